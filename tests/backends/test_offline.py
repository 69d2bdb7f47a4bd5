"""Tests of the offline backend: what its rules may call, and how a rule becomes a cited sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ckwriter.backends.offline import backend, chronicle, lists, meetings, quantities, raw_notes, themes
from ckwriter.backends.offline.composing import _says_the_same
from ckwriter.backends.offline.context import Cited, Row
from ckwriter.drafts import DraftRequest, Fact, Lexicon, Phrase, Prompt, Rule, Style, Theme
from ckwriter.errors import FormError

PLAIN = Style()
LEXICON = Lexicon(
    cues={"gap": ("足りない", "が課題"), "milestone": ("設置", "開始")},
    groups={"当事者": ("当事者", "ピア"), "医療": ("病院",), "福祉": ("相談支援",), "行政": ("課",)},
    formal={"つかむ": "把握する"},
    themes=(
        Theme(id="peer", title="ピア", keywords=("ピアサポート", "ピア")),
        Theme(id="care", title="介護", keywords=("介護", "高齢者支援センター")),
        Theme(id="move", title="移行", keywords=("退院", "地域移行")),
    ),
)


def cited(text: str, *facts: int) -> Cited:
    return Cited(text, facts or (1,))


def rows(*cells: dict[str, str]) -> list[Row]:
    """Rows whose facts are numbered in order."""
    number = 0
    made = []
    for row in cells:
        columns = {}
        for column, text in row.items():
            number += 1
            columns[column] = Cited(text, (number,)) if text else Cited("")
        made.append(Row(str(len(made) + 1), columns))
    return made


class TestLists:
    """Names in prose."""

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            (["甲"], "甲"),
            (["甲", "乙"], "甲及び乙"),
            (["甲", "甲"], "甲"),
            (["甲", "乙", "丙"], "甲、乙、丙"),
            (["甲", "乙", "丙", "丁", "戊"], "甲、乙、丙、丁など"),
            (["病院等", "相談支援事業所", "行政機関等"], "病院、相談支援事業所、行政機関等"),
            (["甲", "乙", "丙", "丁等", "戊"], "甲、乙、丙、丁など"),
            (["部会（全体会）", "部会（地区会）"], "部会（全体会、地区会）"),
            (["部会（全体会）"], "部会（全体会）"),
            ([], ""),
        ],
    )
    def test_names_are_joined(self, given: list[str], expected: str) -> None:
        """Two by 及び, several by 、, many end in など; 等 stands once, at the end."""
        assert lists.names([cited(name, n) for n, name in enumerate(given)]) == expected

    def test_names_rest_on_all_that_were_given(self) -> None:
        """What など stands for was counted too."""
        given = [cited(name, n) for n, name in enumerate("甲乙丙丁戊", 1)]
        assert lists.names(given).facts == {1, 2, 3, 4, 5}

    def test_a_list_is_parted_outside_brackets(self) -> None:
        """「部会（甲、乙）、丙」 is two names."""
        assert lists.items(cited("部会（甲、乙）、丙\n丁")) == ["部会（甲、乙）", "丙", "丁"]

    def test_programmes_are_grouped_by_subject(self) -> None:
        """By their name, and by the rest of the row only where the name tells nothing."""
        found = lists.grouped(
            LEXICON,
            rows(
                {"name": "退院支援事業", "text": "ピアサポートも行う"},
                {"name": "相談会", "text": "介護の相談"},
                {"name": "その他", "text": ""},
                {"name": "ピアサポート事業", "text": ""},
            ),
        )
        assert [(group.id, group.names) for group in found] == [
            ("peer", ["ピアサポート事業"]),
            ("care", ["相談会"]),
            ("move", ["退院支援事業"]),
        ]


class TestMeetings:
    """Who meets, and how often."""

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("年4回", "年4回"),
            ("4回/年", "年4回"),
            ("各区 3～6回/年", "各区で年3～6回"),
            ("年2回 年2回", "それぞれ年2回"),
            ("年2回 年3回", "年2回、年3回"),
            ("月1回", "月1回"),
            ("隔月", "隔月で"),
            ("年4回（6、9、12、2月）", "年4回（6、9、12、2月）"),
            ("必要に応じて", "必要に応じて"),
            ("年3回程度", "年3回程度"),
        ],
    )
    def test_frequencies_are_said_as_prose_says_them(self, written: str, expected: str) -> None:
        """Times a year have one form; whatever is more or less than that stays as written, and nothing is computed."""
        assert meetings.often(cited(written)) == expected

    def test_meetings_of_one_name_are_told_together(self) -> None:
        """The common part of the name stands once."""
        told = meetings.held(
            rows(
                {"name": "部会（全体会）", "frequency": "4回/年"},
                {"name": "部会（地区会）", "frequency": "各区年3回"},
                {"name": "連絡会", "frequency": ""},
            )
        )
        assert told == ["部会の全体会を年4回、地区会を各区で年3回"]
        assert told[0].facts == {1, 2, 3, 4}

    def test_long_lists_of_meetings_take_several_sentences(self) -> None:
        """No sentence runs on."""
        name = "地域における精神保健福祉に関する連絡協議会"
        many = rows(*({"name": f"第{n}{name}", "frequency": "年2回"} for n in range(1, 7)))
        told = meetings.held(many)
        assert len(told) > 1
        assert max(map(len, told)) < 90

    def test_attendance_names_who_and_where(self) -> None:
        """Members of a group, those of the same meetings together, with the facts of both."""
        forums = rows(
            {"name": "甲会議", "members": "精神科病院、相談支援事業所、障がい福祉課"},
            {"name": "乙会議", "members": "精神科病院、市民病院"},
        )
        told = meetings.attendance(LEXICON, forums, ("医療",))
        assert told == "精神科病院が甲会議及び乙会議に、市民病院が乙会議に参加している"
        assert told.facts == {1, 2, 3, 4}
        assert meetings.attendance(LEXICON, forums, ("当事者",)) == ""

    def test_groups_are_read_from_members(self) -> None:
        """In the order of the table; the first group that fits counts."""
        found = meetings.groups_of(LEXICON, [cited("相談支援事業所、病院", 3), cited("当事者会", 7)])
        assert [(group, group.facts) for group in found] == [("当事者", {7}), ("医療", {3}), ("福祉", {3})]

    def test_a_member_named_more_fully_elsewhere_stands_once(self) -> None:
        """「当事者団体等」 adds nothing to 「当事者団体の支援者」."""
        forums = rows({"name": "甲", "members": "当事者団体の支援者"}, {"name": "乙", "members": "当事者団体等"})
        assert meetings.members_of(LEXICON, forums, ("当事者",)) == ["当事者団体の支援者"]


class TestQuantities:
    """Comparisons, only where they hold."""

    @pytest.mark.parametrize(
        ("result", "target", "expected"),
        [
            ("9回", "10回", "below"),
            ("22市町村", "20市町村", "above"),
            ("30人", "30名", "differs"),
            ("開催", "開催", "equal"),
            ("４回", "4回", "equal"),
            ("全区開催（延べ19回）", "5区開催", "differs"),
            ("延72件/年", "延13件/月", "differs"),
            ("延72件", "実72件", "differs"),
            ("約30人", "20人", "differs"),
            ("30人以上", "20人", "differs"),
            ("3～6回", "4回", "differs"),
            ("", "4回", ""),
        ],
    )
    def test_results_are_compared_only_in_one_measure(self, result: str, target: str, expected: str) -> None:
        """Unit, period and way of counting must be the same, and both exact."""
        assert quantities.outcome(cited(result) if result else Cited(""), cited(target)) == expected

    def test_differences_are_of_plain_counts_alone(self) -> None:
        """延 and 年 are no plain counts; without a unit there is nothing to say."""
        assert quantities.difference(cited("163人", 1), cited("200人", 2)) == "37人"
        assert quantities.difference(cited("163人", 1), cited("200人", 2)).facts == {1, 2}
        assert quantities.difference(cited("延74人/年"), cited("延60人/年")) == ""
        assert quantities.difference(cited("5"), cited("11")) == ""
        assert quantities.difference(cited("0.5ポイント"), cited("1.5ポイント")) == "1ポイント"
        assert quantities.difference(cited("89.2%"), cited("91.0%")) == "1.8ポイント"

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("8件", "11件", "増"),
            ("1,320人", "1,250人", "減"),
            ("8件", "8件", ""),
            ("延72件/年", "延13件/月", ""),
            ("未実施", "開催", ""),
        ],
    )
    def test_changes(self, before: str, after: str, expected: str) -> None:
        """A direction is named only between two comparable quantities."""
        assert quantities.change(cited(before), cited(after)) == expected

    @pytest.mark.parametrize(
        ("indicator", "result", "expected"),
        [
            ("②研修会", "開催", "研修会を目標どおり開催した"),
            ("協議の場の開催回数", "年6回", "協議の場を目標どおり年6回開催した"),
            ("心のサポーターの養成数", "200人", "心のサポーターを目標どおり200人養成した"),
            ("養成研修の修了者数", "30人", "実績は30人であり、目標を達成した"),
            ("会議の開催回数", "4回(定例会) 3回(分科会)", "定例会4回、分科会3回を目標どおり開催した"),
            ("検討会の開催", "全区で開催", "検討会を目標どおり全区で開催した"),
        ],
    )
    def test_a_target_that_was_met(self, indicator: str, result: str, expected: str) -> None:
        """The words of the indicator carry the sentence."""
        assert quantities.achieved(cited(indicator), cited(result)) == expected

    @pytest.mark.parametrize(
        ("indicator", "target", "expected"),
        [
            ("①利用件数", "R6年度 延13件/月", "利用件数を延13件/月とする"),
            ("利用件数", "R8年度 100件", "利用件数をR8年度、100件とする"),
            ("研修会", "開催", "研修会を開催する"),
            ("検討会の開催", "全保健所で開催", "検討会を全保健所で開催する"),
            ("連絡部会", "全区開催", "連絡部会を全区で開催する"),
            ("相談体制", "窓口の一本化", "相談体制について、窓口の一本化を目標とする"),
        ],
    )
    def test_aims(self, indicator: str, target: str, expected: str) -> None:
        """The year of the form goes without saying; another year does not."""
        assert quantities.aim(cited(indicator), cited(target), 2024) == expected


class TestNotes:
    """Raw notes made official prose."""

    @pytest.mark.parametrize(
        ("note", "expected"),
        [
            ("方策の協議が課題", "方策の協議が課題である"),
            ("相談員等が中心", "相談員等が中心である"),
            ("働きかけはこれから", "働きかけはこれからである"),
            ("退院できる人が増える見込み", "退院できる人が増える見込みである"),
            ("一部の病院で再開", "一部の病院で再開している"),
            ("事務局を担当", "事務局を担当している"),
            ("関係が良好です", "関係が良好である"),
            ("現状をつかむ", "現状を把握する"),
            ("会議の開催", "会議の開催"),
        ],
    )
    def test_sentences_are_finished(self, note: str, expected: str) -> None:
        """A noun gets the verb that it leaves unsaid, everyday words their official ones."""
        assert raw_notes.sentences(LEXICON, [cited(note)]) == [expected]

    def test_names_are_no_everyday_words(self) -> None:
        """What a body or a programme is called, and what is quoted, stays."""
        note = cited("「現状をつかむ」と、つかむ会が現状をつかむ")
        assert raw_notes.sentences(LEXICON, [note], ["つかむ会"]) == ["「現状をつかむ」と、つかむ会が現状を把握する"]

    @pytest.mark.parametrize(
        ("note", "expected"),
        [
            ("担い手が足りない", "担い手が足りない"),
            ("担い手の不足", "担い手の不足が課題である"),
            ("訪問を早く始めたいです", "訪問を早く始めることが課題である"),
            ("周知を進める", "周知を進めることが課題である"),
            ("件数が多い", "件数が多い"),
            ("普及啓発と人材育成", "普及啓発と人材育成が課題である"),
        ],
    )
    def test_an_issue_is_a_gap(self, note: str, expected: str) -> None:
        """What is wished or planned is turned into what is still missing, without a cause or a figure added."""
        assert raw_notes.gap(LEXICON, note) == expected

    def test_a_wish_in_a_remark_is_left_to_do(self) -> None:
        """Any other remark stays."""
        assert raw_notes.remark("参加を促したい") == "参加を促すことが今後の課題である"
        assert raw_notes.remark("参加している") == "参加している"


class TestChronicle:
    """A chronicle as prose."""

    @pytest.mark.parametrize(
        ("period", "text", "expected"),
        [
            ("平成18年～", "課題の共有に着手", "平成18年に課題の共有に着手した"),
            ("平成29年～", "分科会を設置", "平成29年に分科会を設置した"),
            ("H17", "連携会議を始める", "平成17年に連携会議を始めた"),
            ("R1-R5", "事業を実施", "令和元年から令和5年にかけて、事業を実施した"),
            ("令和6年10月～", "支援事業を開始", "令和6年10月から支援事業を開始した"),
            ("令和元年度", "受託が終了", "令和元年度に受託が終了した"),
            ("R6年4月", "会議を統合", "令和6年4月に会議を統合した"),
        ],
    )
    def test_a_row_says_when_and_what(self, period: str, text: str, expected: str) -> None:
        """から is said only of what went on; eras are spelled out, and no year is made a fiscal year."""
        told = chronicle.began(rows({"period": period, "text": text})[0])
        assert told == expected
        assert told.facts == {1, 2}

    def test_long_chronicles_are_told_by_their_milestones(self) -> None:
        """The first and the last row always, between them those with the weightiest words, in their order."""
        table = rows(
            {"period": "H10", "text": "連絡を取り合う"},
            {"period": "H11", "text": "講座を開く"},
            {"period": "H12", "text": "講座を続ける。部会を設置"},
            {"period": "H13", "text": "調査を行う"},
            {"period": "H14", "text": "冊子を配る"},
        )
        assert chronicle.chronicle(LEXICON, table, 3, 300) == [
            "平成10年に連絡を取り合った",
            "平成12年に部会を設置した",
            "平成14年に冊子を配った",
        ]

    def test_a_chronicle_stays_within_its_length(self) -> None:
        """However long its rows are."""
        table = rows(*({"period": f"H{n}", "text": f"{'長い説明のある' * 5}部会を設置"} for n in range(10, 20)))
        told = chronicle.chronicle(LEXICON, table, 9, 120)
        assert told
        assert sum(map(len, told)) <= 120


class TestThemes:
    """Subjects and their phrases."""

    def test_the_strongest_subject_comes_first(self) -> None:
        """Longer and more keywords weigh more; a subject of less than half the weight is left out."""
        texts = [cited("高齢者支援センターと介護の連携", 1), cited("退院の支援", 2)]
        assert [s.id for s in themes.subjects(LEXICON.themes, texts)] == ["care"]
        assert [s.id for s in themes.subjects(LEXICON.themes, cited("ピアと介護"))] == ["peer", "care"]
        assert themes.subjects(LEXICON.themes, cited("予算")) == []

    def test_particular_phrases_come_before_general_ones(self) -> None:
        """And a phrase with a word that must not stand there is left out."""
        phrases = (
            Phrase(say="一般"),
            Phrase.model_validate({"say": "交流", "if": ["交流会"]}),
            Phrase(say="除外", unless=("交流会",)),
            Phrase(say="二番"),
        )
        found = list(themes.fitting(phrases, [cited("病院交流会を開く", 5)]))
        assert [(phrase.say, facts) for phrase, facts in found] == [("交流", {5}), ("一般", set()), ("二番", set())]
        assert [phrase.say for phrase, _ in themes.fitting(phrases, [], turn=themes.Turn(0, 2))] == ["一般", "二番"]
        assert [phrase.say for phrase, _ in themes.fitting(phrases, [], turn=themes.Turn(1, 2))] == ["除外"]

    def test_rows_are_found_by_their_name_first(self) -> None:
        """Only if no name tells, by the rest of the row."""
        table = rows({"name": "全体会議", "content": "退院の検討"}, {"name": "地域移行部会", "content": ""})
        subject = themes.subjects(LEXICON.themes, cited("退院"))[0]
        assert themes.about(table, subject) == table[1:]
        assert themes.about(table[:1], subject) == table[:1]


Ask = Callable[..., DraftRequest]


@pytest.fixture
def ask() -> Ask:
    """A function that makes a request for the cell `issues[1].policy` with rules and facts."""

    def ask(*rules: Rule, facts: dict[str, str], style: Style = PLAIN, **prompt: object) -> DraftRequest:
        numbered = tuple(
            Fact(number=n, at=at, title=at, text=text, type=at[:4] if at[:4] == "note" else "text", about="issues[1]")
            for n, (at, text) in enumerate(facts.items(), 1)
        )
        given = {
            "target": "issues.policy",
            "facts": ["row.issue", "forums.name", "forums.frequency", "notes"],
            "length": 200,
            "sentences": rules,
            "lexicon": LEXICON,
            **prompt,
        }
        return DraftRequest(
            at="issues[1].policy",
            title="方針",
            fiscal_year=2024,
            facts=numbered,
            allowed=frozenset(fact.number for fact in numbered),
            prompt=Prompt.model_validate(given),
            instructions="",
            limit=int(str(given["length"])),
            style=style,
            terms=("精神障害にも対応した地域包括ケアシステム",),
        )

    return ask


FACTS = {
    "issues[1].issue": "退院が進まない",
    "forums[1].name": "甲会議",
    "forums[1].frequency": "年4回",
    "forums[2].name": "地域移行部会",
    "notes[1]": "事例を検討する予定です。研修も行いたい",
}


def test_a_sentence_cites_exactly_what_it_prints(ask: Ask) -> None:
    """Neither the other columns of the row nor what the condition looked at."""
    rule = Rule(when="forums[1].name", say="{{ forums[0].name }}を開催する")
    reply = backend()(ask(rule, facts=FACTS))
    assert [(s.text, s.facts) for s in reply.sentences] == [("甲会議を開催する。", (2,))]


def test_a_sentence_cites_what_it_says_that_it_compared(ask: Ask) -> None:
    """`cite` prints nothing."""
    reply = backend()(ask(Rule(say="{{ row.issue }}。{{ cite(forums[0].frequency) }}"), facts=FACTS))
    assert [(s.text, s.facts) for s in reply.sentences] == [("退院が進まない。", (1, 3))]


def test_rules_are_applied_to_each_thing(ask: Ask) -> None:
    """`each` names it, `nth` counts, `most` limits, and what renders to nothing is left out."""
    rule = Rule(each="forum in forums", say="{% if nth == 2 %}{{ forum.name }}を活用する{% endif %}")
    assert [s.text for s in backend()(ask(rule, facts=FACTS)).sentences] == ["地域移行部会を活用する。"]
    rule = Rule(each="forum in forums", say="{{ forum.name }}を活用する", most=1)
    assert len(backend()(ask(rule, facts=FACTS)).sentences) == 1


def test_the_first_rule_that_says_something_counts(ask: Ask) -> None:
    """The others are not looked at."""
    rule = Rule(first=(Rule(when="false", say="甲"), Rule(say="{{ row.issue }}"), Rule(say="乙")))
    assert [s.text for s in backend()(ask(rule, facts=FACTS)).sentences] == ["退院が進まない。"]


def test_notes_become_sentences(ask: Ask) -> None:
    """Each sentence of a note is one, and cites the note."""
    rule = Rule(each="s in sentences(row_notes)", say="{{ propose(s) }}")
    reply = backend()(ask(rule, facts=FACTS))
    assert [(s.text, s.facts) for s in reply.sentences] == [("事例を検討する。", (5,)), ("研修も行う。", (5,))]


def test_phrases_name_only_what_is_known(ask: Ask) -> None:
    """A phrase that would print an empty name is left out; one that is said cites the issue and what it prints."""
    theme = Theme.model_validate(
        {
            "id": "move",
            "title": "移行",
            "keywords": ["退院", "地域移行"],
            "policy": ["{{ office }}で行う", "{{ forum }}で検討する"],
        }
    )
    request = ask(
        Rule(phrases="policy", of="themes(row.issue)"),
        facts=FACTS,
        lexicon=Lexicon(themes=(theme,)),
        per_theme={"forum": "best(forums, theme, 'name')", "office": "first(column(forums, 'frequency')[1:])"},
    )
    assert [(s.text, s.facts) for s in backend()(request).sentences] == [("地域移行部会で検討する。", (1, 4))]


def test_sentences_that_say_the_same_stand_once(ask: Ask) -> None:
    """Also where they differ by a character."""
    rules = [Rule(say="病院と相談支援事業所が退院支援の進め方を検討する{{ cite(row.issue) }}")] * 2
    assert len(backend()(ask(*rules, facts=FACTS)).sentences) == 1


def test_a_draft_ends_before_it_is_too_long(ask: Ask) -> None:
    """Whole sentences are left out, never cut."""
    rule = Rule(each="forum in forums", say="{{ forum.name }}を活用する")
    reply = backend()(ask(rule, facts=FACTS, length=12))
    assert [s.text for s in reply.sentences] == ["甲会議を活用する。"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style(), "障がい者会議で障がいのある人を支援する。"),
        (Style(disability="障害"), "障がい者会議で障害のある人を支援する。"),
        (Style(disability="障碍", ending="nominal"), "障がい者会議で障碍のある人を支援。"),
    ],
)
def test_spelling_and_ending_follow_the_style(ask: Ask, style: Style, expected: str) -> None:
    """A name stands as in the facts; without a setting the rule's own words follow the person's."""
    facts = {"forums[1].name": "障がい者会議", "notes[1]": "障がいのある人が集まる"}
    reply = backend()(ask(Rule(say="{{ forums[0].name }}で障害のある人を支援する"), facts=facts, style=style))
    assert [s.text for s in reply.sentences] == [expected]


def test_values_and_terms_are_never_respelled(ask: Ask) -> None:
    """What is printed of a cell stands as in the cell, and a word of the form as in the form."""
    facts = {"forums[1].frequency": "障がい分野と合同で年4回"}
    say = "精神障害にも対応した地域包括ケアシステムの会議を{{ forums[0].frequency }}開き、障害を理解する"
    reply = backend()(ask(Rule(say=say), facts=facts, style=Style(disability="障碍")))
    assert [s.text for s in reply.sentences] == [
        "精神障害にも対応した地域包括ケアシステムの会議を障がい分野と合同で年4回開き、障碍を理解する。"
    ]


def test_notes_keep_their_spelling_where_nothing_is_set(ask: Ask) -> None:
    """A setting changes them too, for they are made the drafter's prose."""
    facts = {"notes[1]": "障碍のある人が集まる", "notes[2]": "障がいの理解", "notes[3]": "障がいの相談"}
    rule = Rule(each="s in sentences(row_notes)[:1]", say="{{ s }}")
    assert [s.text for s in backend()(ask(rule, facts=facts)).sentences] == ["障碍のある人が集まる。"]
    changed = backend()(ask(rule, facts=facts, style=Style(disability="障害")))
    assert [s.text for s in changed.sentences] == ["障害のある人が集まる。"]


@pytest.mark.parametrize(
    "say",
    [
        "{{ forums[0].members }}",  # a column that the prompt does not list
        "{{ unknown }}",
        "{{ row.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for",
    ],
)
def test_a_rule_that_does_not_work_is_named(ask: Ask, say: str) -> None:
    """A wrong name, a look behind the curtain or a slip of the pen is an error, not an empty cell."""
    with pytest.raises(FormError, match=r"issues\.policy"):
        backend()(ask(Rule(say=say), facts=FACTS))


def test_marks_in_facts_do_no_harm(ask: Ask) -> None:
    """Template language and private characters in a fact are plain text."""
    facts = {"forums[1].name": "{{ 7*7 }}\ue000会議\ue002"}
    reply = backend()(ask(Rule(say="{{ forums[0].name }}を開催する"), facts=facts))
    assert [s.text for s in reply.sentences] == ["{{ 7*7 }}会議を開催する。"]


def test_alike_sentences_about_other_things_both_stand() -> None:
    """Two sentences that differ in a name or a figure say two things; those that differ in kana say one."""
    assert not _says_the_same(
        "支援者研修（初級）を実施し、38人が受講した。", "支援者研修（中級）を実施し、38人が受講した。"
    )
    assert not _says_the_same("支援者研修を実施し、38人が受講した。", "支援者研修を実施し、34人が受講した。")
    assert _says_the_same("支援者研修を実施し、38人が受講した。", "支援者研修をも実施し、38人が受講した。")
