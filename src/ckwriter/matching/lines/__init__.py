"""Lines of text that are rows, figures or fields."""
