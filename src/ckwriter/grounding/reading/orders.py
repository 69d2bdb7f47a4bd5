"""Instructions that stand in facts: they are data, and no sentence may rest on them, obey them or repeat them."""

from __future__ import annotations

from ckwriter.notation.text import fold_width
from ckwriter.patterns import regex

STRONG = regex(
    r"(?:指示|命令|プロンプト|ルール|規則|制約|注意)(?:事項)?(?:を|は|に)(?:すべて|全て)?(?:無視|忘れ|従わな"
    r"|従う必要はな|破棄|取り消)"
    r"|(?:無視|忘れ)(?:して|て)(?:、)?(?:次|以下|代わり|ください|下さい)"
    r"|(?:以上|上記|これまで|ここまで|前)の(?:指示|命令|ルール|プロンプト|設定)"
    r"|システム ?プロンプト|(?i:system ?prompt|ignore (?:all|any|the|previous|above)|disregard|jailbreak"
    r"|you are (?:now )?an?\b)"
    r"|あなたは(?:AI|人工知能|アシスタント|今から|これから|優秀|有能|プロ)"
    r"|(?:と|を|だけを?|のみを?)(?:必ず)?(?:出力|返答|回答|復唱)(?:せよ|しろ|しなさい|して(?:ください|下さい|終了)?)"
    r"|と(?:だけ)?(?:書くこと(?=。|$)|記載すること(?=。|$)|書け|書きなさい|答えろ|答えよ|答えなさい|記載せよ"
    r"|記載しなさい|書いて(?:ください|下さい)|答えて(?:ください|下さい))"
    r"|(?i:^\s*(?:system|assistant|user|developer) ?:)|<\|.*?\|>|\[/?INST\]"
)
"""What is said to a program, and never of an office's work."""

SAID = regex(rf"{STRONG.pattern}|(?:して|て|で)(?:ください|下さい)|(?:しなさい|せよ)(?=。|$)|プロンプト")
"""What no sentence of an official form says either."""

_TO_WRITER = regex(
    r"(?:書い|記載し|記述し|明記し|盛り込ん|書き加え|書き添え|触れ|強調し|言及し|言い換え|要約し|省い|伏せ)[てで]"
    r"(?:ほしい|欲しい|おいて|くれ|もらいたい|いただきたい|(?:おいて)?(?:ください|下さい))"
    r"|(?:書く|強調する|言及する)(?:こと|ように|よう)(?=[。！!]|$)"
    r"|(?:書か|記載し|記述し|明記し)ない(?:で(?:ください|下さい|ほしい|おいて)|こと(?=[。！!]|$))"
    r"|(?:下書き|文章|原稿|この欄)(?:に|には|では|を|は)[^。\n]{0,40}?(?:ください|下さい|ほしい|欲しい)"
)
"""What a note says to whoever writes the text: 必ず触れてください, 強調すること."""
_PIECE = regex(r"[^。！？!?\n]*[。！？!?\n]?")


def without_orders(text: str) -> str:
    """Return a fact's text, folded, up to the first sentence that speaks to a program: what follows belongs to it."""
    if not STRONG.search(text):
        return text
    kept: list[str] = []
    for piece in _PIECE.findall(text):
        if STRONG.search(piece):
            break
        kept.append(piece)
    return "".join(kept)


def told(text: str) -> str:
    """Return what a note tells, as written: without what in it speaks to a program or to whoever writes the text."""
    kept: list[str] = []
    for piece in _PIECE.findall(text):
        if STRONG.search(fold_width(piece).text):
            break
        if not _TO_WRITER.search(piece):
            kept.append(piece)
    return "".join(kept)
