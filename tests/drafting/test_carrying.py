"""Requests carried by hand: wave by wave, until nothing is left to ask."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ckwriter import data, drafting
from ckwriter.beside import Note
from ckwriter.drafting import Guards
from ckwriter.drafting.carrying import BY_HAND, Outgoing, origin_of, outgoing, take_in
from ckwriter.drafts import Style
from ckwriter.endpoints import Endpoint
from ckwriter.guarding.ledger import Ledger, LedgerSettings
from ckwriter.guarding.replay import Recorder
from ckwriter.model import Submission
from ckwriter.prompting import packing
from ckwriter.prompting.packing import Answer
from tests import model_server as server
from tests.conftest import ROOT
from tests.model_server import Call

BODY = ROOT / "tests" / "bodies" / "notes_only.yaml"
HERE = Endpoint().model_copy(update=dict(BY_HAND))


@pytest.fixture(scope="module")
def facts() -> Submission:
    """The facts of a made-up body."""
    return data.read_yaml(BODY.read_bytes(), BODY.name)


@pytest.fixture
def guards(tmp_path: Path) -> Iterator[Guards]:
    """The guards of a run by courier, with a new ledger."""
    ledger = Ledger(LedgerSettings(path=str(tmp_path / "l.sqlite3")))
    yield Guards(recorder=Recorder(ledger, origin_of("m"), HERE), rounds=0)
    ledger.close()


def asked(facts: Submission, guards: Guards) -> Outgoing:
    """Return what can be asked now."""
    return outgoing(facts, "m", HERE, guards, style=Style())


def answered(going: Outgoing) -> list[Answer]:
    """Return an answer to each request."""
    calls = [Call(dict(one.body), {}, number) for number, one in enumerate(going.pack, 1)]
    return [Answer(one.id, server.completion(server.echo(call))) for one, call in zip(going.pack, calls, strict=True)]


def test_waves_go_out_until_everything_is_answered(facts: Submission, guards: Guards) -> None:
    """Each asks what can be asked then, and says how many wait; in the end the document is the model's."""
    assert guards.recorder
    sizes = []
    while (going := asked(facts, guards)).pack:
        sizes.append((len(going.pack), going.later))
        taken = take_in(guards.recorder, HERE, going.pack, answered(going))
        assert (taken.kept, taken.unusable, taken.missing, taken.unknown) == (len(going.pack), (), (), ())
    assert len(sizes) == 3
    assert [later for _, later in sizes][-1] == 0
    assert sizes[0][1] == sizes[1][0] + sizes[1][1]
    drafted = drafting.draft(facts, origin_of("m"), endpoint=HERE, guards=guards)
    assert drafted["other_matters"].origin == "courier:m"
    assert not drafted["issues[1].role_medical"].empty


def test_what_was_exported_is_exported_again_until_it_is_answered(facts: Submission, guards: Guards) -> None:
    """Nothing is lost with a file."""
    assert asked(facts, guards) == asked(facts, guards)


def test_an_answer_that_cannot_be_used_is_asked_again(facts: Submission, guards: Guards) -> None:
    """And said to be so; a missing one and a stranger's are named too."""
    assert guards.recorder
    going = asked(facts, guards)
    first, second, third, *_ = going.pack
    answers = [
        Answer(first.id, text="わかりません{"),
        Answer(second.id, problem="失敗"),
        Answer("intro:" + "0" * 16, text=""),
    ]
    taken = take_in(guards.recorder, HERE, going.pack, answers)
    assert taken.kept == 0
    assert taken.unusable == (first, second)
    assert third in taken.missing
    assert taken.unknown == ("intro:" + "0" * 16,)
    assert asked(facts, guards) == going


def test_the_later_of_two_answers_counts(facts: Submission, guards: Guards) -> None:
    """A person has asked again."""
    assert guards.recorder
    going = asked(facts, guards)
    (one,) = [one for one in going.pack if one.at == "other_matters"]
    texts = [server.sentences((text, [11])) for text in ("古い。", "委員が固定化している。")]
    take_in(guards.recorder, HERE, [one], [Answer(one.id, text=text) for text in texts])
    drafted = drafting.draft(facts, origin_of("m"), only=("other_matters",), endpoint=HERE, guards=guards)
    assert drafted.text("other_matters") == "委員が固定化している。"


def test_an_answer_to_facts_that_have_changed_is_not_used(facts: Submission, guards: Guards) -> None:
    """It was to another request: the cell waits, and the rules draft it."""
    assert guards.recorder
    going = asked(facts, guards)
    take_in(guards.recorder, HERE, going.pack, answered(going))
    changed = facts.model_copy(update={"notes": (*facts.notes, Note(about="other_matters", text="会場が遠い"))})
    told = []
    drafted = drafting.draft(changed, origin_of("m"), endpoint=HERE, guards=guards, report=told.append)
    assert drafted["other_matters"].origin == "offline"
    assert "まだ回答を取り込んでいません" in next(one.message for one in told if one.at == "other_matters")
    assert len(asked(changed, guards).pack) == len(going.pack)


def test_secrets_stay_here_and_come_back(facts: Submission, guards: Guards) -> None:
    """The pack is masked; the document is not."""
    assert guards.recorder
    note = Note(about="other_matters", text="担当の山田太郎さんが相談に応じている")
    secret = facts.model_copy(update={"notes": (note,)})
    going = asked(secret, guards)
    assert "山田" not in packing.lines(going.pack)
    (one,) = [one for one in going.pack if one.at == "other_matters"]
    text = server.sentences(("担当の〔氏名1〕さんが相談に応じている。", [1]))
    take_in(guards.recorder, HERE, [one], [Answer(one.id, text=text)])
    drafted = drafting.draft(secret, origin_of("m"), only=("other_matters",), endpoint=HERE, guards=guards)
    assert drafted.text("other_matters") == "担当の山田太郎さんが相談に応じている。"


def test_a_pack_is_the_input_of_a_batch(facts: Submission, guards: Guards) -> None:
    """One request a line, each with its own id of at most 64 characters."""
    rows = [json.loads(line) for line in packing.lines(asked(facts, guards).pack).splitlines()]
    assert {(row["method"], row["url"], row["body"]["model"]) for row in rows} == {
        ("POST", "/v1/chat/completions", "m")
    }
    ids = [row["custom_id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) <= 64
