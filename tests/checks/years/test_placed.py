"""Where somebody with a post is placed (C113)."""

from ckwriter.checks.years.at_odds import sentences_at_odds
from ckwriter.testing import assert_findings

PLACED = {"strengths": "派遣は、保健予防課に置いたコーディネーターが調整する。"}


def test_a_post_in_two_places() -> None:
    """One post at two offices is asked about; another post, a move, and the same office in short are not."""
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            {**PLACED, "structure": text}
            for text in (
                "保健予防課に配置したコーディネーターが病院を回る。",
                "市保健予防課に置くコーディネーターが加わる。",
                "障がい福祉課に置く就労支援員が企業を回る。",
                "昨年度まで障がい福祉課に置いたコーディネーターが移った。",
                "各圏域にコーディネーターがいる。",
                "令和6年度に配置したコーディネーターが加わる。",
            )
        ],
        dirty=[
            {**PLACED, "structure": text}
            for text in (
                "障がい福祉課に置くコーディネーターが窓口となる。",
                "コーディネーターは、基幹相談支援センターに配置している。",
                "市保健所に所属するコーディネーターが加わる。",
                "各保健所に置くコーディネーターが調整する。",
            )
        ],
    )
