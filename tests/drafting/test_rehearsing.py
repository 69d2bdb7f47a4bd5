"""What would be sent, without sending anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckwriter import drafting, prompting
from ckwriter.beside import Note
from ckwriter.drafting.rehearsing import rehearse
from ckwriter.drafts import DraftReply, DraftRequest, Style
from ckwriter.endpoints import Endpoint, Price
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.ledger import Ledger, LedgerSettings
from ckwriter.guarding.replay import Recorder
from ckwriter.model import Submission


def test_at_least_four_fifths_of_what_is_sent_is_the_common_beginning(example: Submission) -> None:
    """Byte for byte the same for every field, so that a provider can keep it at hand."""
    seen = rehearse(example, "m", Guards(), Style())
    texts = ["".join(one["content"] for one in prompting.messages(each.request)) for each in seen.planned]
    common = prompting.common(seen.planned[0].request)
    assert all(text.startswith(common) for text in texts)
    assert len(common) * len(texts) >= 0.8 * sum(map(len, texts))
    assert seen.share >= 0.8


def test_it_is_what_is_sent(example: Submission) -> None:
    """Cells that rest on facts alone are asked for in these very words."""
    sent: list[str] = []

    def model(request: DraftRequest) -> DraftReply:
        sent.extend(one["content"] for one in prompting.messages(request))
        return DraftReply()

    drafting.draft(example, model, only=("strengths", "forums"), guards=Guards())
    planned = [one["content"] for each in rehearse(example, "m", Guards(), Style()).planned
               for one in prompting.messages(each.request)]  # fmt: skip
    assert sent
    assert set(sent) <= set(planned)


def test_what_is_masked_is_listed_with_its_places_and_without_its_words(example: Submission) -> None:
    """A person can judge whether it was taken rightly."""
    note = Note(about="strengths", text="担当：山田太郎（電話086-434-9823）")
    seen = rehearse(example.model_copy(update={"notes": (note,)}), "m", Guards(), Style())
    assert [one.placeholder for one in seen.masked] == ["〔氏名1〕", "〔電話番号1〕"]
    assert seen.places["〔氏名1〕"] == ("素材 1件目（5 強みと課題「特徴（強み）」について）",)
    assert all("山田" not in each.request.model_dump_json() for each in seen.planned)


def test_what_the_ledger_answers_is_not_counted(example: Submission, tmp_path: Path) -> None:
    """Neither as sent nor as paid."""
    ledger = Ledger(LedgerSettings(path=str(tmp_path / "l.sqlite3")))
    endpoint = Endpoint(price=Price(sent=100, received=400))
    recorder = Recorder(ledger, "openai:m", endpoint)
    before = rehearse(example, "m", Guards(recorder=recorder), Style())
    first = before.planned[0].request
    recorder.keep(recorder.key(first), first, DraftReply(), 0.0, 1.0)
    after = rehearse(example, "m", Guards(recorder=recorder), Style())
    assert len(after.to_send) == len(before.to_send) - 1
    assert after.sent == before.sent - before.planned[0].tokens
    likely, most = before.price(endpoint) or (0, 0)
    assert 0 < likely < most
    assert before.price(Endpoint()) is None
    ledger.close()


def test_requests_that_hold_drafts_of_other_cells_are_marked(example: Submission) -> None:
    """Those are in the words of the rules here."""
    planned = rehearse(example, "m", Guards(), Style()).planned
    marked = {one.request.at for one in planned if one.provisional}
    assert "issues[1].role_medical" in marked
    assert "strengths" not in marked


@pytest.mark.parametrize("model", ["m", "gpt-4o"])
def test_it_says_that_tokens_are_estimated(example: Submission, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no table is at hand."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert not rehearse(example, model, Guards(), Style()).exact
