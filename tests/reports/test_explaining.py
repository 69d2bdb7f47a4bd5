"""What a check means. That the examples are true is in tests/checks/test_examples.py."""

import re

import pytest

from ckwriter.errors import SettingsError
from ckwriter.guarding import telling
from ckwriter.reports import Example, explain
from tests.conftest import ROOT

SOURCES = ROOT / "src" / "ckwriter"


def test_explain_tells_what_why_and_shows_examples() -> None:
    """Title, level, rules, reason, an example with its finding, and one without."""
    text = explain("J302")
    assert "J302  言葉の書き間違い" in text
    assert "助言" in text
    assert "R14" in text
    assert "理由" in text
    assert "5 強みと課題「特徴（強み）」: 「地域以降支援の利用が少ない。」" in text
    assert (
        "→ 助言: 5 強みと課題「特徴（強み）」: 「地域以降支援」は「地域移行支援」の書き間違いではありませんか" in text
    )
    assert text.index("【指摘する例】") < text.index("【指摘しない例】")


def test_explain_takes_small_letters_and_shows_last_year() -> None:
    """A code may be typed in small letters; an example with last year's submission shows both."""
    text = explain("j601")
    assert "（昨年度）5 強みと課題「特徴（強み）」" in text


def test_explain_of_an_unknown_code() -> None:
    """The error names the code and says where the list is."""
    with pytest.raises(SettingsError, match=r"Z999.*ckwriter checks"):
        explain("Z999")


def test_an_example_of_an_unknown_place_is_refused() -> None:
    """An example that would test nothing raises."""
    with pytest.raises(ValueError, match="nowhere"):
        Example(form="nimo-r6", cells={"nowhere": "文"}).submission()


def test_what_is_told_of_a_model_is_explained_too() -> None:
    """Every code that a guard or the second reader uses has a title and a reason."""
    used = {code for path in SOURCES.rglob("*.py") for code in re.findall(r'"(G[234]\d\d)"', path.read_text("utf-8"))}
    assert used == set(telling.codes())
    assert all("理由" in explain(code) for code in used)
