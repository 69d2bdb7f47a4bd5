"""Where something is held (C308)."""

from ckwriter.checks.meetings.venues import venue_differs
from ckwriter.testing import assert_findings

SITES = "区内に3か所ある（押上、八広、両国）。"


def told(one: str, other: str) -> dict[str, str]:
    """Return a place that lists the sites, and two that tell these."""
    return {"programmes[1].description": SITES, "issues[1].policy": one, "schedule[1].activity": other}


def test_something_is_held_at_one_place() -> None:
    """Sites that are listed, and houses; several of them, and other occasions, are left alone."""
    assert_findings(
        venue_differs,
        base="nimo-r6",
        clean=[
            told("押上のサロンで月2回の夜間開所を試みる。", "押上での夜間開所"),
            told("押上、両国で夜間開所を試みる。", "両国での夜間開所"),
            told("押上で夜間開所を試みる。", "両国での家族教室"),
            told("家族教室を市民会館で開く。", "支援者研修を市役所で開く。"),
            told("第1回の家族教室を市民会館で開く。", "家族教室を保健所で開く。"),
        ],
        dirty=[
            (told("両国のサロンで月2回の夜間開所を試みる。", "押上での夜間開所"), "押上での夜間開所"),
            (told("八広での夜間開所を試みる。", "両国で夜間開所"), "両国で夜間開所"),
            (told("夕方の家族教室を市民会館で開く。", "夕方の家族教室（会場は中央公民館）"), "会場は中央公民館"),
            (told("県庁を会場に従事者養成研修を行う。", "従事者養成研修を中央公民館で行う。"), "中央公民館で行う"),
            (told("市民講座は保健所を会場に開く。", "市民講座を文化会館において開催"), "文化会館において開催"),
        ],
    )
