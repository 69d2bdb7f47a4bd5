"""Reviewing: findings as comments in a copy of the file, once and again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ckwriter import checking, reading, reviewing, writing
from ckwriter.errors import ReadError, WriteError
from ckwriter.findings import finding
from ckwriter.model import Finding, Submission
from ckwriter.reviewing import Reviewed, review
from ckwriter.reviewing.margin import MOST_BESIDE, key, remarks
from tests.conftest import EXAMPLES, Run
from tests.word.margins import Margin, W, margins, others, part, stripped
from tests.word.office import edited, with_members, word_file

Make = Callable[..., Submission]
NOW = datetime(2025, 3, 31, 1, 15, tzinfo=UTC)
LATER = datetime(2025, 4, 20, 1, 0, tzinfo=UTC)
OURS = reviewing.AUTHOR.name


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """An office's own file, full of what Word can put into a page, with a person's comments."""
    path = tmp_path / "提出.docx"
    path.write_bytes(word_file())
    return path


def reviewed(path: Path, out: Path, **options: Any) -> tuple[Reviewed, bytes]:
    """Check a file and review it, as the command does."""
    submission = reading.read(path)
    findings = options.pop("findings", None) or checking.check(submission)
    done = review(path, findings, out, now=options.pop("now", NOW), **options)
    return done, out.read_bytes()


def ours(data: bytes) -> list[Margin]:
    return [margin for margin in margins(data) if margin.author == OURS]


# ------------------------------------------------------------------------------------------ review, edit, review


def test_a_file_goes_through_review_edit_and_review(handed_in: Path, tmp_path: Path) -> None:
    """Tracked changes, controls, merged cells and a person's comments come through; nothing but comments changes.

    Of the findings one is mended, one is answered, and one comes up in what a person writes: its comment is resolved,
    kept with the answer, and added.
    """
    original = handed_in.read_bytes()
    first, data = reviewed(handed_in, tmp_path / "一回目.docx")
    assert handed_in.read_bytes() == original
    assert first.added == len(ours(data)) > 20
    assert (first.kept, first.resolved, first.reopened) == (0, 0, 0)
    assert stripped(data) == stripped(original)
    assert others(data) == others(original)
    assert margins(data)[:3] == margins(original)

    edits = tmp_path / "直し.docx"
    answered = next(margin for margin in ours(data) if margin.words == "R6年●月")
    edits.write_bytes(with_answer(with_text(data, "○回", "2回", " なし。", "△△を検討する。"), answered.number))
    before = edits.read_bytes()
    second, again = reviewed(edits, tmp_path / "二回目.docx", now=LATER)
    assert edits.read_bytes() == before
    assert (second.added, second.resolved, second.reopened) == (1, 1, 0)
    assert second.kept == first.added - 1
    assert stripped(again) == stripped(before)
    assert others(again) == others(before)
    assert margins(again)[:3] == margins(original)
    after = {margin.number: margin for margin in margins(again)}
    for margin in margins(before):
        if margin.words == "2回":
            assert after[margin.number].done
            assert after[margin.number].text.endswith(" 解消 2025-04-20]")
        else:
            assert after[margin.number] == margin
    (new,) = [margin for number, margin in after.items() if number not in {m.number for m in margins(before)}]
    assert (new.words, new.author, new.date) == ("△△", OURS, "2025-04-20T10:00:00")
    answer = next(margin for margin in after.values() if margin.text == "6月です。")
    assert (answer.answers, after[answer.answers].done) == (answered.number, False)

    third, same = reviewed(tmp_path / "二回目.docx", tmp_path / "三回目.docx", now=LATER)
    assert (third.added, third.kept, third.resolved) == (0, first.added, 0)
    assert same == again


def with_text(data: bytes, *changes: str) -> bytes:
    """Return a file in which words are written over others, as somebody would in Word."""
    body = part(data, "word/document.xml")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        (leaf,) = [leaf for leaf in body.iter(f"{W}t") if leaf.text == old.strip()]
        leaf.text = new
    return with_members(data, {"word/document.xml": etree.tostring(body)})


def with_answer(data: bytes, number: str) -> bytes:
    """Return a file in which a person answered a comment."""
    comments = part(data, "word/comments.xml")
    w14, w15 = (f"{{http://schemas.microsoft.com/office/word/{name}}}" for name in ("2010/wordml", "2012/wordml"))
    root = next(comment for comment in comments if comment.get(f"{W}id") == number)
    reply = (
        '<w:comment w:id="900" w:author="担当" w:date="2025-04-02T10:00:00"><w:p w14:paraId="0000B001">'
        "<w:r><w:t>6月です。</w:t></w:r></w:p></w:comment></w:comments>"
    )
    last = root[-1].get(f"{w14}paraId")
    row = f'<w15:commentEx w15:paraId="0000B001" w15:paraIdParent="{last}" w15:done="0"/></w15:commentsEx>'
    assert part(data, "word/commentsExtended.xml")[0].get(f"{w15}paraId")
    data = edited(data, ("</w:comments>", reply), member="word/comments.xml")
    data = edited(data, ("</w15:commentsEx>", row), member="word/commentsExtended.xml")
    body = part(data, "word/document.xml")
    for name in ("commentRangeStart", "commentRangeEnd"):
        (anchor,) = [one for one in body.iter(f"{W}{name}") if one.get(f"{W}id") == number]
        twin = anchor.makeelement(anchor.tag, {f"{W}id": "900"})
        anchor.addnext(twin)
    mark = etree.SubElement(twin.makeelement(f"{W}r"), f"{W}commentReference", {f"{W}id": "900"})
    twin.addnext(mark.getparent())
    return with_members(data, {"word/document.xml": etree.tostring(body)})


def test_a_file_of_ours_is_reviewed_and_keeps_its_record(tmp_path: Path) -> None:
    """What was drafted and not accepted is still known after a review, and the second one changes nothing."""
    from ckwriter import drafting

    path = tmp_path / "下書き.docx"
    writing.write(drafting.draft(reading.read(EXAMPLES / "kurashiki.yaml"), "offline"), path)
    done, data = reviewed(path, tmp_path / "点検.docx")
    assert done.added > 20
    assert stripped(data) == stripped(path.read_bytes())
    before, after = reading.read(path), reading.read(tmp_path / "点検.docx")
    assert after.cells == before.cells
    again, same = reviewed(tmp_path / "点検.docx", tmp_path / "再点検.docx")
    assert (again.added, again.kept, again.resolved) == (0, done.added, 0)
    assert same == data


def test_every_comment_stands_where_its_finding_is(tmp_path: Path, example: Submission) -> None:
    """The first comment of each finding holds just the words that it quotes."""
    path = tmp_path / "提出.docx"
    writing.write(example, path)
    findings = checking.check(reading.read(path))
    _, data = reviewed(path, tmp_path / "点検.docx", findings=findings)
    standing = [(margin.text.rpartition("\n")[2][:18], margin.words) for margin in ours(data)]
    for one in findings:
        about = next((e for e in one.evidence if e.at == one.at), one.evidence[0])
        if about.quote:
            assert (f"[{key(one)}", about.quote) in standing


# ------------------------------------------------------------------------------------------ what the comments say


def said(submission: Submission, *quotes: tuple[str, str], at: str = "") -> list[str]:
    one = finding(submission, at or quotes[0][0], "合いません", hint="確かめてください。", quotes=quotes, code="C101")
    return [remark.text for remark in remarks(one, submission)]


def test_both_sides_of_a_disagreement_say_what_to_compare(make: Make) -> None:
    """The place that the finding is about tells all and quotes the other side; that one points back."""
    submission = make({"forums[1].frequency": "年4回", "schedule[1].activity": "部会（年3回）"})
    assert said(submission, ("forums[1].frequency", "年4回"), ("schedule[1].activity", "年3回")) == [
        "【要確認】合いません\n→ 確かめてください。\nあわせて見る箇所: 8 スケジュール 1行目「実施内容」の「年3回」",
        "【要確認】合いません\n→ 7 協議の場 1行目「開催頻度」の「年4回」と比べてください。",
    ]


def test_the_words_of_last_year_are_repeated_and_get_no_comment(make: Make) -> None:
    """What stands in last year's submission is told in the comment; this year's cell of that place gets none."""
    last = make({"results[1].target": "昨年の値"})
    submission = make({"strengths": "住まいの確保", "results[1].target": "昨年の値"}).model_copy(
        update={"previous": last}
    )
    given = finding(
        submission,
        "strengths",
        "違います",
        quotes=[("strengths", "住まい")],
        before=[("results[1].target", "昨年の値")],
    )
    (remark,) = remarks(given.model_copy(update={"code": "C401"}), submission)
    assert remark.at == "strengths"
    assert remark.text.endswith("前年度の提出: 「昨年の値」（4 成果・効果 1行目「目標値（昨年度当初）」）")


def test_what_is_wrong_in_several_places_is_said_shortly_after_the_first(make: Make) -> None:
    """Equal words point to the first place; blanks are named; a row's own name needs no comment of its own."""
    submission = make({"goals[1].indicator": "①訪問", "goals[1].baseline": "5", "goals[1].target": "5"})
    texts = said(submission, ("goals[1].target", "5"), ("goals[1].baseline", "5"), ("goals[1].indicator", "①訪問"))
    assert [text.split("\n")[1] for text in texts] == [
        "→ 確かめてください。",
        "→ ここも同じです（はじめの箇所は5 強みと課題 指標と目標値の表 1行目「目標値（今年度末）」）。",
    ]
    blank = said(submission, ("goals[1].target", "5"), ("goals[2].target", ""), ("goals[2].baseline", ""))
    assert blank[1].startswith(
        "【要確認】合いません\n→ 5 強みと課題 指標と目標値の表 2行目「目標値（今年度末）」、"
        "5 強みと課題 指標と目標値の表 2行目「現状値（今年度当初）」が空欄です。"
    )
    twice = said(make({"strengths": "同じ文。同じ文。"}), ("strengths", "同じ文。"), ("strengths", "同じ文。"))
    assert twice[1].endswith("\n→ この欄の「同じ文。」に付けたコメントと同じ指摘です。")


def test_the_name_of_another_row_gets_no_comment_beside_its_value(make: Make) -> None:
    """A result beside a baseline rests on two rows; their names are known by the values."""
    cells = {
        "results[1].indicator": "①訪問",
        "results[1].result": "5",
        "goals[1].indicator": "①訪問",
        "goals[1].baseline": "8",
    }
    at = [
        ("results[1].result", "5"),
        ("goals[1].baseline", "8"),
        ("results[1].indicator", "①訪問"),
        ("goals[1].indicator", "①訪問"),
    ]
    one = finding(make(cells), "goals[1].baseline", "合いません", quotes=at, code="C202")
    assert [remark.at for remark in remarks(one, make(cells))] == ["goals[1].baseline", "results[1].result"]


def test_a_finding_that_rests_on_many_places_gets_one_comment(make: Make) -> None:
    """It names some of them; a comment at each would say nothing more."""
    rows = [(f"history[{n}].text", "取り組み") for n in range(1, MOST_BESIDE + 3)]
    (text,) = said(make(dict(rows)), *rows)
    assert text.endswith(f"ほか{MOST_BESIDE + 1 - 3}か所")


# ------------------------------------------------------------------------------------------ what is judged


def test_comments_of_levels_and_checks_that_were_left_out_stay(handed_in: Path, tmp_path: Path) -> None:
    """A review of errors alone, of some checks, or with a broken check resolves nothing that it did not look at."""
    _, data = reviewed(handed_in, tmp_path / "全部.docx")
    path = tmp_path / "全部.docx"
    levels, same = reviewed(path, tmp_path / "1.docx", levels=["error"])
    assert (levels.resolved, same) == (0, data)
    findings = [one for one in checking.check(reading.read(path)) if one.code.startswith("T1")]
    some, same = reviewed(path, tmp_path / "2.docx", findings=findings, codes=["T101", "T102", "T104"])
    assert (some.resolved, same) == (0, data)
    broken = Finding(code=checking.BROKEN, at="intro", section="0", message="動きませんでした")
    none, same = reviewed(path, tmp_path / "3.docx", findings=[broken])
    assert (none.added, none.resolved, same) == (0, 0, data)
    only, _ = reviewed(path, tmp_path / "4.docx", findings=findings)
    assert only.resolved > 0


def test_checks_against_last_year_cannot_judge_without_it(make: Make) -> None:
    """Their comments are left alone when the second review is made without --previous."""
    submission = make({"strengths": "強み"})
    without = checking.judged(submission)
    with_last = checking.judged(submission.model_copy(update={"previous": submission}))
    assert {"C401", "C402", "C403", "C404", "C405", "C406", "C407", "C408", "C409", "C410", "J601"} <= set(
        with_last
    ) - set(without)
    assert checking.judged(submission, select=["T1"], leave_out=["T101"])[:5] == [
        "T102",
        "T103",
        "T104",
        "T105",
        "T106",
    ]


def test_findings_of_a_level_become_comments(handed_in: Path, tmp_path: Path) -> None:
    """Only those asked for."""
    _, data = reviewed(handed_in, tmp_path / "要修正.docx", levels=["error"])
    assert {margin.text[:5] for margin in ours(data)} == {"【要修正】"}


# ------------------------------------------------------------------------------------------ other kinds of files


@pytest.mark.parametrize("ending", ["yaml", "xlsx", "txt"])
def test_what_is_no_word_file_is_copied_into_one(make: Make, tmp_path: Path, ending: str) -> None:
    """The copy holds what was read, in our form, with the comments on its words."""
    path, out = tmp_path / f"提出.{ending}", tmp_path / "点検.docx"
    if ending == "txt":
        path.write_text("自治体名：見本市\n5　強みと課題\n【特徴（強み）】\n○○と話し合う。\n", encoding="utf-8")
    else:
        writing.write(make({"strengths": "○○と話し合う。"}), path)
    submission = reading.read(path, "nimo-r6")
    done = review(path, checking.check(submission, select=["T2"]), out, form="nimo-r6", now=NOW)
    assert done.copied
    assert [(margin.words, margin.text[:5]) for margin in ours(out.read_bytes())] == [("○○", "【要修正】")]
    assert reading.read(out).text("strengths") == "○○と話し合う。"


def test_macros_stay(tmp_path: Path) -> None:
    """A file with macros comes back as one, its macros as they were."""
    types = {"word/vbaProject.bin": b"\x00macro\xff", "[Content_Types].xml": None}
    with zipfile.ZipFile(io.BytesIO(word_file())) as container:
        types["[Content_Types].xml"] = container.read("[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    path = tmp_path / "提出.docm"
    path.write_bytes(with_members(word_file(), types))
    with pytest.raises(WriteError, match=r"-o には \.docm のファイル"):
        reviewed(path, tmp_path / "点検.docx")
    done, data = reviewed(path, tmp_path / "点検.docm")
    assert done.added > 20
    assert others(data)["word/vbaProject.bin"] == b"\x00macro\xff"
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert b"macroEnabled.main+xml" in container.read("[Content_Types].xml")


# ------------------------------------------------------------------------------------------ bad input


def protected(inner: str) -> bytes:
    data = word_file()
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        settings = container.read("word/settings.xml").decode()
    end = settings.index(">", settings.index("<w:settings")) + 1
    return with_members(data, {"word/settings.xml": f"{settings[:end]}{inner}{settings[end:]}".encode()})


def signed() -> bytes:
    data = word_file()
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    item = f'<Relationship Id="rIdS" Type="{origin}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    return with_members(
        edited(data, ("</Relationships>", item), member="_rels/.rels"),
        {"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<Signature/>"},
    )


def final() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    item = f'<Relationship Id="rIdC" Type="{kind}" Target="docProps/custom.xml"/></Relationships>'
    mark = b'<Properties><property name="_MarkAsFinal"><bool>true</bool></property></Properties>'
    return with_members(
        edited(word_file(), ("</Relationships>", item), member="_rels/.rels"), {"docProps/custom.xml": mark}
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (word_file(), ()),
        (
            protected('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
            ("編集が制限されています（変更不可",),
        ),
        (protected('<w:documentProtection w:edit="forms" w:enforcement="true"/>'), ("フォームへの入力だけ",)),
        (protected('<w:documentProtection w:edit="comments" w:enforcement="1"/>'), ("（コメントだけ）",)),
        (protected('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'), ()),
        (protected('<w:writeProtection w:recommended="1"/>'), ("読み取り専用で開くことが勧められています",)),
        (signed(), ("署名が無効になります",)),
        (final(), ("最終版にされています",)),
    ],
    ids=["none", "read-only", "forms", "comments", "not enforced", "recommended", "signed", "final"],
)
def test_protection_is_told_and_left_as_it_is(tmp_path: Path, data: bytes, words: Sequence[str]) -> None:
    """One line for each matter; the comments are added, and the protection stays in the copy."""
    path = tmp_path / "提出.docx"
    path.write_bytes(data)
    path.chmod(0o444)
    done, copy = reviewed(path, tmp_path / "点検.docx")
    assert done.added > 20
    assert others(copy) == others(data)
    assert len(done.cautions) == len(words)
    assert all(word in line and "\n" not in line for word, line in zip(words, done.cautions, strict=True))
    assert path.read_bytes() == data


def test_the_file_itself_is_never_written(handed_in: Path) -> None:
    """Not even when it is to be overwritten, and not under another name for it."""
    before = handed_in.read_bytes()
    link = handed_in.with_name("別名.docx")
    link.symlink_to(handed_in)
    for out in (handed_in, link):
        with pytest.raises(WriteError, match="元のファイルには書き込みません"):
            reviewed(handed_in, out, force=True)
    assert handed_in.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        with_members(word_file(), {"word/document.xml": None}),
        with_members(word_file(), {"_rels/.rels": None}),
        with_members(word_file(), {"word/comments.xml": b"<w:comments"}),
    ],
    ids=["encrypted", "no document", "no relationships", "broken comments"],
)
def test_a_broken_file_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    """And nothing is written."""
    path, out = tmp_path / "提出.docx", tmp_path / "点検.docx"
    path.write_bytes(data)
    with pytest.raises(ReadError) as refused:
        review(path, [], out)
    assert "\n" not in str(refused.value)
    assert not out.exists()


# ------------------------------------------------------------------------------------------ the command


def test_the_command_tells_what_it_did(run: Run, handed_in: Path) -> None:
    """How many comments are new, kept and resolved; exit status as for `check`; a hint on signatures on stderr."""
    handed_in.write_bytes(signed())
    first = run("review", handed_in, "-o", "点検.docx")
    assert first.status == 1
    assert first.out.startswith("コメント: 新しく付けたもの ")
    assert "、そのまま残したもの 0件、解決にしたもの 0件\n指摘 " in first.out
    assert first.err.splitlines()[0].endswith("（元のファイルの署名はそのままです）。")
    assert first.err.splitlines()[-1] == "点検.docx に書き出しました。"
    again = run("review", "点検.docx", "-o", "再点検.docx")
    assert "新しく付けたもの 0件" in again.out
    assert Path("再点検.docx").read_bytes() == Path("点検.docx").read_bytes()
    some = run("review", handed_in, "-o", "助言.docx", "--level", "note", "--select", "S1")
    assert some.status == 1
    assert {margin.text[:4] for margin in ours(Path("助言.docx").read_bytes())} == {"【助言】"}


def test_the_command_puts_the_report_beside_a_copy(run: Run) -> None:
    """For facts that are no Word file: a Word copy with comments, and the report; both or neither."""
    ran = run("review", EXAMPLES / "kurashiki.yaml", "-o", "点検.docx")
    assert "kurashiki.yaml は Word ではないため、" in ran.err
    assert ours(Path("点検.docx").read_bytes())
    assert "倉敷市" in Path("点検.html").read_text(encoding="utf-8")
    Path("点検.docx").unlink()
    refused = run("review", EXAMPLES / "kurashiki.yaml", "-o", "点検.docx")
    assert (refused.status, Path("点検.docx").exists()) == (2, False)
    assert "点検.html: すでにあります" in refused.err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["-o", "点検.pdf"], "コメントは Word ファイルに付けます"),
        (["-o", "ない/点検.docx"], "フォルダー「ない」がありません"),
        (["-o", "点検.docx", "--select", "Z9"], "点検「Z9」はありません"),
        (["-o", "点検.docx", "--level", "high"], "--level に指定した値は使えません"),
        (["-o", "点検.docx", "--previous", "ない.docx"], "ない.docx: ファイルがありません"),
    ],
    ids=["ending", "folder", "check", "level", "previous"],
)
def test_the_command_refuses_in_one_line(run: Run, handed_in: Path, words: list[str], line: str) -> None:
    """Exit status 2, and nothing is written."""
    ran = run("review", handed_in, *words)
    assert ran.status == 2
    assert line in ran.err
    assert len(ran.err.splitlines()) == 1
    assert [path.name for path in Path().iterdir()] == ["提出.docx"]
