"""Where Japanese sentences end, and where they break off."""

import pytest

from ckwriter.checks.words.endings import breaks_off, fragments, stopped_too_early


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("研修を行い、その後は圏域ごとに", True),
        ("来年度は新たに", True),
        ("協議の場で話し合い、順次", True),
        ("事例を持ち寄り、課題を速やかに", True),
        ("長期に入院している人の意向を把握するために", False),
        ("先に取り組んだ市町村のように", False),
    ],
)
def test_adverbs_that_lead_on(text: str, bullets: bool) -> None:
    """An adverb that goes on from a clause breaks off; by itself it may be a whole item."""
    assert broken(text, prose=False) == ([("likely", text)] if bullets else [])
    assert broken(text, prose=True) == [("likely", text)]


@pytest.mark.parametrize("text", ["圏域ごとに", "段階的に", "順次", "年度ごとに1回", "まちづくりは地域で順次実施"])
def test_adverbs_that_stand_alone(text: str) -> None:
    """Without a clause before it, or with a noun behind it, an adverb is an entry."""
    assert not broken(text, prose=False)


def broken(text: str, *, prose: bool) -> list[tuple[str | None, str]]:
    found = [(breaks_off(f, prose=prose), f.text) for f in fragments(text, item_a_line=not prose)]
    return [item for item in found if item[0]]


@pytest.mark.parametrize(
    "text",
    [
        "事業の方向性について",
        "次年度に向けて",
        "・住まいの確保について\n・退院支援の進め方について",
        "計画の見直し",
        "支援体制を見直し",
        "対象者の洗い出し",
        "関係機関への働きかけ",
        "ワーキンググループを立ち上げ",
        "研修への参加を呼びかけ",
        "年4回（6・9・12・2月）",
        "感染拡大防止のため",
        "精神科医療機関、訪問看護ステーション等",
        "家族会、当事者会、民生委員ほか",
        "入院中心から地域生活中心へ",
        "令和5年10月から",
        "3月まで",
        "区ごとに",
        "相談件数の増",
        "心のサポーター養成研修（年2回）",
        "誰のための支援か？",
        "対象：市内の精神科病院すべて",
        "オンラインでの開催も可",
        "居場所探し",
        "事業の後押し",
        "顔合わせ",
        "支援者の気づき",
        "当事者・家族の思い",
        "障がいのある人も地域の一員",
        "アンケートの実施→結果を共有",
        "※詳細は別紙のとおり",
        "・事例検討を行い、\n　支援方法を共有する\n・研修会の開催",
        "【地域移行に関すること】\n・退院支援の充実",
        "できることから始める",
        "人手不足",
        "取組は以下のとおり：\n・研修会の開催",
    ],
)
def test_items_that_are_complete(text: str) -> None:
    """Items of official lists end in nouns, in a few stems that serve as nouns, and in について, 等, から."""
    assert broken(text, prose=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "関係機関が定期的に集まる場がある。顔の見える関係ができている",
        "【保健】\n訪問支援を実施。\n【医療】\n退院前の会議を開催",
        "協議の場で出た意見を\n各部署に持ち帰り、\n次年度の計画に反映した。",
        "「誰もが安心して暮らせるまち」を目指している。",
        "利用者の声を聴く。こども・若者も対象とする",
        "件数は伸び悩んでいる（感染症の影響による）",
        "特になし",
        "見本市では・・・\n医療と福祉の連携を進めている。",
        "住まいの確保が課題",
        "精神障害にも対応した地域包括ケアシステムとは",
        "会議は年2回開いている。次回は年度末に",
        "相談を受けたら記録を残す。回答は7日以内に",
        "令和6年度は、前年度の課題を踏まえ、研修会を2回開催した。参加者は延べ84人",
        "Q&Aを作成した。A4判",
        "退院後の住まいの確保について",
        "第2回の議題は家族支援について",
        "圏域ごとの課題を整理するため",
        "大雪のため",
        "相談の件数は増える一方",
    ],
)
def test_prose_that_is_complete(text: str) -> None:
    """Running text may end without a full stop, and lines go on from each other."""
    assert broken(text, prose=True) == []


_CUT_OFF = [
    "協議の場で課題を共有し、",
    "研修会を開催した。次年度は対象を広げるとともに",
    "居住支援法人との連携を図り",
    "保証人のいない人への",
    "ピアサポーターの活動の場を",
    "病院と地域の支援者が",
    "家族会と協力して",
    "訪問看護ステーションや",
    "市内の精神科病院と連携し",
    "関係機関の役割を明確にしながら",
    "参加者は増えた。今後は、",
    "連絡会を開催した。参加者からは",
    "支援者の負担が大きくなっており",
    "救急医療体制に関する",
    "利用した人は5人であり",
    "会議の回数は増えたものの",
    "アウトリーチ支援の充実を図る。また",
    "効果的な",
    "区の実情に応じた取組を検討。来年度はその分析をもとに",
    "利用者の生活能力の向上を目指し",
]


@pytest.mark.parametrize("text", _CUT_OFF)
@pytest.mark.parametrize("prose", [True, False])
def test_text_that_breaks_off(text: str, prose: bool) -> None:
    """A particle, a comma, a stem or a conjunction cannot end a text, in prose or in a list."""
    assert [how for how, _ in broken(text, prose=prose)] == ["certain"]


@pytest.mark.parametrize(
    "text",
    [
        "今後は介護分野との連携体制の構築に向けて",
        "相談支援専門員が不足していることから",
        "退院支援を進めている。病棟の看護師とも",
        "研修の受講者が地域で活躍できるよう",
        "会議は隔月で開いている。出た意見は事務局で",
        "受け入れる家主は増えたものの、契約の後の見守りについて",
        "退院の希望をどのように聞き取るかについて",
        "事例を出す病院が偏っていたため",
        "相談員の数が十分でないため",
        "担当者の入れ替わりが多いため",
        "制度の周知が進む一方",
    ],
)
def test_phrases_that_seem_to_break_off(text: str) -> None:
    """A phrase that might be a heading or a note is a question in running text."""
    assert [how for how, _ in broken(text, prose=True)] == ["likely"]


def test_only_the_broken_sentence_is_named() -> None:
    """The fragment begins after the last full stop and without its bullet."""
    text = "・事例検討を実施。来年度は対象を\n・研修会の開催"
    assert broken(text, prose=False) == [("certain", "来年度は対象を")]


def test_lines_of_prose() -> None:
    """In prose a line goes on in the next unless it is much shorter than the longest."""
    text = "研修会の対象を\n医療機関では、退院支援の担当者を置き、相談支援事業所との会議を毎月開くようになった。"
    assert broken(text, prose=True) == [("certain", "研修会の対象を")]
    assert broken("課題を整理し、関係者の意見を\n次年度の計画に反映させることとした。", prose=True) == []


def test_a_heading_does_not_go_on_in_the_next_line() -> None:
    """What stands after a heading is an item of its own, which is not taken for the heading's sentence."""
    assert broken("課題：\n住まいの確保を", prose=True) == [("certain", "住まいの確保を")]


def test_bullets_on_one_line() -> None:
    """Bullets that stand in one line are items of their own."""
    assert broken("【退院支援】 ・意向の把握を ・外出の支援", prose=False) == [("certain", "意向の把握を")]


def test_lines_of_a_list_without_bullets() -> None:
    """A line is an item where the form wants one a line, unless it is full and goes on in the next."""
    assert broken("住まいの確保を\n研修会の開催と事例の共有、次年度計画の検討", prose=False) == [
        ("certain", "住まいの確保を")
    ]
    assert broken("医療機関の中でピアサポーターと支援機関が\n退院に向けた活動を行うことができる", prose=False) == []


@pytest.mark.parametrize("text", ["関係者の意見を。", "事例を共有し、。", "参加者からは。次に進む。"])
def test_full_stop_after_a_particle(text: str) -> None:
    """A full stop does not finish what cannot end there."""
    assert len(list(stopped_too_early(text))) == 1


@pytest.mark.parametrize("text", ["意見を聴く。", "「にも包括」とは。", "研修会を開催。", "住まいの確保について。"])
def test_full_stop_after_a_sentence(text: str) -> None:
    """Usual ends with a full stop are left alone."""
    assert list(stopped_too_early(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "病院との交流が相談につながっており、今後は更に",
        "今後は関係機関とより一層",
        "本市では住まいの確保は依然とし",
        "広域アドバイザーには助言をいただきた",
        "家主への聞き取りを行い、その結果を基",
        "会議では課題を整理し、優先順位をつけ",
        "全ての病院と協定を結んでおり",
        "研修を開催し、事例集の作成及び",
        "参加が難しくなったのは感染症によ",
        "保健所と協働して運営にあた",
        "居住の支援を行う法人と連",
        "病院に研修の案内を送り、参",
    ],
)
def test_text_of_which_the_end_is_cut_off(text: str) -> None:
    """In the middle of a word, behind an adverb, at a conjunction."""
    assert broken(text, prose=True), text


@pytest.mark.parametrize(
    "text",
    [
        "精神科病院の見学は年2回、夏と冬",
        "障害福祉課、保健所、社会福祉協議会、民生委員 他",
        "誰もが安心して暮らせるまちへ",
        "家主への説明、物件の見学への同行ほか",
        "退院後の暮らしを支える、その要",
        "困難事例への働きかけと見落とし",
        "関係者の顔合わせ、課題の取りまとめ",
    ],
)
def test_text_that_ends_in_a_noun(text: str) -> None:
    """Single characters that are words, and nouns that look like verbs."""
    assert not broken(text, prose=True), text


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("参加者が20人に増え、家族から", True),
        ("訪問の回数を増やし、本人より", True),
        ("見学会を開いた。病院の職員から", True),
        ("受入先が広がったため、事業所から", True),
        ("会議を重ねたことで、医師より", True),
        ("参加者が20人に増え、家族から喜ばれた", False),
        ("相談の内訳は、家族から12件", False),
        ("相談の申込みは4月から", False),
        ("退院後の訪問を行い、その翌月から", False),
        ("病院、家族、本人から", False),
    ],
)
def test_from_whom_something_comes(text: str, breaks: bool) -> None:
    """Behind a clause, …から and …より lead on; a time and a list do not."""
    assert bool(broken(text, prose=True)) == breaks
