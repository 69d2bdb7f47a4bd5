"""Guards: backends that wrap a backend, so that a model may not invent, leak, cost or hang more than it is allowed.

`chain` puts them round a model in their order: `grounding`, `echoing`, `screen` (with `screen_patterns` and
`screen_names`), a second call, `replay` with its `ledger`, `budget`, `pacing`. What they find they tell through
`telling`.
"""
