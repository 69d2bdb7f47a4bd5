"""What is told of a row of a table, of a period, and of what was done or only planned, is held against its own facts."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Fact, Sentence
from ckwriter.grounding import Reason, Setting, doubts, judge

_CELLS = (
    ("forums[1].name", "meeting", "見本市地域生活支援協議会"),
    ("forums[1].frequency", "", "年2回"),
    ("forums[1].content", "", "市の方針の決定、指標の達成状況の評価"),
    ("forums[2].name", "meeting", "退院支援実務者会議"),
    ("forums[2].frequency", "", "年6回"),
    ("forums[2].content", "", "個別の支援の振り返り"),
    ("forums[3].name", "meeting", "地区ケア会議"),
    ("forums[3].frequency", "", "各地区 年3回（計12回）"),
    ("history[1].period", "", "平成22年度～平成23年度"),
    ("history[1].text", "event", "退院支援のモデル事業を実施"),
    ("history[2].period", "", "平成25年度～"),
    ("history[2].text", "event", "ピアサポーター養成講座を開始"),
    ("issues[1].issue", "issue", "貸主の不安が大きく、退院後の住まいが見つからない。"),
    ("issues[1].policy", "policy", "貸主と支援者が学び合う研修の開催"),
    ("results[1].indicator", "indicator", "1年以上の長期入院者数"),
    ("results[1].target", "target", "300人"),
    ("results[1].result", "result", "280人"),
    ("bodies[1].name", "meeting", "見本市地域生活支援協議会"),
    ("bodies[1].secretariat", "lead", "保健予防課"),
    ("offices[1].partner", "lead", "障がい福祉課"),
    ("notes[1]", "", "退院の連絡から2週間以内に保健師が訪問している。"),
    ("notes[2]", "", "北区には精神科の入院先がなく、退院の相談が南区に偏る。"),
    ("notes[3]", "", "区外の精神科病院を訪ね、意向を聞いている。"),
)
FACTS = tuple(
    Fact(number=number, at=at, title=at, text=text, type="note" if at.startswith("notes") else "text", role=role)
    for number, (at, role, text) in enumerate(_CELLS, 1)
)
SETTING = Setting(fiscal_year=2024, known=FACTS, allowed=frozenset(fact.number for fact in FACTS), body="見本市")


def reasons(text: str, *at: str) -> set[str]:
    """Return why a sentence does not stand on the facts of some rows or places."""
    cited = [fact for fact in FACTS if any(fact.at == one or fact.at.startswith(f"{one}.") for one in at)]
    return {one.reason.name for one in doubts(text, cited, SETTING)}


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("平成22年度から平成23年度まで、退院支援のモデル事業を実施した。", "history[1]"),
        ("平成25年度からピアサポーター養成講座を続けている。", "history[2]"),
        ("協議会は年2回開いている。", "forums[1].frequency"),
        ("実務者会議の開催は、協議会の3倍の年6回である。", "forums[1] forums[2]"),
        ("実務者会議は協議会よりも多く開かれている。", "forums[1] forums[2]"),
        ("三つの会議のうち最も多いのは地区ケア会議である。", "forums[1] forums[2] forums[3].name"),
        ("地区ケア会議は4地区でそれぞれ年3回開いている。", "forums[3]"),
        ("協議会では、市の方針を決め、指標の達成状況を評価している。", "forums[1]"),
        ("見本市地域生活支援協議会の事務局は保健予防課である。", "bodies[1]"),
        ("長期入院者は280人で、目標の300人を下回った。", "results[1]"),
        ("貸主と支援者が学び合う研修を開催する。", "issues[1]"),
        ("退院の連絡から14日以内に保健師が訪問している。", "notes[1]"),
        ("北区に精神科の入院先がないため、退院の相談は南区に偏っている。", "notes[2]"),
        ("区外病院に出向いて意向を聞いている。", "notes[3]"),
    ],
)
def test_what_the_rows_say_stands(text: str, at: str) -> None:
    """A cell is told of what its row names; rows may be compared; a range is a range."""
    assert reasons(text, *at.split()) - {"CLAIM"} == set()


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        ("平成23年度～平成23年度、退院支援のモデル事業を実施した。", "history[1]", "DATE"),
        ("平成22年度から平成25年度まで、退院支援のモデル事業を実施した。", "history", "DATE"),
        ("平成25年度にピアサポーター養成講座を終了した。", "history[2]", "NEGATION"),
        ("ピアサポーター養成講座を廃止した。", "history[2]", "NEGATION"),
        ("協議会から病院が脱退した。", "forums[1]", "CLAIM"),
        ("退院支援実務者会議の開催は年2回である。", "forums[1] forums[2].name", "PAIRING"),
        ("実務者会議の開催は協議会よりも少ない。", "forums[1] forums[2]", "DIRECTION"),
        ("協議会の開催は実務者会議を上回る。", "forums[1] forums[2]", "DIRECTION"),
        ("実務者会議の開催は協議会の2倍である。", "forums[1] forums[2]", "UNIT"),
        ("地区ケア会議は5地区でそれぞれ年3回開いている。", "forums[3]", "FIGURE"),
        ("地区ケア会議は計15回開いている。", "forums[3]", "FIGURE"),
        ("市の方針を決め、指標の達成状況を評価する場が退院支援実務者会議である。", "forums[1] forums[2]", "PAIRING"),
        ("見本市地域生活支援協議会の事務局は障がい福祉課である。", "bodies[1] offices[1]", "PAIRING"),
        ("1年以上の短期入院者数は280人である。", "results[1]", "NEGATION"),
        ("長期入院者は280人で、目標の300人を上回った。", "results[1]", "DIRECTION"),
        ("貸主と支援者が学び合う研修を開催した。", "issues[1]", "PLAN"),
        ("貸主と支援者が学び合う研修を開催し、住まいが見つかるようになった。", "issues[1]", "PLAN"),
        ("ゲートキーパーの養成に取り組む。", "history[2]", "NAME"),
        ("退院の連絡から15日以内に保健師が訪問している。", "notes[1]", "FIGURE"),
        ("南区には精神科の入院先がない。", "notes[2]", "PAIRING"),
    ],
)
def test_what_is_told_of_another_row_is_doubted(text: str, at: str, reason: str) -> None:
    """Figures, contents and offices of another row; a turned event; a plan told as done."""
    cited = [one for place in at.split() for one in (place, *(f"{place}[{row}]" for row in (1, 2)))]
    assert reason in reasons(text, *cited)


def test_no_other_row_is_put_beside_the_one_that_a_sentence_is_about() -> None:
    """It would lend its words to a link that no fact makes: the model is asked again instead."""
    text = "退院の連絡から2週間以内に保健師が訪問し、1年以上の長期入院者数は280人となった。"
    cited = tuple(fact.number for fact in FACTS if fact.at.startswith("results[1]"))
    judged = judge(Sentence(text=text, facts=cited), SETTING)
    assert judged.cited is None
    assert Reason.FIGURE in {one.reason for one in judged.doubts}
