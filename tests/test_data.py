"""YAML and JSON files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter import data, forms, records
from ckwriter.errors import ReadError
from ckwriter.model import Submission

HEAD = "form: nimo-r6\nfiscal_year: R6\nmunicipality: {name: 倉敷市, kind: 中核市}\n"


def yaml(text: str) -> Submission:
    return data.read_yaml((HEAD + text).encode(), "a.yaml")


@pytest.mark.parametrize("value", ["473,886", "1:30", "2024-10-01", "no", "0123", "1e3", "0x10", "３"])
def test_yaml_guesses_no_type(value: str) -> None:
    """What looks like a number, a date or a truth value elsewhere is the text that was typed."""
    assert (
        yaml(
            f"sections: [{{number: '5', strengths: {value}}}]"
            if "," not in value
            else f"sections:\n- number: '5'\n  strengths: {value}\n"
        ).text("strengths")
        == value
    )


def test_empty_yaml_value_is_an_empty_cell() -> None:
    """A key without a value is a cell that nobody has filled."""
    assert yaml("sections:\n- number: '5'\n  strengths:\n") == yaml("")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x [1]\nb: *x\n", "参照"),
        ("notes: !!python/object/apply:os.system [ls]\n", "タグ"),
        ("notes: [\n", "行目のあたり"),
        ("form: nimo-r6\n", "「form」が同じところに二度"),
        ("\ta: b\n", "行目のあたり"),
        ("x: \x01\n", "制御文字"),
        ("? [a, b]\n: c\n", "項目名は文字"),
        ("notes: " + "[" * 60 + "]" * 60, "入れ子"),
        ("notes: " + "[" * 5000 + "]" * 5000, "入れ子"),
    ],
)
def test_dangerous_or_broken_yaml_is_one_line(text: str, words: str) -> None:
    """Anchors that explode, tags that run code and broken files are refused, each in one line with its place."""
    with pytest.raises(ReadError) as caught:
        yaml(text)
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.yaml: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("form: 様式".encode("cp932"), "Shift_JIS"),
        ("form: 様式".encode("utf-16"), "UTF-8"),
        (b"\xff\xfe\xfa\x81", "UTF-8"),
        (b"   \n", "中身がありません"),
        (b"- a\n", "「項目名: 値」"),
    ],
)
def test_wrong_encodings_are_told(content: bytes, words: str) -> None:
    """A file that Excel or Notepad saved in another encoding is refused with what to do."""
    with pytest.raises(ReadError, match=words):
        data.read_yaml(content, "a.yaml")


def test_a_byte_order_mark_does_no_harm() -> None:
    """Notepad's UTF-8 is UTF-8."""
    assert data.read_yaml(b"\xef\xbb\xbf" + HEAD.encode(), "a.yaml").municipality.name == "倉敷市"


@pytest.mark.parametrize(
    ("text", "words"), [("{", "1行目"), ('{"form": 1, "form": 2}', "二度"), ("[" * 100_000, "入れ子"), ("[]", "組")]
)
def test_broken_json_is_one_line(text: str, words: str) -> None:
    """A JSON file that is cut off, doubled or too deep is refused."""
    with pytest.raises(ReadError, match=words):
        data.read_json(text.encode(), "a.json")


WAYS: list[tuple[Callable[[Submission], bytes], Callable[[bytes, str], Submission]]] = [
    (data.write_yaml, data.read_yaml),
    (data.write_json, data.read_json),
]


@pytest.mark.parametrize("way", WAYS, ids=["yaml", "json"])
def test_the_examples_survive_a_file(
    example: Submission,
    way: tuple[Callable[[Submission], bytes], Callable[[bytes, str], Submission]],
) -> None:
    """What was written reads back equal."""
    write, read = way
    assert read(write(example), "a") == example


@pytest.mark.parametrize("way", WAYS, ids=["yaml", "json"])
@given(text=st.text())
def test_any_text_survives_a_file(
    way: tuple[Callable[[Submission], bytes], Callable[[bytes, str], Submission]], text: str
) -> None:
    """No text is special to the file format."""
    write, read = way
    record = {"form": "nimo-r6", "fiscal_year": "R6", "municipality": {"name": "倉敷市", "kind": "中核市"}}
    filled = records.from_record(
        record | {"sections": [{"number": "5", "strengths": text}], "notes": [{"text": text}]}, forms.load
    )
    assert read(write(filled), "a") == filled
