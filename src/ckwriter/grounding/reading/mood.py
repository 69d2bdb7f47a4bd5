"""What a sentence does: it tells what is or was, or it proposes what is to be; a noun at its end leaves it open."""

from __future__ import annotations

import re
from typing import Literal

from ckwriter.patterns import regex
from ckwriter.prose import is_dictionary, plain

Mood = Literal["told", "proposed", "open"]

_PROPOSED = regex(
    "(?:予定|方針|計画|見込み|見通し|目標|必要|課題|重要|不可欠|ねらい|目的|こと(?:と|に)(?:する|している"
    "|したい|なる|なっている)|つもり|べき)"
    "(?:である|があ(?:る|り)|とする|としている|となる|となっている|と(?:考|思)える?|と考えている)?(?:。|$)"
    "|(?:見込|期待|目指|めざ|望|求め|検討|予定|想定|計画)(?:む|み|す|している|しており|れる|られる|んでいる"
    "|される|している|まれる)(?:。|$)"
    "|(?:ように(?:する|なる|努める)|よう(?:努める|促す|働きかける)|たい|う|よう|であろう)(?:と(?:考えている"
    "|する|している))?(?:。|$)"
)
_TOLD = regex(
    "(?:た|だ|ている|でいる|てある|ていない|でいない|てきた|つつある|である|であり|ない|なかった|いる|ある"
    "|なっている|できる|高い|低い|多い|少ない|ており|される|られる(?<!入れられる)|しい)(?:。|$)"
)


def mood_of(sentence: str) -> Mood:
    """Return the mood of a sentence by its end, whether in である体 or in です・ます."""
    text = re.sub(r"[（(][^（）()]*[)）](?=。?$)", "", sentence.strip())
    text = plain(text)
    if _PROPOSED.search(text):
        return "proposed"
    if _TOLD.search(text):
        return "told"
    return "proposed" if is_dictionary(text.rstrip("。")) else "open"
