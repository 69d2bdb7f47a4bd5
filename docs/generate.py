"""Writes what is generated: the blank forms, the example workbook, and docs/checks.md. `make docs` runs it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from ckwriter import checking, forms, plugins, reading, reports
from ckwriter.guarding import telling
from ckwriter.model import LEVEL_TITLES
from ckwriter.sheets import workbook
from ckwriter.word import template

ROOT = Path(__file__).parents[1]


FAMILIES = {
    "T": "表と欄",
    "S": "節と文",
    "Q": "数字",
    "C": "節どうしの一致",
    "J": "言葉づかい",
    "G": "下書きの裏づけ",
}


def checks_page() -> str:
    """Return docs/checks.md: each check with its level and rules, what it finds and why, and examples."""
    lines = [
        "# 点検項目",
        "",
        "このページは `make docs` が作ります。番号は `ckwriter check` の結果に付きます。",
        "`ckwriter explain 番号` でも同じ説明を見られます。",
        "例は、その点検のテストとしても動いています。",
    ]
    found = checking.checks()
    for family, title in FAMILIES.items():
        rows = [check for check in found if check.code.startswith(family)]
        lines += ["", f"## {family} {title}", "", "| 番号 | 区分 | こうなっているか | 規則 |", "|---|---|---|---|"]
        lines += [f"| {c.code} | {LEVEL_TITLES[c.level]} | {c.title} | {', '.join(c.rules)} |" for c in rows]
        for check in rows:
            lines += ["", "```text", reports.explain(check.code), "```"]
    lines += ["", "## モデルを使ったときの指摘", ""]
    lines += ["モデルにたずねたとき（`--model`）だけに付きます。点検の一覧（`ckwriter checks`）にはありません。"]
    for code in telling.codes():
        lines += ["", "```text", reports.explain(code), "```"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write everything anew."""
    (ROOT / "docs" / "checks.md").write_text(checks_page(), encoding="utf-8")
    for name in plugins.find("forms"):
        (forms.files(name).template / "form.docx").write_bytes(template.build(forms.load(name)))
    example = ROOT / "examples" / "nimo-r6" / "kurashiki"
    book = workbook.write(reading.read(example.with_suffix(".yaml")))
    if members(book) != members(example.with_suffix(".xlsx").read_bytes()):
        example.with_suffix(".xlsx").write_bytes(book)


def members(book: bytes) -> dict[str, bytes]:
    """Return what a workbook holds, without the time at which it was saved."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"}


if __name__ == "__main__":
    main()
