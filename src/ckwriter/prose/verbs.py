"""The conjugation of verbs, as far as the ends of official sentences need it.

A verb comes as the stem that ます stands on (続け, 図り, 実施し) or in its dictionary form (続ける, 図る, 実施する).
Which of the two conjugations it follows is told by its last sound, and by short lists where the sound does not tell.
"""

from __future__ import annotations

import re

from ckwriter.patterns import regex

_U_OF_I = dict(zip("きぎしちにびみりい", "くぐすつぬぶむるう", strict=True))
_A_OF_I = dict(zip("きぎしちにびみりい", "かがさたなばまらわ", strict=True))
_TA = ("いた", "いだ", "した", "った", "んだ", "んだ", "んだ", "った", "った")
_TA_OF_U = dict(zip("くぐすつぬぶむるう", _TA, strict=True))
_E_ROW = "えけげせぜてでねべめれへぺ"
_I_ROW = "いきぎしじちにひびみりぴ"

# Stems in い段 that keep their sound (一段): できます is できる, but 書きます is 書く.
_ONE_ROW = regex(
    "(?:でき|起き|生き|尽き|過ぎ|落ち|満ち|閉じ|感じ|応じ|通じ|準じ|生じ|論じ|講じ|信じ|命じ|案じ|重んじ|演じ|存じ|じ"
    "|延び|伸び|帯び|浴び|試み|省み|顧み|鑑み|(?<=[てで])み|足り|借り|降り|下り|懲り|用い|率い|老い|悔い|報い|強い|(?<=[てでがにはも])い|^い"
    "|[見得経出来着似寝居診看観])$"
)
# Stems in し of verbs in す; every other し is of する.
_SU = regex(
    "(?:(?<![一-龥])[話示直促出残試貸記表流戻回通移写足消返渡許押指差召称](?:し)"
    "|(?:目指|見直|見出|見い出|引き出|打ち出|取り出|生み出|洗い出|作り出|掘り起こ|呼び起こ|見渡|繰り返|話し出|やり直|言い直|後押"
    "|[やらかたばごころがわさま])し|なくし)$"
)
_NOT_SU = regex("(?:明らか|ほか|いか|さら|から|また|ながら)し$")


def _sahen(stem: str) -> bool:
    """True if a stem in し is of する (実施し, サポートし, 明らかにし), not of a verb in す (話し, 増やし)."""
    return stem.endswith("し") and (not _SU.search(stem) or bool(_NOT_SU.search(stem)))


def dictionary(stem: str) -> str:
    """Return the dictionary form of a verb by the stem that ます stands on: 図り → 図る, 続け → 続ける."""
    if stem.endswith(("てき", "できき")) or stem == "き":
        return stem[:-1] + "くる"
    if _sahen(stem):
        return stem[:-1] + "する"
    if _ONE_ROW.search(stem) or stem[-1:] not in _U_OF_I:
        return stem + "る"
    return stem[:-1] + _U_OF_I[stem[-1]]


def negative(stem: str) -> str:
    """Return the plain negative by the stem that ます stands on: 行い → 行わない, あり → ない."""
    if stem.endswith("あり"):
        return stem[:-2] + "ない"
    if _sahen(stem) or _ONE_ROW.search(stem) or stem[-1:] not in _A_OF_I:
        return stem + "ない"
    return stem[:-1] + _A_OF_I[stem[-1]] + "ない"


def perfect(verb: str) -> str:
    """Return the plain past of a dictionary form: 図る → 図った, 続ける → 続けた, 実施する → 実施した."""
    if verb.endswith("する"):
        return verb[:-2] + "した"
    if verb.endswith("くる") and verb[-3:-2] in ("て", "で"):
        return verb[:-2] + "きた"
    if re.search("(?:行|[てで]い)く$", verb):
        return verb[:-1] + "った"
    if verb.endswith("る") and one_row(verb):
        return verb[:-1] + "た"
    return verb[:-1] + _TA_OF_U[verb[-1]]


def one_row(verb: str) -> bool:
    """True if a verb in る drops it (続ける, 見る), False if it keeps it (図る, 加わる)."""
    stem = verb[:-1]
    return (
        stem[-1:] in _E_ROW
        or (stem[-1:] in _I_ROW and not re.search("(?:知|限|切|走|入|要|減)り$", stem))
        or bool(re.search("(?:[見得経着似寝居診看観]|(?<![一-龥])出)$", stem))
    )


def ongoing(verb: str) -> str:
    """Return what goes on, or stays done, of a dictionary form: 開催する → 開催している, 図る → 図っている."""
    done = perfect(verb)
    return done[:-1] + ("で" if done.endswith("だ") else "て") + "いる"


def is_dictionary(word: str) -> bool:
    """True if a text ends like the dictionary form of a verb and not like a noun, a past or an adjective."""
    return bool(re.search("[うくぐすつぬぶむる]$", word)) and not re.search(
        "(?:のよう|そう|ほう|とう|かつ|まず|ず|及び)$", word
    )
