"""The second reader against a real server: what it is sent, what stands of its answers, and how it fails."""

from __future__ import annotations

import json

import pytest

from ckwriter import checking
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, SettingsError
from ckwriter.guarding.budget import Account, BudgetSettings
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.ledger import Ledger, LedgerSettings
from ckwriter.guarding.replay import Recorder
from ckwriter.guarding.screen import ScreenSettings
from ckwriter.model import Finding, Submission
from ckwriter.reviewing import second_reader
from ckwriter.reviewing.second_reader import Reading
from tests.conftest import Make
from tests.model_server import Behaviour, ModelServer, answer, first, raw, status
from tests.reviewing.conftest import BEGUN, PENDING, Say

WHY = "派遣を開始したとする記載と、検討中とする記載があるため"


def endpoint(service: ModelServer, **given: object) -> Endpoint:
    return Endpoint(base_url=service.url, retries=0, pause=0, **given)  # type: ignore[arg-type]


def reading(
    submission: Submission, service: ModelServer, behave: Behaviour, said: list[Finding] | None = None, **given: object
) -> tuple[Reading, list[Finding]]:
    service.behave = behave
    told: list[Finding] = []
    guards = given.pop("guards", None)
    found = second_reader.read(
        submission,
        said or [],
        "openai:test",
        endpoint=endpoint(service, **given),
        guards=guards,  # type: ignore[arg-type]
        report=told.append,
    )
    return found, told


def test_a_contradiction_is_advice_that_quotes_both_sides(
    contradicting: Submission, service: ModelServer, says: Say
) -> None:
    """With the places, the exact words, the model's reason, and never more than a note."""
    found, told = reading(contradicting, service, says((BEGUN, PENDING, WHY)))
    (one,) = found.findings
    assert (one.code, one.level, one.at, found.whole, told) == ("G401", "note", "intro", True, [])
    assert [(e.at, e.section, e.quote) for e in one.evidence] == [
        ("intro", "0", BEGUN),
        ("issues[1].policy", "5", PENDING),
    ]
    assert WHY in one.message
    assert "言語モデル" in one.hint


def test_the_passages_are_numbered_lines(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """Those that the form's prompt lists, in one request, whose answer has a flat schema of its own."""
    reading(contradicting, service, says())
    (call,) = service.calls
    assert set(call.facts.values()) >= {"年4回", "精神保健福祉部会", f"{PENDING}。派遣先は未定である。"}
    assert call.body["response_format"]["json_schema"]["name"] == "compare"
    keys = call.body["response_format"]["json_schema"]["schema"]["properties"]["pairs"]["items"]["required"]
    assert keys == ["first", "first_quote", "second", "second_quote", "reason"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BEGUN, "ピアサポーターの派遣は令和9年度から"),
        ("ピアサポーターの派遣を取りやめた", PENDING),
        (BEGUN, ""),
        (BEGUN, "ピア"),
        (BEGUN, "協議の場を設けている"),
        ("精神保健福祉部会", "精神保健福祉部会（年3回）"),
    ],
    ids=["invented", "invented first", "empty", "too little", "the same place", "the same words"],
)
def test_what_is_not_two_quotes_of_the_document_is_dropped(
    contradicting: Submission, service: ModelServer, says: Say, one: str, other: str
) -> None:
    """Word for word, of two places, saying two things."""
    assert reading(contradicting, service, says((one, other, WHY))) == (Reading(whole=True), [])


def test_width_and_spaces_do_not_matter_and_the_page_is_quoted(make: Make, service: ModelServer, says: Say) -> None:
    """What the finding quotes are the characters of the page."""
    page = make({"intro": "令和６年度から　ピア派遣を開始した。", "issues[1].policy": f"{PENDING}。"})
    told = says(("令和6年度からピア派遣を開始した", f"「{PENDING}」", ""), numbers=(1, 2))
    (one,) = reading(page, service, told)[0].findings
    assert [e.quote for e in one.evidence] == ["令和６年度から　ピア派遣を開始した", PENDING]


def test_what_the_prompt_has_round_the_words_is_no_part_of_a_quote(make: Make, service: ModelServer, says: Say) -> None:
    """The label before them, and the strokes between the lines of a cell."""
    page = make({"activities": "・派遣を開始した\n・講座を開いた", "issues[1].policy": f"{PENDING}。"})
    told = says(("・派遣を開始した / ・講座", f"課題解決に向けた取組方針: {PENDING}", ""), numbers=(1, 2))
    (one,) = reading(page, service, told)[0].findings
    assert [e.quote for e in one.evidence] == ["・派遣を開始した\n・講座", PENDING]


def test_a_wrong_number_is_put_right(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """Where the words stand at one place alone; the sides stand in the order of the form."""
    (one,) = reading(contradicting, service, says((PENDING, BEGUN, WHY), numbers=(99, 3)))[0].findings
    assert [e.at for e in one.evidence] == ["intro", "issues[1].policy"]


def test_what_a_check_has_said_is_not_said_again(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """The same words of the same two places; another contradiction of the same answer stays."""
    said = checking.check(contradicting)
    assert any({e.at for e in one.evidence} >= {"forums[1].frequency", "schedule[1].activity"} for one in said)
    told = says(("年4回", "（年3回）", "回数が違う"), (BEGUN, PENDING, WHY))
    found, _ = reading(contradicting, service, told, said)
    assert [one.at for one in found.findings] == ["intro"]
    assert len(reading(contradicting, service, told)[0].findings) == 2


def test_a_target_and_a_result_do_not_contradict_each_other(make: Make, service: ModelServer, says: Say) -> None:
    """They differ by nature; two targets of one thing may."""
    page = make({"results[1].indicator": "訪問", "results[1].target": "訪問11件", "results[1].result": "訪問5件"})
    told = says(("訪問11件", "訪問5件", "件数が違う"))
    assert reading(page, service, told)[0].findings == ()
    other = make({"results[1].target": "訪問11件", "goals[1].target": "訪問5件"})
    assert len(reading(other, service, told)[0].findings) == 1


def test_the_same_pair_is_told_once(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """Turned round or with more words too."""
    told = says((BEGUN, PENDING, WHY), (PENDING, BEGUN, ""), (f"{BEGUN}。", "検討中である", ""))
    assert len(reading(contradicting, service, told)[0].findings) == 1


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        (WHY, True),
        ("0節では開始したとされ、5節では検討中とされている。", True),
        ("派遣を令和4年度に開始したのに、検討中とされている", False),
        ("派遣を12回行ったのに、検討中とされている", False),
        ("みどり病院への派遣を開始したのに、検討中とされている", False),
        ("派遣の開始時期を令和6年度に直してください", False),
        ("```json 派遣を開始 ```", False),
        ("派遣を開始したことと検討中であることが食い違う。" * 9, False),
        ("予算がなくなった", False),
        ("", False),
    ],
)
def test_a_reason_says_nothing_that_the_quotes_do_not(
    contradicting: Submission, service: ModelServer, says: Say, reason: str, kept: bool
) -> None:
    """Figures, years, names, orders, markup and long talk are replaced by a fixed sentence."""
    (one,) = reading(contradicting, service, says((BEGUN, PENDING, reason)))[0].findings
    assert (reason.rstrip("。") in one.message if reason else False) is kept
    assert ("同時には成り立たない" in one.message) is not kept


def test_the_fingerprint_does_not_hang_on_the_reason(
    contradicting: Submission, service: ModelServer, says: Say
) -> None:
    """A later reading in other words is the same finding."""
    prints = [
        reading(contradicting, service, says((BEGUN, PENDING, why)))[0].findings[0].fingerprint for why in (WHY, "")
    ]
    assert prints[0] == prints[1]


@pytest.mark.parametrize(
    "behave",
    [
        answer("食い違いはありません。"),
        answer('{"sentences": [{"text": "甲。", "facts": [1]}]}'),
        answer('{"pairs": [{"first": "甲"}]}'),
        answer('{"pairs": [{"first": 1, "first_quo', finish="length"),
        answer(None, refusal="できません"),
        raw(b"<html>"),
        raw(json.dumps({"choices": []}).encode()),
        status(500),
        status(422, "no"),
    ],
    ids=["prose", "another form", "wrong keys", "cut", "refused", "html", "no choices", "500", "422"],
)
def test_a_model_that_misbehaves_finds_nothing_and_one_line_says_so(
    contradicting: Submission, service: ModelServer, behave: Behaviour
) -> None:
    """And what it found before is not taken for mended."""
    found, told = reading(contradicting, service, behave)
    assert (found.findings, found.whole) == ((), False)
    assert [(one.code, one.level) for one in told] == [("G402", "note")]


def test_a_few_broken_pairs_do_not_cost_the_others(contradicting: Submission, service: ModelServer) -> None:
    """With talk round the JSON, and numbers as words."""
    good = {"first": "[1]", "first_quote": BEGUN, "second": "9", "second_quote": PENDING, "reason": ""}
    text = json.dumps({"pairs": [{"first": 1}, "?", good]}, ensure_ascii=False)
    found, told = reading(contradicting, service, answer(f"次のとおりです。\n```json\n{text}\n```"))
    assert (len(found.findings), told) == (1, [])


def test_names_are_masked_and_come_back(make: Make, service: ModelServer, says: Say) -> None:
    """The model sees placeholders, and the finding quotes the page."""
    page = make(
        {
            "intro": "窓口は保健所の山田太郎さん（086-434-9823）である。",
            "structure": "窓口は福祉課の鈴木花子さんである。",
        }
    )
    told = says(
        ("窓口は保健所の〔氏名1〕さん", "窓口は福祉課の〔氏名2〕さん", "窓口が〔氏名1〕さんと〔氏名2〕さんで違う")
    )
    (one,) = reading(page, service, told)[0].findings
    assert "山田" not in service.calls[0].text
    assert "9823" not in service.calls[0].text
    assert [e.quote for e in one.evidence] == ["窓口は保健所の山田太郎さん", "窓口は福祉課の鈴木花子さん"]


def test_a_screen_that_refuses_sends_nothing(make: Make, service: ModelServer, says: Say) -> None:
    """The places with personal data are told."""
    page = make({"intro": "担当は山田太郎さんである。", "structure": "担当は未定である。"})
    guards = Guards(screen=ScreenSettings(action="refuse"))
    found, told = reading(page, service, says(), guards=guards)
    assert (service.calls, found.whole) == ([], False)
    assert [(one.code, one.at) for one in told] == [("G303", "intro")]


def test_a_budget_stops_it(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """As it stops drafts."""
    guards = Guards(account=Account(BudgetSettings(tokens=10)))
    found, told = reading(contradicting, service, says(), guards=guards)
    assert (service.calls, found.whole, [one.code for one in told]) == ([], False, ["G302"])


def test_the_ledger_answers_a_second_reading(
    contradicting: Submission, service: ModelServer, says: Say, tmp_path: object
) -> None:
    """At no cost, with the same quotes."""
    ledger = Ledger(LedgerSettings(path=f"{tmp_path}/ledger.sqlite3"))
    results = []
    for _ in range(2):
        recorder = Recorder(ledger, "openai:test", endpoint(service))
        results.append(reading(contradicting, service, says((BEGUN, PENDING, WHY)), guards=Guards(recorder=recorder)))
    ledger.close()
    assert (len(service.calls), recorder.replayed) == (1, 1)
    assert results[0] == results[1]


def long(make: Make) -> Submission:
    cells = {f"forums[{row}].content": f"{row}番目の会議では、" + "地域の課題を話し合う。" * 20 for row in range(1, 13)}
    return make({"intro": f"{BEGUN}。", **cells, "schedule[1].detail": f"{PENDING}。"})


def test_what_is_longer_than_the_context_is_read_in_pairs_of_parts(make: Make, service: ModelServer, says: Say) -> None:
    """Each passage meets each other one in some request, and a pair is told once."""
    found, told = reading(long(make), service, says((BEGUN, PENDING, "")), context=4_000)
    assert len(service.calls) > 2
    numbers = {number for call in service.calls for number in call.facts}
    met = {(a, b) for call in service.calls for a in call.facts for b in call.facts if a < b}
    assert met == {(a, b) for a in numbers for b in numbers if a < b}
    assert (len(found.findings), found.whole, told) == (1, True, [])


def test_a_service_that_finds_a_request_too_long_gets_shorter_ones(make: Make, service: ModelServer, says: Say) -> None:
    """Where nobody has said how much it takes."""
    good = says((BEGUN, PENDING, ""))

    def short_of_breath(handler: object, call: object) -> None:
        if len(call.text) > 3_500:  # type: ignore[attr-defined]
            status(400, "the request exceeds the available context size")(handler, call)  # type: ignore[arg-type]
        else:
            good(handler, call)  # type: ignore[arg-type]

    found, told = reading(long(make), service, short_of_breath)
    assert (len(found.findings), found.whole, told) == (1, True, [])


def test_a_service_that_takes_nothing_is_told_of(make: Make, service: ModelServer) -> None:
    """It is not asked for ever."""
    found, told = reading(long(make), service, status(400, "maximum context length is 10"))
    assert (found.whole, [one.code for one in told]) == (False, ["G402"])
    assert "長さ" in told[0].hint


def test_a_model_of_langchain_reads_too(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """Whoever drafts can read; the answer's schema is the same."""
    pytest.importorskip("langchain_openai", reason="the extra [langchain] is not installed")
    service.behave = says((BEGUN, PENDING, WHY))
    found = second_reader.read(contradicting, [], "langchain:openai:test", endpoint=endpoint(service))
    assert len(found.findings) == 1
    assert service.calls[0].body["response_format"]["json_schema"]["name"] == "compare"


def test_a_bad_answer_is_asked_for_once_more(contradicting: Submission, service: ModelServer, says: Say) -> None:
    """As drafts are."""
    found, told = reading(contradicting, service, first(answer("?"), then=says((BEGUN, PENDING, ""))))
    assert (len(found.findings), told, len(service.calls)) == (1, [], 2)


def test_an_empty_form_asks_nobody(make: Make, service: ModelServer, says: Say) -> None:
    """There is nothing to compare."""
    assert reading(make({}), service, says()) == (Reading(whole=True), [])
    assert service.calls == []


def test_a_model_that_is_not_there_is_an_error(contradicting: Submission) -> None:
    """As for drafts: nothing can succeed."""
    nowhere = Endpoint(base_url="http://127.0.0.1:9/v1", retries=0, pause=0)
    with pytest.raises(BackendError, match="つながりません"):
        second_reader.read(contradicting, [], "openai:m", endpoint=nowhere)


def test_a_form_without_a_prompt_for_it_is_refused(contradicting: Submission) -> None:
    """What may be sent is listed in the form's prompts, and nowhere else."""
    other = contradicting.form.model_copy(update={"id": "nimo-r6-advice"})
    with pytest.raises(SettingsError, match="読み比べの決まり"):
        second_reader.read(contradicting.model_copy(update={"form": other}), [], "openai:m")


def test_no_answer_is_longer_than_the_list_of_the_prompt(make: Make, service: ModelServer, says: Say) -> None:
    """A model that finds contradictions everywhere is not believed to the end."""
    page = make(
        {f"forums[{n}].content": f"{n}番目の会議を開いた。" for n in range(1, 30)}
        | {"structure": "会議は開いていない。"}
    )
    told = says(*((f"{n}番目の会議を開いた", "会議は開いていない", "") for n in range(1, 30)))
    assert len(reading(page, service, told)[0].findings) == 20
