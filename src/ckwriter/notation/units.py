"""The units that officials count in: how each is written, and which are one measure.

か is the standard of か所 and か月; ヶ, カ and 箇 are seen (公用文作成の考え方, 文化審議会建議, 令和4年1月7日).
"""

from __future__ import annotations

import re
from decimal import Decimal

from ckwriter.patterns import regex

_PEOPLE = "人日 人回 人月 人 名 世帯 組 家族 歳"
_THINGS = (
    "件 事例 ケース 例 回 点 項目 種類 個 本 枚 冊 部 台 床 室 戸 棟 食 便 通 票 問 文字 行 ページ コマ 講座 コース"
    " クラス チーム グループ 班 課題 議題 演題 品目 単位 段階 席 口 つ"
)
_BODIES = (
    "社 校 園 館 店舗 店 団体 法人 医療機関 関係機関 機関 障害福祉サービス事業所 相談支援事業所 訪問看護事業所 事業所"
    " 事業者 事業 精神科病院 病院 病棟 診療所 クリニック 薬局 施設 センター 保健所 部署 課 係 部会 委員会 会議 会場"
    " 拠点"
)
_PLACES = (
    "障害保健福祉圏域 二次医療圏 圏域 区市町村 市区町村 市町村 市区町 市町 区市 町村 都道府県 自治体 小学校区"
    " 中学校区 学区 地区 区域 地域 ブロック 地点 区 市 町 村 県 か国 か所"
)
_TIMES = "年 か月 週 日 時間 分 秒 泊"
_MEASURES = "円 % ポイント 割 倍 度 ℃ ㎡ km kg cm mm ha m g"

_AFTER_KANJI = (
    "人 名 世帯 歳 件 事例 ケース 回 点 項目 種類 団体 法人 医療機関 関係機関 機関 事業所 病院 診療所 施設 圏域 か国"
    " か所 か月 時間 円 割 倍 % ポイント 床 台 校 市町村 地区"
)
"""The units that make a count of a numeral in kanji. 一部, 三本, 四日 and the like are words or names."""

_SPELLINGS = {
    "か所": "[かカヵヶケ箇個]所(?!村)",
    "か月": "[かカヵヶケ箇]月間?",
    "か国": "[かカヵヶケ箇]国",
    "年": "(?:[かカヵヶケ箇]年間?|年間?)",
    "週": "週間?",
    "日": "日間?",
    "%": "(?:%(?!ポイント)|パーセント)",
    "ポイント": "(?:%?ポイント|(?i:pt)(?![A-Za-z]))",
    "歳": "[歳才]",
    "ページ": "(?:ページ|頁)",
    "㎡": "(?:㎡|m2|平方メートル)",
}
_STOPS = {
    "人": "口材員権格事件物工間選気数体", "名": "称簿前刺義古", "組": "織合", "世帯": "主", "件": "数名",
    "事例": "検集", "例": "会外示年え月", "回": "答復目線収想数", "点": "数検在目線滅字", "項目": "別",
    "個": "人別々", "本": "人市県部会書来年当格質", "枚": "挙", "部": "会署門分長品局下屋位", "台": "帳風",
    "床": "数", "室": "長内", "戸": "建籍外", "食": "事堂品", "通": "院所知り報勤", "票": "数", "文字": "列",
    "行": "政動事", "講座": "名", "班": "長", "単位": "数", "段階": "的", "席": "上者", "口": "座頭", "つ": "目",
    "社": "会協", "校": "区長", "園": "長児", "館": "長内", "店": "舗長", "団体": "名", "法人": "化格",
    "機関": "紙誌", "事業": "所者費計団化名年", "病院": "長内", "施設": "長内", "課": "題程税長外", "係": "る数長",
    "会議": "体室録", "会場": "費", "地域": "移定生包福支活", "区": "分域間画別役政部", "市": "町民役立街場政内議",
    "町": "村民内立長", "村": "民立落", "県": "民立内庁", "年": "度次金齢代号末始賀少長目月", "週": "末明",
    "日": "常本程曜中頃系帰々", "分": "科野類析の割担団業離散布岐権", "秒": "速", "円": "滑卓熟", "割": "合り当",
    "倍": "増率", "度": "目合数",
}  # fmt: skip
"""Characters that make another word of a unit: 5人口 is no count of people."""

PER = (
    "(?:年度|年間|年|四半期|半年|[かカヵヶケ箇]月|月間|月|週間|週|日|回|人|名|件|世帯|時間|[かカヵヶケ箇]所"
    "|市町村数?|圏域数?|区|校|床)"
)
"""What may stand after the slash of 4回/年."""

_CANONICAL = {
    "年間": "年", "年度": "年", "週間": "週", "日間": "日", "月間": "月", "頁": "ページ", "才": "歳", "パーセント": "%",
    "%ポイント": "ポイント", "m2": "㎡", "平方メートル": "㎡",
}  # fmt: skip
_COUNTER = regex("[かカヵヶケ箇個](所|月|国|年)間?")
_ONE_MEASURE = {
    "名": ("人", 1), "割": ("%", 10), "事例": ("例", 1), "ケース": ("例", 1),
    "市町": ("市町村", 1), "市区町": ("市町村", 1), "町村": ("市町村", 1), "市区町村": ("市町村", 1),
    "区市町村": ("市町村", 1),
}  # fmt: skip
"""Units that are one measure: unit → (measure, how many of the measure one is)."""


def _spelling(unit: str) -> str:
    body = _SPELLINGS.get(unit, re.escape(unit))
    if unit.isascii() and unit.isalpha():
        return f"{body}(?![A-Za-z0-9])"
    return f"{body}(?![{_STOPS[unit]}])" if unit in _STOPS else body


def _any_of(units: str) -> str:
    longest_first = sorted(units.split(), key=len, reverse=True)
    return f"(?:{'|'.join(_spelling(unit) for unit in longest_first)})"


UNIT = _any_of(" ".join((_PEOPLE, _THINGS, _BODIES, _PLACES, _TIMES, _MEASURES)))
UNIT_AFTER_KANJI = f"(?:{_any_of(_AFTER_KANJI)}|[年日週]間)"


def canonical_unit(text: str) -> str:
    """Return the one spelling of a unit: 3ヶ所, 3カ所 and 3箇所 are か所; 3年間 and 3か年 are 年."""
    if found := _COUNTER.fullmatch(text):
        return "年" if found[1] == "年" else f"か{found[1]}"
    return "ポイント" if text.lower() == "pt" else _CANONICAL.get(text, text)


def measure(unit: str | None) -> tuple[str | None, Decimal]:
    """Return what a unit measures and how much of it one unit is: 名 → (人, 1), 割 → (%, 10)."""
    name, factor = _ONE_MEASURE.get(unit, (unit, 1)) if unit else (None, 1)
    return name, Decimal(factor)


def comparable(one: str | None, other: str | None) -> bool:
    """Tell whether amounts in two units can be compared: 名 and 人, 割 and %; no unit goes with every unit."""
    return not one or not other or measure(canonical_unit(one))[0] == measure(canonical_unit(other))[0]
