"""Occasions that indicators count: 講演会, 座談会, 教室, and whether a calendar has their kind."""

from __future__ import annotations

from collections.abc import Collection

from ckwriter.checks.indicators.told import Indicator
from ckwriter.checks.names.naming import HEAD
from ckwriter.checks.texts.linked import activities, telling_words
from ckwriter.checks.texts.readings import BRACKETS
from ckwriter.form import Form
from ckwriter.patterns import regex

_KINDS = (
    ("講演", "フォーラム", "シンポジウム", "大会"),
    ("座談", "交流", "意見交換", "茶話", "つどい", "集い"),
    ("講座", "教室", "学習", "勉強", "セミナー", "サロン", "カフェ", "つどい", "集い"),
    (
        "研修",
        "講習",
        "演習",
        "養成",
        "育成",
        "講座",
        "教室",
        "学習",
        "勉強",
        "セミナー",
        "事例検討",
        "ワークショップ",
        "講義",
        "授業",
        "講話",
    ),
    ("見学", "訪問"),
    ("説明",),
    ("報告", "発表"),
    ("相談",),
)
"""Words for kinds of occasions; those of one row may stand for each other."""
KINDS = frozenset(word for row in _KINDS for word in row)
_KIND = regex(
    f"(?:{'|'.join(dict.fromkeys(word for row in _KINDS for word in row))})"
    "(?=会?(?:の?(?:開催|実施)?の?回数|の?開催|の?実施)?$)"
)
_STAFF = (
    "従事者|支援者|専門職員?|職員|関係者|担当者|多職種|事業所|事業者|相談員|関係機関|初任者?|新任者?|現任者?|中堅|保健師"
    "|看護師"
)
_PUBLIC = "市民|住民|区民|県民|都民|府民|道民|町民|村民|一般|公開"
_ANY = (
    "合同|全体|各種|定例|専門|基礎|初級|中級|上級|応用|実践|階層別|集合|オンライン|スキルアップ|フォローアップ|資質|向上|人材|確保|育成|養成"
    "|出前|出張|メンタルヘルス|健康|向け|を?対象|とした|した|における|に関する|のための|等|など|会|の|と|を|、|・"
)
_ANYBODY = regex(f"(?:{_STAFF}|{_PUBLIC}|{_ANY})*")
"""Whom nearly all occasions are for, and words that say nothing of what one of them is about."""


def kind_stands(one: Indicator, acts: str) -> bool | None:
    """Tell whether the calendar has the kind of occasion that an indicator counts; None where it counts none."""
    label = BRACKETS.sub("", one.label).strip()
    found = _KIND.search(label)
    if found is None:
        return None
    return any(word in acts for row in _KINDS if found[0] in row for word in row)


def is_of_anybody(one: Indicator) -> bool:
    """Tell whether an occasion is known by its kind alone: 市民講演会の開催回数."""
    found = _KIND.search(BRACKETS.sub("", one.label).strip())
    return found is not None and bool(_ANYBODY.fullmatch(found.string, 0, found.start()))


_TAUGHT = (
    "研修会?|講習会?|講演会?|講座|教室|学習会|勉強会|セミナー|フォーラム|シンポジウム|交流会|説明会|座談会|報告会|つどい|集い|サロン|カフェ"
    "|ワークショップ"
)
_BY_HEADS = regex(
    f".*(?:{_TAUGHT})(?:事業)?[のにをへ]{{0,2}}(?:延べ?|実)?(?:受講|修了|終了|参加|出席|聴講|来場|受けた).{{0,12}}(?:[数者名生]|人員?)"
    "|.+の?養成(?:者|人)?数"
)


def by_heads(one: Indicator) -> str:
    """Return the name of an indicator that counts who took part in an occasion; empty if it counts something else."""
    label = BRACKETS.sub("", one.label).strip()
    return label if _BY_HEADS.fullmatch(label) else ""


_BY_WHOM = regex("(?P<who>[一-龥ァ-ヶー]{2,12}?)による.{2,12}の?(?:実施|開催|延べ?)?回数")


def by_whom(one: Indicator) -> str:
    """Return who does what an indicator counts, if its name says so and by more than their trade: 多職種による訪問."""
    found = _BY_WHOM.fullmatch(BRACKETS.sub("", one.label).strip())
    return found["who"] if found and not _TRADE.search(found["who"]) else ""


_TRADE = regex("(?:職員|保健師|看護師|相談員|専門職|福祉士|医師|担当者|従事者|支援者|当事者|本人|行政)$")


def row_has(name: str, row: str, form: Form) -> bool | None:
    """Tell whether a row of a calendar holds an occasion: its kind, and what it is about or whom it is for.

    None where the row may be meant: it is about the same and has no such kind, or says what the occasion is about where
    the name says whom it is for. A row that says no more than a kind (支援者研修) may be any occasion of that kind, but
    for one that is for others (市民講座); a bare kind behind the name of one (家族教室: 全4回の講座を開く) is that one.
    """
    kinds = {word for words in _KINDS if any(word in name for word in words) for word in words}
    about = _about(name, kinds, form)
    shared = bool(about & _about(row, kinds, form))
    clauses = [clause for clause in _CLAUSES.split(row) if any(word in clause for word in kinds)]
    if not clauses:
        return None if shared else False
    matter, whole = (_about(_PERSONS.sub("、", text), kinds, form) for text in (name, row))
    perhaps = False
    for clause in clauses:
        others = _about(_PERSONS.sub("、", clause), kinds, form)
        if _for_others(name, clause) or (matter and others and not matter & whole):
            perhaps |= bool(_ABBREVIATED.search(clause))
        elif shared or not about or not (_about(clause, kinds, form) or _about(clauses[0], kinds, form)):
            return True
        else:
            perhaps |= not matter and not _PERSONS.search(clause)
    return None if perhaps else False


_ABBREVIATED = regex("(?<![A-Za-zＡ-Ｚ])(?!WEB|WG|ZOOM)[A-ZＡ-Ｚ]{2,}")
_CLAUSES = regex("[。、\\n（）()]")
_WHOM = tuple(
    map(
        regex,
        (
            _STAFF,
            _PUBLIC,
            "家族",
            "ピア(?:サポーター|スタッフ)?|当事者",
            "生徒|学生|児童|学校|若者|若い世代",
            "家主|大家|不動産|業者",
        ),
    )
)
_PERSONS = regex("|".join(one.pattern for one in _WHOM))


def _for_others(name: str, clause: str) -> bool:
    """Tell whether two occasions are for other people: 従事者研修 and 市民講座, 職員研修 and 家族教室."""
    ones, others = ({at for at, whom in enumerate(_WHOM) if whom.search(text)} for text in (name, clause))
    return bool(ones and others and not ones & others)


def _about(text: str, kinds: Collection[str], form: Form) -> frozenset[str]:
    """Return the words of a text that tell one occasion from others of its kind."""
    left = _SAYS_LITTLE.sub("、", text)
    for kind in kinds:
        left = left.replace(kind, "、")
    words = frozenset[str]().union(*(telling_words(clause, form) for clause in _CLAUSES.split(left)))
    return words - activities(form, KINDS)


_SAYS_LITTLE = regex(f"{_STAFF}|{_PUBLIC}|{_ANY}|受講|修了|終了|参加|出席|聴講|来場|受けた|延べ?人?|者?数")

_OCCASION = regex("回数|開催|実施|頻度")


def is_occasion(one: Indicator) -> bool:
    """Tell whether an indicator counts how often something is held."""
    target = one.value("target")
    figure = target.figure if target else None
    return bool(_OCCASION.search(one.label) or HEAD.search(one.label) or (figure is not None and figure.unit == "回"))
