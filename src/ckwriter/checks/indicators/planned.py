"""Whether a calendar, or the aims of the year, have what an indicator counts."""

from __future__ import annotations

import re
from collections.abc import Container

from ckwriter.checks.indicators.occasions import KINDS, is_of_anybody, kind_stands
from ckwriter.checks.indicators.told import Indicator
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import HEAD
from ckwriter.checks.texts.linked import activities, linked, matters_of, telling_words
from ckwriter.checks.texts.readings import BRACKETS, folded
from ckwriter.form import Form
from ckwriter.patterns import regex


def named_of(one: Indicator) -> str:
    """Return what tells an indicator from others of its kind: 居住支援 of 居住支援研修会の開催回数."""
    label = re.sub("の?(?:開催|実施)?の?(?:回数|件数|人数|者数|状況)?$", "", one.label)
    return HEAD.sub("", label) or label


def is_planned(one: Indicator, plans: str, planned: frozenset[str], form: Form) -> bool:
    """Tell whether the plans of the year have what an indicator counts or tells to be made.

    That something is taught or held (研修) says too little, where its name says what; shares, and how content people
    are, follow from all that is done.
    """
    if _RATE.search(one.label):
        return True
    if made := _TO_MAKE.search(BRACKETS.sub("", one.label)):
        return made["what"] in folded(plans) or made["act"] in plans
    own = telling_words(BRACKETS.sub("", named_of(one)), form)
    telling = own - activities(form, KINDS)
    named = telling - _OF_ANYTHING
    if named - matters_of(named):
        telling = named
    return not own or not (telling or own).isdisjoint(planned)


_OF_ANYTHING = frozenset("登録 録数 録者 設定 新設 新規 申込 決定 受入 依頼 紹介 提供 配布 実人 累計 把握".split())  # noqa: SIM905
"""What is done with things of any kind: the 登録 of an estate agent is none of a peer supporter."""


_RATE = regex("率|割合|満足|理解度")
_TO_MAKE = regex("(?P<what>[一-龥々ァ-ヺーき]{2,3})の?(?P<act>作成|策定|改訂|発行)$")


def held_as(one: Indicator, heads: Container[str]) -> bool:
    """Tell whether the calendar holds an indicator's meeting under its bare kind: 部会 for 退院支援部会の開催回数."""
    return any((head := HEAD.search(mention.name)) and head[0] in heads for mention in mentions_in(one.label))


def stands_in_calendar(one: Indicator, acts: str, done: frozenset[str], form: Form) -> bool:
    """Tell whether the calendar has an occasion: a word of its name, and its kind."""
    kind = kind_stands(one, acts)
    return kind is not False and ((bool(kind) and is_of_anybody(one)) or linked(named_of(one), done, form))
