"""Word: reads a .docx into blocks, builds a blank form, and fills one."""

ENDINGS = (".docx", ".docm")
"""The endings of Word files; the second has macros."""
