"""The marks of a form that nobody filled in: R●年●月 · ○○課 · XX人 · （ここに記入） · 〓."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.patterns import regex, stands_in

_maybe = stands_in(
    "(?=[●○◯〇△▲□■◇◆☆★×＊XＸYＹxｘ〓＿?？*_記入追要作和成年計延べTＴoダサC・･…‥.．])"
    "(?:[●○◯〇△▲□■◇◆☆★×＊XＸYＹxｘ〓＿?？]|[・･…‥.．]{3}|[*]{2}|__|記入|入力|記載|追記|要確認|要修正|作成中"
    "|[和成][ 　]|[年計延べ][ 　]|TB|TODO|ＴＢ|orem|ダミー|サンプル|Click)"
)
"""What every placeholder holds something of; most texts are told by it to be clean."""

_ERA = "(?:令和|平成|昭和|西暦|[RHSＲＨＳ])"
_S = "[ 　]*"
_M = "[●○◯〇]"
_MD = rf"{_S}(?:{_M}{{1,2}}|[0-9０-９]{{1,2}})"
_RATING = "◎○◯〇△▲×"
_KANJI_DIGITS = "一二三四五六七八九十百千"
_ASKS = "(?:して)?(?:のこと|ください|下さい|する|欄|例|予定)?"
_DOTS = r"\A[\s　]*[・･…‥.．]{3,}[\s　]*\Z"

_CERTAIN = regex(
    # a date with marks, as a whole: R●年●月, 令和○年度, 令和6年○月, ○月○日, 令和　年　月
    rf"{_ERA}{_S}{_M}{{1,3}}{_S}年度?(?:{_MD}{_S}月)?(?:{_MD}{_S}日)?"
    rf"|{_ERA}{_S}[0-9０-９元]{{1,2}}{_S}年{_S}{_M}{{1,2}}{_S}月(?:{_MD}{_S}日)?"
    rf"|(?<![{_KANJI_DIGITS}]){_M}{{1,2}}{_S}年{_S}{_M}{{1,2}}{_S}月(?:{_MD}{_S}日)?"
    rf"|(?<![{_KANJI_DIGITS}]){_M}{{1,2}}{_S}月{_S}{_M}{{1,2}}{_S}日"
    r"|(?:令和|平成)[ 　]+年(?:度|[ 　]*月)?"
    r"|(?:(?<![0-9０-９元])年|計|延べ?)[ 　]+(?:回|か所|機関|団体|件)(?![一-龥])|(?<![0-9０-９元])年[ 　]+月[ 　]+日"
    rf"|(?<![A-Za-zＡ-Ｚ])[RHSＲＨＳ]{_M}{{1,2}}(?:[.．/・]{_M}{{1,2}}){{0,2}}(?![一-龥])"
    # several marks in a row stand for a word
    rf"|(?<![{_KANJI_DIGITS}{_RATING}])(?:●{{2,}}|[○◯〇]{{2,}})(?![{_KANJI_DIGITS}{_RATING}])"
    rf"|(?<![{_RATING}])(?:△{{2,}}|▲{{2,}}|□{{2,}}|■{{2,}}|◇{{2,}}|◆{{2,}}|☆{{2,}}|★{{2,}}|×{{2,}})(?![{_RATING}])"
    r"|(?<![*＊])(?:[*]{2,3}|＊{2,3})(?![*＊])(?=[一-龥ァ-ヶ]|$)"
    r"|(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９-])(?:[XＸ]{2,4}|[xｘ]{2,4})(?![A-Za-zＡ-Ｚａ-ｚ0-9０-９-])"
    rf"|{_DOTS}|\A[\s　]*(?:後日|追って|別途|後ほど)(?:記入|記載|追記|入力)(?:予定|します|する)?[\s　。]*\Z"
    r"|〓+|＿{2,}|(?<![A-Za-z0-9_/.])_{3,}(?![A-Za-z0-9_])"
    r"|[?？]+(?=[月日人名件回]|か所|機関)|(?<![A-Za-zＡ-Ｚ])[XＸYＹ](?=月[0-9０-９XＸ]|月$|月[～~ー－-])"
    # words that ask to be written over
    rf"|[(（\[［【<＜〔]\s*(?:(?:ここに|要|未|後日|追って|後ほど|別途)?(?:記入|入力|記載|追記){_ASKS}|要(?:確認|修正|更新)|作成中|確認中)\s*[)）\]］】>＞〕]"
    r"|[(（\[［【<＜〔][^()（）、。\n]{1,16}を(?:記入|入力|記載|追記)(?:する|してください|のこと)?\s*[)）\]］】>＞〕]"
    r"|(?:ここ|こちら)に[^。、\n]{0,20}(?:記入|入力|記載)|テキストを入力"
    r"|(?<![A-Za-z])(?:TBD|TBC|TODO|T\.B\.D\.?|ＴＢＤ|[Ll]orem ipsum)(?![A-Za-z])"
    r"|ダミー(?:テキスト|データ|文)|サンプル(?:テキスト|文)|Click (?:or tap )?here"
)
_NUMBER_OF = "(?:年度?|月|日|[かカヶケヵ箇]所|[かカヶケヵ箇]月|人|名|件|回|床|円|時間?|分|%|％|割|点|機関|団体|施設)"
_ONE_OF = f"(?:{_NUMBER_OF}|市|区|町|村|県|課|係|部|室|班|圏域|病院|事業所|歳|世帯|校|社|例|週|ポイント)"
_ENDS = r"(?=[●○◯\s、。，．,()（）「」～〜~／/・:：以程時末当から-]|－|$)"
_ONE_MARK = regex(rf"[●○◯](?:(?P<number>{_NUMBER_OF}{_ENDS})|(?P<one>{_ONE_OF}))?", re.MULTILINE)
_BULLET_STANDS_AFTER = " 　\n\t、。・:：／/(（「【"
_NUMBER_STANDS_AFTER = "約第計和成"


def placeholders(text: str) -> Iterator[str]:
    """Yield the placeholders of a text as they stand, each spelling once.

    A mark at the beginning of an item is a bullet (●相談支援), 〇 among numerals in kanji is a zero (二〇二四年), and
    marks beside each other such as ◎○△ are a rating: none of these is a placeholder.
    """
    if not _maybe(text):
        return
    seen: dict[str, None] = {}
    rest = 0
    for found in _CERTAIN.finditer(text):
        seen.update(dict.fromkeys(_single_marks(text, rest, found.start())))
        seen[found[0]] = None
        rest = found.end()
    seen.update(dict.fromkeys(_single_marks(text, rest, len(text))))
    yield from seen


def _single_marks(text: str, start: int, end: int) -> Iterator[str]:
    """Yield single marks that stand for a number or a name: 年●回, ○件, 約●人, 本庁●課."""
    if text.strip() == "●":
        yield "●"
    for found in _ONE_MARK.finditer(text, start, end):
        before = text[max(0, found.start() - 1) : found.start()]
        bullet = not before or before in _BULLET_STANDS_AFTER
        inside = not bullet and (found["one"] or before in _NUMBER_STANDS_AFTER)
        if found["number"] or inside:
            yield found[0]
