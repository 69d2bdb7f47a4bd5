"""What stands round a figure and tells of it: 月に平均, 延べ人数で, 1回当たりでみると, を超える."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ckwriter.grounding.figures.figure import AGES, Figure
from ckwriter.patterns import regex

_PERIOD_BEFORE = regex(
    "(?<![0-9〇一二三四五六七八九十半かヶ元今昨前来毎])(?P<per>[年月週日])間?(?:に|のうち|当たり|あたり|額)?(?:平均|約|延べ|計)?$"
)
_COUNTERS = regex(
    "分(?!の[0-9一二三四五六七八九]|野|類|担|析|か)|代(?!表|替|わ|行|理|金)|区(?!分|別|域)|店舗|島|館|校区|学区|地区|戸|棟|室(?!内)|台|冊|枚|組(?!織)|班|学級|団地|丁目|コマ|便(?!利)|チーム"
    "|グループ|クラス|ユニット|コース|病棟|診療科|種類|指標|会議体|課題(?!解決)|事例(?!集)|ケース|例(?!え|年|示|会)"
)
_PLACES = {"代": AGES, "事例": "件", "ケース": "件", "例": "件"}
"""Counters that say what another unit says, or nothing that is counted."""
_SEVERAL_BEFORE = regex("[0-9]{1,3}[一-龥か]{1,4}(?:当たり|あたり|につき)(?:平均|約|延べ)?$")
"""What a figure is counted over, where that is not one: 2回当たり60人."""
_BEYOND = regex(
    "を?(?P<over>超(?!過))|近く|に(?:は|も)?(?:満た|達し(?:て(?:い)?)?な|届(?:か|いて(?:い)?な))|[たっ経]っ?ていな"
)
_GOAL_BEFORE = regex("(?:目標|計画|予定)(?:値|数)?(?:の|は|である)?$")
_COUNTING_BEFORE = regex(
    "(?:(?P<gross>延べ?|のべ)|(?<![一-龥])実)(?:人数|人員|件数|回数|数)(?:で(?:は|も)?|は|が|として|の)?、?(?:約|計|合計)?$"
)
"""延べ人数で and 実人数は right before a figure."""
_EACH_BEFORE = regex(
    "(?P<each>(?<![0-9])1[回日件人](?:当たり|あたり))(?:で(?:みる|見る)と|に(?:する|なおす|換算する)と|では)、?[^0-9、。]{0,12}$"
)
"""1回当たりでみると、約18人: what a figure behind is for each of."""
_PART_BEFORE = regex(
    "(?P<per>四半期|半期|学期|半年)(?:当たり|あたり|につき|ごと(?:に)?|に|(?P<within>で)|の間に|間に)(?:約|平均|延べ?|計)?$"
)
"""A part of a year that a figure is told for."""
_MEAN = regex("平均(?:で|して)?[^、。0-9]{0,3}$")


def with_surroundings(text: str, one: Figure) -> Figure:
    """Return a figure with its period where that stands apart (月に平均3件), and whether it bounds another."""
    if _MEAN.search(text, max(0, one.start - 8), one.start):
        one = replace(one, mean=True)
    if (counter := _COUNTERS.match(text, one.end)) and one.unit in (None, "校"):
        end = counter.end()
        one = replace(
            one, text=text[one.start : end], end=end, unit=_PLACES.get(counter[0], (one.unit or "") + counter[0])
        )
        if one.unit == AGES:
            return one
    if text.startswith("足らず", one.end):
        one = replace(one, text=f"{one.text}足らず", end=one.end + 3, hedges=one.hedges | {"弱"})
    if text.startswith("ずつ", one.end):
        one = replace(one, apiece=True)
    if one.counting is None and (way := _COUNTING_BEFORE.search(text, max(0, one.start - 12), one.start)):
        one = replace(one, counting="延" if way["gross"] else "実")
    if one.each is None and (each := _EACH_BEFORE.search(text, max(0, one.start - 28), one.start)):
        one = replace(one, each=each["each"])
    part = _PART_BEFORE.search(text, max(0, one.start - 12), one.start)
    if part and one.per is None and (not part["within"] or one.unit == "回"):
        one = replace(one, per=part["per"])
    if one.each is None and (several := _SEVERAL_BEFORE.search(text, max(0, one.start - 10), one.start)):
        one = replace(one, each=several[0])
    before = _PERIOD_BEFORE.search(text, max(0, one.start - 8), one.start)
    timed = one.unit in ("日", "時間") and bool(re.search("平均|のうち", before[0] if before else ""))
    if before and one.per is None and (timed or one.unit not in (None, "回/年", "年", "か月", "日", "週")):
        one = replace(one, per=before["per"])
    if "超" in one.hedges and (over := re.search("(?P<of>を)?超", one.text)):
        bound: Literal["超"] | None = "超" if over["of"] else None
        bare = replace(one, hedges=one.hedges - {"超"}, beyond=bound, low=one.low, high=one.low)
        return replace(bare, text=one.text[: over.start()], end=one.start + over.start())
    beyond = _BEYOND.match(text, one.end)
    if beyond and one.unit != "%" and _GOAL_BEFORE.search(text, max(0, one.start - 8), one.start):
        return one
    return replace(one, beyond="超" if beyond["over"] else "未満") if beyond else one
