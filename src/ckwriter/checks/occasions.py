"""Occasions that indicators count: 講演会, 座談会, 教室, and whether a calendar has their kind."""

from __future__ import annotations

import re

from ckwriter.checks.indicators import Indicator
from ckwriter.checks.naming import HEAD

_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_KINDS = (
    ("講演", "フォーラム", "シンポジウム", "大会"),
    ("座談", "交流", "意見交換", "茶話", "つどい", "集い"),
    ("講座", "教室", "学習", "勉強", "セミナー", "サロン", "カフェ", "つどい", "集い"),
    ("見学", "訪問"),
    ("説明",),
    ("報告", "発表"),
    ("相談",),
)
"""Words for kinds of occasions; those of one row may stand for each other."""
_KIND = re.compile(
    f"(?:{'|'.join(dict.fromkeys(word for row in _KINDS for word in row))})"
    "(?=会?(?:の?(?:開催|実施)?の?回数|の?開催|の?実施)?$)"
)
_ANYBODY = re.compile(
    "(?:市民|住民|区民|県民|町民|一般|公開|関係者|支援者|専門職|多職種|合同|向け|を?対象|の|と|した)*"
)


def kind_stands(one: Indicator, acts: str) -> bool | None:
    """Tell whether the calendar has the kind of occasion that an indicator counts; None where it counts none."""
    label = _BRACKETS.sub("", one.label).strip()
    found = _KIND.search(label)
    if found is None:
        return None
    return any(word in acts for row in _KINDS if found[0] in row for word in row)


def is_of_anybody(one: Indicator) -> bool:
    """Tell whether an occasion is known by its kind alone: 市民講演会の開催回数."""
    found = _KIND.search(_BRACKETS.sub("", one.label).strip())
    return found is not None and bool(_ANYBODY.fullmatch(found.string, 0, found.start()))


_OCCASION = re.compile("回数|開催|実施|頻度")


def is_occasion(one: Indicator) -> bool:
    """Tell whether an indicator counts how often something is held."""
    target = one.value("target")
    figure = target.figure if target else None
    return bool(_OCCASION.search(one.label) or HEAD.search(one.label) or (figure is not None and figure.unit == "回"))
