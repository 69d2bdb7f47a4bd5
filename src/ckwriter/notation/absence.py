"""Read the words that say that there is no figure: ―（同上） · 公表なし · 対象外（県が記載） · 〃."""

from __future__ import annotations

import re

from ckwriter.patterns import regex

_DASH = r"[-－‐―—–ーｰ−─~～]{1,4}"
_BRACKETS = regex(r"[（(〔［\[][^（）()〔〕［］\[\]\n]*[)）〕］\]]")
_REMARK = regex(r"[※＊*](?=[^0-9０-９])[^\n]*\Z")
_NUMBER_ALONE = regex(r"[（(〔［\[][^ぁ-んァ-ヶ一-龥※＊*]*[0-9０-９][^ぁ-んァ-ヶ一-龥]*[)）〕］\]]")
"""A bracket that holds a figure, not a reason: －（19.0%）."""

_OF_WHAT = (
    "(?:(?:市|区|町|村|県|都|道|府|国|圏域|市町村|市区町村|都道府県|自治体|全国|本市|本区|本県|当市|当区|当県|市単独|区単独|市町村別|市区町村別|圏域別|都道府県別)"
    "(?:単位|単独|別|のみ|としての|での|では|の|は)*)?"
)
_THINGS = (
    "(?:(?:公表)?(?:データ|数値|数字|統計|資料|実績値|値|集計値?|算出値?|情報)"
    "|公表値?|集計|把握|設定|算出|調査|記載|回答)"
)
_NONE = (
    "(?:は|が|も|を|して|されて)?"
    "(?:なし|無し|無|ない|ありません|無い|いない|いません|せず|しない|おらず|不可|不能|困難|できず|できない)"
)
_WORDS = "|".join(
    (
        _DASH,
        "(?:該当|対象)(?:なし|無し|無|しない|せず|しません|者なし|値なし|データなし)|非該当|適用(?:なし|外)",
        "(?:回答|記載|記入|集計|調査|公表|算出|報告)?(?:の)?対象外|所管外|管轄外",
        "同[上前左]|[〃々]|上に同じ|同様",
        "(?:記載|記入|回答|入力)(?:は)?(?:不要|省略|しない|せず|なし|無し|対象外)|省略",
        "(?:未|非)(?:公表|公開|集計|把握|調査|算出|実施|回答|設定|計測)|不明|秘匿|N/?A|n/?a",
        "(?:集計|算出|推計|作業)中",
        "(?:都|道|府|県|都道府県|国|厚生労働省|本庁|市|区)(?:[がでにて側]|において){1,3}(?:別途)?(?:回答|記載|記入|作成|報告|集計|把握|公表)(?:済み?|する|します|予定)?",
        f"{_OF_WHAT}{_THINGS}{_NONE}",
    )
)
_OF_ITS_KIND = (
    "(?:(?:本|当)?(?:市|区|町|村|県|都|道|府|中核市|指定都市|政令市|特別区|市町村|都道府県|単独自治体|1市|１市)(?:単独|単位)?"
    "(?:のため|であるため|なので|につき|は|で|では|として|の場合)、?)?"
)
"""Why a body has no such thing: 市のため該当せず."""
_BECAUSE = (
    "(?:[^0-9０-９。、]{2,30}(?:(?:[0-9０-９]{1,2}人|630|６３０)[^0-9０-９。、]{0,20}?)?"
    "(?:ない|なく|おらず|せず|できず|未満|以下|のみ|だけ|わず|異なる|限られる|いる|いない|ある|される|の公表|による)"
    "(?:の?ため|ので|ことから|につき|により)、?)?"
)
"""Why there is no figure, which itself tells of none: 市別の数が公表されていないため記載なし."""
_SAYS_NONE = regex(rf"(?:{_OF_ITS_KIND}|{_BECAUSE})(?:{_WORDS})(?:の?ため|であるため|です|とする)?。?", re.IGNORECASE)


def says_none(text: str) -> bool:
    """Tell whether a text says, in words of whatever kind, that there is no figure; a reason may stand in brackets.

    A bare dash says nothing, nor does なし, which may mean zero.
    """
    plain = "".join(text.split())
    if not plain or _NUMBER_ALONE.search(plain) or re.fullmatch(_DASH, plain):
        return False
    inside = _BRACKETS.findall(plain)
    bare = _REMARK.sub("", _BRACKETS.sub("", plain))
    if not bare and inside:
        bare = inside[0][1:-1]
    return bool(_SAYS_NONE.fullmatch(bare))
