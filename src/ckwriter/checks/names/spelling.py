"""J1: one word, one spelling: 障害 / 障がい, official names, 取組 / 取り組み."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import FullText, full_text, lines_of, words
from ckwriter.checks.texts.readings import spellings_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Spelling
from ckwriter.patterns import regex
from ckwriter.prose.spelling import outside_names

MOST_QUOTES = 10
_DISABILITY = regex("障害|障がい|障碍")
_IN_BRACKETS = regex("[「『“][^」』”\n]{1,60}[」』”]")


@check(level="warning", rules=("R05",))
def disability(submission: Submission) -> Iterator[Finding]:
    """「障害」「障がい」「障碍」の書き方がそろっている

    In the body's own prose. Names of laws, systems, offices and bodies (`terms`, and compounds that end like a
    name) and quotations keep their spelling and are not counted. One finding a document, with the spelling that is
    used less.
    """
    whole = full_text(submission)
    columns = submission.form.words.names
    names = [text for at, _, text in words(submission) if _column(at) in columns]
    own = _own_prose(whole, (*submission.form.terms, *names))
    if set(own) == {"障碍"} and len(names_ := [one.start() for one in re.finditer("障害", whole.text)]) > 2:
        own["障害"] = names_  # the rare spelling beside the usual one of all names
    lone = _lone(whole.text, own)
    own |= lone
    if len(own) < 2:
        return
    usual = max(own, key=lambda word: len(own[word]))
    for word in sorted(own, key=lambda word: len(own[word])):
        if word != usual:
            found = _mixed(submission, whole, word, own[word], usual, own[usual])
            yield found.model_copy(update={"level": "note"}) if lone else found


def _own_prose(whole: FullText, terms: Sequence[str]) -> dict[str, list[int]]:
    """Return, for each spelling, where it stands outside names and quotations."""
    plain = "\n".join([_without_quoted(line) if "障" in line else line for _, line in lines_of(whole.text)])
    own: dict[str, list[int]] = defaultdict(list)
    for start, end in outside_names(plain, terms):
        for one in _DISABILITY.finditer(plain, start, end):
            own[one[0]].append(one.start())
    return _without_policy_field(plain, own)


@lru_cache(8192)
def _without_quoted(line: str) -> str:
    return _IN_BRACKETS.sub(lambda found: found[0].replace("障", "\0"), line)


def _without_policy_field(text: str, own: dict[str, list[int]]) -> dict[str, list[int]]:
    """Leave out 障害福祉, the name of a field of policy, where nobody writes 障がい福祉."""
    if any(text.startswith("障がい福祉", at) for at in own["障がい"]):
        return {word: found for word, found in own.items() if found}
    left = {word: [at for at in found if not text.startswith("障害福祉", at)] for word, found in own.items()}
    return {word: found for word, found in left.items() if found}


def _lone(text: str, own: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return where 障害 stands in names, if 障がい stands once in running text and no name of the body's own has it.

    A body of others may have it in its name (…障がい者就労支援センター), once or twice.
    """
    if set(own) != {"障がい"} or len(own["障がい"]) > 1 or _OWN_NAME.search(text):
        return {}
    names = [one.start() for one in re.finditer("障害", text)]
    others = text.count("障がい") - 1
    return {"障害": names} if len(names) >= _MANY and others * 2 < len(names) and others <= _FEW else {}


_MANY, _FEW = 5, 2
_OWN_NAME = regex("障がい[^、。\\s]{0,8}(?:課|室|係|班|部|計画|プラン|条例|協議会)")
"""Names that a body gives itself, by which it has chosen how to spell."""


def _column(at: str) -> str:
    table, _, rest = at.partition("[")
    return table + rest.partition("]")[2]


def _mixed(
    submission: Submission, whole: FullText, word: str, few: Sequence[int], usual: str, many: Sequence[int]
) -> Finding:
    quotes = [(whole.at(at), _quoted(whole, at, word)) for at in few[:MOST_QUOTES]]
    example = (whole.at(many[0]), _quoted(whole, many[0], usual))
    doubtful = len(few) == len(many)
    return finding(
        submission,
        quotes[0][0],
        f"「{usual}」と「{word}」が混じっています（「{usual}」{len(many)}か所、「{word}」{len(few)}か所）",
        hint="本文はどちらかにそろえてください。法令・制度・団体などの名称はそのままで構いません。"
        if doubtful
        else f"本文は「{usual}」にそろえませんか。法令・制度・団体などの名称はそのままで構いません。",
        quotes=[*quotes, example],
        subject="提出内容全体",
    )


_BEFORE_IT = regex(".*[^一-龥々ァ-ヶー]", re.DOTALL)


def _quoted(whole: FullText, at: int, word: str) -> str:
    """Return a word from its beginning, and what follows it at once: 精神|障がい|者の方."""
    left, _, right = whole.phrase(at, at + len(word), 4).partition(word)
    return f"{_BEFORE_IT.sub('', left)}{word}{right}"


@check(level="note", rules=("R05", "R13"))
def official_name(submission: Submission) -> Iterator[Finding]:
    """制度などの正式な名称の書き方がそろっている

    An official name (`terms`) that stands in its own spelling and, elsewhere, with 障がい or 障碍 in it. A body
    that writes it in one way throughout has chosen to, and is left alone.
    """
    whole = full_text(submission)
    for term in submission.form.terms:
        if "障害" not in term:
            continue
        pattern = re.compile(re.escape(term).replace("障害", "(?:障害|障がい|障碍)"))
        spelled: dict[str, list[int]] = defaultdict(list)
        for found in pattern.finditer(whole.text):
            spelled[found[0]].append(found.start())
        others = [one for one in spelled if one != term]
        if term in spelled and others:
            places = [(whole.at(at), other) for other in others for at in spelled[other][:MOST_QUOTES]]
            yield finding(
                submission,
                places[0][0],
                f"「{others[0]}」と「{term}」の二通りで書かれています",
                hint=f"正式な名称は「{term}」です。一つの書き方にそろえてください。",
                quotes=[*places, (whole.at(spelled[term][0]), term)],
                subject="提出内容全体",
            )


@check(level="warning", rules=("R05",))
def altered_label(submission: Submission) -> Iterator[Finding]:
    """様式の見出しと項目名の「障害」が、様式どおりに書かれている

    The form's own words are not the body's to respell, however it writes in its own prose. One finding for the labels
    of tables and one for headings. What a file prints is known only of a file that was read.
    """
    for heading in (False, True):
        found = [(f"labels[{n}]", one) for n, one in enumerate(submission.labels, 1) if one.heading == heading]
        if found:
            first = found[0][1]
            others = f"（ほか{len(found) - 1}か所）" if len(found) > 1 else ""
            yield finding(
                submission,
                found[0][0],
                f"様式の「{first.official}」が「{first.text}」になっています{others}",
                hint="様式の言葉は、本文の書き方にかかわらず、様式のとおりにしてください。",
                quotes=[(at, one.text) for at, one in found],
                level="note" if heading else "warning",
                subject="様式の見出し" if heading else "様式の項目名",
            )


_COUNTED = ("か所", "か月")
"""Words that are counters only behind a number; 箇所 alone is another word."""
_NUMBER_BEFORE = regex("[0-9０-９一二三四五六七八九十百数何]$")
_PARTICLE_BEFORE = regex("[をにがもはとで]$")
_VERB = regex("[むんめ]|やす[いくか]|にく[いくか]|ま[すし]|た[いく]|つつ|ながら")
_VERB_AFTER = regex("[、，。]|て|た|ま[すし]|つつ|ながら|な[いが]|る|$")
_NAME_BEFORE = regex("[一-龥々ァ-ヶーⅠ-Ⅹ]{2}$")
_NAME_AFTER = regex(
    "[一-龥々ァ-ヶー]*(?:センター|課|係|室|会|部|局|館|園|所|法人|協会|事業|計画|条例|隊|カフェ|サロン)"
)


@check(level="note", rules=("R13",))
def spelling(submission: Submission) -> Iterator[Finding]:
    """同じ言葉の送り仮名や漢字の使い方（取組・取り組みなど）がそろっている

    Nouns that officials spell in more than one way. Verbs (取り組み、 取り組んで), quotations and names are not
    counted. One note a word, with the spelling that is used less.
    """
    whole = full_text(submission)
    uneven = spelled_unevenly(whole) - {"障害"}
    quoted = [found.span() for found in _IN_BRACKETS.finditer(whole.text)] if uneven else []
    by_word: dict[str, list[Spelling]] = defaultdict(list)
    for one in _spelled(whole, uneven) if uneven else ():
        if _is_noun(whole.text, one) and not any(a <= one.start < b for a, b in quoted):
            by_word[one.word].append(one)
    for found in by_word.values():
        counts = Counter(one.text for one in found)
        if len(counts) > 1:
            yield _uneven(submission, whole, found, counts)


def spelled_unevenly(whole: FullText) -> set[str]:
    """Return the words that stand in more than one spelling, in nouns or elsewhere."""
    seen: dict[str, set[str]] = defaultdict(set)
    for _, text in whole.cells():
        for one in spellings_of(text):
            seen[one.word].add(one.text)
    return {word for word, spelled in seen.items() if len(spelled) > 1}


def _spelled(whole: FullText, words_: set[str]) -> Iterator[Spelling]:
    for start, text in whole.cells():
        for one in spellings_of(text):
            if one.word in words_:
                yield replace(one, start=start + one.start, end=start + one.end)


def _is_noun(text: str, one: Spelling) -> bool:
    before, after = text[max(0, one.start - 2) : one.start], text[one.end : one.end + 12]
    if one.word in _COUNTED:
        return bool(_NUMBER_BEFORE.search(before))
    if _VERB.match(after) or (one.text.endswith("継") and re.match("[いがぐげごっ]", after)):
        return False
    if _PARTICLE_BEFORE.search(before) and _VERB_AFTER.match(after):
        return False
    return not _NAME_AFTER.match(after) and not (one.word == "子ども" and _NAME_BEFORE.search(before))


def _uneven(submission: Submission, whole: FullText, found: Sequence[Spelling], counts: Counter[str]) -> Finding:
    (usual, _), *others = counts.most_common()
    few = [one for one in found if one.text != usual]
    example = next(one for one in found if one.text == usual)
    shown = "、".join(f"「{word}」{count}か所" for word, count in [(usual, counts[usual]), *others])
    return finding(
        submission,
        whole.at(few[0].start),
        f"「{usual}」の書き方がそろっていません（{shown}）",
        hint=f"「{found[0].word}」など、どれか一つにそろえてください。名称の中はそのままで構いません。"
        if counts[usual] == others[0][1]
        else f"「{usual}」にそろえませんか。名称の中はそのままで構いません。",
        quotes=[
            *((whole.at(one.start), whole.phrase(one.start, one.end, 6)) for one in few[:MOST_QUOTES]),
            (whole.at(example.start), whole.phrase(example.start, example.end, 6)),
        ],
        subject="提出内容全体",
    )
