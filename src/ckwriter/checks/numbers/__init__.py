"""Numbers that must agree: sums, shares, counts, figures in the text against those of a table."""
