"""What is the matter with a text that stands where a form wants one number."""

from __future__ import annotations

import re
from typing import NamedTuple

from ckwriter.checks.completeness.blanks import REASONS
from ckwriter.form import Field
from ckwriter.model import Absent, FindingLevel
from ckwriter.notation import Quantity, says_none
from ckwriter.patterns import regex

_REASON_FIRST = regex("|".join(reason.title for reason in Absent))
_FIGURES = regex("[0-9０-９]")
_REMARKED = regex(
    r"(?P<figure>[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)[ 　]*(?:[か箇カヶ]?所|[一-龥％%/／]{0,6})"
    r"\s*[（(]?[※＊*]\s*(?P<remark>.*?)[)）]?\s*",
    re.DOTALL,
)
"""One clear figure with a remark behind it: 1市町村※特別区."""
_SUM = regex("[0-9０-９][^0-9０-９]{1,4}の?(?:合計|計|和)$|^(?:内訳|合計|計)[はが:：]")
_PARTS = regex("[0-9０-９]+(?=回|か所|人|床|件|機関)")
"""The figures of a remark that says of what the figure is the sum: ※全体会2回、部会3回の計."""


class Wrong(NamedTuple):
    """What is the matter with a text in a figure's place."""

    cause: str
    """Equal for texts with which the same is the matter."""
    message: str
    hint: str
    level: FindingLevel = "warning"


def what_is_wrong(text: str, one: Quantity | None, field: Field, note_cell: str, *, whole: bool) -> Wrong | None:
    """Return what is the matter with a text that is not plain digits; None if it is one number, or says why none is.

    `one` is the number that was read, `note_cell` how to call the cell that takes remarks; `whole` wants an integer.
    """
    if says_none(text):
        return None
    if reason := _REASON_FIRST.match(text):
        return Wrong(
            f"reason {reason[0]}",
            f"「{text}」には「{reason[0]}」のほかに説明が混じっています",
            f"この欄は「{reason[0]}」だけにし、説明は{note_cell}へ移してください。",
        )
    if one is None and (figure := _REMARKED.fullmatch(text)):
        parts = [int(part) for part in _PARTS.findall(figure["remark"])] if _SUM.search(figure["remark"]) else []
        if len(parts) > 1 and str(sum(parts)) != _digits(figure["figure"]).replace(",", ""):
            return Wrong(
                "sum",
                f"「{text}」は、{'＋'.join(map(str, parts))}＝{sum(parts)}で、合わないのではありませんか",
                f"数字を確かめ、説明は{note_cell}へ移してください。",
            )
        return Wrong(
            "note",
            f"数字の欄に※の注記が混じっています（「{text}」）",
            f"この欄は「{_digits(figure['figure'])}」だけにし、「{figure['remark']}」は{note_cell}へ移してください。",
            "note",
        )
    if one is None:
        return Wrong(
            "none",
            f"「{text}」は一つの数字として読めません",
            f"数字を一つだけ記入し、説明は{note_cell}へ移してください。数字がないときは{REASONS}のどれかにします。",
        )
    digits = _digits(one.text)
    if whole and one.value is not None and one.value != int(one.value):
        return Wrong(
            "fraction",
            f"「{text}」は整数ではありません。桁や単位（万、千など）を取り違えていませんか",
            f"単位「{field.unit}」で数えた整数を記入してください。" if field.unit else "整数を記入してください。",
        )
    if one.note:
        return Wrong(
            "note",
            f"数字の欄に説明が混じっています（「{text}」）",
            f"この欄は「{digits}」だけにし、「{one.note}」は{note_cell}へ移してください。",
            "note" if _is_breakdown(one) or _is_plain(one) else "warning",
        )
    if _indefinite(one):
        return Wrong(
            "indefinite",
            f"「{text}」では一つの数字に決まりません",
            f"数字を一つだけ記入し、数え方や幅は{note_cell}へ書いてください。",
        )
    if one.unit or one.counting or one.total:
        return Wrong(
            "unit",
            f"「{text}」は数字だけではありません（単位「{field.unit or one.unit}」は欄の横に印刷されます）",
            f"この欄は「{digits}」だけにしてください。",
        )
    return None


def _is_breakdown(one: Quantity) -> bool:
    """Tell whether the remark behind a figure without a unit gives just its parts, which add up: 4（県3、市1）."""
    parts = [int(part) for part in re.findall("[0-9０-９]+", one.note or "")]
    return len(parts) > 1 and not one.unit and sum(parts) == one.value


def _is_plain(one: Quantity) -> bool:
    """Tell whether a figure is one number without its unit, and the remark behind it words alone."""
    return not (one.unit or _FIGURES.search(one.note or "") or _indefinite(one))


def _indefinite(one: Quantity) -> bool:
    """Tell whether a quantity is about so much, a span, or of each of several."""
    return bool(one.hedges or one.is_range or one.each)


def _digits(text: str) -> str:
    found = re.search("[0-9０-９][0-9０-９,，.．]*[万億]?", text)
    return found[0] if found else text
