"""What must agree in a form, the outside figures that it is held against, and the words of its programme."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from ckwriter.form.fields import FormValue, Strings


class Constraint(FormValue):
    """An agreement between cells that can be said as data; places are addresses, or `table.column` for a column."""

    type: Literal[
        "sum",  # the first figure is the sum of the others
        "ascending",  # no figure is greater than the next
        "equal",  # the figures are equal
        "range",  # each figure lies between `low` and `high`
        "rows",  # one of these choices is yes if, and only if, the table `table` has rows
        "listed",  # what these columns name stands in the column `table`
    ]
    places: Strings
    low: Decimal | None = None
    high: Decimal | None = None
    kinds: Strings = ()
    """The kinds of body that it binds, by id; none named means all."""
    table: str = ""
    leave: Strings = ()
    """Ends of names that need not be listed."""
    begins: Strings = ()
    """Beginnings of the names of the rows that a choice is about, `{body}` for the body's own name; none means all."""
    without: Strings = ()
    """Words that tell other names that begin so apart."""
    why: str = ""
    """The rule in words, for the person who reads the finding."""

    def binds(self, kind: str) -> bool:
        """Tell whether a body of this kind is bound."""
        return not self.kinds or kind in self.kinds


class Reference(FormValue):
    """A figure of an outside document (a plan, a national goal) that submissions quote; an office adds what it has."""

    title: str
    """The document and what it sets, as a finding names it: 第7期障害福祉計画の目標."""
    words: Strings
    """The words by which texts quote it; all of them stand in the sentence."""
    value: Decimal | None = None
    unit: str = ""
    first_year: int | None = None
    """The first fiscal year for which it holds."""
    last_year: int | None = None


class Words(FormValue):
    """The words of a form's programme (`words.toml`), for the checks of wording."""

    official: Strings = ()
    """Official words and names, spelled rightly: a near miss of one is a typo candidate."""
    accepted: Strings = ()
    """Right words that look like near misses of others."""
    misspelled: Mapping[str, str] = {}
    """Words that are wrong wherever they stand → what is meant."""
    names: Strings = ()
    """Columns that hold names (`forums.name`), by table and column."""
