"""Offices that are each said to have charge of one thing (C108)."""

from ckwriter.checks.meetings.leads import lead_differs
from ckwriter.testing import assert_findings, example, findings

HOUSING = {"offices[1].owner": "住宅課", "offices[1].owner_duties": "市営住宅、居住支援ネットの事務局"}


def test_one_office_has_charge_of_a_thing() -> None:
    """By lists of duties and by running text, of what is no meeting of the list; offices of another, and former ones, are none."""
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            HOUSING,
            {**HOUSING, "strengths": "居住支援ネットの事務局である住宅課が、家主と話し合っている。"},
            {**HOUSING, "strengths": "こころの居場所の事務局である障害福祉課が、家主と話し合っている。"},
            {**HOUSING, "strengths": "当時は障害福祉課が居住支援ネットの事務局を担っていた。"},
            {**HOUSING, "strengths": "障害福祉課が居住支援ネットの進行を受け持つ。"},
            {**HOUSING, "offices[1].partner": "住宅課住宅係", "offices[1].partner_duties": "居住支援ネットの事務局"},
            {**HOUSING, "offices[1].partner": "福祉課", "offices[1].partner_duties": "居住支援ネットへの参加"},
        ],
        dirty=[
            (
                {**HOUSING, "strengths": "居住支援ネットの事務局である障害福祉課が、家主と話し合っている。"},
                "居住支援ネットの事務局である障害福祉課",
            ),
            {**HOUSING, "strengths": "障害福祉課が居住支援ネットの事務局と広報を受け持つ。"},
            {
                **HOUSING,
                "offices[1].partner": "障害福祉課",
                "offices[1].partner_duties": "居住支援ネットの事務局と会計",
            },
        ],
    )


def test_one_office_keeps_the_whole_together() -> None:
    """Two offices that each 全体を取りまとめ are asked about; one area's or one meeting's whole is another thing."""
    whole = {"structure": "保健予防課（市保健所）が全体を取りまとめ、各支所が相談を受ける。"}
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            {**whole, "sectors[welfare].status": "保健予防課が全体を取りまとめている。"},
            {**whole, "sectors[welfare].status": "障がい福祉課が部会の議題を取りまとめている。"},
        ],
        dirty=[
            (
                {**whole, "sectors[welfare].status": "障がい福祉課が中心となって、にも包括の全体を取りまとめている。"},
                "障がい福祉課が中心となって、にも包括の全体を取りまとめ",
            )
        ],
    )


def test_what_two_may_run_together_is_a_note() -> None:
    """Two offices may run one thing, but one has its secretariat."""
    both = {
        "offices[1].owner": "保健所",
        "offices[1].owner_duties": "夜間電話相談「みかんライン」の委託と運営",
        "offices[1].partner": "障害福祉課",
        "offices[1].partner_duties": "障害福祉計画、みかんラインの運営",
    }
    (one,) = findings(lead_differs, example(both, "nimo-r6"))
    assert (one.level, [e.quote for e in one.evidence]) == (
        "note",
        ["夜間電話相談「みかんライン」の委託と運営", "みかんラインの運営"],
    )


def test_a_charge_that_two_are_said_to_share() -> None:
    """Both may list a secretariat that running text says they share; where it tells of something else, one is asked."""
    both = {
        "offices[1].owner": "障害福祉課",
        "offices[1].owner_duties": "サービスの支給、住まい部会の事務局",
        "offices[1].partner": "保健所",
        "offices[1].partner_duties": "精神保健相談、住まい部会の事務局",
    }
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            {**both, "structure": "保健所と障害福祉課が共同で住まい部会の事務局を務める。"},
            {**both, "structure": "住まい部会の事務局は保健所と障害福祉課が担う。"},
            {**both, "structure": "障害福祉課・保健所が住まい部会の事務局となる。"},
            {**both, "structure": "両課が住まい部会の事務局を置く。"},
        ],
        dirty=[
            {**both, "structure": "障害福祉課は福祉を、保健所は医療を受け持つ。"},
            {**both, "structure": "両課が共同で相談会を開く。"},
        ],
    )


def test_who_presides_over_a_meeting() -> None:
    """主宰 in a list of duties is to run it, as in running text."""
    duty = {
        "offices[1].partner": "障害者福祉課",
        "offices[1].partner_duties": "支給決定、退院支援ケース検討会の主宰",
        "forums[1].name": "退院支援ケース検討会",
    }
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[{**duty, "structure": "障害者福祉課が退院支援ケース検討会を主宰する。"}],
        dirty=[{**duty, "structure": "健康推進課が連絡会と退院支援ケース検討会を主宰し、医療との調整を担う。"}],
    )
