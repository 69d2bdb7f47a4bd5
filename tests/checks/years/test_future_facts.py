"""What is told as a fact of a time to come (J509)."""

from ckwriter.checks.years.future_facts import fact_of_a_time_to_come
from ckwriter.testing import assert_findings


def test_a_fact_of_a_time_to_come() -> None:
    """A figure or a deed at a date behind the fiscal year; plans, estimates and the year itself are in place."""
    assert_findings(
        fact_of_a_time_to_come,
        base="nimo-r6",
        clean=[
            {"intro": "令和6年3月末の登録者は34人である。"},
            {"intro": "令和7年2月の登録者は34人であった。"},
            {"intro": "令和8年3月末の登録者は34人となる見込みである。"},
            {"intro": "令和8年度末までに登録者を34人とする。"},
            {"intro": "令和8年4月の開設に向けて準備を進めた。"},
            {"intro": "令和9年度に窓口を設けることを決めた。"},
            {"intro": "令和8年度に始まる計画の案を検討した。"},
        ],
        dirty=[
            ({"intro": "令和8年3月末の登録者は実34人である。"}, "令和8年3月末の登録者は実34人である。"),
            ({"strengths": "令和9年4月に委員を公募した。"}, "令和9年4月に委員を公募した。"),
            ({"results[1].effect": "令和8年9月の時点で15人が活動している。"}, "令和8年9月の時点で15人が活動している。"),
            ({"structure": "令和7年度の利用者は88人でした。"}, "令和7年度の利用者は88人でした。"),
            (
                {"structure": "2027年3月末の会員は52人にとどまり、担い手が要る。"},
                "2027年3月末の会員は52人にとどまり、担い手が要る。",
            ),
        ],
    )
