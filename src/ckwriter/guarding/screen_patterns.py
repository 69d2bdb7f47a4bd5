"""What may not be sent, found by how it is written: numbers that reach or identify a person, addresses, small counts.

Precision matters as much as recall: 年4回, dates of meetings, names of offices and figures of a form stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.notation import Span, quantities
from ckwriter.notation.text import fold_width

PHONE = "電話番号"
EMAIL = "メールアドレス"
POSTCODE = "郵便番号"
ADDRESS = "住所"
MY_NUMBER = "マイナンバー"
BIRTH = "生年月日"
NAME = "氏名"
FEW = "人数"
WORD = "指定の語"
KINDS = (MY_NUMBER, EMAIL, PHONE, POSTCODE, ADDRESS, BIRTH, NAME, FEW, WORD)


class Secret(NamedTuple):
    """Something in a text that may not be sent: `text[start:end]`."""

    kind: str
    start: int
    end: int


_DASH = r"[-‐‑‒–—―−ーｰ]"
_AT = r"(?:@|\s?(?:[(\[{<](?:at|AT|アット(?:マーク)?|@)[)\]}>]|[★☆◎])\s?)"
"""An @ as offices print it against machines that gather addresses: (at), [アット], ★."""
_EMAIL = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._%+-]*{_AT}[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(
    rf"(?<![0-9A-Za-z./])(?P<full>(?:\+81{_DASH}?|\(?0)[0-9]{{1,4}}\)?(?:{_DASH}|\s|(?<=\))|(?=\())\(?[0-9]{{1,4}}\)?"
    rf"(?:{_DASH}|\s|(?<=\)))[0-9]{{3,4}})(?![0-9])"
    rf"|(?<![0-9A-Za-z./,-])(?P<run>0[0-9]{{9,10}})(?![0-9,])"
    rf"|(?:TEL|FAX|Tel|Fax|電話|携帯)(?:番号)?[:：\s(]{{0,3}}(?P<short>[0-9]{{2,4}}(?:{_DASH}[0-9]{{2,4}}){{1,2}})(?![0-9])"
    rf"|内線(?:番号)?[:：\s]{{0,2}}(?P<inner>[0-9]{{2,5}})(?![0-9])"
)
_DIGITS = re.compile(r"[0-9]")
_TWELVE = re.compile(rf"(?<![0-9.,-])[0-9]{{4}}(?:{_DASH}|\s)?[0-9]{{4}}(?:{_DASH}|\s)?[0-9]{{4}}(?![0-9.,-])")
_NUMBER_TITLE = re.compile(r"(?:マイナンバー|個人番号)[^0-9。\n]{0,6}$")

_PREFECTURE = (
    "北海道|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山"
    "|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県|東京都|(?:京都|大阪)府"
)
_POSTCODE = re.compile(
    rf"(?:〒|郵便番号[:：\s]{{0,2}})[0-9]{{3}}{_DASH}?[0-9]{{4}}(?![0-9])"
    rf"|(?<![0-9])(?<!{_DASH})[0-9]{{3}}{_DASH}[0-9]{{4}}(?=\s?(?:{_PREFECTURE}|[一-龥々]{{1,5}}[市区郡]))"
)
_TOWN = r"(?:[一-龥々ァ-ヶヵヶのノー]|[ぁ-ん](?![、。]))"
_COUNTER = r"(?:[回件人名年月日時分％%割床例種つ歳週]|[かカヶ][所月]|箇所|機関|病院|事業所|団体|世帯)"
_LOT = (
    rf"(?:[0-9一二三四五六七八九十]+丁目\s?[0-9]+(?:番地?|号)?(?:\s?(?:の|{_DASH})?[0-9]+号?)*"
    rf"|[0-9]+番地(?:(?:の|{_DASH})[0-9]+)*|[0-9]+番[0-9]+号"
    rf"|[0-9]+{_DASH}[0-9]+(?:{_DASH}[0-9]+)?(?![0-9]|\s?{_COUNTER}))"
)
_HOUSE = r"(?:\s?[ぁ-んァ-ヶー一-龥A-Za-z0-9々]{2,20}?(?:[0-9]+階|[0-9]+号室|[0-9]+号棟[0-9]*))?"
_ADDRESS = re.compile(
    rf"(?:{_PREFECTURE})?(?:[一-龥々ァ-ヶ]{{1,7}}(?:市|区|郡|町|村)){{1,3}}(?!を|は|が|で|に)(?:{_TOWN}{{0,14}}?){_LOT}{_HOUSE}"
)
_AFTER_POSTCODE = re.compile(
    rf"\s*(?P<address>[^\s、。0-9][^\s、。0-9]{{1,24}}[0-9]+(?:{_DASH}[0-9]+)*(?:番地?|号)?{_HOUSE})"
)
_AFTER_TITLE = re.compile(r"(?:住所|所在地|居所)(?:は|[:：]\s*)(?P<address>[^。、\s][^。、\n]{3,39})")
_BIRTH_DATE = (
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR]\.?)\s?(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})"
    r"(?:年(?:\s?[0-9]{1,2}月(?:\s?[0-9]{1,2}日)?)?|[./-][0-9]{1,2}[./-][0-9]{1,2})"
)
_BIRTH = re.compile(
    rf"(?P<before>{_BIRTH_DATE})(?=\s?(?:生まれ|生れ|うまれ|生(?![活命存産物態涯徒じか])|誕生))"
    rf"|(?:生年月日|誕生日)[^0-9明大昭平令MTSHR。\n]{{0,6}}(?P<after>{_BIRTH_DATE})"
)
_RATIO = re.compile(r"[0-9０-９一二三四五六七八九十]+人に(?:つき)?[0-9０-９一二三四五]+人")
_EACH = re.compile(
    r"[ひ一]?ひとり|[0-9一二]人[0-9一二]?組|[0-9一]人(?:当たり|あたり|ずつ|暮らし|ぐらし|世帯|親|部屋|室)|人[1-4一二三四]|第[1-4一二三四]人"
)


def found(text: str) -> Iterator[Secret]:
    """Yield what may not be sent, save names; kinds may overlap, the more certain ones come first."""
    folded = fold_width(text)
    for kind, start, end in _in_folded(folded.text):
        _, first, last = folded.place(start, end)
        yield Secret(kind, first, last)
    for one in few_persons(text):
        yield Secret(FEW, one.start, one.end)


def _in_folded(text: str) -> Iterator[Secret]:
    for one in _TWELVE.finditer(text):
        digits = "".join(_DIGITS.findall(one[0]))
        if is_my_number(digits) or _NUMBER_TITLE.search(text[: one.start()]):
            yield Secret(MY_NUMBER, *one.span())
    yield from (Secret(EMAIL, *one.span()) for one in _EMAIL.finditer(text))
    for one in _PHONE.finditer(text):
        group = one.lastgroup or "full"
        if group != "full" or len(_DIGITS.findall(one[0])) in ((11, 12) if one[0][0] == "+" else (10, 11)):
            yield Secret(PHONE, *one.span(group))
    for one in _POSTCODE.finditer(text):
        yield Secret(POSTCODE, *one.span())
        if address := _AFTER_POSTCODE.match(text, one.end()):
            yield Secret(ADDRESS, *address.span("address"))
    yield from (Secret(ADDRESS, *one.span("address")) for one in _AFTER_TITLE.finditer(text))
    yield from (Secret(ADDRESS, *one.span()) for one in _ADDRESS.finditer(text))
    for one in _BIRTH.finditer(text):
        yield Secret(BIRTH, *(one.span("before") if one["before"] else one.span("after")))


def is_my_number(digits: str) -> bool:
    """Tell whether twelve digits are an individual number, by its check digit (平成26年総務省令第85号 第5条)."""
    if len(set(digits)) == 1:
        return False
    weights = [n + 1 if n <= 6 else n - 5 for n in range(1, 12)]
    rest = sum(int(digit) * weight for digit, weight in zip(reversed(digits[:11]), weights, strict=True)) % 11
    return int(digits[11]) == (0 if rest <= 1 else 11 - rest)


def few_persons(text: str) -> Iterator[Span]:
    """Yield counts of one to four persons; 一人ひとり, 1人当たり, 3人以上 and 延4人 are none."""
    if not re.search("[人名]", text):
        return
    ratios = [found.span() for found in _RATIO.finditer(text)]
    for one in quantities(text):
        if any(start <= one.start and one.end <= end for start, end in ratios):
            continue
        if one.unit not in ("人", "名") or one.value not in (1, 2, 3, 4):
            continue
        around = text[max(0, one.start - 2) : one.end + 4]
        if not (one.counting == "延" or one.each or one.hedges or _EACH.search(around)):
            yield one
