"""Slips of the keyboard: letters, signs and spaces that an input method left in the middle of words."""

from __future__ import annotations

from ckwriter.checks.words.slip_kinds import slip

_J = "[ぁ-んァ-ヶー一-龥々]"
_LETTERS = "a b c d f g h j k l m n o p q r s t u v w y z"
_WIDE = "ａ ｂ ｃ ｄ ｆ ｇ ｈ ｊ ｋ ｌ ｍ ｎ ｏ ｐ ｑ ｒ ｓ ｔ ｕ ｖ ｗ ｙ ｚ"
"""Letters alone that no word of Japanese holds; eラーニング, iモード and x線 do."""
_LEFT = "余分な文字が混じっています"

_ROMAJI = "(?:(?:[kstnhmyrwgzdbpj]|[kstnhmrgzbpj]y|sh|ch|ts)?[aiueo]|nn?(?![aiueo])|[kstp](?=[kstp]))"
_ENGLISH = "(?:note|site|one|me|page|home|gate|rate|game)"

OF_MARKS = (
    slip(
        f"(?:(?<=[ぁ-ん一-龥])(?!{_ENGLISH}[ぁ-ん一-龥]){_ROMAJI}{{1,8}}(?<=[a-z]{{2}})(?=[ぁ-ん])"
        f"|(?<=[をがにはでともへ])(?!{_ENGLISH}[ぁ-ん一-龥]){_ROMAJI}{{1,8}}(?<=[a-z]{{2}})(?=[一-龥]))",
        "ローマ字が混じっています",
        holds="a i u e o",
    ),
    slip(
        f"(?<={_J})[a-df-hj-wyzａ-ｄｆ-ｈｊ-ｗｙｚ](?={_J})(?![線軸])",
        "ローマ字が混じっています",
        holds=f"{_LETTERS} {_WIDE}",
    ),
    slip(
        "(?<=[ァ-ヶー])[ｦ-ﾟ]+|[ｦ-ﾟ]+(?=[ァ-ヶー])",
        "半角のカタカナが混じっています",
        holds=" ".join(map(chr, range(0xFF66, 0xFFA0))),
    ),
    slip(rf"(?<={_J})[;\\@^`_$]+(?={_J})|(?<=[0-9０-９])[;\\@^`]+(?={_J})", _LEFT, "", holds=r"; \ @ ^ ` _ $"),
    slip(
        "(?<=[ァ-ヶ]{2})一(?=[をがはにのともで、。])",
        "「ー」の書き間違いのようです",
        "ー",
        holds="一を 一が 一は 一に 一の 一と 一も 一で 一、 一。",
    ),
    slip(rf"(?<={_J})[ 　]+(?=[っゃゅょん]{_J})", "語の途中に空白があります", "", holds="っ ゃ ゅ ょ ん"),
    slip(
        r"(?<=[一-龥ァ-ヶー])[ 　](?=(?:し(?:た(?!い)|て|ました)|される|された))",
        "語の途中に空白があります",
        "",
        holds="し する され",
    ),
)
"""What stands in the middle of Japanese and belongs to none of it."""
