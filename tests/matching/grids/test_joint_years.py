"""Results and goals in one table: the indicators stand once, last year beside this year."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.test_matching import Rows, grid, read, texts

_ROWS = [
    ["①語る会に来た人", "12人", "15人", "若い人が増えた", "15人", "20人", "顔の見える人が増える"],
    ["②夜の電話の件数", "30件", "28件", "番号が変わり減った", "28件", "40件", "夜の心細さが減る"],
    ["③新しい指標", "", "", "", "3か所", "5か所", "行き先が増える"],
]
_BANDS = [
    ["指　標", "令和５年度（前年度）", "<", "<", "令和６年度（本年度）", "<", "<"],
    ["^", "目標値", "実績値", "成果・効果", "現状値", "目標値", "見込む成果・効果"],
]
_OTHER_BANDS = [
    ["評価指標", "昨年度", "<", "<", "今年度", "<", "<"],
    ["^", "目標", "実績", "具体的な成果", "現状", "目標", "期待する効果"],
]
_FLAT = [["指標", "目標値", "実績値", "成果", "現状値", "目標値", "見込んでいる成果・効果"]]


@pytest.mark.parametrize("head", [_BANDS, _OTHER_BANDS, _FLAT])
@pytest.mark.parametrize("heading", ["5 強みと課題", "4 成果・効果"])
def test_last_year_and_this_year_beside_each_other(form: Form, head: Rows, heading: str) -> None:
    """Each is a row of its own table; an indicator without anything of last year is none of last year's."""
    found = read(form, Heading(heading, 1), grid([*head, *_ROWS]))
    told = texts(found)
    assert (told["results[1].indicator"], told["results[1].target"]) == ("①語る会に来た人", "12人")
    assert (told["results[2].result"], told["results[2].effect"]) == ("28件", "番号が変わり減った")
    assert "results[3].indicator" not in told
    assert (told["goals[2].baseline"], told["goals[2].target"]) == ("28件", "40件")
    assert (told["goals[3].indicator"], told["goals[3].expected"]) == ("③新しい指標", "行き先が増える")
    assert found.unplaced == ()


def test_one_table_with_all_of_its_titles_is_not_parted(form: Form) -> None:
    """Meetings stand in two sections of the form, with titles that are alike."""
    rows = [
        ["名称", "構成員", "開催頻度", "実施内容", "特記事項"],
        ["港の会", "診療所、保健所", "年2回", "事例", "なし"],
    ]
    told = texts(read(form, Heading("7 協議の場", 1), grid(rows)))
    assert (told["forums[1].name"], told["forums[1].frequency"]) == ("港の会", "年2回")
    assert not any(at.startswith("bodies") for at in told)
