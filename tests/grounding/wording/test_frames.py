"""Who does what to whom, what is set against what, and places that no fact names."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Fact
from ckwriter.grounding import Reason, Setting, doubts

_NOTES = (
    "保健所が圏域部会の事務局となり、市町村が参加しやすくなった。",
    "相談支援事業所の職員が月2回、病棟を訪ねる。",
    "派遣先は病院が112回、学校が38回、その他が33回だった。",
    "会員は平成25年の820人から令和5年には510人に減った。",
    "訪問先を広げ、本人の同意を得て支援の計画を作る。",
    "12月までに、未設置の7市町村を訪ねる。",
    "市内9病院のうち6病院が西区に集まり、ほかの4区には3病院しかない。",
    "不動産事業者を協力員として登録する。",
    "長崎健康相談所が、令和4年度に中部圏域で入居後の相談を始めた。",
)
FACTS = tuple(
    Fact(number=number, at=f"notes[{number}]", title=f"素材 {number}件目", text=text, type="note")
    for number, text in enumerate(_NOTES, 1)
)
SETTING = Setting(fiscal_year=2024, known=FACTS, allowed=frozenset(fact.number for fact in FACTS), body="見本市")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "圏域部会の事務局は保健所が務め、市町村が参加しやすくなった。"),
        (2, "病棟を、相談支援事業所の職員が月に2回訪ねている。"),
        (3, "派遣先は病院が最も多い。"),
        (3, "派遣は、学校より病院のほうが多かった。"),
        (4, "会員は、820人から510人に減った。"),
        (5, "本人の同意を得て、支援の計画を作っている。"),
        (6, "12月までに7市町村を訪ねる予定である。"),
        (9, "令和4年度に、長崎健康相談所が中部圏域で相談を始めた。"),
    ],
)
def test_what_the_note_says_stands(number: int, text: str) -> None:
    """The same in another order of words stands."""
    assert doubts(text, (FACTS[number - 1],), SETTING) == ()


@pytest.mark.parametrize(
    ("number", "text", "reason"),
    [
        (1, "市町村が圏域部会の事務局となり、保健所が参加しやすくなった。", Reason.PAIRING),
        (1, "保健所が圏域部会の事務局となり、市町村が参加しにくくなった。", Reason.NEGATION),
        (2, "病棟の職員が月2回、相談支援事業所を訪ねている。", Reason.PAIRING),
        (2, "民生児童の代表が月2回、病棟を訪ねている。", Reason.PAIRING),
        (3, "派遣は、病院より学校のほうが多かった。", Reason.DIRECTION),
        (3, "派遣先は学校が最も多い。", Reason.CLAIM),
        (4, "会員は、510人から820人に移った。", Reason.PAIRING),
        (4, "会員は、令和5年の820人から減った。", Reason.PAIRING),
        (5, "訪問先を絞り込む方針である。", Reason.NEGATION),
        (5, "本人の同意がなくても支援の計画を作っている。", Reason.NEGATION),
        (6, "12月以降に7市町村を訪ねる予定である。", Reason.DATE),
        (6, "設置済みの7市町村を訪ねる予定である。", Reason.NEGATION),
        (7, "病院は、西区よりもほかの4区に多い。", Reason.DIRECTION),
        (8, "協力員を不動産事業者として登録する。", Reason.PAIRING),
        (9, "東長崎健康相談所が、令和4年度に中部圏域で相談を始めた。", Reason.NAME),
        (9, "令和4年度に、西部圏域で相談を始めた。", Reason.AREA),
        (9, "令和4年度に、東池袋で相談を開始した。", Reason.AREA),
        (9, "令和4年度に、入居前の相談を始めた。", Reason.NEGATION),
    ],
)
def test_the_contrary_of_the_note_is_doubted(number: int, text: str, reason: Reason) -> None:
    """The contrary is doubted, though its words are nearly all the note's own."""
    assert reason in {one.reason for one in doubts(text, (FACTS[number - 1],), SETTING)}


@pytest.mark.parametrize("share", ["約96%", "約88.4%", "約98%"])
def test_a_rounded_share_is_near_the_exact_one(share: str) -> None:
    """約 allows for rounding, and not for five percent: 28 of 30 is neither."""
    facts = tuple(
        Fact(number=at, at=f"results[1].{role}", title=label, label=label, text=text, type="quantity", role=role)
        for at, (role, label, text) in enumerate((("target", "目標値", "30人"), ("result", "実績値", "28人")), 1)
    )
    known = Setting(fiscal_year=2024, known=facts, allowed=frozenset({1, 2}), body="見本市")
    assert doubts("実績は目標の約93%であった。", facts, known) == ()
    assert Reason.FIGURE in {one.reason for one in doubts(f"実績は目標の{share}であった。", facts, known)}
