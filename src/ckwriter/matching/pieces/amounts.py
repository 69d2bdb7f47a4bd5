"""Lines that tell several amounts of one thing: 相談会の参加者数　現状9人→目標11人, 目標8人に対し、実績9人であった。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces.cells import trimmed

Line = Paragraph | Heading
_LONGEST_NAME = 60
_LONGEST = 400
_BRACKET = r"(?:\s*[（(][^（()）\n]{1,16}[)）])?"
_AMOUNT = (
    r"(?:約|延べ?|実|計|年間?|月)?\s*[0-9０-９][0-9０-９,，.．]*\s*[^\s、。→⇒➡／/（()）:：0-9０-９]{0,6}"
    r"(?:[／/][年月日週回])?(?:[（(](?:実人数|延べ?人?数?|延べ|実数?|年間?)[)）])?"
)
_JOINT = re.compile(
    r"\s*(?:[→⇒➡、,，／/・;；]|に対し(?:て|ては)?(?:[、,])?|(?:だった|であった)?ところ、?|が、|から|で、)?\s*"
)
_END = re.compile(
    r"\s*[)）]?\s*(?:(?:であった|でした|である|です|となった|となりました|とする|とします|を見込む|だった)?\s*。|$)"
)
_REMARK = re.compile(r"\s*[（(](?P<said>[^（()）\n]{6,}。?)[)）]\s*$")
_BEHIND_NAME = " 　\t:：、,，（(【［〔…‥"
_WEAK = re.compile(
    r"(?:に対し(?:て|ては)?|が|で|から|と|は|を|に|であった|でした|である|です|とする|となった|だった)+$"
)


def told(line: Line, start: int, table: Table) -> Sequence[tuple[Column, Slot]]:
    """Return what a line tells of the amounts of one row of a table; nothing if these are not at least two.

    The name of the row stands before them, or on a line above; what is said behind them explains them.
    """
    amounts = {title: c for c in table.columns if c.type == "quantity" for title in c.titles}
    text = line.text.rstrip()
    if len({column.id for column in amounts.values()}) < 2 or len(text) > _LONGEST:
        return ()
    pattern = _amount(tuple(sorted(amounts, key=len, reverse=True)))
    first = pattern.search(text, start)
    found: list[tuple[Column, Slot]] = []
    at = first.start() if first is not None else start
    while (match := pattern.match(text, at)) is not None:
        column = amounts[match["title"]]
        if any(column is other for other, _ in found):
            return ()
        said = match["amount"].rstrip()
        said = _WEAK.sub("", said)
        begin = match.start("amount")
        found.append((column, trimmed(line, begin, begin + len(said))))
        joint = _JOINT.match(text, begin + len(said))
        at = joint.end() if joint is not None else begin + len(said)
    if first is None or len(found) < 2:
        return ()
    why = explaining(table)
    behind = found[-1][1].end
    remark = _REMARK.match(text, behind) if why is not None else None
    if why is not None and remark is not None:
        found.append((why, trimmed(line, *remark.span("said"))))
        behind = remark.end()
    end = _END.match(text, behind)
    if end is None:
        return ()
    if named := _named(line, start, first.start(), table):
        found.insert(0, named)
    elif text[start : first.start()].strip(_BEHIND_NAME):
        return ()
    rest = trimmed(line, end.end(), len(text))
    if rest.text and (why is None or found[-1][0] is why):
        return ()
    return [*found, (why, rest)] if why is not None and rest.text else found


def explaining(table: Table) -> Column | None:
    """Return the column of a table that explains the amounts: the only one for running text."""
    found = [column for column in table.columns if column.type == "paragraph" and not column.under]
    return found[0] if len(found) == 1 else None


def _named(line: Line, start: int, end: int, table: Table) -> tuple[Column, Slot] | None:
    """Return the name that stands before the amounts."""
    name = line.text[start:end].rstrip(_BEHIND_NAME).removesuffix("は").rstrip(_BEHIND_NAME)
    first = table.columns[0]
    if not name.strip() or len(name) > _LONGEST_NAME or "。" in name or first.type != "text":
        return None
    begin = start if line.text[:start].strip(" 　・●○■□◆◇▶►▷★☆※-‐－") == "" else 0
    return first, trimmed(line, begin, start + len(name))


@lru_cache(maxsize=64)
def _amount(titles: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, titles))
    return re.compile(rf"(?P<title>{names}){_BRACKET}\s*(?:[:：は=＝]\s*)?(?P<amount>{_AMOUNT})")
