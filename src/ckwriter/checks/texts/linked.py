"""The words by which two texts of a plan belong together.

Those are runs of kanji or katakana, and pairs of kanji out of them, that are none of the words in which every plan is
written and none of the form's own titles; and the matters that the form lists (`Form.related`), whatever the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ckwriter.checks.texts.readings import folded
from ckwriter.form import Form
from ckwriter.patterns import regex

_RUN = regex("[一-龥々]+|[ァ-ヺー]{3,}|[A-Za-z]{2,}")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
    支援 地域 関係 機関 連携 実施 推進 充実 体制 構築 整備 事業 開催 会議 強化 促進 向上 確保 検討 協議 共有
    把握 活用 普及 増加 減少 拡大 拡充 維持 継続 取組 取り 課題 解決 方針 方策 目標 指標 達成 現状 状況 情報
    必要 十分 不足 円滑 具体 効果 成果 回数 件数 人数 者数 割合 利用 参加 対象 対応 役割 行政 職員 担当 専門
    年度 今年 昨年 令和 平成 以上 程度 関す 向け 等の 医療 保健 福祉 精神 障害 障が 市内 県内 区内 管内 圏域
    住民 社会 生活 環境 制度 活動 運営 設置 作成 策定 開始 予定 委員 連絡 意見 交換 顔の 見え 力向 材育 理解
    サービス センター 事業所 所数 数の 業所 件の 展開 計画 内容 方法 効率 効果的 質の 基盤 多様 重層 包括
    地域包括 推進体 係者 者等 係機 関と 関係者 全体 各区 各種 定期 年間 市町 町村 区町 村職 圏域 機能 質的 量的
    """,
    )
)
"""Pairs of kanji in which every plan is written."""


@lru_cache(64)
def _of_form(title: str) -> frozenset[str]:
    return frozenset(_pairs(folded(title)))


def _pairs(text: str) -> Iterator[str]:
    """Yield the words of a text: of a run of kanji its pairs, but for common ones and those that join two of them."""
    for run in _RUN.findall(text):
        if not "一" <= run[0] <= "龥" and run[0] != "々":
            yield run
            continue
        pairs = [run[at : at + 2] for at in range(len(run) - 1)]
        common = [False, *(pair in _COMMON for pair in pairs), False]
        yield from (pair for at, pair in enumerate(pairs) if not (common[at] or common[at + 1] or common[at + 2]))


def telling_words(text: str, form: Form) -> frozenset[str]:
    """Return the words of a text that may link it with another, and of which of the form's matters it speaks."""
    return _telling(text, form.title, form.related)


@lru_cache(4096)
def _telling(text: str, title: str, related: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    key = folded(text)
    matters = (f"={at}" for at, words in enumerate(_matters(related)) if any(word in key for word in words))
    return frozenset(_pairs(key)) - _COMMON - _of_form(title) | frozenset(matters)


@lru_cache(16)
def _matters(related: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(folded, words)) for words in related)


def matters_of(words: frozenset[str]) -> frozenset[str]:
    """Return which of the form's matters are among words."""
    return frozenset(word for word in words if word[0] == "=")


def activities(form: Form, kinds: frozenset[str]) -> frozenset[str]:
    """Return which of the form's matters are kinds of things that are done, by the words for such kinds."""
    return frozenset(f"={at}" for at, words in enumerate(form.related) if not kinds.isdisjoint(words))


def activity_words(form: Form, kinds: frozenset[str]) -> frozenset[str]:
    """Return the words of the form's matters that are kinds of things that are done, by the words for such kinds."""
    return frozenset(word for words in form.related if not kinds.isdisjoint(words) for word in words)


def linked(text: str, words: frozenset[str], form: Form) -> bool:
    """Tell whether a text shares a word that says something with others; one that has no such word is left alone."""
    own = telling_words(text, form)
    return not own or bool(own & words)


def says_why_unmeasured(texts: Iterable[str]) -> bool:
    """Tell whether one of the texts of an issue says why it has no figure, or how it is judged without one."""
    return any(_UNMEASURED.search(text) for text in texts)


_UNMEASURED = regex(
    "(?:数値|数字|指標|数量)[^。]{0,16}?(?:なじま|設け(?:ず|な|ませ|られ)|置か(?:ず|な)|設定し(?:ず|な|ませ)|設定せず|測り?(?:にく|難|づら)|測れ|困難|難し|表し?(?:にく|難|づら)|によらず)"
    "|(?:数値|数字|指標|目標値)[^。]{0,40}?(?:置か(?:ず|な|ない)|設け(?:ず|な)|定め(?:ず|な(?!けれ))|掲げ(?:ず|な)|立て(?:ず|ない)|見送[りるっ])"
    "|(?:数値目標|指標|目標値)(?:の設定)?[はを][^。]{0,20}?(?:(?:次|来|翌)年度|調査|結果|実態)[^。]{0,16}?(?:定め|設定|設け|決め|置[きくい]|検討)"
    "|定性的|(?:感想|声|聞き取り|聴き取り|アンケート|自由記述|振り返り)[^。]{0,16}?(?:により|によって|から|を(?:記録|集め|聴|聞)[^。]{0,8}?)[^。]{0,8}?(?:評価|確かめ|把握す|測る|みる|見る)"
)
"""Words by which an issue is left without an indicator on purpose: 数値の指標になじまないため、感想により評価する."""
