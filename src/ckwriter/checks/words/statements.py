"""J4: what a cell is to state: an issue is what is lacking, not what will be done."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import cells_with_role, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_GAP = regex(
    "ない|なく|なかっ|ません|ず(?:、|に)|難し|困難|不足|不十分|不明|不安|不便|未[一-龥]|少な|乏し|薄い|弱い|低い|低下|低迷|減少|遅れ|遅い|滞[りっ]|偏[りっ見]|差がある|差が大き|格差|ばらつき|限られ|限界"
    "|課題|問題|伸び悩|停滞|悪化|増加|増え|長期化|高齢化|孤立|希薄|負担|苦慮|苦労|悩み|必要|求められ|欠け|欠如|足り|とどま|止ま|留ま|一部の|のみ|だけ|かか[っる]|時間を要|手薄|脆弱|埋もれ|漏れ|抜け落ち|分断|縦割り|壁"
    "|ニーズ|要望|声が|多い|多く|高い|短い|狭い|古い|老朽|空白|無関心|誤解|拒否|中断|途切れ|複雑|多様化|深刻|急増|顕在化"
)
_ACTION = regex(
    "(?:継続|推進|実施|促進|構築|強化|充実|育成|養成|啓発|連携|検討|開催|確保|整備|拡大|拡充|支援|周知|向上|作成|活用|共有|把握|設置|参画|展開|改善|見直し|普及|導入|定着|策定|協働|調整|創出|づくり|働きかけ|取り?組み?)"
    "(?:を?(?:図る|行う|進める|する|していく|目指す|めざす|推進する))?(?:こと|について|に関すること)?。?$"
    "|(?:図る|進める|行う|努める|目指す|めざす|取り組む|広げる|増やす|減らす|続ける|高める|深める|整える|つなげる|つなぐ|設ける|開く|働きかける|検討する|実施する|構築する|推進する|強化する|周知する|ていく)(?:こと)?。?$"
    "|(?:つくる|作る|始める|はじめる|生かす|活かす|強める|徹底する|立ち上げる|養成する|育成する|育てる|支える|増やしていく|見直す|話し合う|共有する|強化していく"
    "|連携する|協働する|啓発する|確保する|整備する|促進する|促す|開催する|設置する|活用する|参画してもらう|協力を得る|重ねる|築く)(?:こと)?。?$"
    "|(?:(?<!影響)(?<!発生)(?<!存在)(?<!集中)(?<!偏在)(?<!依存)(?<=[一-龥]{2})し|行い|進め|図り|努め|目指し|取り組み|広げ|増やし|続け|高め|つなげ|設け|開き|働きかけ"
    "|ていき|つくり|作り|始め|強め|生かし|活かし|支え|重ね|築き|促し|深め|整え)ます。?$"
    "|(?:[をに](?:力を入れる|呼びかける|呼び掛ける|まとめる|取りまとめる|知らせる|届ける|広める|募る|加える|改める|配る|招く|置く|結ぶ|移す|盛り込む|組み込む|位置付ける|位置づける)"
    "|[一-龥]{2}させる|[てで](?:もらう|いただく)|力を入れ(?:る|ていく)|ていく必要がある)(?:こと)?。?$"
    "|(?:ていきたい|したい)(?:と(?:考える|考えている|思う|考えます|思います))?。?$"
    "|(?:図り|進め|行い|努め|目指し|めざし|取り?組み|広げ|増やし|続け|高め|深め|整え|つなげ|つなぎ|設け|開き|働きかけ|検討し|実施し|構築し|推進し|強化し|周知し|開催し|ていき)ます。?$"
)


_NUMBER = regex(
    r"\A[\s・]*[〔［【\[（(〈《<]?(?:地域)?(?:の)?課題\s*(?:その)?[0-9０-９一二三四五六七八九十①-⑩ア-オＡ-ＥA-E]{0,2}[〕］】\]）)〉》>]?\s*[：:．.・、―ー-]?\s*(?=[^はがのをにとでもへ])"
)
"""The number before an issue: 〔課題二〕, 課題1：."""


@check(level="note", rules=("R16",))
def action_as_issue(submission: Submission) -> Iterator[Finding]:
    """課題の欄に、足りないこと・できていないことが書かれている

    A guess: in a column for issues (`role = "issue"`), an item that ends in an action (…の継続, …を図る) and has no
    word for what is lacking. One note a cell.
    """
    for at, _, text in cells_with_role(submission, "issue"):
        sentences = [_NUMBER.sub("", one.text) for one in sentences_of(text)]
        actions = [one for one in sentences if _ACTION.search(one) and not _GAP.search(one)]
        if actions:
            shown = "」「".join(action if len(action) <= 24 else f"…{action[-24:]}" for action in actions[:2])
            yield finding(
                submission,
                at,
                f"「{shown}」は、これから行うこと（取組）の書き方ではありませんか",
                hint="何が足りないのか、何ができていないのかを書き、行うことは取組方針の欄へ移してください。",
                quotes=[(at, action) for action in actions],
            )
