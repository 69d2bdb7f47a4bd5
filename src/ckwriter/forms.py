"""The forms that are installed, and reading one from its folder."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ckwriter import plugins
from ckwriter.errors import FormError
from ckwriter.form import Form

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class FormFiles:
    """Where a form's files are; what a plugin of the group `ckwriter.forms` returns."""

    template: Path
    """The folder with `form.toml` (what it asks) and `form.docx` (the blank form)."""
    prompts: Path
    """The folder with one file for each field that is drafted, and the table of themes."""
    examples: Path | None = None
    """A folder with the facts of example bodies (`*.yaml`), for the demonstration."""


def names() -> tuple[str, ...]:
    """Return the ids of the installed forms."""
    return tuple(plugins.find("forms"))


@cache
def files(form: str) -> FormFiles:
    """Return where the files of a form are. A form is named by its id, or by a folder that holds a `form.toml`."""
    folder = Path(form)
    try:
        named = (folder / "form.toml").is_file()
    except OSError:  # too long for a name, and the like
        named = False
    if named:
        return FormFiles(template=folder, prompts=folder / "prompts", examples=folder / "examples")
    found = plugins.load("forms", form)()
    if not isinstance(found, FormFiles):
        raise FormError(f"様式「{form}」の部品が FormFiles を返しません")
    return found


def validated(make: Callable[[], Made], where: str) -> Made:
    """Return what is made of a form's own file; FormError says `where` and at which entry the file is wrong."""
    try:
        return make()
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(key) for key in first["loc"])
        raise FormError(f"{where}{entry}: {first['msg']}") from None


@cache
def load(form: str) -> Form:
    """Return a form by its id, or from a folder that holds a `form.toml`; FormError names what is wrong in it.

    The words of its programme are read from `words.toml` beside it, where there is one.
    """
    path = files(form).template / "form.toml"
    words = path.with_name("words.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if words.is_file():
            data["words"] = tomllib.loads(words.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FormError(f"様式「{form}」の form.toml を読めません: {error}") from error
    return validated(lambda: Form.model_validate(data), f"様式「{form}」の form.toml の ")
