"""Text, Markdown and PDF as blocks."""
