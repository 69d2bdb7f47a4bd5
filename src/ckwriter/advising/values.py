"""The values of advising: an `Item` of advice with the words that it rests on, and the `Advice` that they make up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict

from ckwriter.form import Form
from ckwriter.model import Evidence, Municipality
from ckwriter.values import PageText, Value

OFFLINE = "offline"


class Basis(Evidence):
    """Words of a submission, word for word, that an item of advice rests on; no words for what is missing there."""

    fiscal_year: int
    """Whose submission: this year's, or last year's."""


class Item(Value):
    """One statement of an adviser's, at its place in the form of advice."""

    at: str
    """`merits[2].text`, `elements[housing].lacking`."""
    kind: str
    """What was seen, by the name of its phrase."""
    text: PageText
    basis: Annotated[tuple[Basis, ...], BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)]
    origin: str = OFFLINE

    @property
    def heading(self) -> str:
        """The table of the form of advice that it stands in."""
        return self.at.partition("[")[0]


class Advice(Value):
    """What an adviser says about one submission."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    form: Form
    """The form of the advice."""
    about: Form
    """The form of the submission that it is about."""
    fiscal_year: int
    municipality: Municipality
    items: tuple[Item, ...]

    def under(self, heading: str) -> Iterator[Item]:
        """Yield the items under a heading."""
        return (item for item in self.items if item.heading == heading)

    def but(self, items: Iterable[Item]) -> Advice:
        """Return the advice with other items."""
        return self.model_copy(update={"items": tuple(items)})
