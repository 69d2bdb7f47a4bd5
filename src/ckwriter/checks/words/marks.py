"""J1: digits, commas and eras written in one way throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import FullText, full_text
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_MOST = 10
_CODE = regex(r"https?://[!-~]+|[Ａ-Ｚａ-ｚA-Za-z][０-９0-9]+[型種期]?")
_WIDE = regex("[０-９]+(?:[．，][０-９]+)*")
_NARROW = regex("[0-9]+(?:[.,][0-9]+)*")


@check(level="note", rules=("R13",))
def digits(submission: Submission) -> Iterator[Finding]:
    """数字の全角・半角がそろっている

    The manner in which one digit is wide and more are narrow is a manner too. One note a document.
    """
    whole = full_text(submission)
    plain = _CODE.sub(lambda found: "\0" * len(found[0]), whole.text)
    wide, narrow = ([found.span() for found in pattern.finditer(plain)] for pattern in (_WIDE, _NARROW))
    one_digit_wide = all(b - a == 1 for a, b in wide) and all(b - a > 1 for a, b in narrow)
    if not wide or not narrow or one_digit_wide:
        return
    few, many, name = (wide, narrow, "全角") if len(wide) <= len(narrow) else (narrow, wide, "半角")
    other = "半角" if name == "全角" else "全角"
    yield _uneven(
        submission,
        whole,
        few,
        many[:1],
        f"数字の全角と半角が混じっています（{other}{len(many)}か所、{name}{len(few)}か所）",
        f"{other}にそろえませんか。",
    )


_COMMA = regex(r"(?<=[ぁ-んァ-ヶー一-龥々）)])(?:，|, ?)(?=[ぁ-んァ-ヶー一-龥々（(「])")
_STOP = regex(r"(?<=[ぁ-んァ-ヶー一-龥々）)])．")


@check(level="note", rules=("R13",))
def commas(submission: Submission) -> Iterator[Finding]:
    """読点と句点が「、」「。」にそろっている

    「，」「,」「．」 between Japanese words, in a document that has 「、」 or 「。」 as well (公用文作成の考え方:
    「、」「。」).
    """
    whole = full_text(submission)
    for pattern, signs, official in ((_COMMA, "，,", "、"), (_STOP, "．", "。")):
        if not any(sign in whole.text for sign in signs):
            continue
        odd = [found.span() for found in pattern.finditer(whole.text)]
        usual = whole.text.find(official)
        if odd and usual >= 0:
            marks = "」「".join(dict.fromkeys(whole.text[a:b].strip() for a, b in odd))
            yield _uneven(
                submission,
                whole,
                odd,
                [],
                f"「{official}」のほかに「{marks}」が使われています（{len(odd)}か所）",
                f"「{official}」にそろえませんか。",
            )


_CENTURY = "|".join(f"{first}(?<![0-9０-９]{first}){second}" for first, second in ("19", "20", "１９", "２０"))
_WESTERN = regex(f"(?:{_CENTURY})[0-9０-９]{{2}}(?=年)")
_ERA = regex(
    "(?=[令平昭RHSＲＨＳ])(?:(?:令和|平成|昭和)(?:元|[0-9０-９]{1,2})(?=年)"
    "|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSＲＨＳ](?:元|[0-9０-９]{1,2})(?![0-9０-９A-Za-z]))"
)


@check(level="note", rules=("R13",))
def eras(submission: Submission) -> Iterator[Finding]:
    """年が西暦か元号のどちらかにそろっている

    A year in both, 2024年（令和6年）, is clear and not counted.
    """
    whole = full_text(submission)
    western = [found.span() for found in _WESTERN.finditer(whole.text) if not _explained(whole.text, found)]
    eras = [found.span() for found in _ERA.finditer(whole.text) if not _explained(whole.text, found)]
    if western and eras:
        few, many, name = (western, eras, "西暦") if len(western) <= len(eras) else (eras, western, "元号")
        other = "元号" if name == "西暦" else "西暦"
        yield _uneven(
            submission,
            whole,
            few,
            many[:1],
            f"西暦と元号が混じっています（{other}{len(many)}か所、{name}{len(few)}か所）",
            f"{other}にそろえるか、「2024年度（令和6年度）」のように並べて書いてください。",
        )


_BESIDE = regex("年度?[(（／/](?:[RHSＲＨＳ0-9０-９]|令和|平成|昭和)")


def _explained(text: str, year: re.Match[str]) -> bool:
    """Tell whether the same year stands beside it in the other manner."""
    return bool(
        re.search("年度?[(（／/]$", text[max(0, year.start() - 4) : year.start()]) or _BESIDE.match(text, year.end())
    )


def _uneven(
    submission: Submission,
    whole: FullText,
    few: Sequence[tuple[int, int]],
    example: Sequence[tuple[int, int]],
    message: str,
    hint: str,
) -> Finding:
    quotes = dict.fromkeys((whole.at(a), whole.phrase(a, b, 5)) for a, b in [*few[:_MOST], *example])
    return finding(submission, whole.at(few[0][0]), message, hint=hint, quotes=list(quotes), subject="提出内容全体")
