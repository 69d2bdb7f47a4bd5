"""Q2: whether there are more or fewer of a thing from year to year, told in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, folded, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_MAY = regex("増[えか加]|減[っりる少]")
_TREND = regex(
    "(?P<up>増え(?:続け|て(?:い|お|き)|つつ)|増加(?:し(?:て(?:い|お|き)|続け|つつ)|傾向|の一途|が続)|右肩上がり|(?<=数が)増え(?=[、てたま]))"
    "|(?P<down>減(?:り続け|って(?:い|お|き)|りつつ)|減少(?:し(?:て(?:い|お|き)|続け|つつ)|傾向|の一途|が続)|右肩下がり|(?<=数が)減(?:り|っ)(?=[、てたま]))"
)
_SUBJECT = regex(
    "(?P<thing>(?:(?P<of>[^、。はも]{2,14})の)?(?P<head>(?!(?:総?数|件数|人数|廃止|休止|撤退|閉鎖|閉院|開設|新設|新規開設|利用)[がはも])[一-龥々ァ-ヶー]{2,20}))(?:の(?:総?数|件数|人数|廃止|休止|撤退|閉鎖|閉院|開設|新設|新規開設|利用))?(?:が|は|も)(?P<gap>[^。]{0,40}?)\\Z"
)
_OTHER = regex("[一-龥々ァ-ヶー]{2,}(?<!数)(?<!数量)(?:が|は|も)")
_ENDS = regex("相次|続[いき]|進[みん]|増え|減[りっ]")
_NO_TREND = regex(
    "ない|なかっ|ません|目標|目指|予定|見込|必要|一部|区では|地区では|圏域では|以前|当時|かつて|まで|前の?年|昨年|懸念|おそれ|可能性|場合"
)


def _thing(subject: re.Match[str]) -> str:
    """Return what a trend is told of, in one spelling: a short word with what it is of, or nothing."""
    head = folded(subject["head"])
    if subject["of"] and _SOMEWHERE.search(subject["of"]):
        return ""
    if len(head) >= 5:
        return head
    return f"{folded(subject['of'])}の{head}" if subject["of"] and not _WHERE.search(subject["of"]) else ""


_KANA = regex("[^ぁ-ん]")
_WHERE = regex("[市区県府都道町村域管]内$|^[本当市区県町村]$")
_SOMEWHERE = regex("(?:圏域|地区|.[区市町村島部])$")


def trends_differ(submission: Submission) -> Iterator[Finding]:
    """Ask about a thing of which one place says that it is growing, and another that it is falling."""
    told: dict[str, tuple[str, str, bool]] = {}
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.role == "event" or not _MAY.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            trends = list(_TREND.finditer(words))
            subject = _SUBJECT.search(words, 0, trends[0].start()) if len(trends) == 1 else None
            thing = _thing(subject) if subject is not None else ""
            if subject is None or not thing or _NO_TREND.search(words):
                continue
            others = _OTHER.search(subject["gap"])
            if others and not _ENDS.search(subject["gap"]):
                continue
            up = bool(trends[0]["up"])
            quote = words[subject.start("thing") : trends[0].end() + len(_KANA.split(words[trends[0].end() :])[0])]
            first = told.setdefault(thing, (at, quote, up))
            if first[2] != up and first[0] != at:
                yield finding(
                    submission,
                    at,
                    f"「{quote}」とありますが、{places.title_of(submission.form, first[0])}では「{first[1]}」です。"
                    "増減が逆ではありませんか",
                    hint="どちらが正しいか確かめてください。時期や範囲が違うときは、違いが分かるように書きます。",
                    quotes=[(first[0], first[1]), (at, quote)],
                    level="warning",
                )
