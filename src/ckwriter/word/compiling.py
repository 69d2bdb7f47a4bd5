"""Compile a blank form: find its places, cut it into static bytes and holes."""

from __future__ import annotations

from typing import Any

from ckwriter.errors import FormError
from ckwriter.form import Form
from ckwriter.matching import Layout, search
from ckwriter.word.compiler import Compiler
from ckwriter.word.document import blocks
from ckwriter.word.filling import dated
from ckwriter.word.parts import Package
from ckwriter.word.program import Program
from ckwriter.word.repeating import repeat
from ckwriter.word.styles import Styles

_Element = Any


def compiled(package: Package, styles: Styles, form: Form) -> Program:
    """Return a blank form as a program.

    Args:
        package: the blank form.
        styles: what its styles mean; they have those of drafted text and of the line that explains it.
        form: the form whose places are looked for.

    Raises:
        FormError: no place of the form was found.

    """
    root = package.parse(package.document)
    layout = search(form, blocks(package, root, styles))
    if not layout.found:
        raise FormError(
            f"{package.name}: 様式「{form.title}」の欄が見つかりません。この様式の用紙かどうか確かめてください"
        )
    return _program(Compiler(root, form, styles), root, layout)


def _program(compiler: Compiler, root: _Element, layout: Layout) -> Program:
    """Cut the tree at every slot and return the program."""
    from lxml import etree

    form = compiler.form
    compiler.legend()
    for at, slot in sorted(layout.slots.items(), key=lambda item: -item[1].start):
        compiler.slot(at, slot)
    for table, records in layout.records.items():
        if records:
            repeat(compiler, form.table(table), records)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Program(
        form=form,
        nodes=tuple(compiler.cut(data)),
        singles=frozenset(layout.slots),
        columns={table: frozenset(records[-1].slots) for table, records in layout.records.items() if records},
        printed=tuple(left.text for left in layout.left),
        dated=tuple(dated(form)),
    )
