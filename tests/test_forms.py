"""Forms: what is installed, and what a wrong form.toml says."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckwriter import forms
from ckwriter.errors import FormError, PluginError
from ckwriter.form import Form, Table

TOML = """
id = "mini"
title = "小さな様式"
fiscal_year = 2024
[[kinds]]
id = "city"
title = "市"
[[sections]]
number = "1"
id = "one"
title = "はじめ"
short = "はじめ"
[[sections.parts]]
id = "aim"
title = "目的"
type = "paragraph"
"""


def lay(folder: Path, toml: str) -> str:
    folder.mkdir(parents=True)
    (folder / "form.toml").write_text(toml, encoding="utf-8")
    return str(folder)


def test_a_folder_is_a_form(tmp_path: Path) -> None:
    """An office tries its own form without installing anything."""
    form = forms.load(lay(tmp_path / "mini", TOML))
    assert form.title == "小さな様式"
    assert forms.files(str(tmp_path / "mini")).prompts == tmp_path / "mini" / "prompts"


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("id = ", "form.toml を読めません"),
        (TOML.replace('type = "paragraph"', 'type = "essay"'), "sections.0.parts.0"),
        (TOML.replace('id = "aim"', 'id = "aim"\nwidht = 3'), "widht"),
        (TOML + '[[sections.parts]]\nid = "aim"\ntitle = "目的"\ntype = "text"\n', "二度"),
    ],
)
def test_a_wrong_form_is_one_line(tmp_path: Path, toml: str, words: str) -> None:
    """A slip in form.toml names the form and the place in the file."""
    with pytest.raises(FormError) as caught:
        forms.load(lay(tmp_path / "wrong", toml))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value).removesuffix("\n")


def test_an_unknown_form_lists_the_installed_ones() -> None:
    """A form that does not exist is told with those that do."""
    with pytest.raises(PluginError, match="nimo-r6"):
        forms.load("nimo-r5")


def test_the_form_asks_all_that_the_official_one_asks(form: Form) -> None:
    """Nine sections, 21 parts, and the number of columns and fixed rows of each table."""
    assert [section.number for section in form.sections] == list("012345678")
    tables = {p.id: (len(p.columns), len(p.rows)) for p in form.parts() if isinstance(p, Table)}
    assert tables == {
        "profile": (6, 23),
        "programmes": (2, 0),
        "bodies": (6, 0),
        "history": (2, 0),
        "results": (4, 0),
        "issues": (6, 0),
        "goals": (4, 0),
        "offices": (4, 0),
        "sectors": (2, 4),
        "forums": (5, 0),
        "schedule": (3, 0),
    }


def test_kinds_are_known_by_all_their_titles(form: Form) -> None:
    """政令指定都市 and 指定都市 are one kind."""
    assert {kind.id for word in ("政令指定都市", "指定都市", "政令市") if (kind := form.kind(word))} == {
        "designated_city"
    }
    assert form.kind("町") is None


def test_who_must_answer_is_said_by_the_form(form: Form) -> None:
    """The inpatients are asked of a 指定都市, and only a reason of a 中核市."""
    value = next(c for c in form.table("profile").columns_of("profile[inpatients]") if c.id == "value")
    assert value.required_of("designated_city") == "yes"
    assert value.required_of("core_city") == "if_applicable"
