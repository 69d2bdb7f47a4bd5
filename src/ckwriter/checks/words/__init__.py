"""Words and sentences: slips, spelling, endings, voice."""
