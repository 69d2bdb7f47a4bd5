"""Whether what a sentence tells of a row of a table stands in that row, and not in another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter.drafts import Fact
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.names.heads import anything
from ckwriter.grounding.names.said import is_joined, names_said
from ckwriter.grounding.reading.evidence import NAMING, Evidence, table_of
from ckwriter.grounding.reading.readings import Reading, key_of
from ckwriter.grounding.reading.setting import label_of
from ckwriter.patterns import regex
from ckwriter.places import row_of

_SHORTEST = 4
"""Folded characters of a name that is told apart from others."""
_HELD = 0.5
"""The share of a cell's words that a sentence must hold to tell what stands in it."""
_FEWEST = 4


def row_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence tells of one row what stands in another."""
    yield from _of_content(sentence, evidence)
    yield from _of_events(sentence, evidence)


def _of_content(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence tells what a cell tells, and names another row of its table instead of its own."""
    said = names_in(sentence.text, evidence)
    for fact in evidence.facts:
        row = evidence.setting.rows.get(row_of(fact.at), ())
        title = next((one for one in row if one.role in NAMING), None)
        if title is None or title is fact or fact.role in _FIGURES:
            continue
        own = evidence.reading_of(fact).pairs
        if len(own & sentence.pairs) < max(_FEWEST, _HELD * len(own)):
            continue
        others = _titles(table_of(fact.at), evidence) - {key_of(title.text)}
        if any(name in key_of(title.text) for name in said):
            continue
        if named := [name for name in said if any(other.endswith(name) for other in others)]:
            yield _at(sentence, named[0], evidence, title.text)
            return


_FIGURES = frozenset({"target", "result", "baseline", "members", "lead", "duties"})
"""Roles of cells that are held against a sentence elsewhere."""


def _titles(table: str, evidence: Evidence) -> set[str]:
    cells = (one for row in evidence.setting.rows.values() for one in row if table_of(one.at) == table)
    return {key_of(one.text) for one in cells if one.role in NAMING}


def _at(sentence: Reading, name: str, evidence: Evidence, title: str) -> Doubt:
    places = names_said(sentence.text, evidence.setting)
    start, end = next((one for one in places if key_of(sentence.text[slice(*one)]) == name), (0, len(sentence.text)))
    return Doubt(start, end, sentence.text[start:end], Reason.PAIRING, (), f"事実では「{title}」のこと")


def other_row(words: str, sentence: Reading, by: Sequence[tuple[Fact, object]], evidence: Evidence) -> str:
    """Return of what the facts tell a figure or date, where the words that tell of it name other programmes alone.

    12人 of 退院準備プログラムの修了者数 is nothing to tell of 若者のこころ相談. A row that names nothing may be any's.
    """
    told = names_in(words, evidence)
    if not by or all(len(name) < _SHORTEST for name in told):
        return ""
    for fact, _ in by:
        row = evidence.setting.rows.get(row_of(fact.at), ()) if fact.type != "note" else ()
        names = {name for one in row if one.role in (*NAMING, "event") for name in names_in(one.text, evidence)}
        whole = "|".join(part for one in row for part in _keys(one, evidence))
        if not names or any(name in whole for name in told) or any(name in sentence.key for name in names):
            return ""
    return by[0][0].title


def names_in(text: str, evidence: Evidence) -> set[str]:
    """Return the names, folded, in folded text, without the body's own and words that stand for any, or for two."""
    found = (text[start:end].lstrip("0123456789") for start, end in names_said(text, evidence.setting))
    keys = {key_of(name): name for name in found if name not in anything()}
    held = {key for key, name in keys.items() if key in evidence.key or not is_joined(name, evidence)}
    return {key for key in held if len(key) > 1} - {key_of(evidence.setting.body)}


def _keys(fact: Fact, evidence: Evidence) -> tuple[str, ...]:
    reading = evidence.reading_of(fact)
    return reading.key, reading.compounds, key_of(label_of(fact))


_EVENT = regex(
    "(?P<what>[^、。をが]{2,40})(?:を|が)[^、。をが]{0,12}?"
    "(?:(?P<act>開始|設置|開設|新設|創設|設立|作成|策定|発足|結成|再開|受託|委託|導入|配置|改訂|移行)(?:し|さ|す)"
    "|(?P<verb>設け|始め|始ま|立ち上げ|位置付け)(?:た|て|、|ら))"
)


def _of_events(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for what is told to have begun or been set up, where the facts tell that of others alone."""
    for found in _EVENT.finditer(sentence.text):
        told = {name for name in names_in(found["what"], evidence) if len(name) >= _SHORTEST}
        act = found["act"] or found["verb"]
        done = [fact for fact in evidence.facts if act in evidence.reading_of(fact).text]
        if not told or not done:
            continue
        held = "|".join(key for fact in done for one in _row(fact, evidence) for key in _keys(one, evidence))
        if not any(name in held for name in told) and any(names_in(fact.text, evidence) for fact in done):
            yield Doubt(found.start("what"), found.end("what"), found["what"], Reason.PAIRING, (), done[0].title)
            return


def _row(fact: Fact, evidence: Evidence) -> tuple[Fact, ...]:
    """Return a fact with the others of its row, or of the row that it is a note about."""
    at = fact.about if fact.type == "note" else fact.at
    return (fact, *evidence.setting.rows.get(row_of(at) if "." in at else at, ()))
