"""Slips where a particle or a part of the verb is lacking: 確保難しい, 情報共有図っている, 行うこと必要である."""

from __future__ import annotations

from ckwriter.checks.words.slip_kinds import behind, slip

_ADVERB = (
    "大変|少々|若干|相当|随分|大分|当面|今後|現在|現状|一層|一番|正直|実際|年々|本当|特段|比較的|到底|多少|益々|時間的|経済的|地理的"
    "|物理的|技術的|体力的|精神的|現実的|人員的|毎年|近年|最近|昨年|今年|年度|急激|一気|大幅|段々|順次|日々|月々|徐々|次第|全体|全般"
)
_NO_ADVERB = "".join(f"(?<!{word})" for word in _ADVERB.split("|"))


_COUNTED = behind(
    "回数 件数 人数 者数 所数 相談 利用 参加 希望者 対象者 利用者 参加者 登録者 割合 機会 世帯 依頼 負担 意欲 関心"
)
_STATES = "傾向 困難 可能性 必要性 課題 恐れ おそれ 意義 格差 地域差"
_LACKS = "助詞が抜けているようです"
_GOES_ON = "(?:て(?:い|き|お|お[りら])|[るた](?=[。、]|ため|こと|傾向|状況|一方|中で)|[てり]?、)"

LACKING = (
    slip(
        f"(?<=[一-龥]{{2}}){_NO_ADVERB}(?=(?:難し|乏し)(?:い(?:[。、]|$|状況|ため|こと)|く))",
        _LACKS,
        "が",
        holds="難し 乏し",
    ),
    slip(
        "(?<=[一-龥]{2})(?=図(?:って|られ|る(?:[。、]|ため|こと|と)|り[、。]))",
        _LACKS,
        "を",
        holds="図っ 図ら 図る 図り",
    ),
    slip("(?<=[一-龥]{2})(?=得られ)", _LACKS, "が", holds="得られ"),
    slip(
        f"(?:{_COUNTED})(?=(?:増え|減っ|広がっ|深まっ|高まっ){_GOES_ON})",
        _LACKS,
        "が",
        holds="増え 減っ 広が 深ま 高ま",
    ),
    slip(
        f"(?:{behind(_STATES)})(?=ある(?:[。、]|$|ため))",
        _LACKS,
        "が",
        holds=" ".join(f"{word}ある" for word in _STATES.split()),
    ),
    slip(
        "(?<=[うくぐすつむぶる]こと)(?=(?:必要|重要|大切|困難|可能|難し|不可欠|望まし|求められ))",
        _LACKS,
        "が",
        holds="こと必 こと重 こと大 こと困 こと可 こと難 こと不 こと望 こと求",
    ),
    slip("(?<=[一-龥]{2}で)し(?=て[一-龥]{2})", "文字が余分です", "", holds="でして"),
    slip(
        "(?<=(?:協力|連携|指導|支援|理解|助言|了解|合意|同意|参画)のも)の(?=[、，で])",
        "「もと」の書き間違いのようです",
        "と",
        holds="のもの",
    ),
    slip(
        "(?=(?P<first>[一-龥ァ-ヶ])[^、。\\s「」（）]{2,14}(?P=first))"  # passes quickly over most words
        "(?P<said>[一-龥ァ-ヶ][^、。\\s「」（）]{1,11}(?:いる|いた|する|した|ます|ある|ない))(?P=said)(?=[。、]|$)",
        "同じ言葉が二度書かれています",
        r"\g<said>",
        holds="る た す い",
    ),
    slip(
        "(?P<verb>[一-龥]{2})して(?:いる|います)(?P=verb)(?:する|し(?:た|て|ます))",
        "同じ言葉が二度書かれています",
        holds="している しています",
    ),
)
"""Particles that lack before a predicate, and predicates that stand twice."""
