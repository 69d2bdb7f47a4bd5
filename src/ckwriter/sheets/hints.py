"""What the workbook tells people: hints under headings, notes at headings, and what to choose from."""

from __future__ import annotations

from ckwriter.form import Field, FieldType, Required, Section, Table
from ckwriter.model import Absent

DRAFTED = "空欄でよい（下書きされます）"
FROM_FRONT = "空欄でよい（「はじめに」のシートの自治体名が入ります）"

ABSENT_WORDS = tuple(reason.title for reason in Absent)

_HOW: dict[FieldType, str] = {
    "text": "短い言葉で書きます。",
    "paragraph": "文章で書きます。改行は Alt＋Enter です。",
    "bullets": "1行に1件ずつ書きます。改行は Alt＋Enter です。",
    "list": "「、」で区切って書きます。",
    "integer": "単位を付けずに、数字だけを書きます。",
    "decimal": "単位を付けずに、数字だけを書きます（小数も可）。",
    "quantity": "数字に単位を付けて書きます。数字にできないものは言葉で書きます。",
    "frequency": "1年間の回数で書きます（例: 年4回）。",
    "period": "年と月で書きます（例: R6年4月～R7年2月）。",
    "as_of": "数字の時点を書きます（例: R6年10月）。",
    "choice": "一覧から選びます。",
    "fixed": "様式に印刷されている欄です。書き換えません。",
    "municipality": "自治体の正式な名称を書きます。",
    "fiscal_year": "年度を書きます（例: R6）。",
}
_LEVEL: dict[Required, str] = {
    "yes": "必ず書く欄です。",
    "if_applicable": "当てはまるときに書く欄です。数字や答えがないときは、その理由（該当なし など）を書きます。",
    "optional": "書かなくてもよい欄です。",
    "auto": "空欄のままで構いません。",
}
_NUMERIC: frozenset[FieldType] = frozenset(("integer", "decimal", "quantity"))


def level(field: Field, kind: str) -> Required:
    """Return how far a person must fill a field or column."""
    if field.type == "fixed":
        return "auto"
    return "optional" if field.type == "municipality" else field.required_of(kind)


def hint(field: Field) -> str:
    """Return what goes into a field or column, for everybody to see."""
    if field.type == "municipality":
        return FROM_FRONT
    return field.hint or ("" if field.type == "text" else _HOW[field.type])


def note(field: Field, kind: str, *, drafted: bool) -> str:
    """Return the note at the heading of a field or column: all that is known about how to fill it."""
    lines = [f"【{field.title}】", field.hint]
    if _HOW[field.type] not in field.hint:
        lines.append(_HOW[field.type])
    if field.unit:
        lines.append(f"単位: {field.unit}")
    if field.choices:
        lines.append(f"選択肢: {'・'.join(field.choices)}")
    lines += [_LEVEL[level(field, kind)], f"{DRAFTED}。" if drafted else "", field.note]
    return "\n".join(line for line in lines if line)


def table_note(table: Table) -> str:
    """Return the note at the heading of a table."""
    lines = [f"【{table.title}】", table.hint]
    if table.rows:
        lines.append("行は決まっています。増やしたり消したりしません。")
    else:
        lines.append(
            "1行に1件ずつ、上から書きます。足りないときは、表の途中に行を挿入します。空いた行はそのままで構いません。"
        )
    lines.append(table.note)
    return "\n".join(line for line in lines if line)


def section_note(section: Section) -> str:
    """Return the note at the heading of a section."""
    lines = [f"【{section.heading}】", *(f"・{part.title}" for part in section.parts)]
    lines.append("色のついた欄に書きます。色の意味は「はじめに」のシートにあります。")
    return "\n".join(lines)


def choices(field: Field, kind: str) -> tuple[str, ...]:
    """Return the words of a cell's drop-down; none if it has none."""
    if field.type == "choice":
        return (*field.choices, *ABSENT_WORDS)
    if field.type in _NUMERIC and level(field, kind) in ("yes", "if_applicable"):
        return ABSENT_WORDS
    return ()
