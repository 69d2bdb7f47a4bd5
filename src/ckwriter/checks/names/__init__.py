"""Names: which two are one, where they stand in a text, how they are spelt."""
