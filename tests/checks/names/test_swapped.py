"""Kanji of a word in a wrong order (J302)."""

import pytest

from ckwriter.checks.words.typos import typo
from ckwriter.testing import assert_findings, example, findings


def test_kanji_in_another_order() -> None:
    """Official words whose characters are all there; words that are words in both orders are left alone."""
    assert_findings(
        typo,
        base="nimo-r6",
        clean=[
            {"strengths": text}
            for text in (
                "数日のうちに件数を数え、年来の宿題を来年に持ち越す。",
                "会議と議会、社会と会社、学科と科学を分ける。",
                "部会協議会の協議会場で会う。",
                "各区年4回、両市町村長会へ報告する。",
            )
        ],
        dirty=[
            {"strengths": "関機係関の窓口を一覧にした。"},
            {"strengths": "地域定支着援の利用が伸びた。"},
            {"strengths": "顔を合わせる会機を増やす。"},
            {"strengths": "院退後の暮らしを考える。"},
        ],
    )


@pytest.mark.parametrize(("wrong", "meant"), [("関機係関", "関係機関"), ("定支着援", "定着支援"), ("会機", "機会")])
def test_the_message_tells_what_is_meant(wrong: str, meant: str) -> None:
    """The word in its right order is named."""
    text = f"地域{wrong}の話をする。" if wrong == "定支着援" else f"{wrong}の話をする。"
    (one,) = findings(typo, example({"strengths": text}, "nimo-r6"))
    assert meant in one.message
