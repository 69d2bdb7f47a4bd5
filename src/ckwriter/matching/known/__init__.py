"""Pages that ckwriter knows: a blank form filled, a file with the record that it carries."""
