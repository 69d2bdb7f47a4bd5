"""When things with a framed name, or that a row counts, were set up or began (C303)."""

from ckwriter.checks.years.events import date_of_event_differs
from ckwriter.testing import assert_findings


def told(period: str, event: str, strengths: str) -> dict[str, str]:
    """Return a row of the history and what is told elsewhere."""
    return {"history[1].period": period, "history[1].text": event, "strengths": strengths}


def counted(indicator: str, effect: str, intro: str) -> dict[str, str]:
    """Return a row of results and what is told elsewhere."""
    return {"results[1].indicator": indicator, "results[1].effect": effect, "intro": intro}


def test_teams_and_framed_names() -> None:
    """One team or office with two beginnings, by its whole name, its framed word or the row; others are none."""
    assert_findings(
        date_of_event_differs,
        base="nimo-r6",
        clean=[
            told("令和4年度", "9月に訪問支援チームが発足", "令和4年の秋から動いている訪問支援チームにつなぐ。"),
            told(
                "令和4年度",
                "9月に訪問支援チーム「かもめ」が発足",
                "訪問支援チーム「つばめ」は、令和3年10月に立ち上がった。",
            ),
            told(
                "令和4年9月",
                "訪問支援チーム「かもめ」を設置",
                "訪問支援チーム「かもめ」は、令和5年4月から訪問を始めた。",
            ),
            counted(
                "①訪問支援チーム「かもめ」の訪問世帯数",
                "令和4年10月の発足以来、依頼が増えた。",
                "令和4年10月に訪問支援チーム「かもめ」を立ち上げた。",
            ),
            told("令和4年度", "居場所「ひだまり」を開設", "令和5年度に居場所「ひだまり」の利用者が増え始めた。"),
            told("令和4年度", "相談支援事業所「そら」を開設", "令和5年10月に「そら」の夜間開所を始めた。"),
            told("令和4年度", "訪問支援チームを東部に設置", "令和5年度に訪問支援チームを西部に設置した。"),
            counted(
                "①ピアサポーターの派遣回数",
                "令和5年9月に3病院で実施した。",
                "令和2年度にピアサポーターの派遣を始めた。",
            ),
        ],
        dirty=[
            told("令和4年度", "9月に訪問支援チームが発足", "令和3年の秋から動いている訪問支援チームにつなぐ。"),
            told("令和4年度", "9月に訪問支援チームが発足", "令和3年の秋から動いている訪問支援チームの訪問につなぐ。"),
            told(
                "令和4年9月",
                "訪問支援チーム「かもめ」が活動を開始",
                "令和5年9月に活動を開始した「かもめ」の訪問が続く。",
            ),
            told(
                "令和5年度",
                "6月に居住支援の相談窓口を開設",
                "居住支援の相談窓口は、令和4年6月の開設以来、件数が伸びている。",
            ),
            counted(
                "①訪問支援チーム「かもめ」の訪問世帯数",
                "令和5年4月の発足以来、依頼が増えた。",
                "令和4年10月に訪問支援チーム「かもめ」を立ち上げた。",
            ),
            counted(
                "ア　訪問支援チームの支援対象者数",
                "令和5年9月の活動開始以来、受診につながった。",
                "令和4年9月に訪問支援チームが活動を開始した。",
            ),
        ],
    )
