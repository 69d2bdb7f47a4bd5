"""Which name in a sentence a frequency belongs to, and which year the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ckwriter.checks.mentions import Mention
from ckwriter.checks.naming import OWN_MEETING
from ckwriter.checks.readings import dates_of
from ckwriter.notation import Frequency


def year_in(words: str, anchor: int, year: int | None) -> int | None:
    """Return the fiscal year that a sentence is about: the one that it names, None if it names several."""
    named = {date.fiscal_year or date.year for date in dates_of(words, anchor) if not date.placeholder}
    if not named:
        return year
    return named.pop() if len(named) == 1 else None


def hidden(text: str, said: Iterable[Frequency]) -> list[tuple[int, int]]:
    """Return where frequencies and dates stand, which are no part of a name."""
    return [*((one.start, one.end) for one in said), *((date.start, date.end) for date in dates_of(text))]


_FILLS = re.compile(
    r"(?:[\s、，,:：「」()（）『』=＝…]|[はをがもので]|に(?!加)|と(?=し)|として|について|開催|実施|頻度|回数|定例的?に?|定期的に|原則|概ね|おおむね|およそ|約|年間"
    r"|合計|計|全体で|それぞれ|とも(?:に)?|[今本当]年度|令和[0-9０-９元]+年度|[RＲ][0-9０-９]+年度|\0|各[一-龥ァ-ヶー]{1,8}で?|[一-龥ァ-ヶー]{1,6}ごとに?)*"
)
_LEADS = re.compile(
    r"(?:程度|以上)?(?:の|に?開催(?:する|している|される|の|した)?|に?実施(?:する|している|の|した)?|に?開(?:く|いている|いた)|に?行う|定例の)?[「『、\s]?"
)


def attached(text: str, said: Sequence[Frequency], mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return, by its start, the name that each frequency belongs to: the one right before it, or that it leads to."""
    found: dict[int, Mention] = {}
    for frequency in said:
        before = [one for one in mentions if one.end <= frequency.start]
        if (
            len(before) > 1
            and OWN_MEETING.fullmatch(before[-1].name)
            and text[before[-2].end : before[-1].start] in "（("
        ):
            before[-1] = Mention(before[-2].name, before[-2].start, before[-1].end)  # 協議会（全体会 年4回）
        after = [one for one in mentions if one.start >= frequency.end]
        if (
            before
            and not _is_note_of_another(text, before[-1], frequency, said)
            and _FILLS.fullmatch(text, before[-1].end, frequency.start)
            and frequency.start - before[-1].end <= 25
        ):
            found[frequency.start] = before[-1]
        elif after and (lead := _LEADS.fullmatch(text, frequency.end, after[0].start)) and lead[0]:
            found[frequency.start] = after[0]
        elif outer := next((one for one in mentions if one.start < frequency.start and frequency.end <= one.end), None):
            found[frequency.start] = outer
    return found


def _is_note_of_another(text: str, name: Mention, one: Frequency, said: Sequence[Frequency]) -> bool:
    """Tell whether a name stands in the brackets of the frequency before: 11回（連絡会議）4回（…）."""
    closed = text[name.end : one.start][:1] in ("）", ")")
    return closed and any(0 < name.start - other.end <= 1 and text[other.end] in "（(" for other in said)


_FROM = re.compile("から|より|だったが|であったが|→|⇒|従来|これまで")


def changed(words: str, frequency: Frequency, said: Sequence[Frequency]) -> bool:
    """Tell whether a frequency is the old one of two: 年3回から年4回に増やした."""
    later = [one for one in said if one.start >= frequency.end]
    return bool(later) and bool(_FROM.search(words[frequency.end : later[0].start]))
