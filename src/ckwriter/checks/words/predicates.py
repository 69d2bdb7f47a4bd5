"""Sentences whose predicate does not answer their topic: 事業の目的は、…支援につなげる, 課題は、…選択肢が少ない."""

from __future__ import annotations

from ckwriter.checks.words.slip_kinds import Slip, slip

_SAYS = "「～は」と文の終わりがつながりません"
_FINITE = "(?:[うくすつぬぶむる](?<!です)|た)"
_ANSWERS = (
    "(?:あ(?:る|った|ります|りました)|よ(?:る|ります)|な(?:る|った|ります|っている|っています)"
    "|と(?:する|した|している|します|しています)|考え(?:られる|られます|る|ている|ています|ます)"
    "|思(?:う|われる|われます|います)|挙げられ(?:る|ます)|(?:言|い)え(?:る|ます)|含まれ(?:る|ます|ている)"
    "|つなが(?:る|ります)|異なる|残る|残っている|示す|続く|続いている|変わ(?:る|った))"
)
"""Predicates that may stand behind any topic."""
_ACTS_ON_IT = (
    "設定|決[めま]|定め|達成|見直|評価|共有|確認|検証|掲げ|検討|整理|改善|報告|協議|話し合|説明|反映|解決|伝え|担[いうっ]|果た"
    "|明らか|把握|分析|抽出|集約|解消|取り上げ|明記|記載|まとめ|示し|進め|超え|上回|下回|分け|参照|引き継|抱え"
)
"""What is done to a topic: この課題は、部会が検討する."""
_END = "(?=。)"


def _topic(heads: str, middle: str, end: str) -> Slip:
    return slip(
        f"(?:{heads})は、(?!{_NOTHING})[^。「」\n]{{0,60}}{middle}[^、。「」\n]{{0,30}}{end}{_END}",
        _SAYS,
        holds=" ".join(f"{one}は、" for one in heads.split("|")),
    )


_NOTHING = f"[^。\n]*(?:{_ANSWERS})。"

OF_TOPICS = (
    _topic("目的|ねらい|狙い|理由|要因|原因|きっかけ|特徴|特色|利点", "[をが]", f"[一-龥々ぁ-ん]{_FINITE}"),
    _topic(
        "課題|弱み",
        "が",
        "(?:(?:少な|足りな|進まな|広がらな|乏し|弱|難し)い(?:です)?|(?:不足し|遅れ|限られ)て(?:いる|います)"
        "|(?:進んで|できて|広がって)い(?:ない|ません)|(?:足り|進み)ません)",
    ),
    slip(
        f"(?:目標|方針|点|役割)は、(?!{_NOTHING})(?![^。\n]*(?:{_ACTS_ON_IT}))"
        f"[^。「」\n]{{0,60}}[をが][^、。「」\n]{{0,30}}[一-龥々ぁ-ん]{_FINITE}{_END}",
        _SAYS,
        holds="目標は、 方針は、 点は、 役割は、",
    ),
    slip(
        "[うくすつぬむるた]のは、[^。「」\n]{0,60}[をにで](?:行う|行います|(?:行っ|実施し|開い)て(?:いる|います))(?=。)",
        _SAYS,
        holds="のは、",
    ),
)
"""What begins with a noun as its topic and ends in a verb of another subject, without こと or ため."""
