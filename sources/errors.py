"""The errors that a person can cause or mend, each carrying the one sentence that is shown to them.

CrosscheckError
├── InputError      the call or what was handed in is wrong
│   ├── TableFaults   a spreadsheet or table has faults, each with its place
│   ├── ChangedError   somebody else was first: what was to be changed is not what was looked at
│   └── RefusedError   the person may not do that
├── NotFoundError   what was asked for is not there
├── FetchError      a page could not be fetched from the network, or is none that can be read
└── StorageError    the database cannot be opened, read or written
"""


class CrosscheckError(Exception):
    """Base of what is shown as one sentence, `str(error)`. `exit_code` is the command line's."""

    exit_code = 2


class InputError(CrosscheckError):
    """The call or the input is wrong, and the sentence says what would be right."""


class TableFaults(InputError):  # noqa: N818 - it carries faults, and is called by them
    """A table was refused because of its faults; nothing of it was taken.

    `lines` holds one line a fault, with file, row and column.
    """

    def __init__(self, message: str, lines: tuple[str, ...]) -> None:
        super().__init__(message)
        self.lines = lines


class ChangedError(InputError):
    """The stored notice is not the one that the editor saw; nothing was changed.

    `lines` say what differs, one line a cell.
    """

    def __init__(self, message: str, lines: tuple[str, ...]) -> None:
        super().__init__(message)
        self.lines = lines


class RefusedError(InputError):
    """Who asked may not do that."""


class NotFoundError(CrosscheckError):
    """What was asked for is not there."""

    exit_code = 1


class StorageError(CrosscheckError):
    """The database is locked, damaged, full, or out of reach; nothing was changed."""


class FetchError(CrosscheckError):
    """A link may not be followed, its page did not come, or what came cannot be read.

    `retry_after` is how many seconds the other side wants to be left alone, where it said so. `passing` tells
    a fault that may be gone in a moment (no connection, 503) from one that stays.
    """

    def __init__(self, message: str, *, retry_after: float | None = None, passing: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.passing = passing
