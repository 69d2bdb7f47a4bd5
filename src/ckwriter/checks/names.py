"""J2: one name per thing: Ⅰ型 and 1型, くらしき… and 暮らし…, 連絡会 and 連絡会議."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein, Opcodes

from ckwriter.checks import check, finding
from ckwriter.checks.fulltext import FullText, full_text
from ckwriter.checks.language import language
from ckwriter.checks.readings import folded
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission

_NAMES_STAND_IN: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity"))
_SHORTEST = 7
"""Characters of a folded name from which a near miss says anything."""
_MOST_QUOTES = 6
_PART = "(?:障がい|[一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅻⅰ-ⅻ])"
_KANA = (
    "(?!(?:と|や|から|まで|より|など|なら|ない|ため|こと|また|および|ある|いる)(?![ぁ-ん])|[をのがはにでへも]|[ぁ-ん]{0,4}(?:する|した|して|され|れる)(?![ぁ-ん]))"
    "[ぁ-ん]{1,6}"
)
"""Kana within a name (ほっと, らし, づくり): no particle and no ending of a verb."""
_NAME = re.compile(f"(?:(?<![ぁ-ん]){_KANA})?{_PART}+(?:(?:{_KANA}|[・･]){_PART}+)*")
_BROKEN = re.compile("[ 　][一-龥々ァ-ヶー]")
"""A name that goes on behind a space, as lines that were wrapped do, may not be whole."""
_RANK = re.compile("(?<=[一-龥々ァ-ヶーぁ-ん])[ 　]?(?:[Ⅰ-Ⅻⅰ-ⅻ]|[IVXＩＶＸ]{1,4}|[0-9０-９一二三])(?=[型種])")


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    start: int


@check(level="note", rules=("R13",))
def name_spelling(submission: Submission) -> Iterator[Finding]:
    """同じ名称の書き方（Ⅰ型・I型・1型など）がそろっている

    Names that are the same but for width, Roman and Arabic numerals, ・ and brackets. One note a name.
    """
    whole = full_text(submission, _NAMES_STAND_IN)
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for mention in _ranked(whole.text):
        groups[folded(mention.name)][mention.name].append(mention.start)
    for spelled in groups.values():
        if len(spelled) > 1:
            yield _several(submission, whole, spelled, "の書き方がそろっていません")


def _ranked(text: str) -> Iterator[_Mention]:
    """Yield names that end in a rank: 地域活動支援センターⅠ型."""
    for rank in _RANK.finditer(text):
        before = re.search("[一-龥々ァ-ヶー]{2,20}$", text[max(0, rank.start() - 20) : rank.start()])
        if before:
            start = rank.start() - len(before[0])
            yield _Mention(text[start : rank.end() + 1], start)


@check(level="note", rules=("R13",))
def near_names(submission: Submission) -> Iterator[Finding]:
    """よく似た名称が、別々のものとして使われていない

    A guess: names that differ in a character or two (連絡会 / 連絡会議, ピアサポート… / ピアサポーター…) or in how
    a word is written (くらしき… / 暮らし…). Names that differ in one whole word for another (一般… / 特定…) are two
    names. One note a pair.
    """
    whole = full_text(submission, _NAMES_STAND_IN)
    mentions: dict[str, list[int]] = defaultdict(list)
    for mention in _names(whole.text, language().name_endings):
        mentions[mention.name].append(mention.start)
    keys = {name: folded(name) for name in mentions}
    official = set(map(folded, submission.form.words.official))
    for one, other in _near_pairs(keys):
        if not (keys[one] in official and keys[other] in official):
            yield _several(submission, whole, {n: mentions[n] for n in (one, other)}, "は同じものではありませんか")


@check(level="note", rules=("R13",))
def twin_words(submission: Submission) -> Iterator[Finding]:
    """音の近い言葉（協働・協同・共同など）が混じっていない

    Words that sound alike and mean nearly the same, where a document uses two of them (と協同し, と共同し). One note a
    group.
    """
    whole = full_text(submission, _NAMES_STAND_IN)
    for words, after in language().twins:
        spelled: dict[str, list[int]] = defaultdict(list)
        for found in re.finditer(f"({'|'.join(words)}){after}", whole.text):
            spelled[found[1]].append(found.start())
        if len(spelled) > 1:
            yield _several(submission, whole, spelled, "が混じっています。同じ意味で使っていませんか", around=6)


def _names(text: str, endings: Sequence[str]) -> Iterator[_Mention]:
    ending = re.compile(f"(?:{'|'.join(sorted(map(re.escape, endings), key=len, reverse=True))})$")
    for found in _NAME.finditer(text):
        if len(found[0]) >= _SHORTEST - 2 and ending.search(found[0]) and not _BROKEN.match(text, found.end()):
            yield _Mention(found[0], found.start())


def _near_pairs(keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are near misses of each other, each pair once, in the order of the text."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for name, key in keys.items():
        if len(key) >= _SHORTEST:
            for edge in (key[:3] + "|", "|" + key[-3:]):
                buckets[edge].append(name)
    seen: set[tuple[str, str]] = set()
    for names in buckets.values():
        for one, other in combinations(names, 2):
            if (one, other) not in seen and keys[one] != keys[other]:
                seen.add((one, other))
                if _near_miss(keys[one], keys[other]):
                    yield one, other


def _near_miss(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2 or re.findall("[0-9]+", one) != re.findall("[0-9]+", other):
        return False
    if Levenshtein.distance(one, other, score_cutoff=3) > 3:
        return False
    return _a_slip(Levenshtein.opcodes(one, other), one, other)


_KANA_ONLY = re.compile("[ぁ-ん]*")
_OF_A_PERSON = {("ト", "タ"), ("ト", "ター")}
"""サポート and サポーター."""
_ADDED = re.compile("[議ー]|ター|[のと]")


def _a_slip(edits: Opcodes, one: str, other: str) -> bool:
    """Tell whether the edits are ones that a hand makes by mistake, and not one word for another."""
    changes = [(one[e.src_start : e.src_end], other[e.dest_start : e.dest_end]) for e in edits if e.tag != "equal"]
    left, right = "".join(a for a, _ in changes), "".join(b for _, b in changes)
    if (left, right) in _OF_A_PERSON or (right, left) in _OF_A_PERSON:
        return True
    if not left or not right:
        return bool(_ADDED.fullmatch(left or right))
    if _KANA_ONLY.fullmatch(left) or _KANA_ONLY.fullmatch(right):
        return True
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
