"""Q2: words that tell of spreading or shrinking year by year (年々広がる) against the numbers beside them."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.series import DOWN, UP, amounts_in, is_no_claim, series_of
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R12",))
def spreading_against_numbers(submission: Submission) -> Iterator[Finding]:
    """年々広がる・着実に充実などの言葉が、同じ文に並んだ数字と合っている

    A sentence with amounts of one unit in an order of time that all go one way, and words of the other way, told of
    the course of years (38、35、31と推移し、協力が年々広がっている). Where the sentence itself says which way the
    numbers go (…と減り、協力が広がった), and of what is aimed at, nothing is said.
    """
    for at, field, text in filled(submission):
        if field.type not in PROSE or not _SPREADS.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            over_time = _OVER_TIME.search(words)
            told = over_time or _TO_NOW.search(words)
            if told is None or _PLAIN.search(words, 0, told.end()) or is_no_claim(words, told):
                continue
            series = series_of(words, amounts_in(words), told)
            if series is None or len(series.points) < 2 or series.end > told.start("word"):
                continue
            if over_time is None and series.end < told.start():
                continue  # the numbers are of something else
            up = bool(told["up"])
            if series.runs("down" if up else "up") and not series.turns("down" if up else "up"):
                shown = "→".join(one.text for one in series.points)
                yield finding(
                    submission,
                    at,
                    f"「{told[0]}」とありますが、数字は{shown}です。言い方は合っていますか",
                    hint="数字の順序と言葉を確かめ、合うように直してください。数字とは別のことであれば、文を分けてください。",
                    quotes=[(at, words)],
                )


_UP = "広が[っりる]|広まっ|広げ|充実し|厚くな|根付[いき]|定着し|活発にな|盛んにな|豊かにな|手厚くな|前進し"
_DOWN = "縮小し|先細|細っ|薄れ|弱ま[っり]|狭ま[っり]|衰え|手薄にな|乏しくな|落ち着[いきく]|絞ら?[れっ]|圧縮"
_SPREADS = regex(f"{_UP}|{_DOWN}")
_OVER_TIME = regex(
    "(?:年々|毎年|年を追[うっ][ごてと]*に?|着実に|次第に|徐々に|少しずつ|年ごとに)、?[^、。]{0,12}?"
    f"(?P<word>(?P<up>{_UP})|(?P<down>{_DOWN}))"
)
_TO_NOW = regex(
    "(?<=[人名件回校社店床院所村町市区課団体日本部冊分％%])(?:へ|に|まで)と?、?(?:[^、。はも0-9０-９]{0,10}(?:輪|裾野|幅|網|取組|活動|受入れ|理解)が)?"
    f"(?:大きく|着実に|徐々に)?(?P<word>(?P<up>{_UP})|(?P<down>{_DOWN}))"
)
"""Right behind the later of two numbers, a word of the way in which they go: 9病院から7病院|へと受入れの輪が広がり."""
_PLAIN = regex(f"{UP}|{DOWN}")
"""Words that say themselves which way numbers go."""
