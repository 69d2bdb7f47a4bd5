"""Kinds of slips, and those of verbs and particles: endings that no verb has, particles that cannot stand together."""

from __future__ import annotations

import re
from typing import NamedTuple

from ckwriter.patterns import regex


class Slip(NamedTuple):
    """One kind of slip."""

    pattern: re.Pattern[str]
    """The characters that are wrong."""
    says: str
    instead: str | None = None
    """A template for what was probably meant in their place."""
    holds: tuple[str, ...] = ()
    """Where none of these stands in a text, the pattern is not searched for."""


def slip(pattern: str, says: str, instead: str | None = None, *, holds: str = "") -> Slip:
    """Return a kind of slip; `holds` are words parted by spaces."""
    return Slip(regex(pattern), says, instead, tuple(holds.split()))


def behind(words: str) -> str:
    """Return a pattern of the place behind one of several words, parted by spaces, whatever their lengths."""
    return "|".join(f"(?<={word})" for word in words.split())


def not_behind(words: str) -> str:
    """Return a pattern of the places that are behind none of several words."""
    return "".join(f"(?<!{word})" for word in words.split())


_LACKS = "送り仮名が抜けています"

INFLECTED = (
    slip("取り組(?=[をがのはに、。も])", _LACKS, "取り組み", holds="取り組"),
    slip("話し?合(?=[をのは]|が(?!れ))", _LACKS, "話合い", holds="話合 話し合"),
    slip("見直(?=[をのは]|が(?!れ))", _LACKS, "見直し", holds="見直"),
    slip("引き?継(?=[をは]|が(?!れ))", _LACKS, "引継ぎ", holds="引継 引き継"),
    slip("支え合(?=[をがのに])", _LACKS, "支え合い", holds="支え合"),
    slip("立ち上(?=[をのたて])", _LACKS, "立ち上げ", holds="立ち上"),
    slip("働か(?=け)", "「働きかけ」の書き間違いのようです", "働きか", holds="働かけ"),
    slip("引き続(?![きくけいか])", _LACKS, "引き続き", holds="引き続"),
    slip("(?<=に)向(?=[たて][一-龥、])", _LACKS, "向け", holds="に向た に向て"),
    slip("出向(?=[たて])", _LACKS, "出向い", holds="出向た 出向て"),
    slip(
        "(?<=を)(?P<verb>[受設定整迎考始続重進広高深伝届])(?=[たて][、。いき]|る[。、一-龥])",
        _LACKS,
        holds="を受 を設 を定 を整 を迎 を考 を始 を続 を重 を進 を広 を高 を深 を伝 を届",
    ),
    slip("(?<=[がは])深(?=った|って)", _LACKS, "深ま", holds="深った 深って"),
    slip("(?<=[一-龥][えけめれげせべ])い(?=る[。、]|ます)", "「て」が抜けています", "てい", holds="いる います"),
    slip(
        "(?:(?<=[をがは、])|(?<=[にで]))(?:開き|行い|働き|書き|続き|招き|築き|置き|聞き)(?=た(?!い|く|か|め|り|ち)[。、一-龥]?|て[いき、])",
        "活用の形がおかしいようです",
        holds="開きた 開きて 行いた 行いて 働きた 働きて 書きた 続きた 続きて 招きた 築きた 築きて"
        " 置きた 置きて 聞きた 聞きて",
    ),
    slip("少い(?=な)", "文字が余分です", "少", holds="少いな"),
    slip("改ため(?=[てた])", "送り仮名が違うようです", "改め", holds="改ため"),
    slip("明からか|明か(?=に|な|で)", "送り仮名が違うようです", "明らか", holds="明か"),
    slip("(?<=[はがも、でに])異(?=る|って|った)", "送り仮名が違うようです", "異な", holds="異る 異っ"),
    slip(
        "至い(?=ら|り|る|っ)|短か(?=い|く)|必ら(?=ず)|極わ(?=め)|初じ(?=め)|最と(?=も)",
        "文字が余分です",
        holds="至い 短か 必ら 極わ 初じ 最と",
    ),
    slip("(?<=を)(?P<verb>[行図])(?=(?:予定|必要|こと|ため|機会|場合|際|体制)[一-龥ぁ-ん])", _LACKS, holds="を行 を図"),
    slip("(?<=[一-龥]に)上(?=る(?:仕組み|流れ|体制|こと|機会))", _LACKS, "上げ", holds="に上る"),
    slip("(?<=[、らに])続け(?=(?:実施|開催|支援|訪問|活動)し)", "「て」が抜けています", "続けて", holds="続け"),
    slip("(?<=[一-龥][きしちにびみりいえけめれ])(?:にく|づら)(?=[一-龥])", "「い」が抜けています", holds="にく づら"),
    slip("少い(?=[。、こもたとが一-龥])|少く", "送り仮名が抜けています", holds="少い 少く"),
    slip(
        "(?<=[一-龥][いきしちにびみりえけめれ])ずら(?=[いくさか])|(?<=し)ずら(?=[いくさか])",
        "「づら」の書き間違いのようです",
        "づら",
        holds="ずら",
    ),
    slip(
        "(?<=[一-龥][かがさたなばまらわえけせめれ])づ(?=[、にと])",
        "「ず」の書き間違いのようです",
        "ず",
        holds="づ、 づに づと",
    ),
    slip("(?<=[一-龥])(?<![回手太生転巻])すし(?=[たて、]|(?:まし|ます))", "文字が余分です", "し", holds="すし"),
    slip(
        "(?<=[一-龥])(?<![通直押越渡返話貸出消崩流起励試探示記])しす(?=る|ます|[。、])",
        "文字が余分です",
        "す",
        holds="しす",
    ),
    slip("(?<=[一-龥ァ-ヶー])をる(?=[。、一-龥])", "「する」か動詞の一部が抜けています", holds="をる"),
    slip(
        "(?:まし|でし)[。、](?=[たて](?![いだめ一-龥]))|(?<=[一-龥ァ-ヶー]し)。(?=[てた](?:い|お|き|、|。))",
        "句点の位置がおかしいようです",
        holds="まし まし でし し。",
    ),
    slip(
        "(?<=[一-龥]す)る[をがに](?=する)|(?<=[一-龥]し)たた(?=[。、一-龥])|(?<=[一-龥]し)てて(?=[。、一-龥い])",
        "文字が重なっています",
        holds="るを るが るに たた てて",
    ),
    slip("(?<=[一-龥])こ(?=取り組|努め|向け)", "「に」の書き間違いのようです", "に", holds="こ取 こ努 こ向"),
    slip("ぶぶ(?=[一-龥])|むむ(?=[一-龥、。])|ぬぬ", "文字が重なっています", holds="ぶぶ むむ ぬぬ"),
    slip("へに(?=[一-龥])", "助詞が二つ続いています", "に", holds="へに"),
    slip("(?<=[一-龥ァ-ヶー]{2})がの(?=[一-龥]{2})", "助詞が二つ続いています", holds="がの"),
    slip(
        "(?:(?<=[一-龥]{2})|(?<=こと)|(?<=[ァ-ヶー]{2})|(?<=[一-龥]り))の(?=より[、。]|よって[、一-龥]|よる[一-龥]{2}|おいて[、はも]|とって[、はも]"
        "|ついて(?:[、はも]|学[びぶん]|話し|[一-龥]{2}(?:し|す|を))|(?:対|関)(?:して[、はも]|する[一-龥])|基づ[きいく]|(?:向け|応じ)て[、一-龥]|向けた[一-龥])",
        "「に」の書き間違いのようです",
        "に",
        holds="のより のよって のよる のおいて のとって のついて の対 の関 の基づ の向け の応じ",
    ),
    slip("とを(?=連携|協力|協働|共催)", "助詞が余分です", "と", holds="とを連 とを協 とを共"),
)
"""Verbs and their endings as no verb has them, and particles that cannot follow each other."""
