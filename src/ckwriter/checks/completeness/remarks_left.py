"""T2: what whoever drafted a text wrote to colleagues or to himself, and left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.completeness.blanks import blank
from ckwriter.checks.texts.placeholders import placeholders
from ckwriter.checks.texts.readings import filled
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex, stands_in


@check(level="warning", rules=("R01", "R19", "R27"))
def remark_left(submission: Submission) -> Iterator[Finding]:
    """作成中の覚え書き（照会中、要確認、後で差し替えなど）が残っていない

    A cell that holds only a remark of its drafter (（担当課に照会中）, ★確認, →課に聞いて書く), and one in brackets
    within a text (（←要確認）). What is told of the work itself (長寿福祉課と調整中である。) is left alone. One finding
    a remark.
    """
    told: dict[str, list[str]] = {}
    for at, _, text in filled(submission):
        if _may(text) and not blank(submission, at):
            for remark in remarks(text):
                if not any(mark in remark for mark in placeholders(text)):
                    told.setdefault(remark, []).append(at)
    for remark, where in told.items():
        yield finding(
            submission,
            where[0],
            f"「{remark}」は作成中の覚え書きで、消し忘れではありませんか",
            hint="確かめた内容に書き換えるか、消してください。まだ決まっていないときは、そのことを文で書きます。",
            quotes=[(at, remark) for at in where],
        )


_may = stands_in(
    "[会認せ答事定果査計裁頼]中|待ち|要[確修更追差精]|[確差]し?[認替]|聞いて|[調検][整討]中|未定稿|仮置|数字|TODO|消し忘れ|[後と]で|記[入載]|追記|に聞く"
)
_UNDER_WAY = "(?:照会|確認|問い?合わせ|問合せ|回答|返事|確定|結果|精査|集計|決裁)(?:中|待ち|依頼中)"
_TO_DO = (
    "要(?:確認|修正|更新|追記|差し?替え|精査)|確認(?:要|のこと)|(?:後|あと|のち)(?:で|ほど|日)?[、に]?(?:差し?替え|直す|書く|記入|記載|追記|確認)(?:る|する|します|予定)?"
    "|差し?替え(?:る|予定|のこと)|(?:聞いて|確認して|照会して)(?:から)?(?:書く|記入|記載|追記)(?:する|します)?"
    "|(?:確認|照会|調整)の上、?(?:記入|記載|追記|修正)(?:する|します|予定)?|未定稿|仮置き|(?:課長|係長|班長|上司|担当者?|[一-龥ァ-ヶー]{1,8}課)(?:に|へ)(?:確認|要確認|聞く)"
    "|数字(?:は|が)?(?:仮|要確認|未確定)|消し忘れ|TODO"
)
_REST = "(?:です|とのこと|のこと|する|します|、?記入|、?記載)?"
_BRACKETED = regex(
    rf"[（(【\[［〔]\s*(?P<mark>[←→★☆※＊*]\s*)?(?:[^（）()【】\[\]\n]{{0,24}}?[。、：:\s])?(?P<what>[^（）()【】\[\]。、\n]{{0,16}}?(?:{_UNDER_WAY}|{_TO_DO}){_REST})(?:[:：][^（）()\n]{{0,16}})?\s*[。★☆※]?\s*[)）】\]］〕]"
)
_MARKED = regex(
    rf"\A\s*(?:[←→★☆※＊*▲■●]+\s*|※\s*)[^。\n]{{0,20}}?(?:{_UNDER_WAY}|{_TO_DO}|確認|調整中|検討中){_REST}。?\s*\Z"
)
_ALONE = regex(
    rf"\A\s*(?:(?:[一-龥ァ-ヶーA-Za-z]{{1,12}}(?:課|係|室|部|局|所|署|センター|協会|法人|病院|担当|事業所|団体|会)(?:に|へ|と|の|から)、?)?(?:{_UNDER_WAY})(?:の?ため(?:後日|追って)?(?:記入|記載)?(?:します|する|予定)?)?"
    rf"|[^、。\n]{{0,16}}?(?:{_TO_DO}))(?:です|とのこと)?。?\s*\Z"
)
_NOT_ALONE = regex("[をはが]|について|に関し|ための")
"""What makes of a short text one about the work: 支給の要件を確認する."""


_OF_THIS = "(?:数字|ここ|この[一-龥]{1,4}|本文|人数|日付|会場|名称)[はの]"
"""What a remark on the text itself is about: この一文は."""


def remarks(text: str) -> Iterator[str]:
    """Yield the remarks of a drafter that a text holds, as they stand there."""
    if _MARKED.match(text) or (_ALONE.match(text) and not _NOT_ALONE.search(text)):
        yield text.strip()
        return
    for found in _BRACKETED.finditer(text):
        whole = found[0].strip() == text.strip()
        if whole or found["mark"] or not _NOT_ALONE.search(re.sub(_OF_THIS, "", found[0])):
            yield found[0]
