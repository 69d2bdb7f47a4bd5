"""Meetings: who takes part, who is expected and not named, and how often they are held."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[..., dict[str, list[str]]]
FORUMS = {
    "forums[1].name": "精神部会",
    "forums[1].members": "精神科病院、相談支援事業所、当事者会、家族会、居住支援法人",
    "forums[1].frequency": "年4回",
    "forums[2].name": "実務者会議",
    "forums[2].members": "保健所、相談支援事業所",
    "forums[2].frequency": "毎月",
}


def test_who_takes_part_is_named_with_the_meeting(told: Told) -> None:
    """The members as they stand in the list, and the meetings whose lists they stand in."""
    (line,) = told(FORUMS)["taking_part"]
    assert "当事者・ピアサポーター（「当事者会」）、家族（「家族会」）、居住支援関係者（「居住支援法人」）" in line
    assert line.endswith("加わっています（「精神部会」）。")
    assert "absent" not in told(FORUMS)


def test_who_is_not_named_is_proposed(told: Told) -> None:
    """A group that no list names is proposed with a first step, and the others are not."""
    fewer = FORUMS | {"forums[1].members": "精神科病院、相談支援事業所、当事者会"}
    (line,) = told(fewer)["absent"]
    assert line.startswith("協議の場2つの構成員に、家族、居住支援関係者を表す記載が見当たりません")
    assert "居住支援法人、不動産関係団体、住宅所管課のいずれか" in line


def test_what_is_done_elsewhere_for_those_who_are_missing_is_quoted(told: Told) -> None:
    """A class for families is named where no meeting names a family."""
    fewer = FORUMS | {"forums[1].members": "精神科病院、当事者会、居住支援法人"}
    with_class = fewer | {"activities": "家族のための教室を年5回開いた"}
    assert "「家族のための教室を年5回開いた」（1節「取組内容」）との記載があります" in told(with_class)["absent"][0]
    assert "との記載" not in told(fewer)["absent"][0]


def test_nothing_is_said_of_members_where_none_are_listed(told: Told) -> None:
    """A meeting without a list of members is a blank for the checks, not a lack of people."""
    found = told({"forums[1].name": "精神部会"})
    assert not {"absent", "taking_part", "regular"} & found.keys()


def test_a_list_of_nobody_known_lacks_everybody(told: Told) -> None:
    """Members by their office alone tell of no group."""
    assert (
        "当事者・ピアサポーター、家族、居住支援関係者" in told({"forums[1].members": "部会長、副部会長"})["absent"][0]
    )


def test_how_often_meetings_are_held(told: Told) -> None:
    """Where every meeting says how often, it is told; one without leaves it out."""
    assert "「精神部会」を年4回、「実務者会議」を毎月開催しており" in told(FORUMS)["regular"][0]
    assert "regular" not in told(FORUMS | {"forums[2].frequency": ""})


def test_who_is_said_to_take_part_is_not_to_be_won_anew(told: Told) -> None:
    """A group that a text elsewhere calls a member is asked into the list; what is only hoped for counts for nothing."""
    fewer = FORUMS | {"forums[1].members": "精神科病院、当事者会"}
    said = fewer | {"sectors[others].status": "居住支援法人が精神部会に加わり、住まい探しについて意見を出している。"}
    (line,) = told(said)["absent"]
    assert "「居住支援法人が精神部会に加わり、住まい探しについて意見を出している」" in line
    assert "構成員の欄にも書いてください" in line
    assert "家族については、まず、家族会や家族教室の参加者から" in line
    assert "住宅所管課のいずれか" not in line
    hoped = fewer | {"sectors[others].status": "居住支援法人に精神部会への参加を働きかけている。"}
    assert "住宅所管課のいずれか" in told(hoped)["absent"][0]
