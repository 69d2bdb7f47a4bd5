"""What surrounds a sentence: the facts of a submission, and what follows from all of them."""

from ckwriter.drafts import Fact
from ckwriter.grounding import Facts, Setting

_FACTS = (
    Fact(number=1, at="forums[1].name", title="協議の場「名称」", label="名称", text="住まい部会", type="text"),
    Fact(
        number=2,
        at="forums[1].frequency",
        title="協議の場「開催頻度」",
        label="開催頻度",
        text="年3回",
        type="frequency",
    ),
    Fact(number=3, at="forums[2].name", title="協議の場「名称」", label="名称", text="退院支援部会", type="text"),
)


def test_settings_share_what_follows_from_their_facts() -> None:
    """Of one submission it is worked out once, however many cells are looked at; alone it is the same."""
    facts = Facts(_FACTS)
    one, other = (Setting(fiscal_year=2024, known=facts, title=title) for title in ("強み", "課題"))
    assert one.rows is other.rows
    assert one.rows == Setting(fiscal_year=2024, known=_FACTS).rows
    assert facts.labels == ("名称 名称", "開催頻度 開催頻度")
