"""What a sentence and its facts say, read once: statements, words, names that are listed, and the facts as evidence."""
