"""Short names that nothing explains (J204)."""

from ckwriter.checks.names.abbreviations import unexplained_abbreviation
from ckwriter.testing import assert_findings


def test_a_short_name_is_explained_somewhere() -> None:
    """What a short name stands for is written beside it once; what every office knows need not be."""
    assert_findings(
        unexplained_abbreviation,
        base="nimo-r6",
        clean=[
            {"strengths": "NPO法人や社協、民児協とICTを使って連携している。"},
            {"intro": "包括支援推進協議会（以下「推進協」という。）を置く。", "strengths": "推進協が調整する。"},
            {"intro": "危機対応チーム（CRT）を置く。", "strengths": "CRTが訪問する。"},
            {"strengths": "PSWとMSWが、病院ごとの妥協のない支援を行う。"},
            {"strengths": "R6年度からH30年度の記録を見直し、K6を用いた。"},
            {"strengths": "IPS（個別就労支援）に取り組む。"},
            {"profile[inpatients].note": "#DIV/0!"},
        ],
        dirty=[
            ({"strengths": "推進協が調整する。"}, "推進協"),
            ({"strengths": "CRTが訪問する。"}, "CRT"),
            ({"forums[1].members": "病院、ＣＭＴ、家族会"}, "ＣＭＴ"),
            {"sectors[medical].status": "精病協と連携している。"},
            {"goals[1].indicator": "①LMHC会議の開催回数"},
        ],
    )
