"""Names of the XML of slides."""

from __future__ import annotations

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def a(name: str) -> str:
    """Return the full name of an element of text, tables and positions."""
    return f"{{{DRAWING}}}{name}"


def p(name: str) -> str:
    """Return the full name of an element of slides and shapes."""
    return f"{{{PRESENTATION}}}{name}"
