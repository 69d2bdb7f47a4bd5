"""Whether a run of hiragana can be read as Japanese: the okurigana of a kanji, endings and the words behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ckwriter.patterns import regex

_KANJI = regex("[一-龥々]")
_WORD_LIKE = regex("[ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９%％」』℃〇々]")
_DIGIT = regex("[0-9０-９]")
_BLANK = frozenset(" 　\n\t")
_CLOSING = frozenset(")）”\"'’…～〜}｝】①②③④⑤⑥⑦⑧⑨⑩")
"""Behind these, anything may go on that could before: 実施（予定）した."""
_OF_TIME = frozenset("年月日度回時週後前中間内外今現昨翌毎次件人等約割名組")
"""Kanji behind which a word often begins without a particle: 3回ひらく, 今後あらためて."""
_ROWS = dict(zip("くぐすつぬぶむるう", "カガサタナバマラワ", strict=True))
_LONG = 3
"""Characters of a word from which it may follow a noun without a particle."""
_UNKNOWN = range(3, 5)
"""Characters of a word that the tables may lack."""
_NEVER_FIRST = frozenset("らりるれろんっゃゅょをでしさすせ")
"""What no such word begins with, or what する may begin with."""
_ENDS = frozenset("始 名 和 助 助基 助後 格 問 終 過 て い く ず 丁 だ 推 用 用サ 用し な 副 接頭".split())  # noqa: SIM905
"""States in which a run may end before a kanji or another word."""
_FULL_STOP_ENDS = (_ENDS | {"終わり"}) - {"用し"}
_MARK_ENDS = _ENDS | {"終わり"}


class _Node(dict[str, "_Node"]):
    """A node of a tree of forms: character → node; `leads_to` are the states behind the form that ends here."""

    leads_to: tuple[str, ...] = ()

    def add(self, form: str, state: str) -> None:
        node = self
        for char in form:
            then = node.get(char)
            if then is None:
                then = node[char] = _Node()
            node = then
        node.leads_to = (*node.leads_to, state)


class _Place:
    """Where a reader may be after some characters: all the nodes at once, and the states that have been reached."""

    __slots__ = ("names", "nodes", "steps")

    def __init__(self, nodes: tuple[_Node, ...], names: frozenset[str]) -> None:
        self.nodes = nodes
        self.names = names
        self.steps: dict[str, _Place | None] = {}


class Reader:
    """Reads runs of hiragana by three tables; what it has worked out of a place it keeps."""

    def __init__(self, grammar: Iterable[str], words: Iterable[str], okurigana: Iterable[str]) -> None:
        self._trees: defaultdict[str, _Node] = defaultdict(_Node)
        self._without: defaultdict[str, list[str]] = defaultdict(list)
        for line in _lines(grammar):
            state, _, forms = line.partition(":")
            for item in forms.split():
                form, _, then = item.partition(">")
                if form == "-":
                    self._without[state].append(then)
                else:
                    self._trees[state].add(form, then)
        for line in _lines(words):
            kind, *found = line.split()
            for word in found:
                self._add_word(kind, word)
        self._without["始"] += ["サ変", "カ変"]
        self._okurigana = {line[0]: line[2:] for line in _lines(okurigana)}
        self._reached: dict[str, frozenset[str]] = {}
        self._places: dict[tuple[frozenset[str], frozenset[int]], _Place] = {}
        self._starts: dict[str, _Place] = {}
        self._known: dict[tuple[str, str, str], bool] = {}

    def _add_word(self, kind: str, word: str) -> None:
        state = "和" if kind in ("名", "な") else kind
        self._trees["始"].add(word, state)
        if kind in ("名", "な", "接頭") or (kind == "副" and len(word) >= _LONG):
            self._trees["体言"].add(word, state)
        if kind == "接頭" or len(word) >= _LONG:
            self._trees["長"].add(word, state)

    def reads(self, before: str, run: str, behind: str) -> bool:
        """Tell whether a run of hiragana can be read.

        Args:
            before: the character before it.
            run: hiragana alone.
            behind: the character behind it; what stands at a blank or the edge of a line may go on beyond it.

        """
        key = (before, run, behind)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._reads(before, run, behind)
        return known

    def _reads(self, before: str, run: str, behind: str) -> bool:
        return self._reads_on(self._start(before), run, behind)

    def _reads_on(self, place: _Place | None, run: str, behind: str) -> bool:
        for char in run:
            if place is None:
                return False
            place = place.steps[char] if char in place.steps else self._step(place, char)
        if place is None:
            return False
        if behind in _BLANK:
            return True
        in_clause = _KANJI.match(behind) or (_WORD_LIKE.match(behind) and behind not in "」』")
        ends = _ENDS if in_clause else _FULL_STOP_ENDS if behind == "。" else _MARK_ENDS
        return not ends.isdisjoint(place.names)

    def may_hold_word(self, before: str, run: str, behind: str) -> bool:
        """Tell whether a run can be read if one word in it is unknown to the tables: 茶どころの, 地区まつりや.

        The word begins the run, behind what has no such okurigana, or stands behind a particle, and a noun could stand
        in its place.
        """
        place: _Place | None = self._start(before)
        for first, char in enumerate(run):
            if place is None:
                return False
            begins = "助" in place.names if first else char not in self._okurigana_tree(before)
            rests = (run[first + length :] for length in _UNKNOWN if first + length <= len(run))
            if begins and char not in _NEVER_FIRST and any(self._reads_on(self._noun, one, behind) for one in rests):
                return True
            place = place.steps[char] if char in place.steps else self._step(place, char)
        return False

    @property
    def _noun(self) -> _Place:
        return self._place([], ["和"])

    def _start(self, before: str) -> _Place:
        if before not in self._starts:
            self._starts[before] = self._made_start(before)
        return self._starts[before]

    def _made_start(self, before: str) -> _Place:
        if _KANJI.match(before):
            tree = self._okurigana_tree(before)
            states = ["名", *tree.leads_to, *(["始"] if before in _OF_TIME else [])]
            return self._place([tree], states)
        if before in _CLOSING:
            return self._place([], ["名", "始", "終", "過", "て", "い"])
        if _DIGIT.match(before):
            return self._place([], ["名", "始", "数"])
        return self._place([], ["名", "始"] if _WORD_LIKE.match(before) else ["始"])

    def _okurigana_tree(self, kanji: str) -> _Node:
        tree = _Node()
        for ending in self._okurigana.get(kanji, "").split():
            if ending[0] in "-~":
                tree.add(ending[1:], "名" if ending[0] == "-" else "連")
            elif ending == "ずる*":
                for form, state in (("じ", "段"), ("ずる", "終"), ("ずれ", "仮")):
                    tree.add(form, state)
            elif ending[-1] in "ルい":
                tree.add(ending[:-1], "段" if ending[-1] == "ル" else "形")
            else:
                tree.add(ending[:-1], "行" if kanji + ending == "行く" else _ROWS[ending[-1]])
        return tree

    def _step(self, place: _Place, char: str) -> _Place | None:
        nodes = [node[char] for node in place.nodes if char in node]
        then = self._place(nodes, [state for node in nodes for state in node.leads_to]) if nodes else None
        place.steps[char] = then
        return then

    def _place(self, nodes: list[_Node], states: Iterable[str]) -> _Place:
        names = frozenset(name for state in states for name in self._closure(state))
        every = [*nodes, *(self._trees[name] for name in sorted(names))]
        key = (names, frozenset(map(id, nodes)))
        if key not in self._places:
            self._places[key] = _Place(tuple(every), names)
        return self._places[key]

    def _closure(self, state: str) -> frozenset[str]:
        if state not in self._reached:
            found: set[str] = set()
            waiting = [state]
            while waiting:
                if (one := waiting.pop()) not in found:
                    found.add(one)
                    waiting += self._without[one]
            self._reached[state] = frozenset(found)
        return self._reached[state]


def _lines(table: Iterable[str]) -> Iterator[str]:
    yield from (line for line in table if line and not line.startswith("#"))


@cache
def reader() -> Reader:
    """Return the reader of Japanese, read once."""
    folder = files(__package__)
    names = ("kana_grammar.txt", "kana_words.txt", "okurigana.txt")
    return Reader(*((folder / name).read_text(encoding="utf-8").split("\n") for name in names))


class Correction(NamedTuple):
    """What a run becomes by one slip undone."""

    text: str
    says: str

    @property
    def twice(self) -> bool:
        """Tell whether something stood twice: that is no unknown word."""
        return self.says == _TWICE

    def shows_word(self, run: str) -> bool:
        """Tell whether it holds a word of grammar that the run lacks: ために for めたに."""
        words = _OF_GRAMMAR if self.says == _SWAPPED else _LONG_OF_GRAMMAR if self.says == _LOST else ()
        return any(word in self.text and word not in run for word in words)


_TWICE = "文字が重なっている"
_SWAPPED = "文字の順が入れ替わっている"
_LOST = "文字が抜けている"
_LONG_OF_GRAMMAR = tuple(
    "つつある ながら における において について によって により とともに に関して ことが ことで ために"  # noqa: SIM905
    " ように としての だけで ばかり いない られる られた されて している ておらず".split()
)
_OF_GRAMMAR = (
    *_LONG_OF_GRAMMAR,
    *"ため こと ところ とき もの よう まで おいて おける ともに これまで やすい すべて さまざま おおむね"  # noqa: SIM905
    " あわせて ひきこもり つなが つなげ つかむ かかわ かかる まとめ ふれあい".split(),
)
"""Words that run through all texts: hiragana that holds one after a slip is undone is no unknown word."""
_LONG_RUN = 4
"""Characters of a run in which one too many, or another one, may be told from a word that is unknown."""
_OFTEN_LOST = "てるいしたにのはをがでともなかきりっられすこえまんあくめうみわけせそつげじよひどおだばさねずべちゅょゃ"
_VOICED = dict(
    zip(
        "かがきぎくぐけげこごただてでとどすずはばほぼつっづよょゆゅやゃ",
        "がかぎきぐくげけごこだたでてどとずすばはぼほっつずょよゅゆゃや",
        strict=True,
    )
)
"""Kana that are voiced or small → the other one."""


def corrected(before: str, run: str, behind: str) -> Correction | None:
    """Return the likeliest run that one slip made this of, or None: a character twice, two swapped, lost, too many."""
    read = reader().reads
    for says, candidates in (
        (_TWICE, _without_twice(run)),
        (_SWAPPED, _unswapped(run)),
        (_LOST, _completed(run)),
        ("文字が余分な", _shortened(run) if len(run) >= _LONG_RUN else ()),
        ("文字が違っている", _voiced(run) if len(run) >= _LONG_RUN else ()),
    ):
        for one in candidates:
            if one and read(before, one, behind):
                return Correction(one, says)
    return None


def _without_twice(run: str) -> Iterator[str]:
    yield from (run[:at] + run[at + 1 :] for at in range(1, len(run)) if run[at] == run[at - 1])


def _unswapped(run: str) -> Iterator[str]:
    for at in range(len(run) - 1):
        if run[at] != run[at + 1]:
            yield run[:at] + run[at + 1] + run[at] + run[at + 2 :]


def _completed(run: str) -> Iterator[str]:
    for char in _OFTEN_LOST:
        yield from (run[:at] + char + run[at:] for at in range(len(run) + 1))


def _shortened(run: str) -> Iterator[str]:
    yield from (run[:at] + run[at + 1 :] for at in range(len(run)))


def _voiced(run: str) -> Iterator[str]:
    yield from (run[:at] + _VOICED[char] + run[at + 1 :] for at, char in enumerate(run) if char in _VOICED)
