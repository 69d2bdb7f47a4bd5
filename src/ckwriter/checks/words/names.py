"""J2: one name per thing: Ⅰ型 and 1型, くらしき… and 暮らし…, 連絡会 and 連絡会議."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein, Opcodes

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import MEETS, is_near_miss
from ckwriter.checks.names.near_names import in_kana_and_kanji, in_other_kana, is_one_group, is_one_kind, lacks_a_word
from ckwriter.checks.names.plain_names import in_other_words, marked_apart, tools_alike, with_another_word
from ckwriter.checks.names.read_alike import office_names, parted_by_dots, read_alike
from ckwriter.checks.names.spelling import spelled_unevenly
from ckwriter.checks.names.stray_names import names_in_tables, places_of, stray_names
from ckwriter.checks.texts.fulltext import FullText, full_text
from ckwriter.checks.texts.language import language
from ckwriter.checks.texts.readings import cells_with_role, folded, spellings_of
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_NAMES_STAND_IN: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity"))
_SHORTEST = 7
"""Characters of a folded name from which a near miss says anything."""
_MOST_QUOTES = 6
_NEXT = 50
_NUMBER = regex("[0-9]+")
_MAY_RANK = regex("[Ⅰ-Ⅻⅰ-ⅻIVXＩＶＸ0-9０-９一二三][型種]")
_PARTS = "(?:[一-\u969b\u969d-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅻⅰ-ⅻ]+|障(?:がい)?)+"
"""What a name is made of beside kana; 障がい is one of it."""
_KANA = (
    "(?!(?:と|や|から|まで|より|など|なら|ない|ため|こと|また|および|ある|いる)(?![ぁ-ん])|[をのがはにでへも]|[ぁ-ん]{0,4}(?:する|した|して|され|れる)(?![ぁ-ん]))"
    "[ぁ-ん]{1,8}"
)
"""Kana within a name (ほっと, らし, づくり): no particle and no ending of a verb."""
_NAME = regex(f"(?:(?<![ぁ-ん]){_KANA})?{_PARTS}(?:(?:{_KANA}|[・･]){_PARTS})*")
_BROKEN = regex("[ 　][一-龥々ァ-ヶー]")
"""A name that goes on behind a space, as lines that were wrapped do, may not be whole."""
_RANK = regex("(?<=[一-龥々ァ-ヶーぁ-ん])[ 　]?(?:[Ⅰ-Ⅻⅰ-ⅻ]|[IVXＩＶＸ]{1,4}|[0-9０-９一二三])(?=[型種])")


class _Mention(NamedTuple):
    name: str
    start: int


@check(level="note", rules=("R13",))
def name_spelling(submission: Submission) -> Iterator[Finding]:
    """同じ名称の書き方（Ⅰ型・I型・1型など）がそろっている

    Names that are the same but for width, Roman and Arabic numerals, ・ and brackets; words that stand in hiragana and
    in katakana (すまいるサロン, スマイルサロン); and names of one meeting in which a word is spelled in two ways
    (支え合い会議, 支えあい会議). One note a name.
    """
    whole = full_text(submission, _NAMES_STAND_IN)
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for start, text in whole.cells():
        if "型" in text or "種" in text:
            for mention in _ranked(text):
                groups[folded(mention.name)][mention.name].append(start + mention.start)
    several = [spelled for spelled in groups.values() if len(spelled) > 1]
    for spelled in (*several, *parted_by_dots(whole.text), *in_other_kana(whole.text)):
        yield _several(submission, whole, spelled, "の書き方がそろっていません")
    for names in _spelled_apart(submission, whole):
        yield _several(submission, whole, names, "は、同じ会議の名称の書き方がそろっていないのではありませんか")


def _spelled_apart(submission: Submission, whole: FullText) -> Iterator[Mapping[str, Sequence[int]]]:
    """Yield the names of each meeting in which a word that has several spellings stands in more than one of them."""
    uneven = spelled_unevenly(whole) - _ANYWHERE
    if not uneven:
        return
    found = meetings(submission)
    names: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for start, text in whole.cells():
        if any(one.word in uneven for one in spellings_of(text)):
            for mention in mentions_in(text, found.known):
                if (meeting := found.resolve(mention.name)) is not None:
                    names[id(meeting)][text[mention.start : mention.end]].append(start + mention.start)
    for mentioned in names.values():
        ways: dict[str, dict[str, str]] = defaultdict(dict)
        for name in mentioned:
            for one in spellings_of(name):
                if one.word not in _ANYWHERE:
                    ways[one.word].setdefault(one.text, name)
        for spelled in ways.values():
            if len(spelled) > 1:
                yield {name: mentioned[name] for name in spelled.values()}
                break


_ANYWHERE = frozenset({"障害", "及び", "並びに", "か所", "か月"})
"""Words whose spelling is looked at in the document as a whole."""


def _ranked(text: str) -> Iterator[_Mention]:
    """Yield names that end in a rank: 地域活動支援センターⅠ型."""
    for rank in _RANK.finditer(text) if _MAY_RANK.search(text) else ():
        before = re.search("[一-龥々ァ-ヶー]{2,20}$", text[max(0, rank.start() - 20) : rank.start()])
        if before:
            start = rank.start() - len(before[0])
            yield _Mention(text[start : rank.end() + 1], start)


@check(level="note", rules=("R13",))
def near_names(submission: Submission) -> Iterator[Finding]:
    """よく似た名称が、別々のものとして使われていない

    A guess: names that differ in a character or two (連絡会 / 連絡会議, ピアサポート… / ピアサポーター…) or in how
    a word is written (くらしき… / 暮らし…); a long name of a meeting that lacks one of its words in one place. Names
    that differ in one whole word for another (一般… / 特定…) are two names. One note a pair.
    """
    whole = full_text(submission, _NAMES_STAND_IN)
    mentions: dict[str, list[int]] = defaultdict(list)
    for start, text in whole.cells():
        for mention in _names(text):
            mentions[mention.name].append(start + mention.start)
    mentions |= places_of(_listed(submission) - mentions.keys(), whole.text)
    keys = {name: folded(name) for name in mentions}
    pairs = list(_near_pairs(keys))
    official = set(map(folded, submission.form.words.official)) if pairs else set()
    asked = {name for pair in pairs for name in pair}
    for spelled in chain(
        in_kana_and_kanji(whole.text, submission.municipality.name),
        read_alike(whole.text),
        office_names(whole.text),
        stray_names(whole.text, names_in_tables(submission)),
        marked_apart(whole.text),
        in_other_words(whole.text),
        tools_alike(whole.text),
        with_another_word(whole.text),
    ):
        if not all(any(name.endswith(one) for name in asked) for one in spelled) and not asked & spelled.keys():
            asked |= spelled.keys()
            yield _several(submission, whole, spelled, "は同じものではありませんか")
    for one, other in pairs:
        meet = all(MEETS.search(name) for name in (one, other)) and is_near_miss(one, other)
        kind = is_one_kind(keys[one], keys[other])
        if kind or lacks_a_word(keys[one], keys[other]) or is_one_group(keys[one], keys[other]):
            if not _is_stray(submission, mentions, one, other, listed=not kind):
                continue
        elif meet and _is_asked(submission, one, other):
            continue
        if not (keys[one] in official and keys[other] in official):
            yield _several(submission, whole, {n: mentions[n] for n in (one, other)}, "は同じものではありませんか")


def _listed(submission: Submission) -> set[str]:
    """Return the names with の that tables list, as they stand there; lists and those with brackets are left out."""
    return {name for name in names_in_tables(submission) if _SHORTEST <= len(name) < 24 and "の" in name}


def _is_asked(submission: Submission, one: str, other: str) -> bool:
    """Tell whether of two names of meetings just one is in a list of meetings: meeting_not_listed asks about them."""
    for rule in submission.form.constraints:
        if rule.type == "listed":
            table = rule.table.partition(".")[0]
            listed = [folded(name) for meeting in meetings(submission).every for _, name in meeting.named_in(table)]
            is_listed = [any(name.endswith(folded(asked)) for name in listed) for asked in (one, other)]
            if is_listed[0] != is_listed[1]:
                return True
    return False


def _is_stray(
    submission: Submission, mentions: Mapping[str, Sequence[int]], one: str, other: str, *, listed: bool
) -> bool:
    """Tell whether of two names one stands once and the other more often, and no table lists both as meetings.

    Unless `listed`, the one that stands once may be in no table of meetings at all, and the other must be in one.
    """
    rare, usual = sorted((one, other), key=lambda name: len(mentions[name]))
    tables = [
        {at.partition("[")[0] for at, _, text in cells_with_role(submission, "meeting") if name in text}
        for name in (rare, usual)
    ]
    if not listed and (tables[0] or not tables[1]):
        return False
    return len(mentions[rare]) == 1 < len(mentions[usual]) and not tables[0] & tables[1]


@check(level="note", rules=("R13",))
def twin_words(submission: Submission) -> Iterator[Finding]:
    """音の近い言葉（協働・協同・共同など）が混じっていない

    Words that sound alike and mean nearly the same, where a document uses two of them (と協同し, と共同し). One note a
    group.
    """
    whole = full_text(submission, _NAMES_STAND_IN)
    for words, after in language().twins:
        if sum(word in whole.text for word in words) < 2:
            continue
        spelled: dict[str, list[int]] = defaultdict(list)
        for found in re.finditer(f"({'|'.join(words)}){after}", whole.text):
            spelled[found[1]].append(found.start())
        if len(spelled) > 1:
            yield _several(submission, whole, spelled, "が混じっています。同じ意味で使っていませんか", around=6)


@lru_cache(8192)
def _names(text: str) -> tuple[_Mention, ...]:
    """Return the names in a cell that end as names do."""
    endings = language().name_endings
    return tuple(
        _Mention(found[0], found.start())
        for found in _NAME.finditer(text)
        if len(found[0]) >= _SHORTEST - 2 and found[0].endswith(endings) and not _BROKEN.match(text, found.end())
    )


def _near_pairs(keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are near misses of each other, each pair once, in the order of the text.

    Of very many names that begin or end alike, as areas have them, each is compared with those that follow it next.
    """
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, key in keys.items():
        if len(key) >= _SHORTEST:
            numbers = _NUMBER.findall(key)  # those of near misses are the same
            for edge in (key[:3] + "|", "|" + key[-3:]):
                buckets[edge, *numbers].append(name)
    seen: set[tuple[str, str]] = set()
    for names in buckets.values():
        for at, one in enumerate(names):
            for other in names[at + 1 : at + 1 + _NEXT]:
                if (one, other) not in seen and keys[one] != keys[other]:
                    seen.add((one, other))
                    if _near_miss(keys[one], keys[other]):
                        yield one, other


@lru_cache(8192)
def _near_miss(one: str, other: str) -> bool:
    if is_one_kind(one, other):
        return True
    if is_one_group(one, other):
        return True
    if abs(len(one) - len(other)) > 2:
        return False
    if len(one) == len(other) and sorted(one) == sorted(other):
        return True  # 保健予防課, 予防保健課
    if Levenshtein.distance(one, other, score_cutoff=3) > 3:
        return False
    if lacks_a_word(one, other):
        return True
    return _a_slip(Levenshtein.opcodes(one, other), one, other)


_KANA_ONLY = regex("[ぁ-ん]*")
_OF_A_PERSON = {("ト", "タ"), ("ト", "ター")}
"""サポート and サポーター."""
_ADDED = regex("[議ー]|ター|[のと]")


def _a_slip(edits: Opcodes, one: str, other: str) -> bool:
    """Tell whether the edits are ones that a hand makes by mistake, and not one word for another."""
    changes = [(one[e.src_start : e.src_end], other[e.dest_start : e.dest_end]) for e in edits if e.tag != "equal"]
    left, right = "".join(a for a, _ in changes), "".join(b for _, b in changes)
    if (left, right) in _OF_A_PERSON or (right, left) in _OF_A_PERSON:
        return True
    if not left or not right:
        return bool(_ADDED.fullmatch(left or right))
    kana = [bool(_KANA_ONLY.fullmatch(side)) for side in (left, right)]
    if any(kana):
        return not all(kana) or max(len(left), len(right)) == 1  # こころの… and からだの… are two names
    known = language()
    return len(left) == len(right) and all(b in known.alike(a) for a, b in zip(left, right, strict=True))


def _several(
    submission: Submission, whole: FullText, spelled: Mapping[str, Sequence[int]], says: str, *, around: int = 0
) -> Finding:
    counts = Counter({name: len(at) for name, at in spelled.items()})
    (usual, most), *others = counts.most_common()

    def quote(name: str, at: int) -> tuple[str, str]:
        return whole.at(at), whole.phrase(at, at + len(name), around) if around else name

    few = [quote(name, at) for name, _ in others for at in spelled[name]]
    shown = "と".join(f"「{name}」（{count}か所）" for name, count in counts.most_common())
    even = others[0][1] == most
    return finding(
        submission,
        few[0][0],
        f"{shown}{says}",
        hint="同じものであれば、一つの書き方にそろえてください。"
        if even
        else f"同じものであれば「{usual}」にそろえてください。",
        quotes=list(dict.fromkeys([*few[:_MOST_QUOTES], quote(usual, spelled[usual][0])])),
        subject="提出内容全体",
    )
