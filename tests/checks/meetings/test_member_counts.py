"""How many take part in one meeting (C109)."""

from ckwriter.checks.meetings.member_counts import member_count_differs
from ckwriter.testing import assert_findings
from tests.checks.meetings.test_members import FIVE, body, forum


def test_one_number_of_members_in_every_section() -> None:
    """The number of all members agrees between lists and running text; another unit, time or way of counting may not."""
    listed = body(FIVE, "計14機関")
    assert_findings(
        member_count_differs,
        base="nimo-r6",
        clean=[
            {**listed, "intro": "退院支援連絡会には14機関が参画している。"},
            {**listed, "intro": "退院支援連絡会には14団体が参加している。"},
            {**listed, "intro": "退院支援連絡会には延べ52機関が参加した。"},
            {**listed, "intro": "退院支援連絡会には20人が参加している。"},
            {**listed, "intro": "退院支援連絡会には今年度、新たに2機関が加わった。"},
            {**listed, "intro": "令和3年度の退院支援連絡会には9機関が参加していた。"},
            {**listed, "intro": "家族のつどいには9機関が参加している。"},
            {**listed, "intro": "退院支援連絡会には約15機関が参加している。"},
        ],
        dirty=[
            ({**listed, "intro": "退院支援連絡会には17機関が参画している。"}, "退院支援連絡会には17機関"),
            {**listed, "strengths": "退院支援連絡会は12団体で構成し、事例を検討している。"},
            {**listed, "structure": "退院支援連絡会に16機関が加わり、役割を分けている。"},
            {**listed, **forum(f"{FIVE} 計15機関")},
            {**body(f"{FIVE}ほか総勢21名"), "headline": "退院支援連絡会では25名が参加している"},
        ],
    )
