"""`ckwriter courier` and `ckwriter log`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ckwriter import reading
from tests import model_server as server
from tests.conftest import ROOT, Run
from tests.model_server import Call, ModelServer

BODY = ROOT / "tests" / "bodies" / "notes_only.yaml"


def answer(pack: Path, out: Path, *, pasted: bool = False) -> None:
    """Answer a pack as a batch, or as a person who pastes from a chat."""
    rows = [json.loads(line) for line in pack.read_text(encoding="utf-8").splitlines()]
    lines = []
    for number, row in enumerate(rows, 1):
        said = server.echo(Call(row["body"], {}, number))
        body = {"status_code": 200, "body": server.completion(said)}
        lines.append(
            f"【{number}】\n```json\n{said}\n```"
            if pasted
            else json.dumps({"custom_id": row["custom_id"], "response": body, "error": None}, ensure_ascii=False)
        )
    out.write_text("\n".join(lines), encoding="utf-8-sig" if pasted else "utf-8")


def test_courier_goes_out_and_in_until_the_form_is_there(run: Run) -> None:
    """Three times, with a batch or with pasted text; each step says what comes next."""
    pack, answers = Path("pack.jsonl"), Path("answers.txt")
    ran = run("courier", "export", BODY, "-o", pack, "--model", "m", "--paste", "pack.txt")
    assert ran.status == 0
    assert "残りの" in ran.err
    assert Path("pack.txt").read_text(encoding="utf-8").count("# 守ること") == 1
    answer(pack, answers)
    ran = run("courier", "import", BODY, pack, answers, "-o", "one.docx")
    assert "まだ答えのない欄が" in ran.err
    assert reading.read("one.docx")["other_matters"].origin == "courier:m"
    assert reading.read("one.docx")["short_term_goal"].origin == "offline"
    for _ in range(2):
        run("courier", "export", BODY, "-o", pack, "--model", "m", "--force")
        answer(pack, answers, pasted=True)
        ran = run("courier", "import", pack, answers)
        assert ran.status == 0
        assert "ckwriter draft DATA --model courier:m" in ran.err
    ran = run("courier", "export", BODY, "-o", "none.jsonl", "--model", "m")
    assert "新しくたずねることはありません" in ran.err
    assert not Path("none.jsonl").exists()
    run("draft", BODY, "--model", "courier:m", "-o", "two.docx")
    assert reading.read("two.docx")["short_term_goal"].origin == "courier:m"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["courier", "export", BODY, "-o", "p.jsonl"], "--model"),
        (["courier", "import", "p.jsonl"], "PACK ANSWERS"),
        (["courier", "import", BODY, "p.jsonl", "a.jsonl"], "-o OUT"),
        (["courier", "import", "none.jsonl", "a.jsonl"], "none.jsonl"),
        (["courier", "import", BODY, BODY], "1行目"),
        (["log", "show", "1"], "1 番はありません"),
    ],
)
def test_wrong_words_are_one_line_and_2(run: Run, words: list[str], told: str) -> None:
    """With what is right."""
    ran = run(*words)
    assert ran.status == 2
    assert told in ran.err


def test_nothing_is_exported_where_the_office_refuses(run: Run) -> None:
    """The places are named."""
    Path("f.yaml").write_text(
        BODY.read_text(encoding="utf-8") + "  - {about: strengths, text: 担当は山田さん}\n", encoding="utf-8"
    )
    Path("ckwriter.toml").write_text('[screen]\naction = "refuse"\n', encoding="utf-8")
    ran = run("courier", "export", "f.yaml", "-o", "p.jsonl", "--model", "m")
    assert ran.status == 1
    assert "素材 11件目" in ran.err
    assert "山田" not in ran.err
    assert not Path("p.jsonl").exists()


class TestLog:
    """What was sent and answered."""

    @pytest.fixture
    def logged(self, run: Run, service: ModelServer) -> Run:
        """The command, after a run with a model."""
        run("draft", BODY, "--model", "openai:test", "--base-url", service.url, "-o", "out.yaml")
        return run

    def test_it_lists_the_calls(self, logged: Run, service: ModelServer) -> None:
        """The newest last, and the sum; as JSON for programs."""
        shown = logged("log").out.splitlines()
        assert f"全部で{len(service.calls)}件、{len(service.calls) * 1050:,}トークン" in shown[-1]
        assert "青葉台市" in shown[0]
        assert "回答 1,050トークン" in shown[0]
        rows = json.loads(logged("log", "list", "--last", "3", "--format", "json").out)
        assert len(rows) == 3
        assert rows[0].keys() >= {"id", "at", "model", "outcome", "sent", "received", "sentences", "masked"}

    def test_it_shows_one_call_word_for_word(self, logged: Run, service: ModelServer) -> None:
        """What was sent, what came, and what the guards said."""
        rows = json.loads(logged("log", "list", "--last", "99", "--format", "json").out)
        shown = logged("log", "show", str(rows[0]["id"])).out
        assert any(all(m["content"] in shown for m in call.body["messages"]) for call in service.calls)
        assert rows[0]["answer"] in shown
        judged = "".join(logged("log", "show", str(row["id"])).out for row in rows)
        assert "判定: G" in judged

    def test_it_is_exported_whole(self, logged: Run, service: ModelServer) -> None:
        """One call a line, with its messages."""
        logged("log", "export", "-o", "log.jsonl")
        rows = [json.loads(line) for line in Path("log.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len(rows) == len(service.calls)
        assert rows[0]["messages"][0].startswith("あなたは")
