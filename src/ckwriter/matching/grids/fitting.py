"""Whether texts may be the values of a column, by its type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ckwriter.form import Column
from ckwriter.matching.words import periods
from ckwriter.matching.words.periods import PERIOD
from ckwriter.notation import says_none

_AMOUNT = re.compile(
    r"(?:年|月|週|各[^\d０-９]{0,4}|延べ?|実|計|約)*\s*[0-9０-９][0-9０-９,，.．]*\s*[^\d０-９\s]{0,12}"
)
_DASH = re.compile(r"[-－―‐–—ー]+\s*(?:$|[（(])")
_MONTH = re.compile(r"[0-9０-９]\s*月|[春夏秋冬]|通年|毎月|随時|上半期|下半期|四半期|前期|後期")
_LEAD = "lead"
_OFFICE = re.compile(r"(?:[課係室班部所局院館]|センター|機関|団体|チーム|担当|グループ)(?:[（(].*[)）]|等|など)?$")


def fits(texts: Sequence[str], column: Column) -> bool:
    """Tell whether most of some texts may be values of a column; blank ones say nothing.

    Only figures, times, how often and names tell: a paragraph may be anything.
    """
    said = [text.strip() for text in texts if text.strip()]
    return not said or sum(_fits(text, column) for text in said) * 2 > len(said)


def tells(column: Column) -> int:
    """Return how much it tells that values fit a column: 2 for times, 1 for figures and offices, 0 for any text."""
    return 2 if column.type == "period" else int(column.type in ("frequency", "quantity") or column.role == _LEAD)


def is_value(text: str, column: Column) -> bool:
    """Tell whether what may be the title of a column of such a kind is one of its values: 16回, but not 目標（R6）."""
    if column.role == _LEAD or not tells(column):
        return False  # 中心の課 looks like an office
    return text.strip()[:1].isdecimal() if column.type == "quantity" else _fits(text.strip(), column)


def _fits(text: str, column: Column) -> bool:
    if column.type == "frequency":
        return periods.is_frequency(text)
    if column.type == "quantity":
        return _is_amount(text)
    if column.type == "period":
        return PERIOD.match(text) is not None or _MONTH.search(text) is not None
    if column.type == "list":
        return "。" not in text
    if column.role == _LEAD:
        return _OFFICE.search(text) is not None
    return not _is_amount(text) and (column.type != "text" or not text.endswith("。"))


@lru_cache(maxsize=4096)
def _is_amount(text: str) -> bool:
    """Tell whether a text is an amount, or the reason why there is none: 12人/年, ―（今年度から）."""
    return _AMOUNT.match(text) is not None or _DASH.match(text) is not None or says_none(text)
