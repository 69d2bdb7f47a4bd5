"""The prompt files of a form: reading them, and filling in a prompt's instruction.

A prompt file is YAML front matter between two lines of `---`, read as a `Prompt`, and then the instruction for a model
as a Jinja template. Beside them stand `themes.yaml` (subjects and what can be proposed for each) and `wording.yaml`
(words that tell what a note says, and groups of members). What is wrong in a file raises `FormError` with its name.
`messages` makes of a request what is sent to a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ckwriter import forms, places
from ckwriter.drafts import Lexicon, Prompt, Style
from ckwriter.errors import FormError
from ckwriter.form import Form, Table
from ckwriter.prompting.rendering import Message, common, messages

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

THEMES = "themes.yaml"
WORDING = "wording.yaml"


@cache
def load(folder: Path) -> Mapping[str, Prompt]:
    """Return the prompts of a folder by their target, in the order of the file names; FormError if one is wrong."""
    lexicon = _lexicon(folder)
    prompts: dict[str, Prompt] = {}
    for path in sorted(folder.glob("*.md")):
        prompt = _prompt(path, lexicon)
        if prompt.target in prompts:
            raise FormError(f"{path.name}: 欄「{prompt.target}」の下書きの決まりが二つのファイルにあります")
        prompts[prompt.target] = prompt
    return prompts


def in_order(form: Form, prompts: Mapping[str, Prompt]) -> tuple[Prompt, ...]:
    """Return the prompts in the order of the form; FormError if one names a field that the form does not have."""
    for prompt in prompts.values():
        for named in (prompt.target, *prompt.facts, *prompt.feeds, *(n for needs in prompt.needs for n in needs)):
            if not _known(form, prompt.target, named):
                raise FormError(
                    f"下書きの決まり「{prompt.target}」: 「{named}」という欄は様式「{form.id}」にありません"
                )
    order = {target: number for number, target in enumerate(_targets(form))}
    return tuple(sorted(prompts.values(), key=lambda prompt: order[prompt.target]))


def _targets(form: Form) -> Iterator[str]:
    for part in form.parts():
        if isinstance(part, Table):
            yield from (f"{part.id}.{column.id}" for column in part.columns)
        else:
            yield part.id


def _known(form: Form, target: str, selector: str) -> bool:
    if selector.startswith(places.NOTES):
        about = selector[len(places.NOTES) :].strip("()")
        return not about or form.part(about) is not None
    part_id, _, column = selector.partition(".")
    part = form.part(target.partition(".")[0] if part_id == "row" else part_id)
    if not isinstance(part, Table):
        return part is not None and not column
    return column == "*" or column in (c.id for c in part.columns)


def _lexicon(folder: Path) -> Lexicon:
    given: dict[str, Any] = {}
    for name, path in ((THEMES, folder / THEMES), (WORDING, folder / WORDING)):
        if path.is_file():
            content = _yaml(path.read_text(encoding="utf-8"), name)
            given |= content if isinstance(content, dict) else {"themes": content}
    return forms.validated(lambda: Lexicon.model_validate(given), f"{THEMES} か {WORDING}: ")


def _prompt(path: Path, lexicon: Lexicon) -> Prompt:
    head, mark, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    if not mark:
        raise FormError(f"{path.name}: 先頭の「---」と「---」の間に下書きの決まりを書いてください")
    given = _yaml(head, path.name)
    if not isinstance(given, dict):
        raise FormError(f"{path.name}: 「項目名: 値」の組で書いてください")
    made = {**given, "body": body.strip(), "lexicon": lexicon}
    return forms.validated(lambda: Prompt.model_validate(made), f"{path.name}: ")


def _yaml(text: str, name: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FormError(f"{name}: {line}行目のあたりを YAML として読めません") from None


def instructions(prompt: Prompt, *, title: str, style: Style, municipality: str) -> str:
    """Return a prompt's instruction, filled in; FormError if it does not render."""
    from jinja2 import TemplateError

    known = {
        "title": title,
        "length": prompt.length,
        "bullets": prompt.style == "bullets",
        "ending": {"plain": "である体", "nominal": "体言止め", "polite": "です・ます体"}[style.ending],
        "disability": style.disability or "",
        "municipality": municipality,
    }
    try:
        return _template(prompt.body).render(known)
    except TemplateError as error:
        raise FormError(f"下書きの決まり「{prompt.target}」の指示文: {error}") from None


@cache
def _template(source: str) -> Template:
    return _environment().from_string(source)


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )


__all__ = ["Message", "common", "in_order", "instructions", "load", "messages"]
