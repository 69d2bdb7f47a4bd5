"""What a program leaves in its answers: marks of formatting, talk of itself, instructions, words of other languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.orders import SAID, STRONG
from ckwriter.grounding.reading.words import words
from ckwriter.patterns import regex

_MARKUP = regex(
    r"```[a-zA-Z]*|\*\*|__|^\s*#{1,6}\s|^\s*[-*+>]\s|^\s*\|.*\||`[^`]*`|</?[a-zA-Z][^<>]{0,40}>|&[a-z]{2,6};"
    r"|\\[nrt\"u]|\$\$?|\]\(|!\["
    r"|[{}]|\"\s*:\s*|\\u[0-9a-f]{4}|\[\s*\d+(?:\s*,\s*\d+)*\s*\]|\"(?:text|facts|sentences)\"|[(（]?(?:事実"
    r"|出典|根拠|facts?|fact_?ids?)\s?[:：]?\s?(?:番号)?\[?[0-9]+(?:[,、 ]\s?[0-9]+)*\]?[)）]?(?=[。、]|$)"
    r"|/ ?[・･]"
    r"|[(（]※|\x00|\ufffd|^\s*(?:[・･•‣◦●○◎■□◆◇▪▫※＊]|[①-⑳]|[(（]?[0-9]{1,2}[)）.．、](?![0-9])|[ア-オ][.．)）])\s*"
    r"|^\s*[,:;、。]",
    re.MULTILINE,
)
_TALK = regex(
    "申し訳|もちろん(?:です|、|。)|はい、|推測|推定され|と思われ|すみません|恐れ入り|ご了承|ご容赦|お詫び|お役に立|お手伝い(?:でき|し)|承知(?:し|いた)|了解(?:し"
    "|いた)ま|かしこまり|畏まり"
    "|AI(?:として|モデル|アシスタント|です|である|の私|には|が生成)|(?:大規模)?言語モデル|生成AI|人工知能"
    "|アシスタント|(?:^|、|。)(?:私|わたし|僕|当方)(?:は|が|の|に)"
    "|(?:この|今回の|当該の?)(?:欄|項目|文章|記述|回答)(?:は|に|で|の|を)"
    "|(?<![0-9歳割%人回件名年月日時点円])以下(?:に|は|の(?:とおり|通り|よう|文|内容|事実|情報))|(?:上記|前述"
    "|下記)の(?:とおり|通り|事実|情報|内容)"
    "|ご(?:質問|依頼|要望|指摘|提供|指示|確認|参考|連絡|相談)(?:の|に|いただ|くださ|を(?:お願い|ください)"
    "|ありがと|まで)|いかがでしょう|お願い(?:し|いた)ます|ください|下さい|ましょう"
    "|(?:下書き|ドラフト|草案|修正案|書き直し|改訂版|例文|サンプル)(?:です|である|を(?:示|提示|作成|以下)|は"
    "|:|：)|(?:提供|提示|与え)(?:さ|ら)れた(?:事実|情報|資料|データ|素材)"
    "|(?:事実|情報|資料|素材|データ)(?:が|は|に|から(?:は)?)?(?:不足|不十分|見当たら|記載(?:が|は)?(?:ない"
    "|ありません|されていな)|含まれて(?:い|お)|読み取れ|確認できませ)|作成(?:でき|いたしかね)ませ|(?:回答|生成|出力)(?:でき"
    "|いたしかね)(?:ませ|な)"
    "|要約すると|まとめると|結論として|(?i:as an ai|i(?:'m| am) sorry|sorry|certainly|sure[,!]|here (?:is"
    "|are)|note:|json|null|none|undefined|lorem ipsum)|(?:文字数|字数)(?:は|:|：)|[0-9]+(?:文)?字(?:以内"
    "|程度)(?:で|に)"
)
_LATIN = regex("[A-Za-z][A-Za-z'’-]*")
_HAN = regex("[一-鿿㐀-䶿豈-﫿]")
_KANA = regex("[ぁ-ゖァ-ヺー]")
_CHINESE = regex("[你您她它們们]|的[一-龥]{0,6}(?:是|了|和)|(?:以及|并且|通过|提供了|进行|為了|並且|根據|根据)")


def remain_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each mark, phrase or word that no official sentence holds, unless a fact does."""
    style = evidence.setting.style
    # What is written to somebody may ask and request; in a form both are a program's words.
    polite = style is not None and style.ending == "polite"
    talk = ((STRONG, Reason.ORDER),) if polite else ((_TALK, Reason.TALK), (SAID, Reason.ORDER))
    for pattern, reason in ((_MARKUP, Reason.MARKUP), *talk):
        for found in pattern.finditer(text):
            if found.end() > found.start() and not _holds(found[0].strip(), evidence, reason):
                yield Doubt(found.start(), found.end(), found[0], reason)
    yield from _foreign_words(text, evidence)


def _holds(words: str, evidence: Evidence, reason: Reason) -> bool:
    return reason is Reason.TALK and len(words) > 2 and words in evidence.said


def _foreign_words(text: str, evidence: Evidence) -> Iterator[Doubt]:
    known = evidence.text.casefold()
    for found in _LATIN.finditer(text):
        word = found[0].casefold()
        if word not in known and word not in words().general.latin and not (len(word) < 3 and found[0].isupper()):
            yield Doubt(found.start(), found.end(), found[0], Reason.LANGUAGE)
    for at, char in enumerate(text) if not _is_ordinary(text) else ():
        if _is_foreign(char) and char not in evidence.text:
            yield Doubt(at, at + 1, char, Reason.LANGUAGE)
    if found_chinese := _CHINESE.search(text):
        if found_chinese[0] not in evidence.text:
            yield Doubt(found_chinese.start(), found_chinese.end(), found_chinese[0], Reason.LANGUAGE)
    elif len(text) > 12 and _HAN.search(text) and not _KANA.search(text) and text.rstrip("。") not in evidence.said:
        yield Doubt(0, len(text), text, Reason.LANGUAGE)


_ORDINARY = regex("[\x00-\u024f\u3000-\u3030ぁ-ゖァ-ヺ・ー一-龥！-～]*")


def _is_ordinary(text: str) -> bool:
    """Tell whether all characters are of a code table of offices, and none of another script."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return bool(_ORDINARY.fullmatch(text))


def _is_foreign(char: str) -> bool:
    """Tell whether a letter is of another script, or a character that no Japanese code table of offices has."""
    if char < "\u0250":
        return False
    if _HAN.match(char):
        try:
            char.encode("cp932")
        except UnicodeEncodeError:
            return True
        return False
    if not unicodedata.category(char).startswith("L"):
        return False
    name = unicodedata.name(char, "")
    return not name.startswith(
        ("HIRAGANA", "KATAKANA", "LATIN", "GREEK", "FULLWIDTH", "HALFWIDTH", "CJK", "IDEOGRAPHIC", "MODIFIER")
    )


def cleaned(text: str) -> str:
    """Return a sentence without marks of a list at its start and marks of emphasis round words."""
    text = re.sub(r"^\s*(?:[・･•‣◦●○◎■□◆◇▪▫※＊*+-]|[①-⑳]|[(（]?[0-9]{1,2}[)）.．](?![0-9]))\s*", "", text.strip())
    text = re.sub(r"\*\*(?P<words>[^*]+)\*\*", r"\g<words>", text)
    return re.sub(r"\s*\[\s*\d+(?:\s*,\s*\d+)*\s*\]\s*(?=。?$)", "", text)
