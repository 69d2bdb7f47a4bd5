"""Read what officials write: quantities, frequencies, dates and fiscal years, months and periods, names, lists.

Every function takes any text and returns values in the order in which they stand; each knows its exact words and place
(`text[start:end] == item.text`). What cannot be read is left out, never guessed and never an error.
"""

from ckwriter.notation.absence import says_none
from ckwriter.notation.agreement import Agreement, agree
from ckwriter.notation.date import Date, YearMonth
from ckwriter.notation.dates import fiscal_year_of
from ckwriter.notation.eras import date_title, era_of, fiscal_year_mark, fiscal_year_title, parse_fiscal_year
from ckwriter.notation.frequency import Frequency
from ckwriter.notation.months import Months
from ckwriter.notation.names import NameMatch, fold, same_name, variants
from ckwriter.notation.ordinals import Ordinal
from ckwriter.notation.periods import Period, contains
from ckwriter.notation.pieces import Member, MemberList, Sentence
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.ratios import Ratio
from ckwriter.notation.scan import (
    Scan,
    dates,
    frequencies,
    members,
    months,
    number,
    ordinals,
    periods,
    quantities,
    ratios,
    sentences,
    spellings,
)
from ckwriter.notation.spellings import SPELLINGS, Spelling
from ckwriter.notation.text import Span
from ckwriter.notation.units import comparable

__all__ = [
    "SPELLINGS",
    "Agreement",
    "Date",
    "Frequency",
    "Member",
    "MemberList",
    "Months",
    "NameMatch",
    "Ordinal",
    "Period",
    "Quantity",
    "Ratio",
    "Scan",
    "Sentence",
    "Span",
    "Spelling",
    "YearMonth",
    "agree",
    "comparable",
    "contains",
    "date_title",
    "dates",
    "era_of",
    "fiscal_year_mark",
    "fiscal_year_of",
    "fiscal_year_title",
    "fold",
    "frequencies",
    "members",
    "months",
    "number",
    "ordinals",
    "parse_fiscal_year",
    "periods",
    "quantities",
    "ratios",
    "same_name",
    "says_none",
    "sentences",
    "spellings",
    "variants",
]
