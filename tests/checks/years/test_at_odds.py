"""Two sentences on one matter that cannot both be so (C113)."""

from ckwriter import checking
from ckwriter.checks.texts.passages import alignment, terms_of
from ckwriter.checks.years.at_odds import sentences_at_odds
from ckwriter.testing import assert_findings, example


def two(strengths: str, issue: str) -> dict[str, str]:
    """Return cells of which the first tells of what is, and the second of what is amiss."""
    return {
        "strengths": strengths,
        "issues[1].issue": issue,
        # other sentences, so that what all of them hold weighs little
        "intro": "相談の入口を増やし、家族の高齢化に備える。居場所の運営を住民とともに進める。",
        "structure": "保健所が窓口となり、医師会や薬剤師会、不動産の関係者と情報を交わす。",
        "activities": "・出前講座の開催\n・夜間の電話相談\n・ピアサポーターの養成",
    }


def test_all_and_some() -> None:
    """One sentence says that all do what another says that some do not; of other things, aims and the past is none."""
    consent = "措置入院者の退院後支援計画は、全例で本人の同意を得て作成している。"
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            two(consent, "家族教室の参加者から、就労の相談をしにくいという声がある。"),
            two(consent, "措置入院者の退院後支援計画は、受け持つ保健師の負担が大きい。"),
            two(consent, "以前は措置入院者の退院後支援計画について、本人の同意を得られない例があった。"),
            two(
                "退院後支援計画は、全例で本人の同意を得ることを目指している。",
                "退院後支援計画で、本人の同意を得られない例がある。",
            ),
            two(
                "症例検討の合同打合せは全ての圏域で開いている。",
                "症例検討の合同打合せに15病院のうち12病院が加わっている。",
            ),
        ],
        dirty=[
            two(consent, "措置入院者の退院後支援計画では、本人の同意を得られない例がある。"),
            two("市内の8病院とも退院支援部会の席に着いている。", "8病院のうち7病院が退院支援部会の席に着いている。"),
            two("家族会連合会は推進会議に毎回出席している。", "推進会議は、家族会連合会の欠席が3回に及んだ。"),
            two("4区とも精神保健の担当保健師を配置している。", "精神保健の担当保健師を欠く区が一つある。"),
            two(
                "症例検討の合同打合せに病院のすべてが加わっている。", "症例検討の合同打合せに加わっていない病院がある。"
            ),
        ],
    )


def test_amounts_rhythms_and_dates() -> None:
    """One matter with two amounts of one unit, two rhythms or two dates; a part, a change and another year are none."""
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            two(
                "作業部会に登録したピアサポーターは11人である。",
                "作業部会に登録したピアサポーターのうち3人が活動していない。",
            ),
            two(
                "作業部会に登録したピアサポーターは11人である。",
                "作業部会に登録した訪問看護ステーションは13か所である。",
            ),
            two(
                "令和4年度に作業部会に登録したピアサポーターは11人である。",
                "令和6年度に作業部会に登録したピアサポーターは13人である。",
            ),
            two("出張相談サロンは月2回開く。", "巡回図書館は月1回開く。"),
            two("市内の病院と申合せを結んだのは令和4年12月である。", "市内の病院と申合せを令和4年度に結んだ。"),
        ],
        dirty=[
            two(
                "作業部会に登録したピアサポーターは11人である。",
                "作業部会に登録した13人のピアサポーターの活躍の場が少ない。",
            ),
            two("高校3校で若者向けの出張授業を開いている。", "若者向けの出張授業は高校2校で開くだけである。"),
            two("出張相談サロンは月2回開く。", "出張相談サロンが月1回では足りない。"),
            two("庁内の係長級の打合せを毎月開いている。", "庁内の係長級の打合せが四半期に1回で、間が空く。"),
            two(
                "令和4年12月に9病院と転院時の引継ぎの申合せを結んだ。",
                "令和5年3月に9病院と結んだ転院時の引継ぎの申合せが古い。",
            ),
        ],
    )


def test_hours_months_and_lengths_of_time() -> None:
    """Hours, months from and to, and how long something takes; what is extended, and two lengths at once, are none."""
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            two("夜間の電話相談は17時から22時まで受ける。", "夜間の電話相談（17時～22時）の相談員が足りない。"),
            two("夜間の電話相談は17時から22時まで受ける。", "夜間の電話相談を18時から23時までに延長する。"),
            two("冬の見守り訪問は12月から3月まで行う。", "冬の見守り訪問は12月～翌年3月で、担い手が少ない。"),
            two("病棟からの伴走支援の期間は6か月である。", "病棟からの伴走支援の期間は半年で、短いとの声がある。"),
            two("病棟からの伴走支援の期間は6か月以上である。", "病棟からの伴走支援の期間が1年では短いとの声がある。"),
        ],
        dirty=[
            two("夜間の電話相談は17時から22時まで受ける。", "夜間の電話相談（17時～21時）の相談員が足りない。"),
            two(
                "積雪期の見守り訪問は12月から3月まで行う。",
                "積雪期の見守り訪問の続く10月から翌年5月まで、人手が足りない。",
            ),
            two("病棟からの伴走支援の期間は6か月である。", "病棟からの伴走支援の期間が1年では短いとの声がある。"),
        ],
    )


def test_what_began_and_when() -> None:
    """A row of the history and a sentence date one beginning alike; another thing, and what went on, are none."""
    row = {"history[1].period": "令和4年度", "history[1].text": "病院協会と退院支援コーディネーターの登録制度を創設"}
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            {
                **two(
                    "病院協会との退院支援コーディネーターの登録の仕組みは令和4年度に設けた。",
                    "家族教室を求める声がある。",
                ),
                **row,
            },
            {
                **two(
                    "病院協会との退院支援コーディネーターの登録の仕組みは令和5年3月に設けた。",
                    "家族教室を求める声がある。",
                ),
                **row,
            },
            {
                **two(
                    "病院協会と退院支援コーディネーターの登録者が「夕方サロン」を令和3年度に設けた。",
                    "家族教室を求める声がある。",
                ),
                **row,
            },
            {
                **two(
                    "病院協会との退院支援コーディネーターの登録の仕組みを令和6年度に見直し、委員会を設けた。",
                    "家族教室の声",
                ),
                **row,
            },
        ],
        dirty=[
            (
                {
                    **two(
                        "病院協会との退院支援コーディネーターの登録の仕組みは令和3年度に設けた。",
                        "家族教室を求める声がある。",
                    ),
                    **row,
                },
                "病院協会と退院支援コーディネーターの登録制度を創設",
            )
        ],
    )


def test_when_it_was_extended() -> None:
    """A row of the history and a sentence date one extension alike; a beginning and an aim are none."""
    row = {"history[1].period": "令和6年度", "history[1].text": "親子の土曜料理教室の会場を3区に拡大"}
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            {**two("親子の土曜料理教室の会場は令和6年度に3区へ広げた。", "夜間の相談が少ない。"), **row},
            {**two("親子の土曜料理教室の会場は令和4年度に始めた。", "夜間の相談が少ない。"), **row},
            {**two("親子の土曜料理教室の会場を令和7年度に3区へ広げることを目指す。", "夜間の相談が少ない。"), **row},
        ],
        dirty=[{**two("親子の土曜料理教室の会場は令和4年度に3区へ広げた。", "夜間の相談が少ない。"), **row}],
    )


def test_a_guess_gives_way_to_what_another_check_says() -> None:
    """Where a check that knows what it reads asks about the same two places, nothing is asked twice."""
    cells = {
        "forums[1].name": "退院支援連絡会",
        "forums[1].frequency": "年4回",
        **two("退院支援連絡会を年4回開いている。", "退院支援連絡会が年2回では足りない。"),
    }
    found = checking.check(example(cells, "nimo-r6"), select=["C101", "C113"])
    assert [one.code for one in found] == ["C101"]
    alone = checking.check(example(cells, "nimo-r6"), select=["C113"])
    assert {one.code for one in alone} == {"C113"}


def test_what_few_sentences_hold_weighs_most() -> None:
    """Common words of such documents are no terms, and a term of one sentence weighs more than one of many."""
    assert terms_of("精神障害の事業を実施する") == frozenset()
    assert {"絡会", "サロン"} <= terms_of("連絡会とサロンを開く")
    aligned = alignment(example(two("出張相談サロンを開く。", "出張相談の窓口が遠い。"), "nimo-r6"))
    assert aligned.weight(["サロン"]) > aligned.weight(["相談"]) > 0
