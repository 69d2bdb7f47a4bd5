"""What a submission tells, as the checks read it: its texts, the words of the language, what a sentence is about."""
