"""The ends of sentences in である体: です・ます made plain, dictionary forms put into the past, wishes made proposals.

Only the ends of clauses are touched, and only where the form is known; an unknown end is left as it is.
"""

from __future__ import annotations

import re

from ckwriter.patterns import regex
from ckwriter.prose.acts import ACT, act_at_end, verb_of
from ckwriter.prose.verbs import dictionary, is_dictionary, negative, perfect

_NOUNS_IN_I = (
    "(?:違い|扱い|集い|争い|願い|祝い|狙い|ねらい|問い|払い|使い|思い|迷い|担い|手伝い|見舞い|合い|ふれあい|支えあい)$"
)
_POLITE = regex(
    "(?P<stem>[一-龥々ぁ-んァ-ヶー]+?)(?P<end>ませんでした|ません|ましたら|ました|ます|でした|でしょう|です)"
    "(?=(?:が|けれども|けれど|けど|ので|から|し)?(?:、|。|」|$))"
)
_SHORTENED = regex("(?<=[しっいんめけせえれべねげ][てで])る(?=[。、]|$)")
_BUT = regex("(?:けれども|けれど|けど)(?=、)")
_COPULA = regex("(?<=[一-龥々ァ-ヶー）」])だ(?=。|$|が、)|(?<=よう|べき|はず|だけ)だ(?=。|$)")
_COPULA_PAST = regex("(?<=[一-龥々ァ-ヶー）」])だった(?=。|$|が、)")


def plain(sentence: str) -> str:
    """Return a sentence in である体: です・ます at the end of each clause become plain; other ends stay."""
    sentence = _POLITE.sub(lambda found: _plain_end(found["stem"], found["end"]), sentence)
    sentence = _BUT.sub("が", _SHORTENED.sub("いる", sentence))
    return _COPULA.sub("である", _COPULA_PAST.sub("であった", sentence))


def _plain_end(stem: str, end: str) -> str:
    if end in ("です", "でした", "でしょう"):
        return _plain_copula(stem, end)
    if end == "ませんでした":
        return negative(stem)[:-1] + "かった"
    if end == "ません":
        return negative(stem)
    verb = dictionary(stem)
    return {"ます": verb, "ました": perfect(verb), "ましたら": perfect(verb) + "ら"}[end]


def _plain_copula(stem: str, end: str) -> str:
    """Return the plain end after an adjective or a finished verb (多いです → 多い), or である after anything else."""
    finished = re.search("(?:[たい]|んだ|いだ)$", stem)
    if finished and not re.search("(?:みたい|くらい|ぐらい|[一-龥]た)$", stem) and not re.search(_NOUNS_IN_I, stem):
        return stem + ("であろう" if end == "でしょう" else "")
    return stem + {"です": "である", "でした": "であった", "でしょう": "であろう"}[end]


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does, in a verb, an adjective or である, and not in a noun."""
    if re.search(_NOUNS_IN_I, text):
        return False
    return is_dictionary(text) or bool(re.search("(?:[ただいかず]|べき)$", text))


def past(text: str) -> str:
    """Return as done what a chronicle says in dictionary form or by the bare act.

    「部会を設置」 and 「部会の設置」 → 「部会を設置した」; 「検討に取り組む」 → 「検討に取り組んだ」.
    """
    text = plain(text)
    bracket = re.search("[（(][^（()）]*[）)]$", text)
    if bracket:
        return past(text[: bracket.start()]) + bracket[0]
    ends_in_act = act_at_end(text)
    if ends_in_act:
        return _past_act(*ends_in_act)
    if not is_dictionary(text) or text.endswith(("ある", "いる")):
        return text
    return perfect(text)


def _past_act(before: str, act: str) -> str:
    done = perfect(verb_of(act))
    if re.search(f"{ACT}(?:と|及び|・|、)$", before):
        return f"{before}{act}を行った"
    if before.endswith("への"):
        return before[:-1] + done
    if before.endswith("の") and not before.endswith(("ての", "での", "との", "からの", "までの")):
        return f"{before[:-1]}を{done}"
    if before.endswith(("を", "に", "が", "は", "も", "で", "と", "へ", "から", "まで", "、")):
        return before + done
    return before + act if before else done


_PLANS = (
    regex("(?<=[うくぐすつぬぶむる])(?:予定|見込み|方針|計画)(?:である|としている)?$"),
    regex("(?<=[うくぐすつぬぶむる])(?:こと(?:と|に)(?:している|する|した)|つもり(?:である)?)$"),
    regex("(?<=たい)と(?:考えている|思っている|思う|考える)$"),
)
_WISH = regex("(?P<stem>[一-龥々ぁ-んァ-ヶー]*[^一-龥])たい$")
_GO_ON = regex("(?<=[てで])(?:い|行)く$")


def proposal(text: str) -> str:
    """Return a plan or a wish as a proposal: 「行う予定」, 「行いたい」 and 「行うこととしている」 → 「行う」."""
    text = plain(text)
    for plan in _PLANS:
        text = plan.sub("", text)
    wish = _WISH.search(text)
    if wish:
        text = text[: wish.start()] + dictionary(wish["stem"])
    if text.endswith(("していく", "して行く")):
        return text[: text.rindex("して")] + "する"
    text = _GO_ON.sub("いく", text)
    ends_in_act = act_at_end(text)
    if ends_in_act and ends_in_act[0].endswith(("を", "に", "へ", "と", "が")):
        return ends_in_act[0] + verb_of(ends_in_act[1])
    return text
