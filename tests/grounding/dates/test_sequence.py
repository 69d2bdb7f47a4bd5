"""Which of two dated happenings a sentence tells to have come first, and how many years before."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Fact
from ckwriter.grounding import Reason, Setting, doubts

_TOLD = (
    ("平成24年度", "退院支援部会を置き、合同研修を始める。"),
    ("平成28年度", "西部圏域でモデル事業を行う。"),
    ("令和3年度", "ピアサポーター養成研修を開始する。"),
    ("令和5年10月", "住まいの相談日を開設（令和6年度から電話でも受付）"),
)
FACTS = tuple(
    fact
    for row, (when, text) in enumerate(_TOLD, 1)
    for fact in (
        Fact(number=2 * row, at=f"history[{row}].period", title="時期", label="時期", text=when, type="period"),
        Fact(number=2 * row + 1, at=f"history[{row}].text", title="内容", label="内容", text=text, type="text"),
    )
)
SETTING = Setting(fiscal_year=2024, known=FACTS, allowed=frozenset(fact.number for fact in FACTS), body="見本市")


@pytest.mark.parametrize(
    "text",
    [
        "退院支援部会を置いた後、西部圏域でモデル事業を行った。",
        "西部圏域のモデル事業は、退院支援部会の設置から4年後に行われた。",
        "合同研修が先に始まり、養成研修はこれに続いた。",
        "ピアサポーター養成研修は、住まいの相談日の開設に先立って始まった。",
        "住まいの相談日は、ピアサポーター養成研修より遅く開設された。",
        "最も早く始まったのは、合同研修である。",
    ],
)
def test_the_order_of_the_dates_stands(text: str) -> None:
    """What came first may be told as the first, in whichever words."""
    assert doubts(text, FACTS, SETTING) == ()


@pytest.mark.parametrize(
    "text",
    [
        "西部圏域でモデル事業を行った後、退院支援部会を置いた。",
        "西部圏域のモデル事業は、退院支援部会の設置から3年後に行われた。",
        "養成研修が先に始まり、合同研修はこれに続いた。",
        "住まいの相談日の開設は、ピアサポーター養成研修の開始に先立つものであった。",
        "ピアサポーター養成研修は、住まいの相談日より遅く始まった。",
        "住まいの相談日を開設した翌年度に、ピアサポーター養成研修を開始した。",
        "退院支援部会は、モデル事業と同じ年度に置かれた。",
        "最も早く始まったのは、西部圏域でのモデル事業である。",
        "退院支援部会の設置とモデル事業との間には、6年の開きがある。",
    ],
)
def test_another_order_is_doubted(text: str) -> None:
    """An order turned round, or another number of years, is doubted though each word stands in the facts."""
    assert Reason.DATE in {one.reason for one in doubts(text, FACTS, SETTING)}


def test_what_is_not_clear_is_let_be() -> None:
    """Where words speak of no one happening, nothing is said of the order."""
    assert doubts("研修を経て、取組を進めている。", FACTS, SETTING) == ()
