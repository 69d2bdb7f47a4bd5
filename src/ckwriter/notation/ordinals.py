"""Read numbers that say which one, not how many: 第3回, 第7期, 2級, 二次, 区分4, 資料1."""

from __future__ import annotations

from dataclasses import dataclass

from ckwriter.notation.numerals import KANJI, Number, read_folded
from ckwriter.notation.text import KANJI_NUMERALS, RANGE, Span
from ckwriter.notation.units import UNIT
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Ordinal(Span):
    """A number that says which one, not how many."""

    value: Number = 0
    unit: str = ""
    """What is numbered: 回 of 第3回, 級 of 2級, 区分 of 区分4; empty of a bare 第3."""


_RANKS = (
    "(?:回目|年目|日目|人目|件目|か所目|番目|つ目|次元|次|期|級|号線|号|丁目|番地|番|条|項(?!目)|章|節|編"
    "|位|型|類|種(?!類)|学年|年生|版|階層|階|世紀)"
)
_NOUNS = (
    r"(?:障害支援区分|支援区分|区分|要介護|要支援|別添|別紙|別表|資料|様式|図表|図|表|注|※|No\.?|Vol\.?"
    "|ステップ|フェーズ|レベル|問|Q|パターン|ケース)"
)
_WHICH = f"(?:[0-9]{{1,6}}(?![0-9])|{KANJI})"
_NUMBERED = (
    f"(?:四半期|{_RANKS}|回(?!答|復)|部会|部(?![会署])|分科会|委員会|会議|会場|圏域|地区|ブロック|グループ|班|日|年度?)"
)
_BRANCH = "(?:(?<=条)の[0-9]{1,3})?"
_ORDINAL = regex(
    rf"(?=[第障支区要別資様図表注※NVスフレ問Qパケ0-9{KANJI_NUMERALS}])(?:"
    rf"第(?!三者|三セクター|一人者|一線|一義|一歩|六感) ?(?P<first>{_WHICH}) ?(?P<unit>{_NUMBERED})?"
    rf"(?:(?:{RANGE}|・)(?:第 ?)?{_WHICH} ?{_NUMBERED}?){{0,5}}{_BRANCH}"
    rf"|(?<![0-9A-Za-z])(?P<second>{_WHICH}) ?(?P<rank>{_RANKS}(?![0-9]*[年か])){_BRANCH}"
    rf"|(?P<noun>{_NOUNS}) ?(?P<third>[0-9]{{1,3}})(?:[-−‐–.][0-9]{{1,3}}){{0,3}}(?![0-9,]|[~〜][0-9]| ?{UNIT}))"
)
_MAY_RANK = regex(f"第|[0-9{KANJI_NUMERALS}] ?{_RANKS}|{_NOUNS} ?[0-9]")
"""What a text without which holds no ordinal: less than the whole pattern, to be compiled and searched for fast."""
_KANJI_WORD = regex(f"[{KANJI_NUMERALS}]+")
_NOT_RANKS = regex("[千百十](?:次|期|級|号|番|条|項|章|節|位|型|類|種|階)|一(?:番|期|条|項|節|位|類|種|階|編)|四半期")


def scan_ordinals(text: str) -> list[Ordinal]:
    """Return the ordinals of folded text, placed in it; of a range (第1回～第3回) its first number."""
    if not _MAY_RANK.search(text):
        return []
    result: list[Ordinal] = []
    for found in _ORDINAL.finditer(text):
        written = found["first"] or found["second"] or found["third"]
        value = read_folded(written)
        if value is None or (found["second"] and not _is_rank(found["second"], found[0])):
            continue
        unit = found["unit"] or found["rank"] or found["noun"] or ""
        result.append(Ordinal(found[0], found.start(), found.end(), value, unit))
    return result


def _is_rank(number: str, whole: str) -> bool:
    """Tell whether a number before 次, 級, 型 … is a rank; 一歩 or 四半期 are words."""
    return not (_KANJI_WORD.fullmatch(number) and _NOT_RANKS.match(whole))
