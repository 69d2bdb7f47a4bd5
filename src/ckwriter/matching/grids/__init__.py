"""Tables: their headers, the labels of their rows, and which cell says what."""
