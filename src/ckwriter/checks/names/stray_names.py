"""Names that stand once and are a slip for one that tables list: 全市会議 for 市全体会議, 心の… for こころの…."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.checks.texts.fulltext import in_lines, start_of_run
from ckwriter.checks.texts.language import language
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.patterns import found_beside, regex

_PIECE = "(?:[一-龥々ァ-ヺー]|(?<=障)がい|(?<=子)ども)"
_RUN = regex(f"(?:(?:(?<![ぁ-ん])[ぁ-ん]{{2,5}}の?)?{_PIECE}{{2,}}|[一-龥](?=の))(?:の{_PIECE}+)*$")
"""What may be a name, at the end of a text."""
_SHORT_NAME = regex("(?:以[下後]|略称)[、，:：は]?[「『]([^「」『』\n]{3,12})[」』]")
_KATAKANA_END = regex("[ァ-ヺー]{3,}$")
_KANA_HEAD = regex("(?P<kana>[ぁ-ん]{2,5}?)(?P<rest>(?:の|[一-龥ァ-ヺー]).{2,})")
_KANJI_HEAD = regex("(?P<kanji>[一-龥]{1,2}(?:り|い|え|ら?し|ども)?)(?P<rest>(?:の|[一-龥ァ-ヺー]).{2,})")
_LONGEST_GROUP = 60
_OF_A = "の(?:会|集い|つどい|家|広場|ひろば|輪|窓口)"
_OF_A_GROUP = regex(f"[一-龥ァ-ヺー]{{3,{_LONGEST_GROUP}}}{_OF_A}")
_GROUP_ENDS = regex(_OF_A)
_APART = regex("[東西南北中央上下県市区町村圏第前後新旧0-9０-９一二三四五六七八九十]")
_TWO_KANJI = regex("[一-龥]{2}")
_SHORTEST, _LONGEST = 4, 24
"""Characters of a name that can tell anything."""
_LONG_REST = 5
"""Characters that follow a word in kana and in kanji alike, from which it is hardly another thing's name."""
_COMMON = 7
"""Characters that two names of meetings share at their ends, where a word in the middle is another."""


def stray_names(text: str, listed: Iterable[str]) -> Iterator[dict[str, list[int]]]:
    """Yield pairs of names, each with where it stands: one that stands once, and the listed one it is a slip for.

    Args:
        text: the words of a document.
        listed: the names that its tables list.

    """
    names = {name for name in listed if _SHORTEST <= len(name) <= _LONGEST} | set(_SHORT_NAME.findall(text))
    groups = Counter(name for _, name in in_lines(text, _groups_in))
    names |= {name for name, times in groups.items() if times > 1}
    ends = {name[-2:] for name in names}
    runs: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for found in _ending_in(tuple(sorted(ends))).finditer(text) if ends else ():
        if run := _run_ending(text[max(0, found.start() - _LONGEST) : found.end()]):
            runs[found[0]][run] = found.end() - len(run)
    told: set[str] = set()
    for name in sorted(names):
        for run, start in runs[name[-2:]].items():
            stray = _slip(run, name)
            if stray and stray not in told and stray not in names and text.count(stray) == 1 and name not in stray:
                told.add(stray)
                at = start + len(run) - len(stray)
                yield {stray: [at], name: [found.start() for found in re.finditer(re.escape(name), text)]}


@lru_cache(8192)
def _groups_in(line: str) -> tuple[tuple[int, str], ...]:
    return tuple((one.start(), one[0]) for one in found_beside(_OF_A_GROUP, _GROUP_ENDS, _LONGEST_GROUP, line))


@lru_cache(64)
def _ending_in(ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, ends))})(?![一-龥々ァ-ヺー])")


@lru_cache(8192)
def _run_ending(near: str) -> str:
    """Return what may be a name at the end of some words, or ""."""
    found = _RUN.search(near, start_of_run(near))
    return found[0] if found else ""


@lru_cache(8192)
def _slip(run: str, name: str) -> str:
    """Return the end of a run that may be meant for a name, or ""."""
    if run.endswith(name):
        return ""
    for length in {len(name), len(name) - 1, len(name) + 1}:
        stray = run[-length:]
        if len(stray) == length and stray not in name and _is_slip(stray, name, whole=length == len(run)):
            return stray
    return _in_other_script(run, name)


def _is_slip(stray: str, name: str, *, whole: bool) -> bool:
    if MEETS.search(name):
        if whole and "の" in name and stray == name.replace("の", ""):
            return True
        return (whole and _is_jumbled(stray, name)) or (whole and _is_one_word_off(stray, name))
    return _is_of_one_group(stray, name) or (whole and _has_other_head(stray, name))


def _is_jumbled(stray: str, name: str) -> bool:
    """Tell whether a short name has the characters of another, or all but one, in another order: 全市会議."""
    if not 4 <= len(stray) <= len(name) <= 8 or GENERIC.match(stray) or not MEETS.search(stray):
        return False
    left = Counter(name) - Counter(stray)
    rest = iter(name)
    in_order = all(char in rest for char in stray)
    return not Counter(stray) - Counter(name) and left.total() <= 1 and not in_order


def _is_one_word_off(stray: str, name: str) -> bool:
    """Tell whether two long names of meetings differ in one word of two kanji alone."""
    if len(stray) != len(name) or len(name) < _COMMON + 2:
        return False
    unlike = [at for at, (one, other) in enumerate(zip(stray, name, strict=True)) if one != other]
    if not unlike or unlike[-1] - unlike[0] > 1 or unlike[0] == 0:
        return False
    changed = stray[unlike[0] : unlike[-1] + 1] + name[unlike[0] : unlike[-1] + 1]
    return not _APART.search(changed) and bool(re.fullmatch("[一-龥]+", changed))


def _is_of_one_group(stray: str, name: str) -> bool:
    """Tell whether two names of a group differ in サポート and サポーター."""
    if not (_OF_A_GROUP.fullmatch(stray) and _OF_A_GROUP.fullmatch(name)):
        return False
    return Levenshtein.distance(stray, name) <= 2 and stray[:4] == name[:4] and stray[-2:] == name[-2:]


def _has_other_head(stray: str, name: str) -> bool:
    """Tell whether another word stands before the katakana of a name of that kind: 軒先ネット for 縁側ネット."""
    end = _KATAKANA_END.search(name)
    if not end or end.start() != 2 or len(stray) != len(name) or not stray.endswith(end[0]):
        return False
    two = bool(_TWO_KANJI.fullmatch(stray[:2]))
    return two and not _APART.search(stray[:2] + name[:2]) and stray[:2] not in language().common


def _in_other_script(run: str, name: str) -> str:
    """Return the end of a run that is a name with its first word in kanji for kana, or in kana for kanji."""
    if (head := _KANA_HEAD.fullmatch(name)) and len(head["rest"]) > 2:
        for length in (1, 2, 3):
            stray = run[-len(head["rest"]) - length :]
            if stray.endswith(head["rest"]) and len(stray) == len(head["rest"]) + length:
                word = stray[:length]
                whole = len(stray) == len(run)
                if word in _spellings(head["kana"])[1:] or (whole and _sounds_so(word, head["kana"])):
                    return stray
    elif (head := _KANJI_HEAD.match(name)) and (end := run.find(head["rest"])) > 0 and run.endswith(head["rest"]):
        kana = run[:end]
        if head["kanji"] in _spellings(kana)[1:] or (
            len(head["rest"]) > _LONG_REST and _sounds_so(head["kanji"], kana)
        ):
            return run
    return ""


def _spellings(kana: str) -> tuple[str, ...]:
    return language().read_as.get(kana, ())


_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ん") + 1)}


@cache
def _sounds_so(kanji: str, kana: str) -> bool:
    """Tell whether a word of two kanji begins with a sound as a word in kana does."""
    if not re.fullmatch("[一-龥]{2}", kanji) or not re.fullmatch("[ぁ-ん]{3,}", kana):
        return False
    sounds = language().sounds.get(kanji[0], ())
    spoken = kana.translate(_TO_KATAKANA)
    return any(len(sound) > 1 and spoken.startswith(sound) and len(spoken) > len(sound) for sound in sounds)


_PLAIN_NAME = regex(r"[^\s、。（）()「」]*")


def names_in_tables(submission: Submission) -> set[str]:
    """Return the names that tables list, as they stand there; those that hold marks or brackets are left out."""
    found = set()
    for named in submission.form.words.names:
        part, _, column = named.partition(".")
        table = submission.form.part(part)
        if isinstance(table, Table):
            found |= {cell.text.strip() for _, cell in submission.column(table, column)}
    return {name for name in found if _PLAIN_NAME.fullmatch(name)}


_BEGINNING = 7
"""Characters by which a name is sought; names of one kind begin alike."""


def places_of(names: set[str], text: str) -> dict[str, list[int]]:
    """Return where each of these names stands in a text, read once however many they are."""
    found: dict[str, list[int]] = {name: [] for name in sorted(names)}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[:_BEGINNING]].add(len(name))
    for beginning, ends in lengths.items():
        at = text.find(beginning)
        while at >= 0:
            for length in ends:
                if (name := text[at : at + length]) in found:
                    found[name].append(at)
            at = text.find(beginning, at + 1)
    return found
