"""`Form`: what a form asks, as data.

A form is read from its folder's `form.toml`; nothing here knows which programme it belongs to.
"""

from ckwriter.form.fields import Field, FieldType, FormValue, Kind, Required, Role, Strings, Titled
from ckwriter.form.rules import Constraint, Reference, Words
from ckwriter.form.tables import Column, Part, Row, Table
from ckwriter.form.whole import COVER, Form, Section

__all__ = [
    "COVER",
    "Column",
    "Constraint",
    "Field",
    "FieldType",
    "Form",
    "FormValue",
    "Kind",
    "Part",
    "Reference",
    "Required",
    "Role",
    "Row",
    "Section",
    "Strings",
    "Table",
    "Titled",
    "Words",
]
