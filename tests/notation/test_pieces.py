"""Sentences, and lists of members."""

import pytest

from ckwriter.notation import members, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("協議の場を設置。今年度はその結果をもとに", [("", "協議の場を設置。"), ("", "今年度はその結果をもとに")]),
        ("・検討会等の実施\n・申請から給付決定まで", [("・", "検討会等の実施"), ("・", "申請から給付決定まで")]),
        ("①事例検討、病院交流会の実施 ②連携の把握", [("①", "事例検討、病院交流会の実施"), ("②", "連携の把握")]),
        ("【地域移行】 ・取組の継続 ・円滑な連携", [("", "【地域移行】"), ("・", "取組の継続"), ("・", "円滑な連携")]),
        ("1. 協議の場。2. 区単位の会議。", [("1.", "協議の場。"), ("2.", "区単位の会議。")]),
        ("（１）目的\n(2) 内容", [("(1)", "目的"), ("(2)", "内容")]),
        ("- 平成18年～ 課題の共有", [("-", "平成18年～ 課題の共有")]),
        ("● 研修\n○連携", [("●", "研修"), ("○", "連携")]),
        ("「はい。そうです。」と言う。終わり", [("", "「はい。そうです。」と言う。"), ("", "終わり")]),
        ("部会（毎月。ただし8月を除く。）を開く。次", [("", "部会（毎月。ただし8月を除く。）を開く。"), ("", "次")]),
        ("閉じない（括弧。次の文", [("", "閉じない（括弧。"), ("", "次の文")]),
        ("3.5倍になった", [("", "3.5倍になった")]),
        ("10回開催", [("", "10回開催")]),
        ("地域移行・地域生活支援", [("", "地域移行・地域生活支援")]),
        ("指標①は達成", [("", "指標①は達成")]),
        ("・", [("", "・")]),
        (" \n\n ", []),
        ("", []),
    ],
)
def test_sentences_end_at_full_stops_lines_and_items(text: str, expected: list[tuple[str, str]]) -> None:
    """Marks of items stand apart; what is in brackets is not split."""
    assert [(one.marker, one.text) for one in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected", "total", "open_ended"),
    [
        ("構成員：総合病院、県保健所、当事者団体\n計37機関", ["総合病院", "県保健所", "当事者団体"], 37, False),
        (
            "精神科医療機関、相談支援事業所、当事者団体等",
            ["精神科医療機関", "相談支援事業所", "当事者団体"],
            None,
            True,
        ),
        ("病院（精神科、内科）、警察", ["病院（精神科、内科）", "警察"], None, False),
        ("障がい福祉サービス等福祉関係機関、行政機関", ["障がい福祉サービス等福祉関係機関", "行政機関"], None, False),
        ("保健所／市町村・家族会ほか", ["保健所", "市町村", "家族会"], None, True),
        ("保健所、家族会、その他", ["保健所", "家族会"], None, True),
        ("医師会，薬剤師会など。", ["医師会", "薬剤師会"], None, True),
        ("行政担当 者等", ["行政担当 者"], None, True),
        ("計4機関", [], 4, False),
        ("病院等（A、B）、家族会", ["病院等（A、B）", "家族会"], None, False),
        ("", [], None, False),
        ("、、", [], None, False),
    ],
)
def test_members_are_split_outside_brackets(
    text: str, expected: list[str], total: int | None, open_ended: bool
) -> None:
    """等 and ほか open the list and are no member; the count stands apart."""
    found = members(text)
    assert [one.text for one in found.members] == expected
    assert (found.total.value if found.total else None) == total
    assert found.open_ended is open_ended


def test_the_member_that_opens_the_list_is_known() -> None:
    """当事者団体等 says that more bodies like this one are meant."""
    assert [one.open_ended for one in members("保健所、当事者団体等").members] == [False, True]
