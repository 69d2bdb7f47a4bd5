"""Q1: arithmetic told in one sentence: 30件から8件増え、40件; 24人の半数の14人; 1回2時間、全5回、計12時間."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import narrow_digits
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_MAYBE = regex("延[^。]*[0-9０-９]|[増減多少上下半回分割][^。]*[0-9０-９]|[0-9０-９][^。]*[増減多少上下]")
_UNIT = "(?:人|名|件|回|か所|カ所|箇所|病院|床|団体|機関|事業所|世帯|校|店舗?|ポイント|％|%|時間)"


def _amount(name: str, *, first: bool = False) -> str:
    """Return the pattern of an exact amount; all of one have the unit of the first."""
    unit = f"(?P<unit>{_UNIT})" if first else "(?P=unit)"
    number = rf"(?<![0-9.,約第])(?P<{name}>[0-9][0-9,]{{0,6}}(?:\.[0-9]+)?)"
    return rf"{number}{unit}(?!目|程度|以上|ほど|前後|台|余|弱|強|ずつ)"


_LAST_YEAR = "(?:対?前年度?|昨年度?|前回|(?:令和|R|平成|H)?[0-9元]{1,2}年度)"
_MORE = "(?P<more>の?増(?![床設強])(?:加(?:し|の|で|と)|え|の|で|と|し|。|$)?|多[いくか]|上回)"
_LESS = "(?:の?減(?:少(?:し|の|で|と)|[りっ]|の|で|と|。|$)|少な[いくか]|下回)"
_WAY = rf"(?:{_MORE}|{_LESS})"
_FROM = regex(
    rf"{_amount('before', first=True)}(?:[(（][^()（）]{{0,12}}[)）])?"
    r"(?:から|より|[にと]比べて?|に対して?)、?(?:さらに)?"
    rf"{_amount('step')}{_WAY}(?![^。、0-9]{{0,5}}(?:が|けれど|ものの|うち))[^。、0-9]{{0,6}}、?"
    rf"(?:[^。、0-9]{{0,8}})?{_amount('now')}"
)
"""30件から8件増え、38件; what 19人から2人減ったが、1人は… goes on with is told of others."""
_NOTED = regex(
    rf"{_amount('step', first=True)}{_WAY}[^。、0-9]{{0,4}}、?{_amount('now')}"
    rf"[(（]{_LAST_YEAR}(?:は|の|：|:)?{_amount('before')}[)）]"
)
"""5人増の20人（昨年度15人）."""
_BESIDE = regex(
    rf"{_amount('now', first=True)}(?:と(?:なり|なって)?|で(?:あり)?|、|に(?:なり|達し))、?"
    rf"{_LAST_YEAR}(?:の実績の|の|は|[(（]){{0,2}}{_amount('before')}[)）]?(?:から|より|に比べ(?:て)?|と比べ(?:て)?|を)、?{_amount('step')}{_WAY}"
)
"""20人で、前年度の15人より5人多い."""
_THEN = regex(
    rf"{_amount('before', first=True)}から、?{_amount('now')}[へにと]{{1,2}}(?:なり|推移し)?、?{_amount('step')}{_WAY}"
)
"""30件から38件へと、8件増えた."""
_PASSED = regex(
    rf"{_LAST_YEAR}の?[(（]?{_amount('before', first=True)}[)）]?を(?:(?P<above>上回)|下回)(?:る|った){_amount('now')}"
)
"""前年度（320人）を上回る350人."""
_TENTHS = "〇一二三四五六七八九"
_SHARE = f"半数|半分|[2-4]分の1|[二三四]分の一|(?:[2-9]|[{_TENTHS[2:]}])割"
_HALF = regex(
    rf"{_amount('whole', first=True)}の(?:うち、?|、)?(?P<share>{_SHARE})"
    rf"(?:に?(?:当たる|あたる)|の|、|である)+{_amount('part')}"
)
"""24人の半数の12人."""
_OF_WHOLE = regex(
    rf"{_amount('whole', first=True)}(?:の?うち|中)、?[^。、0-9]{{0,12}}?{_amount('part')}"
    rf"(?:で|と|、){{0,2}}(?:全体の)?"
    rf"(?P<share>{_SHARE})(?=に(?:当たる|あたる|当たり|なる)|である|です|が|を占め|。|$)"
)
"""180人のうち108人で、6割に当たる."""
_PERSONS = regex(
    r"実(?:人数|人員)?(?:は|が)?(?P<persons>[0-9][0-9,]*)人(?:で|、|[(（]|・){0,2}延べ?(?:人数|人員|回数|件数)?(?:は|が)?(?P<all>[0-9][0-9,]*)(?:人|回|件)"
)
"""実64人、延べ283回: each person counts at least once."""
_EACH_TIME = regex(
    r"(?:1回|一回|毎回)(?:あたり|当たり|につき)?(?:は|に)?(?P<each>[0-9]{1,3})(?P<unit>時間|分|人|名|組|か所|病院)(?:ずつ)?(?:[、をでが]|の[一-龥ァ-ヶー]{2,6}を?)?、?"
    r"(?:年間?|全|計|合計)?(?P<times>[0-9]{1,3})回(?:で|、|の)*(?:延べ|合わせて|合計で?|計|全部で)、?(?P<all>[0-9,]{1,5}(?:\.[0-9])?)(?P<total>(?P=unit)|時間)"
)


def told_arithmetic(submission: Submission, at: str, words: str) -> Iterator[Finding]:
    """Ask about a difference, a share or a product that does not come of the numbers told with it."""
    for quote, right in _wrong(words):
        yield finding(
            submission,
            at,
            f"「{quote}」は、計算すると{right}です。合わないのではありませんか",
            hint="どの数字が正しいか確かめてください。数え方が違うときは、書き添えます。",
            quotes=[(at, quote)],
        )


@lru_cache(8192)
def _wrong(words: str) -> tuple[tuple[str, str], ...]:
    """Return (words, what comes of their numbers) of all that a sentence reckons wrongly."""
    reckoned = _reckoned(narrow_digits(words)) if _MAYBE.search(words) else ()
    return tuple((words[found.start() : found.end()], right) for found, right in reckoned)


def _reckoned(plain: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern in (_FROM, _NOTED, _BESIDE, _THEN):
        for found in pattern.finditer(plain):
            before, step, now = (_number(found[name]) for name in ("before", "step", "now"))
            right = before + step if found["more"] else before - step
            if right != now:
                sign = "＋" if found["more"] else "－"
                yield found, f"{before:,}{sign}{step:,}＝{right:,}{found['unit']}"
                return
    for found in _PASSED.finditer(plain):
        before, now = _number(found["before"]), _number(found["now"])
        if now <= before if found["above"] else now >= before:
            yield found, f"{before:,}から{now:,}へ{'増えて' if now > before else '減って'}いる数"
    for found in (*_HALF.finditer(plain), *_OF_WHOLE.finditer(plain)):
        whole, part = _number(found["whole"]), _number(found["part"])
        over, under = _ratio(found["share"])
        off = abs(whole * over / under - part)
        if off > (Decimal("0.5") if under < 10 else whole / 20):
            right = (whole * over / under).quantize(Decimal("0.1")).normalize()
            yield found, f"{found['share']}は{right:f}{found['unit']}"
    for found in _PERSONS.finditer(plain):
        if _number(found["all"]) < _number(found["persons"]):
            yield found, "延べは実人数以上"
    for found in _EACH_TIME.finditer(plain):
        each, times, every = (_number(found[name]) for name in ("each", "times", "all"))
        hours = found["unit"] == "分" and found["total"] == "時間"
        if (each * times / 60 if hours else each * times) != every and (hours or found["unit"] == found["total"]):
            yield found, f"{each}×{times}＝{each * times:,}{found['unit']}"


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _ratio(share: str) -> tuple[int, int]:
    """Return a share as a fraction: 3割 is 3 of 10, 半数 1 of 2."""
    if share[0] == "半":
        return 1, 2
    number = int(share[0]) if share[0].isdigit() else _TENTHS.index(share[0])
    return (1, number) if "分" in share else (number, 10)
