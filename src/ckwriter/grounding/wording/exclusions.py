"""What a sentence rules out or sets aside that its facts propose or name: 設けないこととする, 第2木曜日を除いて."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.lacks import LACK
from ckwriter.patterns import regex

_NOT_TO_BE = regex("(?P<stem>[一-龥々]{1,2})[ぁ-ん]{0,3}?ない(?:こと|もの|方針|予定|計画|よう)")


def not_to_be_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where what the facts propose is proposed not to be done: 設けないこととする."""
    for found in _NOT_TO_BE.finditer(text):
        if found["stem"] in evidence.said and not LACK.search(evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)


_INSTEAD = regex(
    "(?P<noun>[一-龥々ァ-ヴー]{2,10})(?:では?なく|を除[いくき](?!た|[0-9二三四五六七八九])|以外(?=[がをはに、]))"
)


def set_aside_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where something that the facts name is set aside, and no fact sets anything aside."""
    if re.search("なく|ない|除|以外|ほか|他の|外す|より", evidence.said):
        return
    for found in _INSTEAD.finditer(text):
        if found["noun"][-3:] in evidence.said:
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)


_WITHOUT = regex(
    "(?P<noun>[一-龥々ァ-ヴー]{2,10})(?:が(?:なく|無く)ても|が?ないまま|なしに|なしで|抜きで|を(?:得|経|待た|取ら|踏まえ|確かめ|確認せ|問わ)"
    "(?:ずに?(?!、?退)|ないまま|なくても)|に(?:かかわら|関わら|よら)ず)"
)


def without_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where something is done without what the facts do it with: 同意がなくても of 同意を得て."""
    for found in _WITHOUT.finditer(text):
        noun = re.escape(found["noun"][-2:])
        if re.search(f"{noun}(?:を(?:得|経|待|取|踏|確)|に(?:基づ|沿|応じ|より|よって)|の上)", evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
