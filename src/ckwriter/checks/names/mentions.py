"""The names of meetings in a text: those that a submission is known to have, and others as far as they can be told."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks.names.naming import ANY_HEAD, HEAD, short_name
from ckwriter.checks.texts.readings import filled, folded
from ckwriter.model import Submission
from ckwriter.patterns import regex

_SMALL = (
    "障がい|ひきこもり|引きこもり|にも包括|こころ|くらし|まち|つながり|ささえあい|支えあい|いのち|みんな|ふれあい"
    "|つくり|づくり|かかわり|はたらく|しごと|すまい|住まい|子ども|こども|取り組み|わ(?=づくり)"
)
_PLAIN = "[一-龥々〆ヶァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅻ&＆]"
_CHAR = rf"(?:(?![障住子取]){_PLAIN}|{_SMALL}|{_PLAIN}|(?<![会議グ])[・･](?=[一-龥々ァ-ヺA-ZＡ-Ｚ]))"
"""Most characters are told by the first alternative; those that it leaves out begin one of the words that follow."""
_LONGEST = 80
_RUN = regex(rf"{_CHAR}{{2,{_LONGEST}}}")
"""What may be a name; a longer one is cut, whatever goes on behind it."""
_GOES_ON = regex(
    "開催|実施|内|等|後|時|中|毎|参加|参画|出席|運営|設置|立上|発足|構成|主催|共催|報告|及(?![一-龥])|並(?![一-龥])|$"
)
_ALIAS = regex(r"[（(](?P<alias>[^（）()、，\n]{2,30})[)）]")
_LEAD = regex(
    "^(?:第[0-9０-９一二三四五六七八九十]+回|[0-9０-９]+|[・･]|毎?回|年度?|本年度|今年度|昨年度|当該|本(?=部会|会議|協議|分科)|当(?=部会|会議|協議|分科)|該|同|上記|下記|定例(?!会)|定期|開催|実施|および|及び|並びに)+"
)
_CUT_SHORT = regex("(?<=会)議(?![一-龥])")
"""What follows a known name that is only the beginning of the one that stands there: 協議会|議, but not 協議会|議事."""
_GONE = "\0"


class Mention(NamedTuple):
    """A name where it stands in a text."""

    name: str
    start: int
    end: int


class KnownNames:
    """The names of a submission's meetings, found in a text by one walk over it, however many they are."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        plain = {_in_one_width("".join(name.split())) for name in names if len(folded(name)) >= 3}
        self._rank = {name: rank for rank, name in enumerate(sorted(plain, key=lambda name: (-len(name), name)))}
        """Name, without spaces and in one width → its rank: where two overlap, the longer one stands."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._rank:
            lengths[name[:2]].add(len(name))
        self._lengths = {start: tuple(found) for start, found in lengths.items()}
        self._firsts = frozenset(start[0] for start in lengths)

    def __contains__(self, name: str) -> bool:
        return name in self._rank

    def in_text(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where known names stand in a text, also those that are broken over lines."""
        if not self._rank:
            return
        plain = _in_one_width(text)
        places: Sequence[int] = range(len(text))
        closed = "".join(plain.split())
        if closed != plain:
            places = [at for at, char in enumerate(plain) if not char.isspace()]
            plain = closed
        hits = sorted(
            (rank, at, at + length)
            for at, char in enumerate(plain)
            if char in self._firsts
            for length in self._lengths.get(plain[at : at + 2], ())
            if (rank := self._rank.get(plain[at : at + length])) is not None
            and not _CUT_SHORT.match(plain, at + length)
        )
        taken = bytearray(len(plain))
        for _, start, end in hits:
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                yield places[start], places[end - 1] + 1


def _in_one_width(text: str) -> str:
    return text.translate(_ONE_WIDTH) if _OTHER_WIDTH.search(text) else text


_ONE_WIDTH = str.maketrans("()･/", "（）・／")
_OTHER_WIDTH = regex("[()･/]")


@lru_cache(1024)
def known_names(names: frozenset[str]) -> KnownNames:
    """Return names as `KnownNames`: the same value for the same names, so that what was found with it is kept."""
    return KnownNames(names)


NO_NAMES = KnownNames()


def mentions_in(text: str, known: KnownNames = NO_NAMES, hidden: Iterable[tuple[int, int]] = ()) -> Sequence[Mention]:
    """Return the names of meetings in a text, in order: known ones as a whole, others as far as they can be told.

    What is `hidden` (dates, frequencies) is no part of any name.
    """
    left = text
    for start, end in hidden:
        left = f"{left[:start]}{_GONE * (end - start)}{left[end:]}"
    return _mentions(text, left, known)


@lru_cache(8192)
def _mentions(text: str, left: str, known: KnownNames) -> tuple[Mention, ...]:
    """Return the names in a text of which `left` is what is not hidden."""
    found = [Mention(text[start:end], start, end) for start, end in known.in_text(left)]
    if not found and not ANY_HEAD.search(left):
        return tuple(found)
    for one in found:
        left = f"{left[: one.start]}{_GONE * (one.end - one.start)}{left[one.end :]}"
    heads = [head.start() for head in ANY_HEAD.finditer(left)]
    for run in _RUN.finditer(left):
        at = bisect_left(heads, run.start())
        if at == len(heads):
            break
        if heads[at] >= run.end() and len(run[0]) < _LONGEST:
            continue  # no name ends in it
        end = _end_of_name(run[0])
        lead = _LEAD.match(run[0], 0, end)
        start = lead.end() if lead else 0
        if not end or not HEAD.search(run[0], start, end):
            continue
        start += run.start()
        end += run.start()
        alias = _ALIAS.match(left, end)
        if alias and HEAD.search(alias["alias"]):
            end = alias.end()
        found.append(Mention(text[start:end], start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def defined_names(submission: Submission) -> Iterator[tuple[str, str]]:
    """Yield (name, short name) for each name of a meeting behind which running text defines a short one."""
    for _, _, text in filled(submission):
        if "以" in text or "略称" in text or "通称" in text:
            for one in mentions_in(text):
                if (short := short_name(text, one.end) or short_name(one.name)) and HEAD.search(short):
                    yield one.name.translate(_ONE_WIDTH).partition("（")[0], short
            for quoted in _QUOTED.finditer(text):  # a name of its own, which no word of its kind ends
                if short := short_name(text, quoted.end()):
                    yield quoted["name"], short


_QUOTED = regex("「(?P<name>[^「」\n]{4,30})」(?=[（(])")


def _end_of_name(run: str) -> int:
    """Return where the name in a run of name characters ends; 0 if there is none."""
    end = 0
    for head in ANY_HEAD.finditer(run):
        if _GOES_ON.match(run, head.end()):
            end = head.end()
    return end
