"""Nouns that are an act in themselves (開催, 設置, 見直し): what stands at the end of a note instead of a verb."""

from __future__ import annotations

import re

from ckwriter.patterns import regex

_SAHEN = re.split(
    r"\s+",
    """開始 開催 実施 設置 創設 作成 養成 配置 策定 構築 整備 導入 再開 終了 発行 改訂 改正 検討 協議 共有
    把握 調査 周知 啓発 派遣 委託 受託 参加 参画 加入 着手 移行 連携 支援 推進 強化 拡充 拡大 充実 促進
    確認 評価 検証 分析 研修 報告 提案 提供 配布 公開 公表 制定 統合 変更 設立 発足 就任 廃止 休止 中止
    継続 試行 募集 登録 認定 指定 締結 開設 開所 移転 助言 指導 訪問 交流 普及 育成 増設 新設 改組 再編
    運営 活用 企画 立案 決定 合意 依頼 招集 招へい 担当 分担 主催 共催 後援 所管 増加 減少 定着""",
)
_STEMS = {
    "見直し": "見直す",
    "位置付け": "位置付ける",
    "位置づけ": "位置付ける",
    "働きかけ": "働きかける",
    "呼びかけ": "呼びかける",
    "立上げ": "立ち上げる",
    "立ち上げ": "立ち上げる",
    "引継ぎ": "引き継ぐ",
    "受入れ": "受け入れる",
    "取りまとめ": "取りまとめる",
    "振り返り": "振り返る",
}
ACT = f"(?:{'|'.join([*_SAHEN, *_STEMS])})"
"""A pattern for the nouns."""
_AT_END = regex(f"(?P<act>{ACT})$")


def act_at_end(text: str) -> tuple[str, str] | None:
    """Take a text that ends in an act apart: 「部会を設置」 → (部会を, 設置); None for any other."""
    found = _AT_END.search(text)
    return (text[: found.start()], found["act"]) if found else None


def verb_of(act: str) -> str:
    """Return the verb of an act in its dictionary form: 設置 → 設置する, 見直し → 見直す."""
    return _STEMS.get(act, f"{act}する")
