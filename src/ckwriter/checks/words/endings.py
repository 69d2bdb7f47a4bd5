"""How a Japanese sentence ends, and how one breaks off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ckwriter.patterns import regex

BreakOff = Literal["certain", "likely"]

_MARKER = (
    "(?:[・･●○◎◇◆□■▪▶►→⇒※*＊★☆✓✔〇]|[①-⑳❶-❿⑴-⒇㈠-㈩ⅰ-ⅹ㋐-㋾]|[【＜《<]|[-－–—](?=[ 　])"
    "|[（(][0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,2}[)）]|[0-9０-９]{1,2}[)）.．](?![0-9０-９])|[ア-ンa-z][)）.．]"
    "|[0-9０-９]{1,2}[ 　](?=[一-龥ぁ-んァ-ヶー「]))"
)
_NEW_ITEM = regex(rf"[ \t　]*{_MARKER}")
_LEADING = regex(rf"[ \t　\n]*(?:{_MARKER}[ 　]*)?[)）」』】]*[ 　]*")
_INLINE_ITEM = regex("[ 　](?=[・･●①-⑳❶-❿])")
_FULL_STOP = regex("[。．！？!?]+[」』)）”]*")
_FULL_LINE, _FULL_LINE_OF_PROSE = 0.9, 0.6
"""A line that has that share of the longest may go on in the next: a person pressed Enter at the edge of the box."""


class Fragment(NamedTuple):
    """What stands after the last full stop of an item."""

    text: str
    after_sentence: bool
    """True if a finished sentence stands before it in the same item."""


@lru_cache(8192)
def fragments(text: str, *, item_a_line: bool) -> tuple[Fragment, ...]:
    """Return, for each item of a text, what stands after its last full stop, if anything does.

    A line that begins with a bullet or a number begins an item, and so does any line of a text without such marks,
    unless the line before is so full that it may go on. Lines go on more often where the form wants prose than where it
    wants one item a line.
    """
    rests = []
    for found in _items(text.split("\n"), item_a_line=item_a_line):
        item = found.rstrip()
        if item.endswith("。"):
            continue
        last = 0
        for stop in _FULL_STOP.finditer(item):
            last = stop.end()
        rest = item[last:]
        if rest:
            leading = _LEADING.match(rest)
            rests.append(Fragment(rest[leading.end() if leading else 0 :], after_sentence=last > 0))
    return tuple(rests)


def _items(lines: Sequence[str], *, item_a_line: bool) -> Iterator[str]:
    if len(lines) == 1:
        yield from _INLINE_ITEM.split(lines[0])
        return
    marked = any(_NEW_ITEM.match(line) for line in lines)
    full = (_FULL_LINE if item_a_line else _FULL_LINE_OF_PROSE) * max(map(len, lines))
    item: list[str] = []
    for line in lines:
        if item and (not line.strip() or _NEW_ITEM.match(line) or _ends_item(item[-1], 0 if marked else full)):
            yield from _INLINE_ITEM.split("\n".join(item))
            item = []
        item.append(line)
    yield from _INLINE_ITEM.split("\n".join(item))


def _ends_item(line: str, full: float) -> bool:
    return len(line) < full or line.rstrip().endswith(("】", "＞", "》", "：", ":"))


_WORD = "[一-龥々ァ-ヶー]"
_NAME = "[一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９)）」』]"
"""What a noun ends in, unless it is written in hiragana."""

_STEMS = (
    "行い|図り|努め|深め|高め|強め|広め|進め|踏まえ|ふまえ|設け|通じ|目指し|めざし|活かし|生かし|いかし|促し|果たし|担い|築き"
    "|含め|整え|始め|はじめ|受け|置き|基づき|もとづき|伴い|応じ|つなげ|つなぎ|通し|とおし|交え|加え|抱え|持ち|もち|学び|招き|迎え"
    "|もとに|基に|元に|おこない|はかり|すすめ|取り?入れ|巻き込み|掲げ|経|得|基|つけ|付け|寄せ|届け|合わせ|分け|かけ|掛け|任せ|取り組み|示し|移し|残し|伝え|補い|越え|超え|訴え|求め|認め|集め|固め|まとめ|取りまとめ"
    "|減らし|増やし|生み出し|引き出し|取り上げ|続け|重ね"
    "|捉え|とらえ|見据え|鑑み"
)
"""Stems of verbs (連用形) from which official prose goes on. 見直し, 立ち上げ, 働きかけ also end items, as nouns."""

_TE_FORM = (
    "(?:[っいきしけげせえべめねみりじれび]て|[んい]で)"
    + "".join(
        f"(?<!{word})" for word in ("について", "に向けて", "にむけて", "において", "に対して", "に関して", "として")
    )
    + "".join(
        f"(?<!{word})" for word in ("に際して", "によって", "にとって", "にわたって", "すべて", "はじめて", "あたって")
    )
)
_LINKS = (
    "ており|ておらず|[んい]でおり|及び|並びに|ならびに|又は|または|ながら|とともに|と共に|だけでなく|のみならず|にもかかわらず|[るた]一方で|た一方|ことにより|することで|したことで"
    "|けれども|[るたい]ほか|[るた]ところ|するなか|する中で|[るたい]と|であり|ではなく|[るたい](?:うえ|上)で"
)
_BEFORE_A_NOUN = (
    "における|に関する|に対する|に係る|に向けた|といった|ような|[一-龥々]的な|必要な|重要な|多様な|円滑な"
    "|(?<!も)の|[るたいだ]ものの"
)
_CONJUNCTIONS = "また|さらに|なお|しかし|そのため|このため|そして|加えて|併せて|あわせて|例えば|具体的に|特に|今後|一方"
_CUT = (
    "(?<=[一-龥ァ-ヶ])(?<!落)と(?:し|なり)|(?:いただき|頂き|ていき|図り|組み|つなぎ|働き|招き|開き|築き|置き)た"
    "|(?<=[一-龥])(?:によ|にあた|にお|とな|につ)|[るたい]ほ|[いくしるただ]とと|[いるただ]こ|ことがで|なけれ|しなけ|したこ"
)
"""Words of which the end is cut off: していきた, 依然とし."""

_CERTAIN = regex(
    f"(?:[、，,]|を|は|(?:の|る|た|い)うちに|{_WORD}や|(?<![けわさしか])が|[をがにもとへでく](?:{_STEMS})|{_TE_FORM}|{_LINKS}|{_BEFORE_A_NOUN}"
    f"|(?:^|(?<=[、\\s]))(?:{_CONJUNCTIONS})も?|{_CUT})$"
)
_SURU_STEM = regex(f"[をがにもでとへは、][^をがに、]{{0,12}}{_WORD}{{2}}し$")
_NOUN_LIKE_SURU = regex(
    "(?:見直|洗出|後押|見通|橋渡|前倒|掘起|貸出|取消|引渡|受渡|手直|立直|繰越|引越|炊出|呼出|持出|見出|声出|顔出|手出|仕出"
    "|追越|折返|繰返|裏返|差戻|払戻|巻戻|割増|根回|手回|後回|見逃|所探|事探|屋探|居探|目隠|村起|町起|域起)し$"
)
_LIKELY = regex(
    "(?:に向けて?|に対して?|に関して?|として|により|によって|において|にとって|に際して?|に(?:当|あ)たって?|にわたり|を対象に"
    "|を中心に|を目的に|をきっかけに|を契機に|を軸に|を核に|をはじめ|を機に|こと[でにも]|ことから|れば|たら|[るたい]ように?|[一-龥々]のように|[るたい]ために|[一-龥々]な"
    f"|{_NAME}(?:に|で|と|も|(?<![上現行進大換])へ|とも|にも|でも|へも))$"
)
_ADVERB = regex(
    "(?:ごと|さら|更|新た|速やか|すみやか|次第|徐々|互い|じか|主|重点的|計画的|段階的|積極的|継続的|一体的)に$"
    "|(?<=[、は])(?:順次|より一層|一層|より|引き続き|今後も|改めて|併せて)$|(?<=[とにをが])(?:より一層|一層|より)$"
)
"""What a clause goes on from, and what may stand alone without one: その後は圏域ごとに."""
_UNSAID = regex(
    "(?:(?:ものの|ので|(?<!こと)から|[たるい]が|[しちりきいえけせれべ]て|ており|[るたい]ため|ならず|ことで)、[^、。]{2,24}"
    "(?:について|に関して|に対して)"
    "|(?:どのように|どこまで|いかに|誰が|どう|なぜ)[^。]{2,24}か(?:について|に関して)"
    "|(?:[なが多少]い|[てで]いない|できない|である|が困難な|(?:ない|なっ|し|れ|てい|かっ|だっ)た)ため"
    "|(?:[えしりきちびいみれけせてねめげべぎじ]|[んい]で|ため|ので|[いるた]が|こと[でに]|より|よって)、[^、。0-9０-９をがはに]{1,12}(?<![月年度日頃期春夏秋冬時前後末半初])(?:から|より)"
    "|[はも]、[^、。0-9０-９]{1,14}(?<![月年度日頃期春夏秋冬時])から"
    "|が[^、。はが]{0,12}[うくぐすつぬぶむる]一方)$"
)
"""Ends of running text to which what they lead to is missing: a clause and …について, a cause and ため."""
_FROM_WHOM = regex("[一-龥](?<![月年度日頃期春夏秋冬時前後末半初以])(?:から|より)$")
"""A body from which something comes, behind a finished sentence."""
_ENDS_SO = regex("(?:とは|毎に|以内に|頃に|[後前中末]に)$")
"""What headings (…とは) and notes of time end in."""
_CLAUSE = regex("[、は]")
_ONE_KANJI = regex(
    "(?:を[^。]*、|[をは、][^。]*[をにとでもが])"
    "[一-龥](?<![等他計外例秋春夏冬朝昼夜東西南北上下左右中内次順翌同別人者場家声力柱核要鍵輪壁差数時際間前後橋輪目心課市県区町村主可否多少大小基先])$"
)
"""A clause, and behind it the first character of a word."""
_MAY_BREAK = regex("[ぁ-ん、，,方後次層基経得]$|[をにとでもが、，][一-龥]$")
_END = 40
"""How many characters at its end tell whether a fragment breaks off."""


@lru_cache(8192)
def breaks_off(fragment: Fragment, *, prose: bool) -> BreakOff | None:
    """Tell whether a fragment breaks off, and how certain that is.

    Nouns end items of official prose (体言止め), and so do について, 等 and から; a particle such as を or the stem of
    a verb does not. A phrase such as …に向けて may also be a whole item: it counts in running text (`prose`), and after
    a finished sentence or a clause.
    """
    text = fragment.text
    end = text[-_END:]
    if not _MAY_BREAK.search(end, max(0, len(end) - 2)):
        return None
    if (len(text) < 3 and not fragment.after_sentence) or _ENDS_SO.search(end):
        return None
    if _CERTAIN.search(end) or (_SURU_STEM.search(end) and not _NOUN_LIKE_SURU.search(end)):
        return "certain"
    if prose and _UNSAID.search(end):
        return "likely"
    if (adverb := _ADVERB.search(end)) and _CLAUSE.search(text[: adverb.start() - len(end)]):
        return "likely"
    if _ONE_KANJI.search(end) and len(text) > 8:
        return "likely"
    if prose and fragment.after_sentence and _FROM_WHOM.search(end):
        return "likely"
    likely = _LIKELY.search(end)
    if likely and (prose or fragment.after_sentence or _CLAUSE.search(text[: likely.start() - len(end)])):
        return "likely"
    return None


_STOPPED = regex(
    "(?:[、，をは](?<!とは)|[らさ]れて|(?:て|で)おり|であり|及び|または|に対し|に向け|において|により|によって|に基づき|[一-龥]の|[一-龥]{2}が|ことで)。(?!」)"
)


def stopped_too_early(text: str) -> Iterator[str]:
    """Yield sentences that end in a full stop where none can end: …を。 …、。"""
    for found in _STOPPED.finditer(text):
        start = max(text.rfind("。", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
        leading = _LEADING.match(text, start)
        yield text[leading.end() if leading else start : found.end()]
