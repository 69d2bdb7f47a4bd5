"""T2: what a cell holds: placeholders, errors of a spreadsheet, figures, months, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness.blanks import REASONS, dash, labels_of, stands
from ckwriter.checks.completeness.one_figure import Wrong, what_is_wrong
from ckwriter.checks.completeness.zero_totals import ZeroTotal, error_or_mark, spreadsheet_error_in, zero_totals
from ckwriter.checks.texts.placeholders import placeholders
from ckwriter.checks.texts.readings import cells_filled, filled
from ckwriter.form import Field, Table
from ckwriter.model import Finding, FindingLevel, Submission
from ckwriter.notation import number, says_none
from ckwriter.patterns import regex

_HALF_WIDTH = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " "})


@check(level="error", rules=("R01",))
def placeholder(submission: Submission) -> Iterator[Finding]:
    """様式の記入例（●、○○、R●年●月など）が残っていない

    Marks that a form or a draft holds for something still to be written. Bullets, zeros in kanji and ratings are none.
    One finding for a mark that stands in several rows of a table that the form prints; a table in which nothing else
    stands is missing_part's.
    """
    untouched = {
        part.id for part in submission.form.parts() if isinstance(part, Table) and not stands(submission, part)
    }
    causes: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for at, _, text in cells_filled(submission):
        if (found := tuple(placeholders(text))) and at.partition("[")[0] not in untouched:
            causes.setdefault((_table_or_row(submission, at), found), []).append(at)
    for row, lost in enumerate(submission.unplaced, 1):
        if found := tuple(placeholders(lost.text)):
            causes.setdefault((places.UNPLACED, found), []).append(f"{places.UNPLACED}[{row}]")
    for (_, tokens), where in causes.items():
        others = f"（ほか{len(where) - 1}か所）" if len(where) > 1 else ""
        yield finding(
            submission,
            where[0],
            f"{''.join(f'「{token}」' for token in tokens)}が残っています{others}",
            hint="実際の内容に書き換えてください。まだ決まっていないときは、そのことを文で書きます。",
            quotes=[(at, token) for at in where for token in tokens],
        )


def _table_or_row(submission: Submission, at: str) -> str:
    """Return what cells with one mark share: the whole of a table that the form prints, else the cell itself."""
    table = submission.form.part(places.parse(at).part)
    return table.id if isinstance(table, Table) and table.rows else at


@check(level="error", rules=("R02",))
def spreadsheet_error(submission: Submission) -> Iterator[Finding]:
    """表計算のエラー（#DIV/0! など）が残っていない

    Errors that a spreadsheet shows in place of a figure, and formulas that it never calculated; one finding for the
    rows under one heading. What stands before an error among the texts without a place says what it is the figure of.
    Shares of a total that is 0 of blanks are zero_total's.
    """
    causes: dict[tuple[str, str], list[tuple[str, str]]] = {}
    of_nothing = {at for part in submission.form.parts() for at, _ in _shares_of_nothing(submission, part)}
    for at, _, text in cells_filled(submission):
        if at not in of_nothing and (sign := spreadsheet_error_in(text)):
            causes.setdefault((_heading(submission, at), sign), []).append((at, sign))
    for row, lost in enumerate(submission.unplaced, 1):
        if sign := spreadsheet_error_in(lost.text.strip()):
            before = submission.unplaced[row - 2] if row > 1 else None
            quotes = causes.setdefault((lost.where, sign), [])
            quotes.append((f"{places.UNPLACED}[{row}]", sign))
            if before and before.where == lost.where and not spreadsheet_error_in(before.text.strip()):
                quotes.append((f"{places.UNPLACED}[{row - 1}]", before.text.strip().split("\n")[0]))
    for (_, sign), quotes in causes.items():
        signs = sum(quote == sign for _, quote in quotes)
        others = f"（ほか{signs - 1}か所）" if signs > 1 else ""
        what = "計算されていない式" if sign.startswith("=") else "表計算のエラー"
        yield finding(
            submission,
            quotes[0][0],
            f"{what}「{sign}」が残っています{others}",
            hint=f"元の表の数字を確かめ、値を記入し直してください。数字がないときは{REASONS}のどれかにします。",
            quotes=quotes,
        )


def _heading(submission: Submission, at: str) -> str:
    """Return what cells with one cause share: the heading of fixed rows, else the row or field itself."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    if isinstance(table, Table) and table.rows:
        return f"{place.part} {table.row(place.row).group or place.row}"
    return at.partition(".")[0]


@check(level="error", rules=("R02",))
def zero_total(submission: Submission) -> Iterator[Finding]:
    """内訳が空欄のまま合計が0になっていない

    A total of 0 whose parts are blank, or show an error, is what an empty spreadsheet adds up to: empty is not zero.
    The one finding for all that is blank behind it.
    """
    for part in submission.form.parts():
        for total in zero_totals(submission, part) if isinstance(part, Table) else ():
            first = submission.text(total.unknown[0])
            state = f"「{first}」の" if first else "空欄の"
            told = submission.text(total.at)
            # a part of which words say that it is not known is no fault itself
            parts = [(at, text) for at in total.unknown if not says_none(text := submission.text(at))]
            yield finding(
                submission,
                total.at,
                f"内訳が{state}まま、合計が「{told}」になっています",
                hint=f"実際の数字を記入してください。数字がないときは、合計も内訳も{REASONS}のどれかにします。",
                quotes=[
                    (total.at, told),
                    *(parts or labels_of(submission, [total.at])),
                    *_shares_of_nothing(submission, part, total),
                ],
            )


def _shares_of_nothing(
    submission: Submission, part: Field | Table, of: ZeroTotal | None = None
) -> Iterator[tuple[str, str]]:
    """Yield (place, error) of the shares of the rows behind totals of 0, or behind one of them."""
    if not isinstance(part, Table):
        return
    for total in (of,) if of else zero_totals(submission, part):
        for row in total.rows:
            for column in part.columns_of(f"{part.id}[{row}]"):
                at = f"{part.id}[{row}].{column.id}"
                if at not in total.unknown and (sign := spreadsheet_error_in(submission.text(at))):
                    yield at, sign


_SHARE_BEHIND = regex(r"[0-9０-９,，]+\s*人?\s*[（(]\s*(?:構成割合|構成比|割合)?\s*[0-9０-９.．]+\s*[%％]\s*[)）]")
_IN_TENS = regex("[万億千]")
_PLAIN_FIGURE = regex(r"[0-9]{1,3}(?:,[0-9]{3})*(?: [0-9]{3})*(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


@check(level="warning", rules=("R03",))
def figure(submission: Submission) -> Iterator[Finding]:
    """数字の欄に数字だけが書かれている

    Cells of type integer or decimal: one number that can be read. Its unit is printed beside the cell, and notes have a
    cell of their own; a remark in brackets behind a number that is clear is a note. A dash is a blank, which T104 and
    T105 look at; words that say that there is no figure (公表なし, ―（同上）) are an answer. One finding for the cells
    of a table with which the same is the matter.
    """
    causes: dict[tuple[str, str, FindingLevel], list[tuple[str, str, Wrong]]] = {}
    for at, field, text in filled(submission):
        if field.type in ("integer", "decimal"):
            whole = field.type == "integer" and not _averaged(submission, at)
            plain = _PLAIN_FIGURE.fullmatch(text) and not (whole and "." in text)
            if not plain and not dash(text) and not error_or_mark(text):
                wrong = what_is_wrong(text, number(text), field, _note_cell(submission, at), whole=whole)
                if submission.searched and _SHARE_BEHIND.fullmatch(text):
                    continue  # 1,675（64.0％）: another layout has no cell for the share
                if wrong and wrong.cause == "unit" and submission.searched and not _IN_TENS.search(text):
                    wrong = wrong._replace(level="note")  # no unit may be printed beside the cell of another layout
                if wrong:
                    causes.setdefault((at.partition("[")[0], wrong.cause, wrong.level), []).append((at, text, wrong))
    for (_, _, level), cells in causes.items():
        at, _, wrong = cells[0]
        others = f"（ほか{len(cells) - 1}か所）" if len(cells) > 1 else ""
        quotes = [(where, text) for where, text, _ in cells]
        yield finding(submission, at, f"{wrong.message}{others}", hint=wrong.hint, quotes=quotes, level=level)


def _averaged(submission: Submission, at: str) -> bool:
    """Tell whether a figure may be a mean: its row names ways of counting."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    if not isinstance(table, Table) or place.row not in {row.id for row in table.rows}:
        return False
    row = table.row(place.row)
    return bool(row.bases or row.share_of or row.parent)


def _note_cell(submission: Submission, at: str) -> str:
    """Return how to call the cell for notes that stands in the same row."""
    row, _, _ = at.partition(".")
    table = submission.form.part(places.parse(at).part)
    columns = table.columns_of(row) if isinstance(table, Table) else ()
    return next((f"「{column.title}」" for column in columns if column.id == "note"), "別の欄")


_MONTHS = regex(
    "月|(?<![0-9])[RHS]?[0-9]{1,4}[./][0-9]{1,2}(?![0-9])|四半期|半期|上期|下期|前半|後半|通年|通期|年間を通|(?<![0-9])年間\\s*$|[前後]期|Q[1-4]"
    "|年度?(?:当初|初め|末|始)|[春夏秋冬]",
    re.IGNORECASE,
)


_HALF_A_YEAR = regex(
    r"[（(]?(?:(?:今|本|(?:令和|R)?[0-9元]{1,2})年度?|年度)?(?:中|内)?の?(?:[上下](?:半期|期)|[前後](?:半|期))(?:中|内|頃|ごろ)?(?:に|を|から)?"
    r"(?:[0-9一二三四五六]{1,2}回)?(?:の?(?:開催|実施))?を?(?:予定|見込み|目途|目標)?[）)]?\s*"
)
"""Half a year alone: 年度の後半を予定, R7年度下半期に1回."""


@check(level="warning", rules=("R20",))
def months_of_period(submission: Submission) -> Iterator[Finding]:
    """時期の欄に月まで書かれている

    Periods of which the form wants the months (`months = true`). A year alone (R6年度), 随時 and 未定 do not say when;
    a quarter, 通年 or 年度末 does; half a year alone (年度の後半) is a note. So do such words alone in a row of
    that table which no place of the form took.
    """
    for at, field, text in filled(submission):
        told = text.translate(_HALF_WIDTH) if field.months else ""
        if told and (_HALF_A_YEAR.fullmatch(told) or not _MONTHS.search(told)):
            yield finding(
                submission,
                at,
                f"「{text}」だけでは何月に行うのか分かりません。月まで書けませんか",
                hint=field.hint or "例: R6年4月～R7年2月",
                quotes=[(at, text)],
                level="note" if _MONTHS.search(told) else None,
            )
    yield from _open_times_left_over(submission)


_OPEN = regex(
    "[^、。\n]{0,16}(?:次第|の?都度|未定|調整中|検討中|協議中)|随時|適宜|必要(?:時|に応じて?)|後日|追って(?:決定|調整)?|近日中|(?:今|本)?年度(?:中|内)"
    r"|(?:令和|平成|R|H|Ｒ|Ｈ)?\s?(?:[0-9０-９]{1,4}|元)年度(?:[中内])?(?:に?[0-9０-９一二三四五六]{1,2}回(?:程度)?)?(?:の?(?:開催|実施))?(?:予定)?"
)
"""A time, alone in its cell, that does not say in which month."""


def _open_times_left_over(submission: Submission) -> Iterator[Finding]:
    sections = {
        section.heading: column.hint
        for section in submission.form.sections
        for part in section.parts
        if isinstance(part, Table)
        for column in part.columns
        if column.months
    }
    for row, lost in enumerate(submission.unplaced, 1):
        heading = next((one for one in sections if lost.where.startswith(f"{one}の表")), "")
        text = lost.text.strip()
        if heading and _OPEN.fullmatch(text):
            beside = submission.unplaced[row] if row < len(submission.unplaced) else None
            what = (
                [(f"{places.UNPLACED}[{row + 1}]", beside.text.strip())]
                if beside and beside.where == lost.where
                else []
            )
            yield finding(
                submission,
                f"{places.UNPLACED}[{row}]",
                f"「{text}」だけでは何月に行うのか分かりません。月まで書けませんか",
                hint=sections[heading] or "例: R6年4月～R7年2月",
                quotes=[(f"{places.UNPLACED}[{row}]", text), *what],
                subject=heading,
            )


@check(level="error")
def municipality_code(submission: Submission) -> Iterator[Finding]:
    """自治体コードの桁数と検査数字が正しい

    全国地方公共団体コード: five digits and a check digit, the last digit of 11 - (6a + 5b + 4c + 3d + 2e) mod 11.
    """
    code = submission.municipality.code.translate(_HALF_WIDTH).strip()
    if not code:
        return
    right = code[:5] + check_digit(code[:5]) if re.fullmatch("[0-9]{5,6}", code) else ""
    if right == code:
        return
    message, hint = (
        f"自治体コード「{code}」は6桁の数字ではありません",
        "全国地方公共団体コードを6桁で記入してください。",
    )
    if len(code) == 5 and right:
        hint = f"検査数字を付けた6桁では「{right}」です。番号を確かめてください。"
    elif right:
        message = f"自治体コード「{code}」は最後の桁（検査数字）が合いません"
        hint = f"初めの5桁が正しければ「{right}」です。番号を確かめてください。"
    first = next(submission.form.parts())
    own = next((part for part in submission.form.parts() if part.type == "municipality"), first)
    yield finding(submission, own.id, message, hint=hint)


def check_digit(five: str) -> str:
    """Return the check digit of a municipality code's first five digits."""
    weighted = sum(int(digit) * weight for digit, weight in zip(five, (6, 5, 4, 3, 2), strict=True))
    return str((11 - weighted % 11) % 10)
