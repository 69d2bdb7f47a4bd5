"""Records in pairs whose labels are an office's own: each text stands in its column."""

from __future__ import annotations

import pytest

from ckwriter.form import Form
from ckwriter.matching.grids import own_labels
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words.lexicon import lexicon
from tests.test_matching import Heading, grid, read, texts

FORUM = [
    ["会の名", "くらし会議"],
    ["構成員", "家族会、病院"],
    ["開催頻度", "年4回"],
    ["話し合うこと", "進み具合の確認"],
    ["特記事項", "欠席が少ない。"],
]
"""The first and the fourth label are unknown to the form."""
COLUMNS = ["name", "members", "frequency", "content", "remarks"]


def test_labels_between_known_ones_are_the_columns_that_are_missing_there(form: Form) -> None:
    """会の名 stands before the members, 話し合うこと between how often and the remarks."""
    second = [
        ["会の名", "住まい部会"],
        ["構成員", "不動産店"],
        ["開催頻度", "隔月"],
        ["話し合うこと", "空き室"],
        ["特記事項", "新設。"],
    ]
    found = texts(read(form, Heading("7 協議の場"), grid(FORUM), grid(second)))
    assert found == {
        f"forums[{number}].{column}": text
        for number, rows in enumerate((FORUM, second), 1)
        for column, (_, text) in zip(COLUMNS, rows, strict=True)
    }


def test_a_label_with_the_words_of_a_title_is_that_column(form: Form) -> None:
    """取組の方針 holds 方針; a record begins at 課題1."""
    rows = [["課題1", "退院が進まない。"], ["取組の方針", "住まいを探す。"], ["行政", "調整"], ["医療", "説明"]]
    assert texts(read(form, Heading("5 強みと課題"), grid(rows))) == {
        "issues[1].issue": "退院が進まない。", "issues[1].policy": "住まいを探す。",
        "issues[1].role_government": "調整", "issues[1].role_medical": "説明",
    }  # fmt: skip


OWN = ["よもやま", "進み具合"]


@pytest.mark.parametrize(
    "rows",
    [
        [FORUM[4], FORUM[1], ["よもやま", "年2回"], ["内容", "空き室"]],
        [["呼び名", "くらし会議"], FORUM[1], ["よもやま", "年2回"], ["別の話", "空き室"], FORUM[4]],
        [["名称", "くらし会議"], FORUM[1], OWN, ["内容", "空き室"], FORUM[4]],
        [FORUM[1], FORUM[2], ["話すことは、毎回決める", "進み具合"], FORUM[4]],
    ],
    ids=["order", "more", "type", "sentence"],
)
def test_nothing_is_told_where_it_is_not_certain(form: Form, rows: list[list[str]]) -> None:
    """In another order, with more unknown labels than known ones, with a value of another kind."""
    assert own_labels.told(Rows(grid(rows)), 0, form.table("forums"), lexicon(form)) == {}
