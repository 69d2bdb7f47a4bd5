"""Rows on lines whose label has a letter, and names in words that the form does not know."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import texts


def read(form: Form, *lines: str) -> Submission:
    return matching.submission(Blocks((Heading("5 強みと課題"), *map(Paragraph, lines))), form, "test.docx")


def test_a_letter_counts_the_rows(form: Form) -> None:
    """指標ア is 指標, the first one; its letter is a part of its name, as indicators are told apart by it."""
    found = read(
        form, "目標", "指標ア　夜間の電話の件数（延べ）", "　現状値　　12件", "　目標値　　20件", "指標Ｂ　訪ねた家の数",
        "　現状値　　3軒", "　目標値　　5軒",
    )  # fmt: skip
    assert texts(found) == {
        "goals[1].indicator": "ア　夜間の電話の件数（延べ）", "goals[1].baseline": "12件", "goals[1].target": "20件",
        "goals[2].indicator": "Ｂ　訪ねた家の数", "goals[2].baseline": "3軒", "goals[2].target": "5軒",
    }  # fmt: skip
    assert found.unplaced == ()


def test_a_name_behind_a_label_of_an_office_s_own_is_not_lost(form: Form) -> None:
    """The label is like a title of the table above which it stands, what follows it is not."""
    found = read(form, "評価項目の甲　訪ねた家の数", "　現状値　　3軒", "　目標値　　5軒")
    assert texts(found)["goals[1].baseline"] == "3軒"
    assert [left.text for left in found.unplaced] == ["評価項目の甲　訪ねた家の数"]


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("指標３　", "３　"), ("指標③　", "③　"), ("指標No.3　", "No.3　"), ("評価指標ウ：", "ウ："), ("【指標３】", "【指標３】"),
        ("指標（3）　", "（3）　"), ("指標　", ""), ("指標その３　", "３　"),
    ],
)  # fmt: skip
def test_the_number_of_an_indicator_is_kept(form: Form, label: str, kept: str) -> None:
    """It is how the same indicator is found again in another section."""
    found = read(form, "目標", f"{label}訪ねた家の数", "　現状値　　3軒", "　目標値　　5軒")
    assert texts(found)["goals[1].indicator"] == f"{kept}訪ねた家の数"
