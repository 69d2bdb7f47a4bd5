"""What may be the matter with a drafted sentence: a `Doubt`, at the exact words, with what the facts would allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a sentence does not stand."""

    FIGURE = "事実にない数字"
    UNIT = "事実と違う単位・期間・数え方"
    QUALIFIER = "事実と違う「約」「以上」など"
    DATE = "事実にない年月"
    PAIRING = "事実と違う組合せ"
    NAME = "事実にない名称"
    AREA = "他の自治体・地域の名称"
    PERSON = "事実にない人の名前"
    DIRECTION = "事実と合わない増減・達成の言葉"
    CLAIM = "事実にない評価"
    QUOTE = "事実にない引用"
    NEGATION = "事実と逆の言い方"
    PLAN = "予定や目標を、済んだことのように書いている"
    SUPPORT = "挙げた事実にない内容"
    CITATION = "使えない事実の番号"
    TERM = "正式な言葉と違う表記"
    LABEL = "欄の見出しの混入"
    ENDING = "文体の違い"
    LENGTH = "字数の超過"
    REPEAT = "他の欄と同じ文"
    MARKUP = "記号・書式の残り"
    TALK = "作成者としての言葉"
    ORDER = "指示のような言葉"
    LANGUAGE = "日本語でない言葉"

    @property
    def title(self) -> str:
        """What is the matter, in a few words of Japanese."""
        return self.value

    @property
    def invented(self) -> bool:
        """True if the sentence says what no fact says; False for matters of form."""
        return self in _INVENTED


_INVENTED = frozenset(Reason) - {
    Reason.TERM, Reason.LABEL, Reason.ENDING, Reason.LENGTH, Reason.REPEAT, Reason.MARKUP, Reason.CITATION,
}  # fmt: skip
_LONGEST = 30
"""Characters of the words that a message quotes."""
_SHOWN = 4
"""How many allowed values a message names."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a sentence says and its facts do not: `sentence[start:end] == word`."""

    start: int
    end: int
    word: str
    reason: Reason
    allowed: tuple[str, ...] = ()
    """Words of the facts that may stand there instead."""
    detail: str = ""
    """What the facts say, where that can be said in a few words."""

    @property
    def message(self) -> str:
        """The doubt in one line of Japanese."""
        told = f"「{self.word}」は{self.reason.title}です" if len(self.word) <= _LONGEST else f"{self.reason.title}です"
        if self.detail:
            told += f"（{self.detail}）"
        elif self.allowed:
            told += f"（事実にあるのは{named(self.allowed)}）"
        return told


def why(doubts: Iterable[Doubt], most: int = 99) -> str:
    """Return the gravest doubts in Japanese, each said once: 「5回」は事実にない数字です、…."""
    order = list(Reason)
    graver = sorted(doubts, key=lambda one: order.index(one.reason))
    return "、".join(list(dict.fromkeys(one.message for one in graver))[:most])


def named(words: Iterable[str], most: int = _SHOWN) -> str:
    """Return words as a list in corner brackets: 「4回」「3回」など."""
    words = tuple(words)
    return "".join(f"「{word}」" for word in words[:most]) + ("など" if len(words) > most else "")
