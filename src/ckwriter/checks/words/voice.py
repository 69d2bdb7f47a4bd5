"""J4: sentences: である and です, their length, and the same one twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import PROSE, full_text, words
from ckwriter.checks.texts.readings import sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

LONGEST = 150
"""Characters of a sentence from which it is called long (公用文作成の考え方 asks for 50 to 60)."""
_MOST = 5
_CHOSEN = 5

_POLITE = regex("(?:です|ます|でした|ました|ません|ませんでした|でしょう|ください)(?=。|\n|$|[)）」』]?。)")
_PLAIN = regex(
    "(?:である|であった|であろう|ではない|でない|[てで](?:いる|いた|いない|きた|いく|おく)|(?<![まで])した|する|された|される|れた|られる|なった|なる|った|んだ"
    "|できる|できた|ある|あった|ない|なかった|たい|(?<!しょ)(?<!とい)う|[くぐつぬぶむる]|(?<![まで])す)(?=。)"
)


@check(level="note", rules=("R13",))
def voice(submission: Submission) -> Iterator[Finding]:
    """文の終わりが「である」か「です・ます」のどちらかにそろっている

    Sentences that end in nouns (体言止め) belong to both. One note a document, with the manner that is used less. Five
    sentences or more in fields and columns of their own are a choice: an introduction in です・ます, tables in である.
    """
    whole = full_text(submission, PROSE)
    plain_text = re.sub("[「『“][^」』”\n]{1,200}[」』”]", lambda found: "\0" * len(found[0]), whole.text)
    polite = [found.span() for found in _POLITE.finditer(plain_text)]
    plain = [found.span() for found in _PLAIN.finditer(plain_text)] if polite else []
    if not plain:
        return
    few, many, name = (polite, plain, "です・ます") if len(polite) <= len(plain) else (plain, polite, "である")
    other = "である" if name == "です・ます" else "です・ます"
    columns = [{re.sub(r"\[\d+\]", "", whole.at(start)) for start, _ in found} for found in (few, many)]
    if len(few) >= _CHOSEN and columns[0].isdisjoint(columns[1]):
        return
    quotes = dict.fromkeys((whole.at(a), whole.sentence(a, b)[-30:]) for a, b in [*few[:_MOST], many[0]])
    yield finding(
        submission,
        whole.at(few[0][0]),
        f"「である」と「です・ます」の文が混じっています（{other}{len(many)}文、{name}{len(few)}文）",
        hint=f"「{other}」にそろえませんか。",
        quotes=list(quotes),
        subject="提出内容全体",
    )


@check(level="note")
def long_sentence(submission: Submission) -> Iterator[Finding]:
    """一文が長すぎない

    Sentences of more than 150 characters in running text; lists and quotations within them are counted too. One
    note a document.
    """
    found = [
        (at, one.text)
        for at, field, text in words(submission, frozenset(("paragraph",)))
        if len(text) > LONGEST
        for one in sentences_of(text)
        if len(one.text) > LONGEST
    ]
    if found:
        longest = max(len(text) for _, text in found)
        yield finding(
            submission,
            found[0][0],
            f"{LONGEST}字を超える文が{len(found)}か所あります（最も長い文は{longest}字）",
            hint="二つか三つの文に分けると読みやすくなります。",
            quotes=found,
            subject="提出内容全体",
        )


_SHORTEST = 15
_SIGNS = regex(r"[\s、。・,.]")


@lru_cache(8192)
def _without_signs(words: str) -> str:
    return _SIGNS.sub("", words)


@check(level="note")
def repeated_sentence(submission: Submission) -> Iterator[Finding]:
    """別の欄や行に同じ文が繰り返されていない

    The same sentence of 15 characters or more in two rows or two columns of one table, or twice in one cell: a copy
    that was meant to be changed. The same words in two sections agree with each other, and are left alone.
    """
    seen: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for at, _, text in words(submission, frozenset(("paragraph", "bullets"))):
        if len(text) >= _SHORTEST:
            for one in sentences_of(text):
                key = _without_signs(one.text) if len(one.text) >= _SHORTEST else ""
                if len(key) >= _SHORTEST:
                    seen[places.parse(at).part, key].append((at, one.text))
    for copies in seen.values():
        if len(copies) > 1:
            where = dict.fromkeys(at for at, _ in copies)
            others = "、".join(f"{places.title_of(submission.form, at)}" for at in list(where)[1:4])
            yield finding(
                submission,
                copies[0][0],
                f"同じ文が{others}にもあります" if others else f"同じ文が{len(copies)}回あります",
                hint="写したままになっていないか確かめ、それぞれの内容に書き分けるか、一つにまとめてください。",
                quotes=copies,
            )
