"""What one piece of text tells: a value and what stands beside it, a name and its purpose, a title and its answer."""
