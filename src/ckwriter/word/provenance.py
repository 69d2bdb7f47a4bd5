"""Where drafted text comes from, as comments in the Word file: who drafted it, and the facts of each sentence.

They are no comments of a review: a review leaves them alone, and a text that a person has accepted loses its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from ckwriter import places
from ckwriter.form import Form
from ckwriter.model import Cell, Source, Submission
from ckwriter.word.anchors import END, REFERENCE, START
from ckwriter.word.comment_parts import COMMENTS, Author, Register
from ckwriter.word.names import W14, w
from ckwriter.word.related import Parts
from ckwriter.word.remarks import Remark
from ckwriter.word.runs import P, R
from ckwriter.word.spots import home

_Element = Any

AUTHOR = Author("ckwriter", "CK")
_BY_RULES = "offline"
_NAMED = 4
"""How many rows and fields the facts of a sentence are named of."""
_SHOWN = 16
"""Characters of a sentence by which it is known among the others of its cell."""


def remarks(submission: Submission, shown: Collection[str]) -> Iterator[Remark]:
    """Yield one remark for each drafted text that the page shows and nobody has accepted, in the order of the form."""
    for at, _ in submission.places():
        cell = submission[at]
        if at in shown and cell.machine and cell.text.strip():
            yield Remark(at, "\n".join(_lines(cell, submission.form)), quote=cell.text.strip())


def _lines(cell: Cell, form: Form) -> Iterator[str]:
    who = f"下書き（{'規則' if cell.origin == _BY_RULES else cell.origin}）。"
    resting = [source for source in cell.sources if source.at]
    if not resting:
        yield f"{who}もとにした事実の記録がありません。元の資料で確かめてください。"
    elif len(resting) == 1:
        yield f"{who}もとにした事実: {_facts(resting[0].at, form)}"
    else:
        yield f"{who}もとにした事実:"
        yield from (f"「{_short(source)}」{_facts(source.at, form)}" for source in resting)


def _short(source: Source) -> str:
    words = "".join(source.sentence.split()).rstrip("。")
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _facts(at: Iterable[str], form: Form) -> str:
    """Return places as people call them, together what they share: 7 協議の場 1・2行目「名称」「構成員」."""
    columns: dict[str, str] = {}
    for head, mark, column in (places.title_of(form, place).partition("「") for place in dict.fromkeys(at)):
        columns[head] = columns.get(head, "") + mark + column
    rows: dict[tuple[str, str, str], list[str]] = {}
    for head, named in columns.items():
        row = _ROW.fullmatch(head)
        key = (row["table"], row["unit"], named) if row else (head, "", named)
        rows.setdefault(key, []).append(row["number"] if row else "")
    named_ones = [f"{head}{'・'.join(numbers)}{unit}{named}" for (head, unit, named), numbers in rows.items()]
    more = f" ほか{len(named_ones) - _NAMED}か所" if len(named_ones) > _NAMED else ""
    return "、".join(named_ones[:_NAMED]) + more


_ROW = re.compile("(?P<table>.*?)(?P<number>[0-9]+)(?P<unit>(?:行|件)目.*)")


def drop(parts: Parts, document: _Element, paragraphs: Collection[_Element]) -> None:
    """Take our comments off some paragraphs of a document; one that somebody has answered stays."""
    comments = parts.root(COMMENTS)
    if comments is None:
        return
    register = Register(parts)
    anchors: dict[str, list[_Element]] = {}
    for anchor in document.iter(START, END, REFERENCE):
        anchors.setdefault(anchor.get(w("id")) or "", []).append(anchor)
    for comment in [one for one in comments.iter(w("comment")) if one.get(w("author")) == AUTHOR.name]:
        standing = anchors.get(comment.get(w("id")) or "", [])
        paragraph = [line.get(f"{{{W14}}}paraId") or "" for line in comment.iter(P)][-1:]
        if any(home(anchor) in paragraphs for anchor in standing) and not any(map(register.answered, paragraph)):
            parts.root_for(COMMENTS).remove(comment)
            register.forget(*paragraph)
            for anchor in standing:
                run = anchor.getparent()
                alone = anchor.tag == REFERENCE and run.tag == R
                (run.getparent() if alone else run).remove(run if alone else anchor)
