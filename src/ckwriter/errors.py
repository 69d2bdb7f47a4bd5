"""What can go wrong before a document can be judged.

A wrong set-up (a file that cannot be read, a form that does not exist, a plugin that does not load) raises one of
these; a wrong *document* never does: it yields a `Finding`. The command catches `CkwriterError` alone and prints its
one line.

    CkwriterError
    ├── BackendError     a model's service is not set up, or refuses all that it is asked
    │   └── CallFailed   one call of it failed on the way; the same call may succeed later
    ├── FormError        a form's own files (form.toml, form.docx, prompts) are wrong
    ├── PluginError      a plugin is missing, broken or claimed twice
    │   └── MissingExtra an optional dependency is not installed
    ├── ReadError        a file cannot be read as a submission
    ├── SettingsError    ckwriter.toml or an option is wrong
    └── WriteError       a file cannot be written
"""


class CkwriterError(Exception):
    """The base of all errors that ckwriter raises on purpose; its text is one line in Japanese for the user."""


class BackendError(CkwriterError):
    """A model's service is not set up, or refuses all that it is asked: the key, the address, the model's name."""


class CallFailed(BackendError):
    """One call of a model failed on the way. The guards make it again; no user sees this error.

    Args:
        message: what happened, in Japanese.
        limited: True if the service limits the rate: all calls wait, and none counts as failed.
        after: how many seconds the service asks to wait, if it says so.
        reached: False if there was no connection at all.

    """

    def __init__(
        self, message: str, *, limited: bool = False, after: float | None = None, reached: bool = True
    ) -> None:
        super().__init__(message)
        self.limited = limited
        self.after = after
        self.reached = reached


class FormError(CkwriterError):
    """A form's own files are wrong."""


class PluginError(CkwriterError):
    """A plugin is missing, broken or claimed twice."""


class MissingExtra(PluginError):
    """An optional dependency is not installed; the message names the extra."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f'{purpose}には追加の部品が要ります。pip install "ckwriter[{extra}]" で入れてください。')
        self.extra = extra


class ReadError(CkwriterError):
    """A file cannot be read as a submission."""


class SettingsError(CkwriterError):
    """The settings file or an option is wrong."""


class WriteError(CkwriterError):
    """A file cannot be written."""
