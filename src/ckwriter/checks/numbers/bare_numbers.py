"""Q2: a number in running text that says how many, and not of what: 登録者は34である."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import filled
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R32",))
def number_without_unit(submission: Submission) -> Iterator[Finding]:
    """本文の数字に単位が付いている

    What is counted, a number and a verb with nothing between (登録者は34である, 研修を6行い). Numbers that are names
    (電話番号, 8050), shares and years are left alone; a number before a noun (7の退院支援) is a note.
    """
    for at, field, text in filled(submission):
        if field.type in ("paragraph", "bullets", "text") and _DIGIT.search(text):
            for found in _BARE.finditer(text):
                if not _NAMED.search(found["what"]) and not _NO_COUNT.fullmatch(found["number"]):
                    yield _asked(submission, at, found["what"] + found["of"], found["number"], sure=True)
            for found in _COUNTED.finditer(text):
                if not _NAMED.search(found["what"]):
                    yield _asked(submission, at, found["what"] + found["of"], found["number"], sure=True)
            for found in _OF_ACTS.finditer(text):
                yield _asked(submission, at, "", found[0], sure=False)


def _asked(submission: Submission, at: str, words: str, number: str, *, sure: bool) -> Finding:
    return finding(
        submission,
        at,
        f"「{words}{number}」に単位がないのではありませんか",
        hint="人・件・回・か所などの単位を付けて書いてください。",
        quotes=[(at, f"{words}{number}")],
        level=None if sure else "note",
    )


_DIGIT = regex("[0-9０-９](?:[)）(（、いほだでとにを。行開実作配]|の[一-龥])")
_COUNTED = regex(
    "(?P<what>[一-龥々ァ-ヶー]{2,16})(?P<of>[はがも]、?)(?P<number>(?:延べ?|実)、?[0-9０-９][0-9０-９,，]{0,7})(?=[)）。、]|[(（](?!人|名|件|回|か所|日|単位)|$)",
    re.MULTILINE,
)
"""Persons or times that are counted, and nothing behind the number: 利用は延べ412）."""
_IS = (
    "(?:である|です|でした|だった|だが|であり|となった|となり|となる|となっ|になった|になる|になり|に増|に減|に達|に上[りるっ]"
    "|を数え|を超え|を上回|を下回|にとどま|に伸び|にする|に広|。|で、|にのぼ|ほど(?:で|だ|。|、)|い(?:る|ます|た)(?:。|、|が)|[)）](?![一-龥]))"
)
_BARE = regex(
    rf"(?P<what>[一-龥々ァ-ヶー]{{2,16}})(?P<of>(?:[はがも]、?(?:(?:約|延べ?|実|計|合計|現在|年間|毎年|平均|1回(?:あ|当)たり)、?)?(?=[0-9０-９,，]{{1,8}}{_IS})"
    r"|を(?:約|延べ?|計|年間?)?(?=[0-9０-９]{1,3}(?:行[いうっ]|開[いきく]|開催|実施|作成|配布))))(?P<number>[0-9０-９][0-9０-９,，]{0,7})(?![0-9０-９])"
)
_NAMED = regex(
    "(?:市町村?|町村|[区校園館店]|圏域|地区|病院|診療所|機関|団体|事業所|事業者|施設|センター|法人|会場|薬局|保健所)$|"
    "(?:番号|電話|ダイヤル|内線|コード|倍率|指数|係数|比率?|割合|率|平均|点数|得点|スコア|年|年度|月|日付|郵便|区分|段階|レベル|等級|順位|順番|版|番|類|型|級|位|値)$"
)
_NO_COUNT = regex("(?:19|20|１９|２０)[0-9０-９]{2}|(?:80|70|90|60|５０|８０)[0-9０-９]{2}")
_OF_ACTS = regex(
    "(?<=[ぁ-んァ-ヶ、。])[0-9０-９]{1,3}の[一-龥]{2,4}(?:支援|相談|訪問|研修|検討|参加|利用|申請|登録)(?![一-龥])"
)
