"""Whatever the verb, what is told against a target, a present level or another row is judged by the figures."""

from __future__ import annotations

from itertools import product

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
    ("goals[2].baseline", "baseline", "42人/年"),
    ("goals[2].target", "target", "84人/年"),
    ("forums[1].name", "meeting", "見本市連絡協議会"),
    ("forums[1].frequency", "", "年3回"),
    ("forums[2].name", "meeting", "退院支援部会"),
    ("forums[2].frequency", "", "年6回"),
    ("history[1].period", "", "令和5年度"),
    ("history[1].text", "event", "夕方の家族教室を始めた。"),
    ("issues[1].policy", "policy", "退院した人の1年後の状況を病院と地域で確かめる仕組みを作る。"),
)
_FACTS = tuple(
    Fact(number=number, at=at, title=at, text=text, type="text", role=role)
    for number, (at, role, text) in enumerate(_CELLS, 1)
)
_SETTING = Setting(fiscal_year=2025, known=_FACTS, allowed=frozenset(one.number for one in _FACTS), body="見本市")
_ROWS = {"results[1]": ("病院訪問の回数", "30回", "33回"), "results[2]": ("講座の修了者数", "50人", "42人"), "results[3]": ("住まいの相談件数", "24件", "24件")}  # fmt: skip
_KINDS = {"results[1]": {"over", "met"}, "results[2]": {"below"}, "results[3]": {"even", "met"}}
_VERBS = {
    "over": ("を上回った", "をしのいだ", "を突破した", "を越えた", "を追い越した", "より多かった"),
    "met": ("に達した", "をクリアした", "を果たした", "に手が届いた", "に到達した"),
    "below": ("を下回った", "に及ばなかった", "を割った", "に足りなかった", "を逃した", "に至らなかった", "より少なかった", "を満たせなかった", "には届いていない"),
    "even": ("と同じであった", "に並んだ", "と一致した", "ちょうどであった"),
}  # fmt: skip


def _stands(text: str, *rows: str) -> bool:
    cited = tuple(one.number for one in _FACTS if one.at.startswith(rows))
    return not judge(Sentence(text=text, facts=cited), _SETTING).doubts


@pytest.mark.parametrize(("row", "kind"), list(product(_ROWS, _VERBS)))
def test_every_word_for_reaching_a_target_is_held_against_the_figures(row: str, kind: str) -> None:
    """With the target's figure and without it, of one row: what the verb says must be so."""
    name, target, result = _ROWS[row]
    told = [f"{name}は{result}で、{goal}{verb}。" for goal, verb in product(("目標", f"目標の{target}"), _VERBS[kind])]
    judged = {text: _stands(text, row) for text in told}
    assert judged == dict.fromkeys(told, kind in _KINDS[row])


@pytest.mark.parametrize("first", _VERBS["over"][:3])
@pytest.mark.parametrize("last", _VERBS["below"][:3])
def test_rows_side_by_side_are_each_held_against_their_own(first: str, last: str) -> None:
    """One over its target beside one short of it stands, and not the other way round."""
    told = "{}は目標{}一方、{}は目標{}。"
    assert _stands(told.format("病院訪問の回数", first, "講座の修了者数", last), "results[1]", "results[2]")
    assert not _stands(told.format("講座の修了者数", first, "病院訪問の回数", last), "results[1]", "results[2]")


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("病院訪問の回数は、今年度末までに現状から{}こととしている。", "上積みする", "圧縮する"),
        ("病院訪問の回数を、現状の33回から38回へ{}。", "押し上げる", "切り下げる"),
        ("病院訪問の回数は、今年度末には現状の33回を{}。", "上回る見込みとした", "下回る見込みとした"),
        ("講座の修了者数は、今年度末には現状の{}とする。", "2倍", "半分"),
        ("講座の修了者数は、今年度末に現状から{}ことを目指す。", "高める", "変えない"),
    ],
)
def test_an_aim_is_held_against_the_present_level(words: str, right: str, wrong: str) -> None:
    """What is to rise is not told to fall or stay, nor to be half of what it is to be twice of."""
    assert _stands(words.format(right), "goals[1]" if "訪問" in words else "goals[2]")
    assert not _stands(words.format(wrong), "goals[1]" if "訪問" in words else "goals[2]")


@pytest.mark.parametrize(
    "words",
    [
        "開催の頻度は、{}の方が{}よりも高い。",
        "{}の開催回数は、{}をしのぐ。",
        "{}は、{}に比べて開催の回数が多い。",
        "{}は、{}の2倍の頻度で開いている。",
    ],
)
def test_two_meetings_are_compared_by_how_often_they_are_held(words: str) -> None:
    """The one held more often is told to be that, and not the other."""
    assert _stands(words.format("退院支援部会", "見本市連絡協議会"), "forums")
    assert not _stands(words.format("見本市連絡協議会", "退院支援部会"), "forums")


@pytest.mark.parametrize("end", ["の幕を下ろした", "をやめた", "から手を引いた", "が姿を消した", "に終止符を打った"])
def test_no_end_is_told_of_what_the_facts_tell_to_have_begun(end: str) -> None:
    """In no idiom; that it began stands."""
    assert _stands("令和5年度には、夕方の家族教室が始まった。", "history[1]")
    assert not _stands(f"令和5年度には、夕方の家族教室{end}。", "history[1]")


def test_half_a_year_is_no_year() -> None:
    """A span in words is held against those of the facts like one in figures."""
    assert _stands("退院した人の1年後の状況を病院と地域で確かめる仕組みを作る。", "issues[1]")
    assert not _stands("退院した人の半年後の状況を病院と地域で確かめる仕組みを作る。", "issues[1]")
