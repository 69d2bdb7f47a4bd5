"""Names that are partly in hiragana, whose spelling no run of nouns tells."""

from ckwriter.drafts import Fact
from ckwriter.grounding import Setting
from ckwriter.grounding.names.misnamed import misname_doubts
from ckwriter.grounding.reading.evidence import Evidence

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


def test_a_name_partly_in_hiragana_with_other_hiragana_is_doubted() -> None:
    """住みか部会 is not 住まい部会; names without hiragana are one run, and looked at elsewhere."""
    setting = Setting(fiscal_year=2024, known=_FACTS)
    assert setting.facts.partly_hiragana == ("住まい部会",)
    found = misname_doubts("住みか部会を年3回開催している。", Evidence(_FACTS[:2], setting))
    assert [one.word for one in found] == ["住みか部会"]
    assert list(misname_doubts("住まい部会を年3回開催している。", Evidence(_FACTS[:2], setting))) == []
