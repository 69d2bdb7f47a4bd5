"""Backends: each makes the text of one cell from numbered facts.

An entry point of the group `ckwriter.backends` is a factory: it takes what follows the first colon of a backend's name
(`openai:MODEL` gives it `MODEL`, `offline` gives it "") and the `Endpoint` where it is to ask, and returns a
`ckwriter.drafts.Backend`. A backend asks once: it raises `CallFailed` where the call failed on the way, and the guards
call again. It keeps the endpoint's deadline, and takes calls from several threads. One that holds connections open has
a `close` method.
"""
