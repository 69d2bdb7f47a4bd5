"""J3: slips of the pen that the grammar shows: particles that cannot follow each other, broken endings, words twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import add
from typing import NamedTuple

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import FullText, full_text
from ckwriter.checks.words.confused import confused_words
from ckwriter.checks.words.doubled_words import Doubled, doubled_in
from ckwriter.checks.words.homophones import IN_CONTEXT
from ckwriter.checks.words.lacking_particles import LACKING
from ckwriter.checks.words.particles import OF_VERBS
from ckwriter.checks.words.predicates import OF_TOPICS
from ckwriter.checks.words.slip_kinds import INFLECTED, Slip
from ckwriter.checks.words.slip_kinds import slip as slip_of
from ckwriter.checks.words.stray_marks import OF_MARKS
from ckwriter.checks.words.typos import is_typo
from ckwriter.checks.words.verb_cases import OF_CASES
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission

_ALL_WORDS: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity", "frequency"))


_W = "[一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９）)」]"
"""What a noun ends in, where it is not written in hiragana."""
_K = "[一-龥々ァ-ヶー]"
_DO = (
    "(?:実施|開催|検討|協議|検証|把握|推進|支援|共有|評価|分析|強化|促進|充実|整備|構築|運営|活用|確認|周知|啓発|育成|連携|設置|作成|調査|報告|見直し"
    "|取り組|行[うい]|行って|図[るり]|図って|進め)"
)

_SLIPS = (
    # particles
    slip_of(
        "感心(?=の(?:高|あ|深|薄)|が(?:高|あ|深|薄|広)|を(?:持|も|寄|高|引))",
        "「関心」の変換間違いのようです",
        "関心",
        holds="感心",
    ),
    slip_of(
        "(?<=[をにへ])以来(?=[しすさ])|以来(?=(?:を(?:受|し)|が(?:あ|増|来)|する))",
        "「依頼」の変換間違いのようです",
        "依頼",
        holds="以来",
    ),
    slip_of("をを", "「を」が二つ続いています", "を", holds="をを"),
    slip_of(
        f"(?<={_W})(?:のの|にに|がが|はは|でで)(?={_K})",
        "同じ助詞が二つ続いています",
        None,
        holds="のの にに がが はは でで",
    ),
    slip_of(f"(?<={_W})(?:のを|をの)(?={_K})", "助詞が余分です", "を", holds="のを をの"),
    slip_of(
        f"(?<={_W})を(?:が|は|に|へ|から)(?={_K})",
        "「を」の後の助詞が余分です",
        "を",
        holds="をが をは をに をへ をから",
    ),
    slip_of(
        f"(?<={_W})(?:がを|はを|にを|でを|へを)(?={_K})",
        "助詞が二つ続いています",
        "を",
        holds="がを はを にを でを へを",
    ),
    slip_of(
        f"(?<={_W})(?:がの|はの|はが|がは|はに|がに|にが|もを|もが|のが)(?={_DO})",
        "助詞が二つ続いています",
        holds="がの はの はが がは はに がに にが もを もが のが",
    ),
    slip_of(f"(?<=[一-龥]的)(?<!目的)(?<!標的)を(?={_DO})", "「的」の後は「に」か「な」です", "に", holds="的を"),
    slip_of(
        "(?<=積極|定期|具体|円滑|適切|確実|着実)[をが](?=(?:実施し|開催し|行[いう]|行って|進め|取り組|推進し|実施する|開催する|支援し)(?!や))",
        "「を」「が」ではつながりません",
        holds="極を 極が 期を 期が 体を 体が 滑を 滑が 切を 切が 実を 実が",
    ),
    slip_of(
        f"(?<={_K}{{2}})を(?=(?:実施|開催|検討|作成|設置)を(?:行|実施|する|し))",
        "「を」が重なっています",
        "の",
        holds="を実施を を開催を を検討を を作成を を設置を",
    ),
    slip_of(
        f"(?<={_K}{{2}})を(?P<act>{_K}{{2}}|見直し|取組)を(?=図[りるっ]|行[いうっな]|進め[たてるま、]|目指[しす])",
        "「を」が重なっています",
        r"の\g<act>を",
        holds="を図 を行 を進め を目指",
    ),
    slip_of(f"(?<={_K}{{2}})を(?P<act>{_K}{{2,4}})をする", "「を」が重なっています", r"を\g<act>する", holds="をする"),
    slip_of(
        f"(?<={_K}{{2}})の(?=(?:実施|開催|検討|作成|設置|共有|検証|活用)(?:し[たて、]|する))",
        "「の」と動詞がつながりません",
        "を",
        holds="の実施 の開催 の検討 の作成 の設置 の共有 の検証 の活用",
    ),
    slip_of(
        "(?<=[にをがで](?:実施|開催|検討|協議|共有|推進|支援))(?=(?:て|た|たい|ている|ていく)(?![めい一-龥]))",
        "「し」が抜けています",
        "し",
        holds="施た 施て 催た 催て 討た 討て 議た 議て 有た 有て 進た 進て 援た 援て",
    ),
    # endings
    slip_of(
        "(?<=[一-龥]{2})(?<![押直渡返探出通越話貸差回消崩流起励試])(?:しし|すする|しする|されれ|さされ|ししている|していいる|しているる|しましす|しすま)(?=[てたるい、。])",
        "文字が重なっています",
        holds="しし すする しする されれ さされ していいる しているる しましす しすま",
    ),
    slip_of(
        "(?<!り)取り?組で(?=い|き)|(?<=[めけせべれげぜえ])てて(?!お)|ますした|てれいる|ていいる|ているる|(?<=[いきぎけしじっちにねべみめりれん])てている|てでいる|っってい|していてる|されいる(?!か)|しいてい[るた]|ておおり"
        "|してて(?=い)|てしいる|おこななう|なたった|なっっ|なてい[るた]|いるる|したた[。、]|するる|いるい[。、]|ますす[。、]|まますよ?[。、]|でするす?[。、]|あるる|なないい?[。、]",
        "文字の抜けか重なりがあります",
        holds="組で てて ますした てれい ていい るる てでい っっ いてる されいる しいてい てしいる"
        " ておおり なな なたった なてい したた いるい すす まます でする",
    ),
    slip_of(
        "(?<=[一-龥])(?:しる|すた|すて|しす)(?=[。、い])", "活用の形がおかしいようです", holds="しる すた すて しす"
    ),
    slip_of(
        "よう(?<=[えけせてねへめれげぜべぺみきしにびぎりち]よう)(?=[一-龥])",
        "「よう」の前か後に文字が抜けています",
        holds="よう",
    ),
    slip_of(
        "(?P<word>行く|図る|進める|努める|設ける|受ける|する|した|して|なる|から|まで|として|について|における|できる|される|された|います|します|ました|です)(?P=word)(?!がって)",
        "同じ言葉が二つ続いています",
        r"\g<word>",
        holds="く行 る図 る進 る努 る設 る受 るす たし てし るな らか でま てと てに るに るで るさ"
        " たさ すい すし たま すで",
    ),
    slip_of(
        "行な?う行な?う|ことこと|ためため|ものもの|ようよう|などなどなど",
        "同じ言葉が二つ続いています",
        holds="う行 とこ めた のも うよ どな",
    ),
    slip_of(
        "についてて|に関しする|に対しする|に基ずき|にもとずき|に基ずい|ずつづつ|(?:とう|どう)り(?=[にの、])|を通じじ|にに向け|とと(?:連携|協働|共有)|(?<![こひ])ととともに"
        "|およびび|及びび|並びび|並にび|または又は|また又",
        "綴りが違うようです",
        holds="てて しする 基ず とずき つづつ うり じじ にに とと連 とと協 とと共 とととも びび にび は又 た又",
    ),
    slip_of(
        "[、，]{2,}|。{2}(?!。)|、。|。、|・、|、・",
        "句読点が重なっています",
        holds="、、 、， ，、 ，， 。。 、。 。、 ・、 、・",
    ),
    *IN_CONTEXT,
    *confused_words(),
    *INFLECTED,
    *OF_VERBS,
    *OF_CASES,
    *LACKING,
    *OF_MARKS,
    *OF_TOPICS,
)


_NEEDED = tuple((word, number) for number, kind in enumerate(_SLIPS) for word in kind.holds or ("",))
"""The words of which a text must hold one, each with the number of its kind."""
_SHORT = tuple((word, number) for word, number in _NEEDED if len(word) < 2)


def _by_pair() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Return the longer ones of these by the two characters with which they begin."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, number in _NEEDED:
        if len(word) > 1:
            found[word[:2]].append((word, number))
    return {pair: tuple(words) for pair, words in found.items()}


_BY_PAIR = _by_pair()


@check(level="note", rules=("R14",))
def slip(submission: Submission) -> Iterator[Finding]:
    """助詞や語尾の書き間違いがない

    A guess by grammar: particles that cannot follow each other or do not go with their verb, endings that no verb has,
    定期的 before を, what an edit left behind, letters and signs within words, and a topic (目的は、) whose sentence
    ends in a verb of another subject. One note a place.
    """
    whole = full_text(submission, _ALL_WORDS)
    found = [(one.kind, start + one.start, one) for start, text in whole.cells() for one in _slips_of(text)]
    for number, start, one in sorted(found):
        end = start + one.end - one.start
        of_sound = _SLIPS[number] in IN_CONTEXT or _SLIPS[number] in confused_words()
        if not (of_sound and is_typo(submission, start, end)):  # typo asks about the word itself
            yield _finding(submission, whole, start, end, one)


class _Found(NamedTuple):
    """A slip in a cell: the number of its kind, where it stands, and what was probably meant."""

    kind: int
    start: int
    end: int
    instead: str | None


@lru_cache(8192)
def _slips_of(text: str) -> tuple[_Found, ...]:
    """Return the slips of a cell; what one kind claims is no slip of those behind it."""
    pairs = _BY_PAIR.keys() & set(map(add, text, text[1:]))
    needed = (*_SHORT, *(one for pair in pairs for one in _BY_PAIR[pair]))
    taken: set[int] = set()
    slips = []
    for number in sorted({number for word, number in needed if word in text}):
        for found in _SLIPS[number].pattern.finditer(text):
            if taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                slips.append(_Found(number, *found.span(), _instead(found, _SLIPS[number])))
    return tuple(slips)


def _instead(found: re.Match[str], kind: Slip) -> str | None:
    right = found[0][0] if kind.instead is None and found[0] == found[0][:1] * 2 else kind.instead
    return None if right is None else found.expand(right)


def is_slip(text: str, start: int, end: int) -> bool:
    """Tell whether `slip` asks about a stretch of a text, or about a part of it."""
    near = text[max(0, start - 12) : end + 12]
    first = min(start, 12)
    for kind in _SLIPS:
        if not kind.holds or any(word in near for word in kind.holds):
            for found in kind.pattern.finditer(near):
                if found.start() < first + end - start and found.end() > first:
                    return True
    return False


def _finding(submission: Submission, whole: FullText, start: int, end: int, found: _Found) -> Finding:
    quote = whole.phrase(start, end)
    meant = whole.phrase(start, end, instead=found.instead) if found.instead is not None else ""
    return finding(
        submission,
        whole.at(start),
        f"「{quote}」は、{_SLIPS[found.kind].says}。書き間違いではありませんか",
        hint=f"「{meant}」ではありませんか。" if meant else "前後を読み直し、正しい形に直してください。",
        quotes=[(whole.at(start), quote)],
    )


@check(level="note", rules=("R14",))
def doubled_word(submission: Submission) -> Iterator[Finding]:
    """同じ言葉が続けて二度書かれていない

    支援支援, 会議の会議, を実施を実施. Words that are said twice (一人一人, 個々) and lists are left alone.
    """
    whole = full_text(submission, _ALL_WORDS)
    doubled = [(one.rank, start + one.start, one) for start, text in whole.cells() for one in doubled_in(text)]
    for _, start, one in sorted(doubled):
        yield _doubled(submission, whole, start, one)


def _doubled(submission: Submission, whole: FullText, start: int, doubled: Doubled) -> Finding:
    quote = whole.phrase(start, start + doubled.length)
    return finding(
        submission,
        whole.at(start),
        f"「{quote}」には「{doubled.word}」が続けて二度書かれています。書き間違いではありませんか",
        hint=f"余分な「{doubled.word}」を消してください。",
        quotes=[(whole.at(start), quote)],
    )
