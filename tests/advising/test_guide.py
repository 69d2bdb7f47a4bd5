"""The guide: a form's own data; what is wrong in it is told in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ckwriter import advising, checking, forms
from ckwriter.advising import guide
from ckwriter.advising.guide import Guide
from ckwriter.advising.wording import Seen, worded
from ckwriter.errors import FormError
from tests.conftest import ROOT, Make


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the form and of its form of advice, as an office would change them."""
    for name in ("nimo-r6", "nimo-r6-advice"):
        shutil.copytree(ROOT / "templates" / name, tmp_path / name)
        shutil.copytree(ROOT / "prompts" / name, tmp_path / name / "prompts")
    changed(
        tmp_path / "nimo-r6" / "form.toml", 'advice = "nimo-r6-advice"', f'advice = "{tmp_path / "nimo-r6-advice"}"'
    )
    return tmp_path


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_office_may_change_the_words(copy: Path, make: Make) -> None:
    """A changed phrase is what is said."""
    changed(
        copy / "nimo-r6-advice" / "prompts" / "phrases.yaml",
        "【その他事項】に記載はありませんでした。",
        "ご相談はありませんでした。",
    )
    form = forms.load(str(copy / "nimo-r6"))
    submission = make({}).model_copy(update={"form": form.model_copy(update={"id": str(copy / "nimo-r6")})})
    assert next(advising.advise(submission, ()).under("answers")).text.startswith("ご相談はありませんでした。")


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("guide.toml", 'asked = "other_matters"', 'asked = "other"', "「other」という欄"),
        ("guide.toml", '"issues.issue"', '"issues.isue"', "「issues.isue」という欄"),
        ("guide.toml", 'id = "housing"\nkeywords', 'id = "homes"\nkeywords', "構成要素「homes」の行"),
        ("guide.toml", 'needs = ["plan", "measure", "work"]', 'needs = ["plan", "aim"]', "needs「aim」"),
        ("guide.toml", "[most]", "[most", "読めません"),
        ("prompts/phrases.yaml", "under: answers", "under: answer", "見出し「answer」"),
        ("prompts/phrases.yaml", "- kind: reached", "- kindd: reached", "phrases"),
    ],
)
def test_a_slip_is_told_in_one_line(copy: Path, file: str, old: str, new: str, words: str) -> None:
    """A place, a row, a heading or a key that does not exist names itself."""
    changed(copy / "nimo-r6-advice" / file, old, new)
    with pytest.raises(FormError) as caught:
        guide.load(str(copy / "nimo-r6"))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_phrase_that_names_what_is_not_there(rules: Guide) -> None:
    """A phrase with a name that nothing fills is an error of the form's files, with the kind."""
    broken = rules.model_copy(update={"phrases": (rules.phrases[0].model_copy(update={"say": "{{ nobody }}"}),)})
    with pytest.raises(FormError, match=rules.phrases[0].kind):
        worded(broken, Seen(rules.phrases[0].kind), {})


def test_every_check_of_the_guide_exists(rules: Guide) -> None:
    """A code of the guide is a check that is installed."""
    installed = {check.code for check in checking.checks()}
    named = {code for doubt in rules.doubts for code in doubt.codes}
    named |= {
        *rules.uses.issue_without_indicator,
        *rules.uses.policy_without_follow_up,
        *rules.uses.missed_without_reason,
    }
    assert named <= installed


def test_every_kind_of_question_has_words(rules: Guide) -> None:
    """Each cause, sign and topic of the guide is said by some phrase."""
    kinds = {phrase.kind for phrase in rules.phrases}
    assert {doubt.kind for doubt in rules.doubts} <= kinds
    assert {sign.kind for sign in rules.signs} <= kinds
    assert {f"asked_{topic.id}" for topic in rules.topics} <= kinds


def test_proposals_are_for_themes_that_exist(rules: Guide) -> None:
    """What could be measured is listed by themes of the form's own table."""
    themes = {theme.id for theme in rules.lexicon.themes}
    assert themes >= rules.candidates.keys()
    assert {one.group for one in rules.expected} <= rules.lexicon.groups.keys()
