"""What is told of several rows at once is worked out again: how many met their targets, by how much, and who belongs."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Fact, Sentence
from ckwriter.grounding import Setting, judge

_CELLS = (
    ("results[1].indicator", "indicator", "① 病院訪問の回数"),
    ("results[1].target", "target", "30回/年"),
    ("results[1].result", "result", "33回/年"),
    ("results[2].indicator", "indicator", "② 講座の修了者数（実人数）"),
    ("results[2].target", "target", "50人/年"),
    ("results[2].result", "result", "42人/年"),
    ("results[3].indicator", "indicator", "③ 住まいの相談件数"),
    ("results[3].target", "target", "24件/年"),
    ("results[3].result", "result", "24件/年"),
    ("goals[1].indicator", "indicator", "① 病院訪問の回数"),
    ("goals[1].baseline", "baseline", "33回/年"),
    ("goals[1].target", "target", "38回/年"),
    ("goals[2].indicator", "indicator", "② 講座の修了者数（実人数）"),
    ("goals[2].baseline", "baseline", "40人/年"),
    ("goals[2].target", "target", "50人/年"),
    ("goals[3].indicator", "indicator", "③ 住まいの相談件数"),
    ("goals[3].baseline", "baseline", "24件/年"),
    ("goals[3].target", "target", "24件/年"),
    ("forums[1].name", "meeting", "見本市連絡協議会"),
    ("forums[1].members", "members", "精神科病院、家族会、民生委員、住宅課"),
    ("forums[1].frequency", "", "年3回（七月、十一月、二月）"),
    ("forums[2].name", "meeting", "退院支援部会"),
    ("forums[2].members", "members", "精神科病院、家族会、相談支援事業所"),
    ("forums[2].frequency", "", "年6回（隔月）"),
    ("forums[3].name", "meeting", "訪問調整会議"),
    ("forums[3].members", "members", "精神科病院、訪問看護ステーション"),
    ("forums[3].frequency", "", "各地区 年2回（計8回）"),
    ("history[1].period", "", "平成30年度"),
    ("history[1].text", "event", "訪問調整会議を3地区で試行した。"),
    ("history[2].period", "", "令和4年度"),
    ("history[2].text", "event", "訪問調整会議を9地区に広げた。"),
    ("issues[1].issue", "issue", "互いのよい工夫を取り入れる。"),
    ("issues[2].issue", "issue", "互いの工夫を取り入れる。"),
)
_TITLES = {
    "results": {"target": "目標値（昨年度当初）", "result": "実績値（昨年度末）"},
    "goals": {"baseline": "現状値（今年度当初）", "target": "目標値（今年度末）"},
}


def _title(at: str) -> str:
    table, _, column = at.partition("[")
    return f"{table}「{_TITLES.get(table, {}).get(column.rpartition('.')[2], '')}」"


FACTS = tuple(
    Fact(
        number=number,
        at=at,
        title=_title(at),
        text=text,
        type="text",
        role=role,
        year=-1 if at.startswith("results") else 0,
    )
    for number, (at, role, text) in enumerate(_CELLS, 1)
)
SETTING = Setting(fiscal_year=2025, known=FACTS, allowed=frozenset(fact.number for fact in FACTS), body="見本市")


def stands(text: str, *rows: str) -> bool:
    """Tell whether a sentence stands on the facts of some rows or tables, its citation put right as the guard does."""
    cited = tuple(fact.number for fact in FACTS if fact.at.startswith(rows))
    return not judge(Sentence(text=text, facts=cited), SETTING).doubts


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("三つの指標のうち、目標に達したのは{}である。", ("二つ", "三つ")),
        ("指標3件のうち{}で目標を下回った。", ("1件", "2件")),
        ("{}の指標のうち二つは目標値に達し、残る一つは未達であった。", ("三つ", "四つ")),
        ("目標を超えたもの、目標どおりのもの、下回ったものが{}ずつある。", ("一つ", "二つ")),
        ("目標に届かなかった指標は、{}のみである。", ("講座の修了者数", "病院訪問の回数")),
        ("病院訪問の回数は目標を{}、講座の修了者数は及ばなかった。", ("上回ったが", "下回り")),
        ("三つの指標のうち一つは、目標の{}割に満たなかった。", ("9", "7")),
        ("講座の修了者数を除く{}の指標は、目標値に達した。", ("二つ", "一つ")),
        ("病院訪問の回数と住まいの相談件数は、ともに目標{}。", ("に達した", "を上回った")),
        ("達成が{}、未達成が1件である。", ("2件", "3件")),
    ],
)
def test_rows_over_and_short_of_their_targets_are_counted(right: str, wrong: tuple[str, str]) -> None:
    """So many as the rows show stand, and no other number; what is told of rows by name must be so of each."""
    true, false = wrong
    said = f"昨年度の実績を目標と比べると、{right}"
    assert stands(said.format(true), "results")
    assert not stands(said.format(false), "results")


@pytest.mark.parametrize(
    ("sentence", "words", "rows"),
    [
        ("今年度は、三つの指標のうち{}で現状を上回る目標を掲げる。", ("二つ", "三つ"), "goals"),
        ("病院訪問は5回、講座の修了者は{}、それぞれ現状より増やすことを目標とする。", ("10人", "12人"), "goals"),
        ("講座の修了者数は目標に{}人届かず、達成率は84%であった。", ("8", "10"), "results[2]"),
        ("講座の修了者数は目標の約84%に相当し、不足は{}人である。", ("8", "9"), "results[2]"),
        ("病院訪問の回数の目標は、昨年度の30回から今年度は38回へと{}回増やした。", ("8", "5"), "results[1] goals[1]"),
        ("病院訪問の回数は、昨年度に目標を{}回上回った。", ("3", "5"), "results[1] goals[1]"),
        ("達成率は病院訪問の回数が{}%で最も高く、講座の修了者数が84%で最も低い。", ("110", "120"), "results"),
        ("住まいの相談件数の目標は、昨年度と{}24件である。", ("同じ", "比べて2件多い"), "results[3] goals[3]"),
        ("目標の50人まで{}人を残している。", ("10", "20"), "goals[2]"),
        ("三つの会議のうち家族会が加わるのは{}である。", ("二つ", "三つ"), "forums"),
        ("精神科病院が構成員となっている会議は{}、住宅課が加わる会議は一つである。", ("三つ", "二つ"), "forums"),
        ("三つの会議を合わせると、年{}回の開催となる。", ("17", "11"), "forums"),
        ("退院支援部会の開催は、見本市連絡協議会の{}倍に当たる。", ("2", "3"), "forums[1] forums[2]"),
        ("連絡協議会は七月、{}、二月に開く。", ("十一月", "十月"), "forums[1]"),
        ("訪問調整会議は、平成30年度から令和4年度にかけて{}地区増えた。", ("6", "5"), "history"),
        ("試行してから{}年で、訪問調整会議は3倍の9地区に広がった。", ("4", "5"), "history"),
    ],
)
def test_what_follows_from_several_rows_is_recomputed(sentence: str, words: tuple[str, str], rows: str) -> None:
    """Differences, sums, multiples, members and years of several rows stand, and no other figure in their place."""
    true, false = words
    assert stands(sentence.format(true), *rows.split())
    assert not stands(sentence.format(false), *rows.split())


def test_a_target_and_where_things_stand_are_no_parts_of_a_sum() -> None:
    """33回 and 38回 of one row are the same thing at two times: nothing is 71回."""
    assert not stands("病院訪問は、合わせて71回を目標とする。", "goals[1]")


def test_a_number_of_cases_is_no_number_of_rows() -> None:
    """24件 of a row that is measured in cases is a result, however many rows there are."""
    assert stands("住まいの相談は24件で目標どおりであった。", "results")


def test_a_word_stands_for_another_of_the_same_sense() -> None:
    """What a fact calls よい may be told as 優れた; what it calls nothing may not."""
    assert stands("互いの優れた工夫を取り入れる。", "issues[1]")
    assert not stands("互いの優れた工夫を取り入れる。", "issues[2]")
