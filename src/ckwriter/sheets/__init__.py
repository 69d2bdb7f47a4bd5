"""Excel: ckwriter's own workbook, written for people to fill and read back exactly."""
