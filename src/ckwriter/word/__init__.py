"""Word: reads a .docx into blocks, builds a blank form, and fills one."""
