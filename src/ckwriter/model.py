"""The values that travel through ckwriter: `Cell`, `Note`, `Submission`, `Finding`.

All are frozen and closed: unknown keys are refused, and a stage returns a new value. A cell is addressed by its
*place*, a string such as ``forums[2].frequency`` or ``profile[population].value`` (see `ckwriter.places`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, PlainSerializer, model_validator
from pydantic import Field as Default

from ckwriter.beside import Label, Note, Unplaced
from ckwriter.form import Field, Form, Table
from ckwriter.values import PageText, Value, as_tuple

PERSON = "person"
"""The origin of what a person wrote or accepted."""
UNKNOWN = "unknown"
"""The origin of what a file marks as drafted by a program, where the record of which one was lost."""
PREVIOUS = "previous"
"""The origin of what was carried over from last year's submission."""


class Absent(Enum):
    """Why a cell is empty. Empty is not zero."""

    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
    NOT_PUBLISHED = "not_published"

    @property
    def title(self) -> str:
        """The official word that stands in the cell on the page."""
        return _ABSENT_TITLES[self]

    @classmethod
    def _missing_(cls, value: object) -> Absent | None:
        """Accept the official word as well as the id."""
        return next((reason for reason, title in _ABSENT_TITLES.items() if title == value), None)


_ABSENT_TITLES = {
    Absent.NOT_APPLICABLE: "該当なし",
    Absent.UNKNOWN: "不明",
    Absent.SUPPRESSED: "秘匿",
    Absent.NOT_PUBLISHED: "未公表",
}
_ABSENT_WORDS = frozenset(_ABSENT_TITLES.values())


class Source(Value):
    """One drafted sentence, word for word, and the places that it rests on."""

    sentence: PageText
    at: Annotated[tuple[str, ...], BeforeValidator(as_tuple)]


class Ignored(Value):
    """Findings of some checks that a person has looked at and lets stand, and the reason."""

    code: str
    """The check's code, or the beginning of several: `C101`, `C`."""
    reason: PageText
    at: str = ""
    """The place, row or table that it holds for; everywhere if none is named."""

    @model_validator(mode="after")
    def _has_a_reason(self) -> Ignored:
        if not self.code.strip() or not self.reason.strip():
            raise ValueError("点検を外すときは、点検の番号（code）と理由（reason）を書いてください")
        return self


def _ignored(value: Any) -> Any:  # noqa: ANN401  # people write {C101: reason}
    if isinstance(value, Mapping):
        return tuple(Ignored(code=code, reason=reason) for code, reason in value.items())
    return as_tuple(value)


class Cell(Value):
    """What stands at one place of the form."""

    text: PageText = ""
    """The text exactly as on the page; newlines part paragraphs or bullets."""
    origin: str = PERSON
    """Who wrote it: `person`, `previous`, `offline`, a model's id, or `unknown` for a program that nobody can name."""
    sources: Annotated[tuple[Source, ...], BeforeValidator(as_tuple)] = ()
    """For drafted text: its sentences in order, each with the places that it rests on."""
    absent: Annotated[Absent | None, BeforeValidator(lambda v: Absent(v) if type(v) is str else v)] = None
    """Why the cell is empty, if somebody said so; then `text` is empty."""
    ignore: Annotated[tuple[Ignored, ...], BeforeValidator(_ignored)] = ()
    """Checks whose findings about this cell a person lets stand. A text typed anew begins without."""

    @model_validator(mode="before")
    @classmethod
    def _official_words(cls, data: Any) -> Any:  # noqa: ANN401  # whatever the caller gave
        """A cell that holds just one of the official words for "empty" is absent, in every format alike."""
        if isinstance(data, dict) and not data.get("absent"):
            text = data.get("text")
            if isinstance(text, str) and text.strip() in _ABSENT_WORDS:
                return {**data, "text": "", "absent": Absent(text.strip())}
        return data

    @model_validator(mode="after")
    def _no_text_where_absent(self) -> Cell:
        if self.absent and self.text:
            raise ValueError(f"「{self.absent.title}」とした欄に文字「{self.text[:20]}」があります")
        return self

    @property
    def empty(self) -> bool:
        """True if nothing but white space stands here and nobody said why."""
        return self.absent is None and not self.text.strip()

    @property
    def machine(self) -> bool:
        """True if the text was drafted by a program and no person has accepted it."""
        return self.origin not in (PERSON, PREVIOUS)

    @property
    def shown(self) -> str:
        """The words on the page: the text, or the word that says why there is none."""
        return self.absent.title if self.absent else self.text


EMPTY = Cell()


class Municipality(Value):
    """The body that submits."""

    name: PageText
    kind: str
    """One of the form's kinds of body, by its id."""
    code: str = ""
    """全国地方公共団体コード, six digits with the check digit, or empty."""


_BESIDE = ("notes[", "unplaced[", "labels[", "headings[")


def _frozen(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return MappingProxyType({at: cell for at, cell in cells.items() if cell.text or cell != EMPTY})


Cells = Annotated[Mapping[str, Cell], AfterValidator(_frozen), PlainSerializer(dict)]


class Submission(Value):
    """One filled form. A place that holds nothing has no entry in `cells`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    form: Form
    fiscal_year: int
    """The fiscal year (April to March) that the submission is about, by its first calendar year: R6年度 is 2024."""
    municipality: Municipality
    cells: Cells = Default(default_factory=lambda: MappingProxyType({}))
    notes: tuple[Note, ...] = ()
    previous: Submission | None = None
    """Last year's submission, where it was given."""
    unplaced: tuple[Unplaced, ...] = ()
    labels: tuple[Label, ...] = ()
    """The form's titles and labels that the file spells in its own way. They belong to that file: no record holds them,
    and no other file that is written has them."""
    untitled: tuple[str, ...] = ()
    """The fields in which nothing stands and whose title the file has nowhere: its page differs from the form."""
    headings: tuple[Label, ...] = ()
    """The headings and titles as the file spells them, in the form's order; like labels, they belong to that file."""
    searched: bool = False
    """True if its texts were found by searching a page: what seems blank may stand there in another shape."""

    def __getitem__(self, at: str) -> Cell:
        """Return the cell at a place; an empty one if nothing stands there.

        A raw note (`notes[3]`), a text without a place in the form (`unplaced[2]`) and a title that the file spells in
        its own way (`labels[1]`) have addresses too. At a row that the form prints stands its label.
        """
        cell = self.cells.get(at) or (self._beside.get(at) if at.startswith(_BESIDE) else None)
        return cell or (Cell(text=self.form.row_labels.get(at, "")) if at.endswith("]") else EMPTY)

    @cached_property
    def _beside(self) -> Mapping[str, Cell]:
        """What stands beside the form, by address."""
        beside: tuple[Sequence[Note | Unplaced | Label], ...] = (self.notes, self.unplaced, self.labels, self.headings)
        found = zip(_BESIDE, beside, strict=True)
        return MappingProxyType({f"{at}{n}]": Cell(text=one.text) for at, of in found for n, one in enumerate(of, 1)})

    def text(self, at: str) -> str:
        """Return the text at a place, without white space round it."""
        return self._texts.get(at, "")

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        labels = {at: label.strip() for at, label in self.form.row_labels.items()}
        return labels | {at: cell.text.strip() for at, cell in (*self._beside.items(), *self.cells.items())}

    def rows(self, table: Table) -> tuple[str, ...]:
        """Return the rows of a table as their addresses: all rows of a fixed table, the filled ones of a free one.

        Free rows are numbered from 1 without gaps: a row in which nothing stands counts if a later one is filled.
        """
        if table.rows:
            return tuple(f"{table.id}[{row.id}]" for row in table.rows)
        return tuple(f"{table.id}[{number}]" for number in range(1, self._counts.get(table.id, 0) + 1))

    def __copy__(self) -> Submission:
        """A copy is made to be changed: what was derived from these cells does not go with it."""
        copied = super().__copy__()
        for derived in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[derived]
        return copied

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for at in self.cells:
            table, _, rest = at.partition("[")
            number = rest.partition("]")[0]
            if number.isdigit():
                counts[table] = max(counts.get(table, 0), int(number))
        return counts

    def column(self, table: Table, column: str) -> Iterator[tuple[str, Cell]]:
        """Yield (place, cell) down one column of a table, empty cells too."""
        for row in self.rows(table):
            at = f"{row}.{column}"
            yield at, self[at]

    def places(self) -> Iterator[tuple[str, Field]]:
        """Yield every place that this submission has, in the order of the form, with the field or column it is of."""
        yield from self._places

    @cached_property
    def _places(self) -> tuple[tuple[str, Field], ...]:
        return tuple(self._every_place())

    def _every_place(self) -> Iterator[tuple[str, Field]]:
        for section in self.form.sections:
            for part in section.parts:
                if isinstance(part, Table):
                    for row in self.rows(part):
                        yield from ((f"{row}.{c.id}", c) for c in part.columns_of(row))
                else:
                    yield part.id, part

    def with_cells(self, cells: Mapping[str, Cell] | Iterable[tuple[str, Cell]]) -> Submission:
        """Return a copy in which these places hold these cells."""
        return self.model_copy(update={"cells": _frozen({**self.cells, **dict(cells)})})


FindingLevel = Literal["error", "warning", "note"]
LEVEL_TITLES: Mapping[FindingLevel, str] = MappingProxyType({"error": "要修正", "warning": "要確認", "note": "助言"})


class Evidence(Value):
    """The exact words that a finding rests on, and where they stand."""

    at: str
    section: str
    """The official number of the section, "0" to "8"."""
    quote: str
    """Characters that stand at `at`, exactly as they stand there; empty for something that is missing."""
    previous: bool = False
    """True if they stand in last year's submission (`Submission.previous`)."""


class Finding(Value):
    """One thing that a check wants a person to look at."""

    code: str = ""
    """The check that raised it (`T101`); stamped by the runner."""
    level: FindingLevel = "warning"
    at: str
    section: str
    message: str
    """What is the matter, in one sentence, in Japanese, with the place by its official title."""
    hint: str = ""
    """What to do about it."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def here(self) -> tuple[Evidence, ...]:
        """The evidence that stands in the submission itself, and not in last year's."""
        return tuple(one for one in self.evidence if not one.previous)

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that stay the same when rows move or other cells change."""
        parts = [self.code, re.sub(r"\[\d+\]", "[]", self.at), *(e.quote for e in self.evidence)]
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
