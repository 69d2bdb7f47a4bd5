"""Laying out the pages of a PDF within bounds: a few hundred bytes can ask for millions of characters and lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from ckwriter.boxes import Box
from ckwriter.errors import ReadError
from ckwriter.text.shades import without_shades

MOST_CHARACTERS = 30_000
"""How many characters a page may have; a full A4 page has about 2,000."""
MOST_IN_ALL = 1_000_000
"""How many characters all pages may have together."""
MOST_CROSSINGS = 4_000
"""Of how many crossings of its ruled lines a page's tables may be made; beyond that it is a drawing, not a table."""
MOST_CROSSINGS_IN_ALL = 100_000
_MOST_PAIRS = 1_000_000
_MOST_FRAMES = 300
MOST_DRAWN = 20_000
"""How many lines, areas, pictures and nested drawings a page may have."""


class Budget:
    """What a document may still ask for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.characters = MOST_IN_ALL
        self.crossings = MOST_CROSSINGS_IN_ALL

    def lay_out(self, page: Any) -> None:  # noqa: ANN401  # pdfplumber's page
        """Lay out a page, so that pdfplumber finds it done; ReadError as soon as it asks for too much."""
        from pdfminer.pdfinterp import PDFPageInterpreter
        from pdfplumber.page import PDFPageAggregatorWithMarkedContent

        budget = self
        characters, drawn = MOST_CHARACTERS, MOST_DRAWN

        class Bounded(PDFPageAggregatorWithMarkedContent):
            def render_char(self, *args: Any, **options: Any) -> float:  # noqa: ANN401
                nonlocal characters
                characters -= 1
                budget.characters -= 1
                if characters < 0 or budget.characters < 0:
                    raise budget.exceeded(page.page_number, "文字")
                return super().render_char(*args, **options)

            def paint_path(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
                spend(page.page_number)
                super().paint_path(*args, **options)

            def begin_figure(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
                spend(page.page_number)
                super().begin_figure(*args, **options)

        def spend(number: int) -> None:
            nonlocal drawn
            drawn -= 1
            if drawn < 0:
                raise budget.exceeded(number, "図形")

        device = Bounded(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
        PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
        page._layout = device.get_result()

    def cells(self, page: Any) -> tuple[list[list[Box]], list[Box]]:  # noqa: ANN401
        """Return the cells of each table of a page, and the boxes that are no part of one: frames round text."""
        from pdfplumber import table

        finder = table.TableFinder.__new__(table.TableFinder)
        finder.page, finder.settings = without_shades(page), table.TableSettings()
        edges = finder.get_edges()
        upright = sum(edge["orientation"] == "v" for edge in edges)
        if upright * (len(edges) - upright) > _MOST_PAIRS:
            return [], []
        crossings = table.edges_to_intersections(
            edges, finder.settings.intersection_x_tolerance, finder.settings.intersection_y_tolerance
        )
        if len(crossings) > MOST_CROSSINGS:
            return [], []
        self.crossings -= len(crossings)
        if self.crossings < 0:
            raise self.exceeded(page.page_number, "罫線")
        cells = table.intersections_to_cells(crossings)
        tables = [[Box(*cell) for cell in cells] for cells in table.cells_to_tables(cells)]
        of_tables = {cell for cells in tables for cell in cells}
        outer = _around_others([*of_tables])
        frames = [box for box in (Box(*cell) for cell in cells) if box not in of_tables or box in outer]
        inner = [[cell for cell in cells if cell not in outer] for cells in tables]
        return [cells for cells in inner if cells], frames[:_MOST_FRAMES]

    def exceeded(self, number: int, what: str) -> ReadError:
        """Return the error that a page asks for too much."""
        return ReadError(f"{self.name}: {number}ページ目の{what}が多すぎます（不正なファイルのおそれがあります）")


def _around_others(cells: list[Box]) -> set[Box]:
    """Return the cells that have others inside them: frames, of which a table took one for a cell of its own."""
    middles = sorted(((cell.top + cell.bottom) / 2, (cell.left + cell.right) / 2, cell) for cell in cells)
    heights = [height for height, _, _ in middles]
    found: set[Box] = set()
    for cell in cells:
        beside = middles[bisect_left(heights, cell.top) : bisect_right(heights, cell.bottom)]
        if any(cell.left < middle < cell.right and cell.holds(other) for _, middle, other in beside):
            found.add(cell)
    return found
