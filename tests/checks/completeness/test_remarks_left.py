"""Remarks of whoever drafted a text (T207)."""

import pytest

from ckwriter.checks.completeness.remarks_left import remark_left, remarks
from ckwriter.testing import assert_findings


@pytest.mark.parametrize(
    "text",
    [
        "（←要確認。センターに照会中）",
        "（担当課に照会中）",
        "（病院協会に確認の上、記入）",
        "★確認",
        "→長寿福祉課に聞いて書く",
        "基幹センターの回答待ち",
        "〔要確認：会場未定〕",
        "（この一文は課長の決裁待ち）",
        "（※数字は後で差し替え）",
    ],
)
def test_remark_is_found_alone_and_in_a_text(text: str) -> None:
    """A remark that is a whole cell is found; one in brackets within a text as well."""
    assert list(remarks(text)) == [text]
    if text[0] in "（〔":
        assert list(remarks(f"会場を移した{text}ため、案内を配る。")) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "個人情報の扱いについて、長寿福祉課と調整中である。",
        "退院の意向を確認する",
        "病院ごとの状況の確認",
        "商工会等（加盟は要確認の店を除く）が協力する。",
        "差（照会の結果による）がある。",
        "案内を配る（配布先は家族会に確認して決める）。",
        "（本人の意向を確認する）",
        "利用の意向を確認の上、記入",
        "（詳しくは担当課に照会）",
        "未利用の病院に問い合わせ、状況を確かめている。",
    ],
)
def test_what_is_told_of_the_work_is_no_remark(text: str) -> None:
    """Inquiries and confirmations that are the work itself are left alone."""
    assert not list(remarks(text))


def test_one_finding_a_remark() -> None:
    """The same remark in two cells is one cause."""
    remark = "（担当課に照会中）"
    assert_findings(
        remark_left,
        base="nimo-r6",
        dirty=[({"sectors[medical].status": remark, "sectors[welfare].status": remark}, remark)],
        clean=[{"sectors[medical].status": "病院の相談員が会議に出席している。"}],
    )
