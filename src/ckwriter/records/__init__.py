"""A `Submission` as plain data, and back: the shape of its JSON, of its YAML, and of the record in a Word file.

    form: nimo-r6
    fiscal_year: R6                  # or 2024
    municipality: {name: 倉敷市, kind: 中核市, code: "332020"}
    sections:
      - number: "7"
        forums:                      # nested, as people write it: a free table is a list of rows,
          - name: 精神部会           # a fixed one a mapping by row id; a cell is its text
            frequency: 年4回         # or {text, origin, sources, absent, ignore: {C101: reason}}
      - number: "5"
        cells:                       # or flat, as programs write it: one key a place
          strengths: {text: …, origin: offline, sources: [{sentence: …, at: [forums[1].name]}]}
    notes: [{about: strengths, text: …}]

Both ways of writing a section may be read from any file; `to_record` writes either. Whatever does not fit the form is
refused with one line that names the place by its official title.
"""

from ckwriter.records.cells import cell
from ckwriter.records.reading import MOST_ROWS, fiscal_year, from_record, municipality, note_about
from ckwriter.records.writing import Record, to_record

__all__ = ["MOST_ROWS", "Record", "cell", "fiscal_year", "from_record", "municipality", "note_about", "to_record"]
