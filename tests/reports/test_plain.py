"""Reports: findings as a table in Japanese, and as JSON."""

from __future__ import annotations

import json

import pytest

from ckwriter import checking
from ckwriter.checking import Aside
from ckwriter.checks import finding
from ckwriter.model import Ignored, Submission
from ckwriter.reports import plain as reports
from tests.conftest import Make


@pytest.fixture
def faulty(make: Make) -> Submission:
    """A submission with something wrong in several sections."""
    return make(
        {
            "headline": "見出し",
            "strengths": "保健所の保健師が圏域の精神科病院を年に2回ずつ訪問し、" * 6
            + "病棟の看護師とも顔を合わせる場を",
            "profile[council_frequency].value": "10回 (精神部会・分科会)",
            "forums[1].name": "○○会議",
        }
    )


def test_the_table_fits_its_width(faulty: Submission, example: Submission) -> None:
    """No line is wider than a hundred columns, a full-width character counting as two."""
    for submission in (faulty, example):
        table = reports.text(checking.check(submission), submission)
        assert max(map(reports.width, table.splitlines())) <= reports.WIDTH


def test_the_table_is_grouped_by_section(faulty: Submission) -> None:
    """Each section with findings is headed once, in the order of the form, and its findings do not repeat it."""
    lines = reports.text(checking.check(faulty), faulty).splitlines()
    headings = [section.heading for section in faulty.form.sections]
    seen = [line for line in lines if line in headings]
    assert seen == sorted(set(seen), key=headings.index)
    assert not any(line.startswith("要") and heading in line for line in lines for heading in headings)


def test_the_table_shows_level_code_message_quote_and_hint(faulty: Submission) -> None:
    """Everything that a person needs stands under one finding."""
    table = reports.text(checking.check(faulty, select=["T204"]), faulty)
    assert "要確認  T204" in table
    assert "数字の欄に説明が混じっています" in table
    assert "｜10回 (精神部会・分科会)" in table
    assert "→ この欄は「10」だけにし" in table
    assert table.splitlines()[-1] == "指摘 1件（要修正 0件、要確認 1件、助言 0件）"


def test_many_quotes_are_counted(make: Make) -> None:
    """Of many quotes the first ones stand there, and how many there are besides."""
    submission = make({f"forums[{n}].name": f"会議{n}" for n in range(1, 7)})
    found = finding(submission, "forums", "件", quotes=[(f"forums[{n}].name", f"会議{n}") for n in range(1, 7)])
    table = reports.text([found], submission)
    assert "｜会議3" in table
    assert "｜会議4" not in table
    assert "ほか3か所" in table


def test_nothing_found(make: Make) -> None:
    """Without findings the report says so."""
    assert reports.text([], make()) == "指摘はありませんでした。"


def test_json_has_the_agreed_shape(faulty: Submission) -> None:
    """The keys that other programs rely on, in Japanese as it stands, with official section numbers."""
    found = checking.check(faulty)
    text = reports.as_json(found)
    rows = json.loads(text)
    assert "協議の場" in text
    assert [row["fingerprint"] for row in rows] == [f.fingerprint for f in found]
    for row in rows:
        assert list(row) == ["code", "level", "at", "section", "message", "hint", "evidence", "fingerprint"]
        assert row["level"] in ("error", "warning", "note")
        assert row["section"] in "012345678"
        assert all(list(evidence) == ["at", "section", "quote"] for evidence in row["evidence"])
    assert json.loads(reports.as_json([])) == []


def test_the_list_of_checks() -> None:
    """Checks are listed as JSON with the agreed keys, and as a table of one line each."""
    checks = checking.checks()
    rows = json.loads(reports.checks_as_json(checks))
    assert [list(row) for row in rows] == [["code", "title", "level", "rules"]] * len(checks)
    assert {"code": "S101", "title": "様式の節がすべて記入されている", "level": "error", "rules": ["R00"]} in rows
    assert len(reports.checks_text(checks).splitlines()) == len(checks)


@pytest.mark.parametrize(
    ("text", "columns"), [("ab", 2), ("あい", 4), ("ｱｲ", 2), ("か\u3099", 2), ("①R6年", 6), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    """Wide characters and those that Japanese terminals show wide take two columns, joining marks none."""
    assert reports.width(text) == columns


def test_wrapping() -> None:
    """Lines break at any character, but none begins with a closing mark, and nothing is lost."""
    text = "協議の場を開催する。次に、「研修会」を開く。"
    for columns in range(8, 40):
        lines = list(reports.wrap(text, columns))
        assert "".join(lines) == text
        assert all(reports.width(line) <= columns for line in lines)
        assert not any(line[0] in "、。」" for line in lines)


def test_what_was_put_aside_is_told(make: Make) -> None:
    """A finding that a person lets stand is told by its check, its place and the reason."""
    aside = [Aside(Ignored(code="C101", reason="区ごとに数えるため", at="forums[2].frequency"))]
    assert (
        "見送った指摘 C101（7 協議の場 2行目「開催頻度」）: 当たる指摘なし。理由: 区ごとに数えるため"
        in reports.text([], make(), aside)
    )
