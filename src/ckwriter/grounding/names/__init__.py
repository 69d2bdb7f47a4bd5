"""Names of bodies, meetings, programmes, people and places: whether they stand in the facts, in any spelling."""
