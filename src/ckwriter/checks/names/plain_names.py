"""What a name says, whatever the hand: こころの応援団養成講座, 心の応援隊育成講座; names in marks behind one word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ckwriter.checks.texts.fulltext import in_lines, start_of_run
from ckwriter.checks.texts.language import language
from ckwriter.patterns import found_beside, regex

_ONE_OF = (
    (regex("(?<=応援|支援|協力|訪問|推進|見守)(?:り)?(?:隊員?|団員?|チーム|グループ|クラブ|メンバー)"), "団"),
    (regex("(?<=[ァ-ヶー]{3})(?:隊|団|チーム)"), "団"),
    (regex("(?:養成|育成)(?=講座|研修|講習|教室|塾|セミナー)"), "養成"),
    (regex("(?<=養成)(?:講座|研修会?|講習会?|教室|塾|セミナー)"), "講座"),
    (regex("(?<=応援|支援|協力|見守)(?:り)?(?:サポーター|パートナー|フレンド|メイト|ボランティア)"), "サポーター"),
)
"""Words that one hand writes for another."""
_SHORTEST = 8


@cache
def _words() -> re.Pattern[str]:
    words = [word for word in language().read_as if len(word) > 1 or "一" <= word <= "龥"]
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))


@lru_cache(8192)
def plainly(name: str) -> str:
    """Return a name with each word of several spellings in the first of them, and words of one kind as one."""
    plain = name.replace("の", "")
    for kind, word in _ONE_OF:
        plain = kind.sub(word, plain)
    return _in_kana(plain)


def _in_kana(name: str) -> str:
    return _words().sub(lambda found: language().read_as[found[0]][0], name)


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two long names say the same in other words of one kind, and not only in other signs."""
    alike = min(len(one), len(other)) >= _SHORTEST and plainly(one) == plainly(other)
    return alike and _in_kana(one.replace("の", "")) != _in_kana(other.replace("の", ""))


_COURSE = (
    "(?:講座|研修会?|講習会?|教室|塾|セミナー|隊|団|チーム|サポーター|パートナー|フレンド|メイト"
    "|電話|ダイヤル|相談室|カフェ|サロン|ひろば|広場|(?:(?<=つどい)|(?<=まり)|(?<=合い)|(?<=集い))場|ネット|事業|フェア)"
)
_BEHIND = "(?=[^一-龥々ァ-ヺー]|\\Z|(?:修了|受講|登録|参加|活動|養成|開催)(?:者|生|数|回|の|を|に|が|、|。))"


_ENDS = regex(_COURSE + _BEHIND)
_LONGEST = 40
"""Characters of a name before its last word."""


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a name with の up to the word that courses and groups end with."""
    words = [word for word in language().read_as if regex("[ぁ-ん]{2,}").fullmatch(word)]
    kana = "|".join(sorted(words, key=len, reverse=True))
    piece = f"(?:{kana}|の|(?<=見守)り|(?<=支)え|[一-龥々ァ-ヺー])"
    return re.compile(f"(?:{kana}|[一-龥々ァ-ヺー])(?:{piece}{{0,14}})の{piece}{{0,14}}?\\Z")


def in_other_words(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield names of courses and groups that say the same in other words, of which one stands but once."""
    said: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for start, name in in_lines(text, _courses_in):
        said[plainly(name)][name].append(start)
    for names in said.values():
        several = len({name.replace("の", "") for name in names}) > 1 and max(map(len, names)) >= _SHORTEST
        if several and min(map(len, names.values())) == 1:
            yield dict(names)


@lru_cache(8192)
def _courses_in(line: str) -> tuple[tuple[int, str], ...]:
    courses = []
    for end in _ENDS.finditer(line):  # from the few ends to the beginnings: far quicker than from each character on
        first = max(start_of_run(line[: end.start()]), end.start() - _LONGEST)
        found = _named().search(line, first, end.start()) if "の" in line[first : end.start()] else None
        if found is not None and end.end() - found.start() >= _SHORTEST - 2:
            courses.append((found.start(), line[found.start() : end.end()]))
    return tuple(courses)


_TOOL = regex(
    "(?<![一-龥々ァ-ヺーぁ-ん])(?P<stem>[ぁ-ん]{2,8})(?P<head>シート|カード|ノート|手帳|マップ|パス|プラン|ガイド|ブック|ファイル|カフェ|サロン|ひろば|ネット|ライン)(?![ァ-ヺー])"
)
_STEM = 2


def tools_alike(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield names of tools that begin with one word and end alike, one of them once: つながりシート, つなぐシート."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in _TOOL.finditer(text):
        found[one["stem"][:_STEM], one["head"]].add(one[0])
    for names in found.values():
        at = {name: [one.start() for one in re.finditer(name, text)] for name in sorted(names)}
        counts = sorted(map(len, at.values()))
        if len(counts) == 2 and counts[0] == 1 and counts[1] > 2:
            yield at


_WORD_AND_TAIL = (
    "(?P<word>推進|促進|増進|振興|支援)(?P<tail>[一-龥ァ-ヺー]{0,10}?(?:課|室|係|班|事業|計画|プラン|プログラム|連絡会議?|協議会))"
    "(?![一-龥ァ-ヺー])"
)
_LONGEST_HEAD = 12
_OFFICE = regex(f"(?P<head>[一-龥々ァ-ヺー]{{2,{_LONGEST_HEAD}}}?){_WORD_AND_TAIL}")
_OFFICE_END = regex(_WORD_AND_TAIL)
_OF_ANOTHER = regex("(?:国|県|都|府|厚生労働省)の?\\Z|構築\\Z")


def with_another_word(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield names of offices and undertakings that are the same but for 推進, 促進 or 増進, one of them once."""
    found: defaultdict[tuple[str, str], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for start, one in in_lines(text, _offices_in):
        found[one.head, one.tail][one.name].append(start)
    for names in found.values():
        if len(names) == 2 and min(map(len, names.values())) == 1 < max(map(len, names.values())):
            yield dict(names)


class _Office(NamedTuple):
    """An office or undertaking with a word that may be another's: what stands before that word, and behind it."""

    head: str
    tail: str
    name: str


@lru_cache(8192)
def _offices_in(line: str) -> tuple[tuple[int, _Office], ...]:
    offices = []
    for one in found_beside(_OFFICE, _OFFICE_END, _LONGEST_HEAD, line):
        if one["word"] != "支援" or one["tail"].endswith(("事業", "プログラム")):
            start = one.start("word") - 2
            ends = one.start("word"), one.start()
            if not any(_OF_ANOTHER.search(line[max(0, one.start() - 3) : end]) for end in ends):
                offices.append((start, _Office(one["head"][-2:], one["tail"], line[start : one.end()])))
    return tuple(offices)


_MARKS = "[「『](?P<name>[^「」『』\\s。、（）()]{2,16})[」』]"
_LONGEST_WHAT = 16
_MARKED = regex(f"(?P<what>[一-龥々ァ-ヺーぁ-ん]{{2,{_LONGEST_WHAT}}}){_MARKS}")
_IN_MARKS = regex(_MARKS)
_WHAT = regex("(?:[一-龥々]{2}|[ァ-ヺー]{3,})$")
_COUNTED = regex("[0-9０-９一二三四五六七八九十ⅠⅡⅢ東西南北中上下前後新旧春夏秋冬]")


def marked_apart(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield names in marks of which one goes on where the other ends, behind a word: プログラム「みち」, 「みちびき」.

    The word before the marks must be the same to four characters, and one of the two names must stand but once.
    """
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for start, (what, name) in in_lines(text, _marked_in):
        found[what][name].append(start)
    for names in found.values():
        for short in names:
            for long in names:
                if long != short and _goes_on(short, long) and min(len(names[short]), len(names[long])) == 1:
                    yield {short: names[short], long: names[long]}


_WORD = 4


@lru_cache(8192)
def _marked_in(line: str) -> tuple[tuple[int, tuple[str, str]], ...]:
    return tuple(
        (one.start("name"), (one["what"][-_WORD:], one["name"]))
        for one in found_beside(_MARKED, _IN_MARKS, _LONGEST_WHAT, line)
        if len(one["what"]) >= _WORD and _WHAT.search(one["what"])
    )


def _goes_on(short: str, long: str) -> bool:
    """Tell whether a name is another with a few characters more at its end, which are no number of it."""
    rest = long.removeprefix(short)
    return rest != long and len(rest) <= 3 and not _COUNTED.search(rest) and bool(_NO_WORD.fullmatch(rest))


_NO_WORD = regex("[ぁ-ん]{1,3}|[ァ-ヺー]{1,2}|[一-龥]")
