"""What is missing: sections, tables, rows, figures, choices, and what only seems to be."""
