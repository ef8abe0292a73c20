"""The errors that a person can cause or mend, each carrying the one sentence that is shown to them.

CrosscheckError
├── InputError      the call or what was handed in is wrong
│   └── TableFaults   a spreadsheet or table has faults, each with its place
├── NotFoundError   what was asked for is not there
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


class NotFoundError(CrosscheckError):
    """What was asked for is not there."""

    exit_code = 1


class StorageError(CrosscheckError):
    """The database is locked, damaged, full, or out of reach; nothing was changed."""
