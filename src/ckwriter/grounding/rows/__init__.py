"""Rows of a table: whether what is told of a meeting, an office or an indicator stands in its own row."""
