"""J3: slips of the pen that the grammar shows: particles that cannot follow each other, broken endings, words twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.confused import confused_words
from ckwriter.checks.fulltext import FullText, full_text
from ckwriter.checks.homophones import IN_CONTEXT
from ckwriter.checks.particles import OF_VERBS
from ckwriter.checks.slip_kinds import INFLECTED, Slip
from ckwriter.checks.slip_kinds import slip as slip_of
from ckwriter.checks.typos import is_typo
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

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
    slip_of("をを", "「を」が二つ続いています", "を"),
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
        "よう(?<=[えけせてねへめれげぜべぺみきしにびぎりち]よう)(?=[一-龥])", "「よう」の前か後に文字が抜けています"
    ),
    slip_of(
        "(?P<word>行く|図る|進める|努める|設ける|受ける|する|した|して|なる|から|まで|として|について|における|できる|される|された|います|します|ました|です)(?P=word)(?!がって)",
        "同じ言葉が二つ続いています",
        r"\g<word>",
    ),
    slip_of("行な?う行な?う|ことこと|ためため|ものもの|ようよう|などなどなど", "同じ言葉が二つ続いています"),
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
)


def _beginning(words: Iterable[str]) -> Iterator[str]:
    """Yield a pattern for each first character of some words, where one of their second ones follows."""
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        seconds[word[0]].add(word[1])
    for first, following in sorted(seconds.items()):
        yield f"{re.escape(first)}(?=[{re.escape(''.join(sorted(following)))}])"


_PAIRS = regex("|".join(_beginning(word for kind in _SLIPS for word in kind.holds)))
"""The first of two characters with which a word begins that some slip needs."""

_REPEATED = regex(
    f"(?=(?P<first>{_K}){_K}.{{0,7}}(?P=first))"  # passes quickly over most words
    f"(?P<word>(?!一|[二三四五六七八九十百千万数何個]){_K}{{2,8}}?)(?P<joint>[のをにがとで・]?)(?P=word)(?P<tail>{_K}?)"
)
_TWICE = regex(
    "(?=(?P<first>[をにがのは])[一-龥]{2}.{0,10}(?P=first))"
    "(?P<clause>(?:[をにがのは][一-龥]{2,4}){1,2}(?:し|する|を行う|を図る)?)(?P=clause)"
)
_AGAIN = regex("(?<![一-龥])(?P<clause>[一-龥]{2,4}[をにがで])(?P=clause)")
"""支援を支援を."""
_OF_A_BODY = tuple("長員者数名費部内")
"""部会 + 部会長 is not 部会 twice."""
_ONOMATOPOEIA = regex("[ァ-ヶー]{1,3}$")


@check(level="note", rules=("R14",))
def slip(submission: Submission) -> Iterator[Finding]:
    """助詞や語尾の書き間違いがない

    A guess by grammar: particles that cannot follow each other, endings that no verb has, 定期的 before を. One
    note a place.
    """
    whole = full_text(submission, _ALL_WORDS)
    pairs = {whole.text[found.start() : found.start() + 2] for found in _PAIRS.finditer(whole.text)}
    taken: set[int] = set()
    for kind in _SLIPS:
        if kind.holds and not any(word[:2] in pairs and word in whole.text for word in kind.holds):
            continue
        for found in kind.pattern.finditer(whole.text):
            if not taken.intersection(range(*found.span())):
                taken.update(range(*found.span()))
                if kind not in confused_words() or not is_typo(submission, *found.span()):
                    yield _finding(submission, whole, found, kind)


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


def _finding(submission: Submission, whole: FullText, found: re.Match[str], kind: Slip) -> Finding:
    quote = whole.phrase(*found.span())
    right = found[0][0] if kind.instead is None and found[0] == found[0][:1] * 2 else kind.instead
    meant = whole.phrase(*found.span(), instead=found.expand(right)) if right is not None else ""
    return finding(
        submission,
        whole.at(found.start()),
        f"「{quote}」は、{kind.says}。書き間違いではありませんか",
        hint=f"「{meant}」ではありませんか。" if meant else "前後を読み直し、正しい形に直してください。",
        quotes=[(whole.at(found.start()), quote)],
    )


@check(level="note", rules=("R14",))
def doubled_word(submission: Submission) -> Iterator[Finding]:
    """同じ言葉が続けて二度書かれていない

    支援支援, 会議の会議, を実施を実施. Words that are said twice (一人一人, 個々) and lists are left alone.
    """
    whole = full_text(submission, _ALL_WORDS)
    for found in _REPEATED.finditer(whole.text):
        if not _natural(found):
            yield _doubled(submission, whole, found, found["word"])
    for pattern in (_TWICE, _AGAIN):
        for found in pattern.finditer(whole.text):
            yield _doubled(submission, whole, found, found["clause"])


def _natural(found: re.Match[str]) -> bool:
    """Tell whether a word stands twice for a reason: コツコツ, 課題・課題解決, 市から市へ, 委員と委員会."""
    word, joint, tail = found["word"], found["joint"], found["tail"]
    if joint in ("・", "と", "が", "に", "で") or (joint and tail):
        return True
    if joint == "の":
        return len(word) < 2 or bool(re.search("(?:者|人|々|家)$", word))
    return bool(_ONOMATOPOEIA.fullmatch(word)) or tail in _OF_A_BODY


def _doubled(submission: Submission, whole: FullText, found: re.Match[str], word: str) -> Finding:
    quote = whole.phrase(*found.span())
    return finding(
        submission,
        whole.at(found.start()),
        f"「{quote}」には「{word}」が続けて二度書かれています。書き間違いではありませんか",
        hint=f"余分な「{word}」を消してください。",
        quotes=[(whole.at(found.start()), quote)],
    )
