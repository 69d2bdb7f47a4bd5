"""YAML and JSON: reading and writing a submission as plain data.

YAML is read as text alone: no value is guessed to be a number or a date (`473,886` and `R6` stay as typed), anchors,
aliases and tags are refused, and so is a key that stands twice.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

from ckwriter import files, forms, records
from ckwriter.errors import ReadError
from ckwriter.model import Submission

_DEEPEST = 40


def read_yaml(data: bytes, name: str) -> Submission:
    """Read a submission from the bytes of a YAML file; `name` stands before every error."""
    return _submission(_yaml(files.decode(data, name), name), name)


def read_json(data: bytes, name: str) -> Submission:
    """Read a submission from the bytes of a JSON file; `name` stands before every error."""
    try:
        given = json.loads(files.decode(data, name), object_pairs_hook=lambda pairs: _once(pairs, name))
    except json.JSONDecodeError as error:
        raise ReadError(f"{name}: {error.lineno}行目を JSON として読めません（{error.msg}）") from None
    except RecursionError:
        raise ReadError(f"{name}: 入れ子が深すぎます") from None
    return _submission(given, name)


def write_yaml(submission: Submission) -> bytes:
    """Return a submission as YAML, nested as people write it."""
    record = records.to_record(submission, nested=True)
    return yaml.dump(
        record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**20, default_flow_style=False
    ).encode("utf-8")


def write_json(submission: Submission) -> bytes:
    """Return a submission as JSON, flat, one key a place."""
    text = json.dumps(records.to_record(submission), ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8")


def _submission(given: object, name: str) -> Submission:
    try:
        return records.from_record(given, forms.load)
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from None


def _once(pairs: list[tuple[str, Any]], name: str) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise ReadError(f"{name}: 「{key}」が同じところに二度書かれています")
        result[key] = value
    return result


def _yaml(text: str, name: str) -> object:
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = _line(event)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise ReadError(f"{name}: {line}行目: YAML の参照（& と *）は使えません。値をそのまま書いてください")
            if getattr(event, "tag", None) not in (None, "!"):
                raise ReadError(f"{name}: {line}行目: YAML のタグ（!）は使えません。値をそのまま書いてください")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ReadError(
            f"{name}: {line}行目のあたりを YAML として読めません（字下げ、コロンの後の空白、引用符を確かめてください）"
        ) from None
    except yaml.YAMLError:
        raise ReadError(f"{name}: YAML に使えない文字（制御文字など）があります") from None
    except RecursionError:
        raise ReadError(f"{name}: 入れ子が深すぎます") from None
    if node is None:
        raise ReadError(f"{name}: 中身がありません")
    return _plain(node, name, 0)


def _plain(node: yaml.Node, name: str, depth: int) -> object:
    if depth > _DEEPEST:
        raise ReadError(f"{name}: 入れ子が深すぎます")
    if isinstance(node, yaml.MappingNode):
        result: dict[str, object] = {}
        for key, value in node.value:
            line = _line(key)
            if not isinstance(key, yaml.ScalarNode):
                raise ReadError(f"{name}: {line}行目: 項目名は文字で書いてください")
            if key.value in result:
                raise ReadError(f"{name}: {line}行目: 「{key.value}」が同じところに二度書かれています")
            result[key.value] = _plain(value, name, depth + 1)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name, depth + 1) for item in node.value]
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null"):
        return None
    return str(node.value)


def _line(part: yaml.Event | yaml.Node) -> int:
    return part.start_mark.line + 1 if part.start_mark else 1


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block, so that people can read and edit it."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
