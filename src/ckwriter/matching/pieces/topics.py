"""Sentences that tell what columns ask: 事務局は市保健所、開催は年2回とする。 目的は、課題の共有である。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import cells
from ckwriter.matching.pieces.sentences import VERB
from ckwriter.matching.words import periods
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
_LONGEST = 400
_LONGEST_NOUN = 30
_SAID = re.compile(r"\s*(?P<said>[^\s:：、。は]{2,12}?)(?:は|として(?:は)?)(?P<comma>、?)\s*(?=\S)")
"""A title as the topic of a clause: 事務局は市保健所."""
_HELD_BY = re.compile(
    r"\s*(?P<value>[^、。]{2,30}?)が(?P<said>[^\s、。]{2,8}?)(?:と|を|に)?(?:なり|なる|なっている|務め|務める|担い|担う|担当し|担当する)"
)
"""A title as what somebody is: 市保健所が事務局となり."""
_HELD = re.compile(
    r"\s*(?P<often>[^、。は]{2,16}?)の?(?:頻度で|割合で)?(?:に)?(?:開催|開(?=[きく])|実施)"
    r"(?:し|する|き|く|している|しています|いている|します)?"
)
"""How often something is held: 年2回開催し."""
_MADE_OF = re.compile(
    r"\s*(?P<value>[^。\n]{2,200}?)(?:の?(?P<count>(?:計|全|合計)?[0-9０-９]{1,4}(?:機関|団体|名|人|か所)))?"
    r"(?:で|により|から)構成(?:し、|し、?ている。|しています。|する。|される。|されている。|され、|。)"
)
"""Who makes up what meets: 病院、保健所の計5機関で構成し、."""
_END = re.compile(
    r"(?:である|であり|とする|とし|となっている|となり|としている|です|とします|としています|に置く|に置き|が担う|が担い|が務める|が行う|の予定)$"
)
_FORWARD = re.compile(r"次のとおり|以下のとおり|下記|別紙|上記|同じ")


class _Clause(NamedTuple):
    column: Column
    start: int
    end: int
    sure: bool
    """True if what it says can be nothing else; a mere topic may be that of any sentence."""


def told(
    line: Line, start: int, table: Table, lexicon: Lexicon, end: int | None = None
) -> Sequence[tuple[Column, Slot]]:
    """Return what a sentence says of columns, if that is all it says; nothing otherwise.

    Args:
        line: the line.
        start: where its sentence begins, behind the marks of a list.
        table: the table.
        lexicon: the form's titles.
        end: where the sentence ends, if not with the line.

    """
    text = line.text[:end].rstrip()
    if len(text) > _LONGEST or "\n" in text or not text.endswith("。"):
        return ()
    clauses, at = _members(text, start, table)
    for piece in re.finditer(r"[^、。]+[、。]", text[start:]):
        first, behind = start + piece.start(), start + piece.end()
        if first < at:
            continue  # the comma of a topic: 目的は、…
        clause = _clause(text, first, behind, table, lexicon)
        if clause is None:
            if not clauses or not _may_go_on(clauses[-1], text, first):
                return ()
            clauses[-1] = clauses[-1]._replace(end=behind)
        else:
            clauses.append(clause)
            at = clause.end
    names = [clause.column.id for clause in clauses]
    if not clauses or len(set(names)) < len(names) or not _certain(text, clauses):
        return ()
    return [(clause.column, _value(line, clause)) for clause in clauses]


def _members(text: str, start: int, table: Table) -> tuple[list[_Clause], int]:
    """Return what a sentence begins with of members and how many they are, and where it goes on.

    病院、保健所の計5機関で構成し、…
    """
    several = next((column for column in table.columns if column.type == "list"), None)
    match = _MADE_OF.match(text, start) if several is not None else None
    if match is None or several is None or "は" in match["value"] or "が" in match["value"]:
        return [], start
    count = next((column for column in table.columns if column.type == "quantity" and column.unit), None)
    if match["count"] and count is None:
        return [_Clause(several, match.start("value"), match.end("count"), sure=True)], match.end()
    found = [_Clause(several, *match.span("value"), sure=True)]
    if match["count"] and count is not None:
        found.append(_Clause(count, *match.span("count"), sure=True))
    return found, match.end()


def _may_go_on(clause: _Clause, text: str, first: int) -> bool:
    """Tell whether what follows a comma may belong to the list or text that a topic began."""
    return clause.end == first and clause.column.of_several_lines and text[first - 1] != "。"


def _clause(text: str, first: int, behind: int, table: Table, lexicon: Lexicon) -> _Clause | None:
    often = next((column for column in table.columns if column.type == "frequency"), None)
    match = _HELD.fullmatch(text, first, behind - 1)
    if match is not None and often is not None and periods.is_frequency(match["often"].strip()):
        return _Clause(often, match.start("often"), match.end("often"), sure=True)
    match = _HELD_BY.fullmatch(text, first, behind - 1)
    column = _column(match["said"], table, lexicon) if match else None
    if match is not None and column is not None:
        return _Clause(column, *match.span("value"), sure=True)
    match = _SAID.match(text, first)
    column = _column(match["said"], table, lexicon) if match else None
    if match is None or column is None or match.end() >= len(text) - 1:
        return None
    end = behind
    if match["comma"]:  # 目的は、…
        end = next(n for n in range(match.end(), len(text)) if text[n] in "、。") + 1
    return _Clause(column, match.end(), end, sure=bool(match["comma"]))


def _column(words: str, table: Table, lexicon: Lexicon) -> Column | None:
    column = lexicon.column(table, words)
    return column if column is not None and column is not table.columns[0] else None


def _certain(text: str, clauses: Sequence[_Clause]) -> bool:
    """Tell whether clauses are statements of what something is, and not only about it."""
    for clause in clauses:
        said = text[clause.start : clause.end].rstrip("、。")
        bare = _END.sub("", said)
        if not bare or "。" in bare or _FORWARD.search(bare):
            return False
        if clause.column.type == "frequency" and not periods.is_frequency(bare):
            return False
        noun = clause.column.type == "text" and len(bare) <= _LONGEST_NOUN and not VERB.search(bare)
        if not clause.sure and not noun and clause.column.type != "frequency" and len(clauses) == 1 and bare == said:
            return False
    return True


def _value(line: Line, clause: _Clause) -> Slot:
    whole = line.text[clause.start : clause.end].rstrip().rstrip("、")
    said = whole.rstrip("。")
    bare = _END.sub("", said)
    sentence = bare == said and clause.column.of_several_lines and VERB.search(said)
    kept = whole if sentence else bare
    return cells.trimmed(line, clause.start, clause.start + len(kept))
