"""What a form asks at one place: its type, who must answer, and what it means to the checks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ckwriter.values import as_tuple

FieldType = Literal[
    "text",  # a line
    "paragraph",  # running text
    "bullets",  # one item a line
    "list",  # names parted by 、
    "integer",
    "decimal",
    "quantity",  # a number with its unit, or words where no number fits
    "frequency",  # times a year
    "period",  # months or years
    "as_of",  # the day or month that a number is about
    "choice",  # one of `choices`
    "fixed",  # printed on the form, nobody fills it
    "municipality",  # the body's own name
    "fiscal_year",
]
_OF_SEVERAL_LINES: frozenset[FieldType] = frozenset(("list", "paragraph", "bullets"))
Required = Literal["yes", "if_applicable", "optional", "auto"]
Role = Literal[
    "meeting",  # the name of a meeting that meets regularly, or several
    "members",  # who takes part in it
    "member_count",  # how many take part
    "lead",  # who runs it, or runs what the row is about
    "duties",  # what the lead of the row does
    "indicator",  # what is measured
    "baseline",  # of an indicator: where it stood
    "target",  # where it was to go, or is to
    "result",  # where it went
    "explanation",  # words that may say why
    "issue",  # what is lacking
    "policy",  # what is to be done about it
    "event",  # what happened
    "activity",  # what is done, and when
    "programme",  # the name of what the row is about, such as a course or a service
    "aim",  # what is to be reached within the year
]
"""What a field means to the checks that compare one part of a form with another."""
Strings = Annotated[tuple[str, ...], BeforeValidator(as_tuple)]


class FormValue(BaseModel):
    """A frozen, closed value of a form's own files; TOML's arrays are taken as tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Titled(FormValue):
    """Something with an id for programs and an official title for people."""

    id: str
    title: str
    also: Strings = ()
    """Other titles under which it was seen, in other years or at other bodies."""
    telling: Strings = ()
    """Words by which, for a field, a heading in its section is known as its label."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The official title first, then the others."""
        return (self.title, *self.also)


class Kind(Titled):
    """A kind of body: 県, 指定都市 …"""

    bodies: Strings = ()
    """Names of bodies that are known to be of this kind, where the name alone does not tell (熊本市)."""


class Field(Titled):
    """One place to fill, or, in a table, one column."""

    type: FieldType
    required: Required = "yes"
    """`yes`: must be answered · `if_applicable`: answered or a reason given · `optional` · `auto`: computed."""
    kinds: Strings = ()
    """The kinds of body that must answer, by id; none named means all. For the others it is `if_applicable`."""
    unit: str = ""
    choices: Strings = ()
    months: bool = False
    """True if a period must name its months, not a year alone."""
    hint: str = ""
    """What goes there, for the person who fills it (記入要領)."""
    note: str = ""
    """A footnote that the form prints."""
    label: Literal["above", "left"] = "above"
    """Where the title stands in the blank form. Fields labelled at the left share a grid with their neighbours."""
    width: int = 0
    """On the page, in millimetres, for a column; 0 leaves it to its type."""
    role: Role | None = None
    year: int = 0
    """The fiscal year that it is about, counted from the form's own: -1 is the year before."""
    previous: str = ""
    """The field or column of last year's submission from which a new year starts here: `goals.target`; usually its own
    (`forums.name`). Nothing is carried over where none is named."""

    @property
    def of_several_lines(self) -> bool:
        """Whether it holds as many lines as there is to tell: names, items or running text."""
        return self.type in _OF_SEVERAL_LINES

    def required_of(self, kind: str) -> Required:
        """Return how far a body of this kind must answer."""
        if self.required == "yes" and self.kinds and kind not in self.kinds:
            return "if_applicable"
        return self.required
