"""体言止め: sentences that end in a noun."""

from __future__ import annotations

from ckwriter.patterns import regex
from ckwriter.prose.endings import is_finished, plain

_NOUN_OF_STEM = {
    "取り組": "取組",
    "見直": "見直し",
    "引き継": "引継ぎ",
    "受け入れ": "受入れ",
    "取り決め": "取決め",
    "取りまとめ": "取りまとめ",
    "位置付け": "位置付け",
    "働きかけ": "働きかけ",
    "呼びかけ": "呼びかけ",
    "振り返": "振り返り",
    "進め": "推進",
    "整え": "整備",
    "促": "促進",
    "開": "開催",
    "示": "提示",
    "支え": "支援",
    "確かめ": "確認",
    "聴き取": "聴取",
    "決め": "決定",
    "広げ": "拡大",
    "担": "担当",
    "設け": "設置",
    "置": "設置",
    "行": "実施",
    "作": "作成",
    "高め": "向上",
}
"""A verb by the part of it that is always written → the noun that says the same at the end of a sentence."""
_STEMS = "|".join(sorted(_NOUN_OF_STEM, key=len, reverse=True))
_VERB = regex(
    f"(?P<case>[をに])(?P<stem>{_STEMS})"
    "(?:[うくすむる]|した|いた|んだ|った|た|(?:し|い|ん|っ)?[てで](?:いる|いた|きた|いく))$"
)
_SAHEN = regex(
    "(?P<noun>[一-龥々ァ-ヶー]{2,}(?<!見直)(?<!目指)(?<!見出))"
    "(?:する|した|している|していく|してきた|していた|することとしている|することとする)$"
)
_BRACKET = regex("(?<=.)[（(][^（）()]*[）)]$")
_OTHERS = (
    (regex("(?:が見込まれる|を見込む|を見込んでいる|が期待される)$"), "の見込み"),
    (regex("(?<=[上下])回った$"), "回る結果"),
    (regex("(?:である|であった)$"), ""),
    (regex("(?<=必要)がある$"), ""),
    (regex("がある$"), "あり"),
)


def nominal(sentence: str) -> str:
    """Return a sentence in 体言止め, without a full stop: 「会議を開催している」 → 「会議を開催」.

    A verb that has no noun takes こと; what stands in brackets behind the verb stays there.
    """
    text = plain(sentence.removesuffix("。"))
    if bracket := _BRACKET.search(text):
        return nominal(text[: bracket.start()]) + bracket[0]
    for pattern, word in _OTHERS:
        if pattern.search(text):
            return pattern.sub(word, text)
    if found := _VERB.search(text):
        return text[: found.start()] + found["case"] + _NOUN_OF_STEM[found["stem"]]
    if found := _SAHEN.search(text):
        return text[: found.end("noun")]
    return text + "こと" if is_finished(text) else text
