"""Q1: a whole and its parts within one text: 20人（医師5人、看護師15人）, 8圏域中6圏域, うち12人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ckwriter.checks import check, finding
from ckwriter.checks.numbers.remainders import left_over
from ckwriter.checks.numbers.told_differences import told_arithmetic
from ckwriter.checks.numbers.told_sums import times_together
from ckwriter.checks.texts.fulltext import PROSE, narrow_digits
from ckwriter.checks.texts.readings import filled, fixed_rows, number_of, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity, comparable
from ckwriter.patterns import regex, stands_in


@check(level="warning", rules=("R35", "R06", "R08"))
def parts_against_whole(submission: Submission) -> Iterator[Finding]:
    """文中の内訳が、全体の数と合っている

    In running text and lists: the amounts in the brackets behind an amount, where all have its unit, add up to it; of
    N件中M件 and N人（うちM人） the part is not the greater. A greater part is an error; a sum that differs is a
    question, since members may be counted twice or not all be named. So is what is left: 8病院のうち5病院、残る3病院.
    """
    for at, field, text in filled(submission):
        if field.type not in _TYPES or not text:
            continue
        if _maybe(text):
            for sentence in sentences_of(text):
                yield from _in_sentence(submission, at, sentence.text)
            yield from left_over(submission, at, text)
        if field.type in PROSE:
            for sentence in sentences_of(text):
                yield from told_arithmetic(submission, at, sentence.text)
    yield from _notes(submission)


def _notes(submission: Submission) -> Iterator[Finding]:
    """Compare the figure of a fixed row with the amounts that its note lists: 5, and 全体会2回、部会4回.

    The figure may be one of them, where the others are not counted. What is not counted in time (18病院、5病院) may
    overlap.
    """
    for table, row in fixed_rows(submission):
        at = f"{table.id}[{row.id}]"
        notes = [f"{at}.{column.id}" for column in table.columns_of(at) if column.type == "text"]
        figure = number_of(submission.text(f"{at}.value")) if "/" in row.unit else None
        for note in notes if figure and figure.value and not figure.hedges else ():
            text = submission.text(note)
            listed = [piece for piece in re.split(r"[、，,・／/＋+\s（()）]+", text) if piece]
            parts = [one for one in quantities_of(text) if one.value is not None]
            unit = row.unit.partition("/")[0]
            fits = all(one.unit == unit and not (one.hedges or one.each or one.total) for one in parts)
            if len(parts) < 2 or len(parts) != len(listed) or not fits or _NO_PARTS.search(text):
                continue
            total = sum(map(_value, parts), Decimal(0))
            if figure is not None and _value(figure) not in (total, *map(_value, parts)):
                yield finding(
                    submission,
                    f"{at}.value",
                    f"「{figure.text}」ですが、備考の内訳（{text}）の和は{total:,}で、合わないのではありませんか",
                    hint="合計か内訳を確かめてください。一部だけを数えているときは、その旨を書き添えます。",
                    quotes=[(f"{at}.value", figure.text), (note, text)],
                )


_TYPES = ("text", "paragraph", "bullets", "list", "quantity", "integer")
_maybe = stands_in(
    r"平均|合わせて|あわせて|全部で|中|うち|[%％]|内訳|計|[（(][^（）()]*[0-9０-９][^（）()]*[、，,・／＋+][^（）()]*[0-9０-９]"
)
_PART = regex(r"(?:の?うち|中)、?(?:[^、。0-9０-９（）()]{0,8}(?:が|は|の))?(?:約|延べ?|実)?\Z")
_OF_WHICH = regex(r"\s*[（(、,]?\s*(?:その)?(?:うち|内)、?(?:[0-9０-９]{1,3}歳)?[^、。0-9０-９（）()]{0,16}\Z")
_OF_WHICH_LATER = regex(r"[^。0-9０-９]{1,30}、(?:その)?(?:うち|内)、?\Z")
"""8人について検討し、うち5人が."""
_FOR_EACH = regex("(?:につき|当たり|あたり|ごとに?|ずつ)、?(?:年間?|月)?\\Z")
_NO_PARTS = regex(
    "うち|再掲|延|実|前の?年|昨年|年度|前回|割|%|％|から|～|~|→|比|当たり|あたり|約|毎|各|重複|×|第|時間|[0-9０-９]月|[0-9０-９]歳|[0-9０-９]年"
)


def _in_sentence(submission: Submission, at: str, words: str) -> Iterator[Finding]:
    amounts = [one for one in quantities_of(words) if one.value is not None and not one.all]
    counts = [one for one in amounts if one.unit not in _LENGTHS]
    for whole, part in pairwise(counts):
        if not _same_kind(whole, part) or whole.hedges or part.hedges:
            continue
        between = words[whole.end : part.start]
        of_which = _OF_WHICH.fullmatch(between) or _OF_WHICH_LATER.fullmatch(between)
        if (_PART.fullmatch(between) or of_which) and _value(part) > _value(whole):
            yield finding(
                submission,
                at,
                f"「{words[whole.start : part.end]}」は、部分（{part.text}）が全体（{whole.text}）より"
                "大きくなっています",
                hint="全体と部分のどちらが正しいか確かめてください。",
                quotes=[(at, words[whole.start : part.end])],
                level="error",
            )
    yield from _shares(submission, at, words, counts)
    if "内訳" in words or "のうち" in words or "別" in words:
        for whole in counts:
            yield from _sum_behind(submission, at, words, whole, counts)
    yield from _average(submission, at, words)
    listed: list[Finding] = []
    for whole in amounts:
        yield from _sum(submission, at, words, whole, amounts)
        listed += _sum_before(submission, at, words, whole, amounts)
    yield from listed or times_together(submission, at, words)


_AVERAGE = regex(
    r"(?:全|計|年間?)?(?P<times>[0-9０-９]{1,3})回(?:の開催)?(?:で|に|、)?[^、。0-9０-９]{0,6}?(?:延べ?|計|合計)(?P<all>[0-9０-９,，]{1,6})人"
    r"[^。0-9０-９]{0,8}?[（(、]?(?:1|１|一)回(?:当たり|あたり)?(?:の?平均|、?平均して)(?P<each>[0-9０-９]{1,4}(?:[.．][0-9０-９])?)人"
)


def _average(submission: Submission, at: str, words: str) -> Iterator[Finding]:
    """Compare an average with what it is the average of: 全6回で延べ180人（1回平均35人）."""
    for found in _AVERAGE.finditer(words):
        digits = (narrow_digits(found[name]).replace("，", "").replace(",", "") for name in ("times", "all", "each"))
        times, everyone, each = (Decimal(one.replace("．", ".").strip(".") or 0) for one in digits)
        if not times or not everyone or abs(everyone / times - each) <= Decimal("0.6"):
            continue
        yield finding(
            submission,
            at,
            f"「{found[0]}」は、計算すると1回平均{(everyone / times).quantize(Decimal('0.1'))}人です。"
            "合わないのではありませんか",
            hint="回数、延べの人数、平均のどれが正しいか確かめてください。",
            quotes=[(at, found[0])],
        )


_BESIDE = regex(r"\s*[（(、,で]?\s*(?:全体の)?")
_OVER = regex(r"\s*[/／]\s*")


_ANSWERED = regex(
    "[^。0-9０-９]{0,14}、?(?:うち)?(?:回答|回収|参加|出席|返信|返送|修了)(?:は|が|した(?:の|もの|者)?は|があったのは)、?"
)
"""18か所へ送付、回答は|12か所."""


def _shares(submission: Submission, at: str, words: str, counts: list[Quantity]) -> Iterator[Finding]:
    """Compare a percentage with the whole and the part beside it: 102人中88人（86.3%）, 80%（40人／50人）."""
    for one, two, three in zip(counts, counts[1:], counts[2:], strict=False):
        gaps = words[one.end : two.start], words[two.end : three.start]
        of_whole = _PART.fullmatch(gaps[0]) or _ANSWERED.fullmatch(gaps[0])
        if three.unit == "%" and of_whole and _BESIDE.fullmatch(gaps[1]):
            share, part, whole = three, two, one
        elif one.unit == "%" and _BESIDE.fullmatch(gaps[0]) and (_OVER.fullmatch(gaps[1]) or _PART.fullmatch(gaps[1])):
            over = bool(_OVER.fullmatch(gaps[1]))
            share, part, whole = one, two if over else three, three if over else two
        else:
            continue
        if share.hedges or not _value(whole) or not comparable(part.unit, whole.unit):
            continue
        right, written = _value(part) / _value(whole) * 100, _value(share)
        step = Decimal(1).scaleb(min(0, int(written.as_tuple().exponent)))
        if abs(right - written) > step:
            quote = words[min(one.start, two.start) : three.end]
            yield finding(
                submission,
                at,
                f"「{quote}」の割合は、計算すると{right.quantize(min(step, Decimal('0.1')))}%です。"
                "合わないのではありませんか",
                hint="人数（件数）と割合のどちらが正しいか確かめてください。",
                quotes=[(at, quote)],
            )


_BRACKET = regex(r"(?:の[一-龥々ァ-ヶー]{2,12})?\s*[（(](?P<inside>[^（）()]{3,200})[)）]")


def _sum(submission: Submission, at: str, words: str, whole: Quantity, amounts: list[Quantity]) -> Iterator[Finding]:
    bracket = _BRACKET.match(words, whole.end)
    if bracket is None or whole.hedges or _NO_PARTS.search(bracket["inside"]):
        return
    if whole.each or _FOR_EACH.search(words, max(0, whole.start - 12), whole.start):
        return  # 1病院につき年2回（前半6回、後半6回）
    start, end = bracket.span("inside")
    parts = [one for one in amounts if start <= one.start and one.end <= end]
    named = [piece for piece in re.split(r"[、，,・／/＋+\s]+", bracket["inside"]) if piece.strip()]
    if len(parts) < 2 or len(parts) != len(named) or any(one.hedges or not _is_part(whole, one) for one in parts):
        return
    total = sum((_value(one) for one in parts), Decimal(0))
    if total != _value(whole):
        yield finding(
            submission,
            at,
            f"「{whole.text}」の内訳（{bracket['inside']}）の和は{total:,}で、合わないのではありませんか",
            hint="合計か内訳を確かめてください。重ねて数えているとき、一部だけを挙げているときは、その旨を書き添えます。",
            quotes=[(at, words[whole.start : bracket.end()])],
        )


_BREAKS_DOWN = regex(
    r"[^。0-9０-９]{0,12}?(?:(?<!主な)内訳は|(?<!主な)内訳として|のうち|[一-龥]別(?:では?|に(?:は|見ると|みると)))"
    r"[、：:]?\s*[^、。0-9０-９]{0,12}"
)


def _sum_behind(
    submission: Submission, at: str, words: str, whole: Quantity, counts: list[Quantity]
) -> Iterator[Finding]:
    """Compare a whole with the parts behind it: 120件で、内訳は電話70件、来所50件; 50人のうち男性30人、女性20人."""
    behind = [one for one in counts if one.start >= whole.end]
    if not behind or whole.hedges or not _BREAKS_DOWN.fullmatch(words, whole.end, behind[0].start):
        return
    parts = [behind[0]]
    for one in behind[1:]:
        if not _NEXT.fullmatch(words, parts[-1].end, one.start):
            break
        parts.append(one)
    if len(parts) < 2 or any(one.hedges or one.each or one.total or not _is_part(whole, one) for one in parts):
        return
    total = sum((_value(one) for one in parts), Decimal(0))
    given = "内訳" in words[whole.end : parts[0].start]
    if total > _value(whole) or (given and total != _value(whole)):
        quote = words[whole.start : parts[-1].end]
        yield finding(
            submission,
            at,
            f"「{quote}」は、内訳を足すと{total:,}で、合わないのではありませんか",
            hint="全体か内訳を確かめてください。重ねて数えているときは、その旨を書き添えます。",
            quotes=[(at, quote)],
        )


_WHEN = r"(?:(?:令和|平成|[RＲHＨ])?[ 　]?[0-9０-９元]{1,4}年度?(?:に|は|が|で)?[ 　]?)?"
_NEXT = regex(rf"[、，,・とや]\s*{_WHEN}[^、。0-9０-９]{{0,20}}|\s*[＋+]\s*{_WHEN}[^、。0-9０-９]{{0,20}}")
_SUMS = regex("(?:合わせ|あわせ)(?:て|ると)?、?\\Z")
_TOGETHER = regex(
    r"(?:の|を[一-龥]{2,4}(?:し|して|しており)?|を(?=合わせ|あわせ))?[、，]?\s?(?:[0-9０-９]{1,2}(?:年|か年|か月)間?で)?(?:(?:合わせ|あわせ)(?:て|ると)?、?|全体で)?"
)


def _sum_before(
    submission: Submission, at: str, words: str, whole: Quantity, amounts: list[Quantity]
) -> Iterator[Finding]:
    """Compare a total with the amounts listed right before it: 基礎1回、専門1回の計2回."""
    if not (whole.total or _SUMS.search(words, 0, whole.start)) or whole.hedges:
        return
    parts: list[Quantity] = []
    stop = whole.start
    for one in reversed([one for one in amounts if one.end <= whole.start and one.unit not in _LENGTHS]):
        joint = _TOGETHER if not parts else _NEXT
        if (
            not joint.fullmatch(words, one.end, stop)
            or not _same_kind(whole, one)
            or one.hedges
            or one.each
            or one.total
        ):
            break
        parts.insert(0, one)
        stop = one.start
    total = sum((_value(one) for one in parts), Decimal(0))
    if len(parts) > 1 and total != _value(whole):
        yield finding(
            submission,
            at,
            f"「{words[parts[0].start : whole.end]}」は、足すと{total:,}で、合わないのではありませんか",
            hint="合計か内訳を確かめてください。",
            quotes=[(at, words[parts[0].start : whole.end])],
        )


_LENGTHS = ("歳", "年", "か月", "日")


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return comparable(one.unit, other.unit) and one.per == other.per and bool(one.unit or other.unit)


def _is_part(whole: Quantity, one: Quantity) -> bool:
    """Tell whether an amount is of the kind of a whole, whose period it need not repeat: 年間120件（電話80件…）."""
    return _same_kind(whole, one if one.per else replace(one, per=whole.per))


def _value(one: Quantity) -> Decimal:
    return Decimal(one.value or 0)
