"""The values behind the label of a fixed row: where choice, value, denominator, share and date stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Column
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces import answers, cells, moments
from ckwriter.matching.pieces.cells import JOINTS, choice_span, chosen, is_unit, joined, trimmed, unit_at_end
from ckwriter.notation import says_none

_JOINTS = [re.compile(sign) for sign in JOINTS]
_ERROR = re.compile(r"\s*#[A-Z/0]+[!?]")
"""The error of a spreadsheet."""
_FIGURE = r"[0-9０-９][0-9０-９,，.．]*"
_TWO = re.compile(rf"\s*{_FIGURE}(?P<between>\s*[／/]\s*|\s+)(?P<second>{_FIGURE})\s*")
_IN_BRACKET = re.compile(rf"\s*{_FIGURE}\s*(?P<bracket>[（(]\s*(?P<second>{_FIGURE})\s*[)）])\s*")
_ONLY_FIGURE = re.compile(rf"\s*(?:約|延べ?)?\s*{_FIGURE}\s*[^\d\s]{{0,6}}\s*")
_FRAMED = re.compile(r"\s*[（(](?P<inside>[^（()）]*)[)）]\s*")
_DASH = re.compile(r"\s*[-－―‐–—ー]+\s*")
_DIGIT = re.compile(r"[0-9０-９●○◯#]")
_REMARKED = re.compile(
    rf"\s*(?P<figure>(?:約|延べ?)?\s*{_FIGURE})\s*(?P<unit>[^\d\s（(）)]{{0,8}}?)\s*[（(](?P<said>[^（()）]+|[^（()）]*[（(][^（()）]*[)）][^（()）]*)[)）]\s*"
)
"""A figure and what a bracket says of it: 2（全体会）, 6病院（うち3病院は市外）."""
_UNIT_BEHIND = re.compile(r"(?P<figures>.*[0-9０-９])\s*[（(](?P<unit>[^（()）]+)[)）]\s*")
_COUNTED = re.compile(rf"\s*全?(?P<figure>{_FIGURE})\s*[市区町村県圏域か箇カヶ所施設機関病院床人名件回校]{{1,3}}\s*")
"""A figure with another counter than the row's: 1区 where 市町村 are counted."""
_WITH_NOTE = 2  # columns still looked for where the next is a figure and the last one takes remarks
_FIGURE_OR_BLANK = re.compile(rf"\s*(?:{_FIGURE}\s*)?")


def spread(columns: Sequence[Column], unit: str, pieces: Sequence[Slot]) -> Iterator[tuple[Column, Slot]]:
    """Yield which column's value stands where behind the label of a fixed row, from left to right.

    A piece that holds only the unit is passed over; what does not stand there is not yielded.

    Args:
        columns: those whose values were not found yet; a date is looked for in all pieces, see `moments.date_in`.
        unit: the row's unit.
        pieces: the cells behind the label, or what stands behind it on its line.

    """
    yield from _Row(columns, unit, pieces).take()


class _Row:
    def __init__(self, columns: Sequence[Column], unit: str, pieces: Sequence[Slot]) -> None:
        self.waiting = [column for column in columns if not cells.in_label(column)]
        self.unit = unit
        self.dated: list[tuple[Column, Slot]] = []
        """The columns of dates that were found."""
        share = next((c for c in columns if _suffix(c)), None)
        self.suffix = _suffix(share) if share is not None else ""
        self.named = answers.before_share(share.titles) if share is not None else answers.NEVER
        pieces = self._undated(pieces, [column for column in columns if cells.in_label(column)])
        self.apart = False
        """True if the unit has a cell of its own."""
        self.passed = False
        """True once that cell was passed over."""
        units = [index for index, piece in enumerate(pieces) if index and self._is_unit(piece.text)]
        self.apart = bool(units)
        pieces = [cells.without_title(self._without_unit(piece), columns) for piece in pieces]
        self.pieces = self._without_words(self._without_indent(pieces, units[0]) if units else pieces)
        self.words = choice.choices if (choice := self._choice()) is not None else ()
        self.chosen = self._choice_cell()

    def _is_unit(self, text: str) -> bool:
        if is_unit(text, self.unit):
            return True
        shared = self._share(text)
        return shared is not None and not text[: shared[0]].strip()

    def _without_unit(self, piece: Slot) -> Slot:
        """Leave out the unit in a bracket behind two figures that have one together: 有 3/4（か所/市町村数）."""
        match = _UNIT_BEHIND.fullmatch(piece.text) if "/" in self.unit else None
        named = match is not None and is_unit(match["unit"], self.unit)
        return Slot(piece.spot, piece.start, piece.start + match.end("figures")) if match and named else piece

    def _without_indent(self, pieces: Sequence[Slot], unit: int) -> Sequence[Slot]:
        """Leave out the blank cells that only indent the label: there are more cells before the unit than values."""
        values = sum(1 for column in self.waiting if column.type == "choice" or column.id == "value")
        start = 0
        while unit - start > values and not pieces[start].text.strip():
            start += 1
        return pieces[start:]

    def _without_words(self, pieces: Sequence[Slot]) -> Sequence[Slot]:
        """Leave out words before the figure that is looked for: a second label, such as 開催頻度."""
        wanted = self.waiting[0] if self.waiting else None
        if wanted is None or wanted.id != "value" or wanted.type not in ("integer", "decimal") or self._choice():
            return pieces
        figure = next((n for n, piece in enumerate(pieces) if _ONLY_FIGURE.fullmatch(piece.text)), 0)
        words = all(piece.text.strip() and not _DIGIT.search(piece.text) for piece in pieces[:figure])
        return pieces[figure:] if words else pieces

    def _choice(self) -> Column | None:
        return next((column for column in self.waiting if column.type == "choice"), None)

    def _choice_cell(self) -> int:
        """Return the index of the cell that holds the choice, -1 if none does.

        It is the cell that shows the words of the choice; failing that, the first of several, or one that says why
        there is no answer.
        """
        choice = self._choice()
        if choice is None:
            return -1
        for index, piece in enumerate(self.pieces):
            text = piece.text
            said = choice_span(text, choice.choices) or answers.first_word(choice.choices).match(text)
            if said or chosen(text, choice.choices):
                return 0 if chosen(text, choice.choices) == "" and answers.is_none(self.pieces[0].text) else index
        valued = [piece for piece in self.pieces if not (self.apart and self._is_unit(piece.text))]
        alone = not any(column.id == "value" for column in self.waiting)
        if not valued:
            return -1
        none = answers.ABSENT.match(valued[0].text) is not None or says_none(valued[0].text)
        return 0 if alone or len(valued) > 1 or none else -1

    def take(self) -> Iterator[tuple[Column, Slot]]:
        """Yield what stands in the pieces."""
        yield from self.dated
        for index, given in enumerate(self.pieces):
            piece, choice = given, self._choice()
            remarks = [column.type for column in self.waiting] == ["text"]
            blank = not piece.text.strip() and any(later.text.strip() for later in self.pieces[index:])
            if remarks and (blank or answers.UNIT.fullmatch(piece.text)):
                continue  # 有 | | 精神部会: no unit is asked, and its cell is blank
            dash = _DASH.fullmatch(piece.text) is not None
            if choice is None and self.chosen >= 0 and (dash or chosen(piece.text, self.words) == ""):
                continue  # the words to choose from, or no figure
            if choice is not None and index == self.chosen:
                said = answers.ABSENT.match(piece.text) or answers.first_word(choice.choices).match(piece.text)
                span = choice_span(piece.text, choice.choices) or (said.span(1) if said else None)
                first, end = span or (0, len(piece.text))
                yield self._found(choice, _part(piece, first, end)._replace(choices=choice.choices))
                piece = _part(piece, end, len(piece.text))
                if not piece.text.strip():
                    continue
            if self.apart and not self.passed and is_unit(piece.text, self.unit):
                self.passed = True
            else:
                yield from self._valued(piece)

    def _undated(self, pieces: Sequence[Slot], dates: Sequence[Column]) -> Sequence[Slot]:
        """Take the dates that are asked for out of some pieces; the dash that stands for one is none of the answers."""
        pieces, self.dated = moments.parted(pieces, dates)
        filled = [piece for piece in pieces if piece.text.strip()]
        if len(filled) < 2 or not _DASH.fullmatch(filled[0].text) or not self._answers(filled[1].text):
            return pieces
        left = [column for column in dates if all(column is not found for found, _ in self.dated)]
        self.dated += ((column, filled[0]) for column in left[:1])
        return pieces if self.dated and not left else [piece for piece in pieces if piece is not filled[0]]

    def _answers(self, text: str) -> bool:
        """Tell whether a piece is what a row asks for: a figure, a word of a choice, or one of those for none."""
        word = (choice := self._choice()) is not None and chosen(text, choice.choices) is not None
        answered = word or _ONLY_FIGURE.fullmatch(text) or answers.ANSWERED.match(text)
        return bool(answered) and not self.suffix  # a share may stand beside a dash

    def _valued(self, piece: Slot) -> Iterator[tuple[Column, Slot]]:
        share = next((column for column in self.waiting if _suffix(column)), None)
        both = None if self.passed else self._share(piece.text)
        if both is None:
            yield from self._values(piece, share)
            return
        behind, first, end = both
        if self.waiting and self.waiting[0].id == "value" and not (self.apart and not piece.text[:behind].strip()):
            yield self._found(self.waiting[0], _trimmed(piece, 0, behind))
        if share is not None:
            yield self._found(share, _trimmed(piece, first, end))

    def _values(self, piece: Slot, share: Column | None) -> Iterator[tuple[Column, Slot]]:
        text = piece.text
        bare = unit_at_end(text, self.unit)
        plain = [c for c in self.waiting if not _suffix(c) and not joined(c) and c.type != "choice"]
        end = len(text) if self.apart or (plain and plain[0].type == "text") else bare
        second = next((c for c in self.waiting if joined(c)), None)
        joints = (joint for sign in _JOINTS if (joint := sign.search(text, 0, bare)))
        joint = next(joints, None) if second is not None else None
        if second is not None and joint is not None:
            first = 0
            if framed := _FRAMED.fullmatch(text, 0, bare):  # 有（1/1）
                first, bare = framed.span("inside")
            one, _, other = self.unit.partition("/")
            bare = min(unit_at_end(text[:bare], unit) for unit in (one, other, other.removesuffix("数")))  # １／１か所
            if plain and plain[0].id == "value":
                end = unit_at_end(text[: joint.start()], one)
                yield self._found(plain[0], _trimmed(piece, *_figure(text, first, end)))
            yield self._found(second, _trimmed(piece, *_figure(text, joint.end(), bare)))
        elif share is not None and (share is self.waiting[0] or not plain or _ERROR.match(text)):
            yield self._found(share, _trimmed(piece, 0, unit_at_end(text, self.suffix)))
        elif len(plain) > 1 and text[:bare].strip() and self._is_reason(text):
            yield self._found(plain[-1], _trimmed(piece, 0, len(text)))
        elif plain and (parted := self._with_remark(plain, text, end)) is not None:
            yield self._found(plain[0], _trimmed(piece, *parted.span("figure")))
            yield self._found(plain[1], _trimmed(piece, *parted.span("said")))
        elif plain and not self.apart and plain[0].id == "value" and (counted := _COUNTED.fullmatch(text, 0, end)):
            yield self._found(plain[0], _trimmed(piece, *counted.span("figure")))
        elif plain and (framed := _FRAMED.fullmatch(text, 0, end)) and _is_bare(plain[0], framed["inside"]):
            yield self._found(plain[0], _trimmed(piece, *_figure(text, *framed.span("inside"))))
        elif plain:
            yield self._found(plain[0], piece if end == len(text) and piece.whole else _trimmed(piece, 0, end))

    def _is_reason(self, text: str) -> bool:
        """Tell whether a text in the place of a figure says why there is none."""
        if not any(map(str.isalpha, text)) or _DIGIT.search(text) or not self.unit:
            return False
        return bool(self.words) or answers.is_reason(text)

    def _with_remark(self, plain: Sequence[Column], text: str, end: int) -> re.Match[str] | None:
        """Match a figure with a remark in a bracket behind it, where the page has no other room for remarks.

        If its unit stands there and once more behind the bracket or in a cell of its own, the cell is left as it is.
        """
        if self.apart or len(plain) != _WITH_NOTE or plain[0].id != "value" or plain[1].type != "text":
            return None
        match = _REMARKED.fullmatch(text, 0, end)
        unit = match["unit"] if match is not None else ""
        alone = match is not None and (
            not unit or (end == len(text) and unit in (self.unit, self.unit.partition("/")[0]))
        )
        return match if alone else None

    def _found(self, column: Column, slot: Slot) -> tuple[Column, Slot]:
        self.waiting = [other for other in self.waiting if other is not column]
        return column, slot

    def _share(self, text: str) -> tuple[int, int, int] | None:
        """Return where the value ends, and from where to where the share stands behind it, or None if there is none.

        It stands behind the unit (「人　12.3 %」), in a bracket (「121（12.3%）」, also before the unit:
        「（12.3%） 人」), behind a slash (「121／12.3」), or below the value.
        """
        if not self.suffix or not self.unit:
            return None
        found = self._share_in(text)
        if found is None and (bare := text[: unit_at_end(text, self.unit)].rstrip()).endswith((")", "）")):
            found = self._share_in(bare)  # （12.3%） 人
        if found is None:
            return None
        behind, first, end = found
        words = self.named.match(text, first, end)
        return behind, words.end() if words else first, end

    def _share_in(self, text: str) -> tuple[int, int, int] | None:
        if self.apart and (two := _IN_BRACKET.fullmatch(text)):
            return two.start("bracket"), *two.span("second")
        closed = text.rstrip().removesuffix(")").removesuffix("）")
        end = unit_at_end(closed, self.suffix)
        if end == len(closed):
            two = _TWO.fullmatch(text) if self.apart else None
            return (two.start("between"), *two.span("second")) if two else None
        at = text.find(self.unit, 0, end)
        opening = max(text.rfind("(", 0, end), text.rfind("（", 0, end))
        if at >= 0 and not (self.apart and text[:at].strip()):
            behind = at + len(self.unit)
            if text[at - 1 : at] in ("（", "(") and text[behind : behind + 1] in ("）", ")"):
                at, behind = at - 1, behind + 1  # 250（人） 20.3%
            return at, behind if opening < behind else opening + 1, end
        if at < 0 and opening >= 0 and _FIGURE_OR_BLANK.fullmatch(text, 0, opening):
            return opening, opening + 1, end
        return None


def _is_bare(column: Column, inside: str) -> bool:
    """Tell whether what a bracket holds is all that a column asks: 有（1）, 有（1か所）, 有（精神部会）."""
    figure = _FIGURE_OR_BLANK.fullmatch(inside) or _COUNTED.fullmatch(inside)
    return column.type == "text" or figure is not None


def _figure(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a figure stands without what it counts; all of the text where it holds more."""
    counted = _COUNTED.fullmatch(text, start, end)
    return counted.span("figure") if counted is not None else (start, end)


def _part(piece: Slot, start: int, end: int) -> Slot:
    """Return the characters from `start` to `end` of a piece."""
    return Slot(piece.spot, piece.start + start, piece.start + end)


def _trimmed(piece: Slot, start: int, end: int) -> Slot:
    return trimmed(piece.spot, piece.start + start, piece.start + end)


def bare(column: Column, cell: GridCell) -> Slot:
    """Return the slot of a value in a cell of its own, without the unit that is printed behind it: 21.1%."""
    end = unit_at_end(cell.text, _suffix(column))
    return trimmed(cell, 0, end) if end < len(cell.text) else whole(cell)


def _suffix(column: Column) -> str:
    """Return the unit that a column's value is printed with, in a cell of its own or behind another unit."""
    before, _, behind = column.page.partition("{}")
    return "" if before.strip() else behind.strip()
