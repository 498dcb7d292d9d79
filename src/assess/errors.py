"""Every error that a user can meet, and the exit status each one gives.

::

    AssessError                 something the user can mend; never a traceback
    ├── ContentError            checklists or sources that cannot be used (lists every problem)
    ├── AnswerRefused           an answer that does not fit its question or the profile
    ├── TextRefused             typed text that is too long
    ├── AssessmentFileError     a file that cannot be imported (lists every problem)
    ├── ChangedMeanwhile        another program changed the same thing first
    ├── NotFound                no such assessment, checklist, provision or country
    │   └── Deleted             the open assessment, by another program
    ├── StoreError              the store cannot be read or written
    │   ├── StoreTooNew         written by a newer version of the program
    │   └── StoreDamaged        its events do not agree with their own identities
    └── ReportError             the report cannot be written

A message says what is wrong, where (file, line, key) and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit statuses of the command line, as listed in ``assess --help``."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    NOT_FOUND = 3
    STORE = 4
    CANCELLED = 5


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in one file: where it is, what it is and how to mend it.

    ``line`` counts from 1; 0 means that the problem is not at one line. ``key`` is the dotted
    path inside the file.
    """

    file: str
    line: int
    key: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        remedy = f" → {self.remedy}" if self.remedy else ""
        return f"{place}:{key} {self.message}{remedy}"


class AssessError(Exception):
    """Something the user can mend.

    ``remedy`` says what to do. The command line prints both and exits with ``status``.
    """

    status = ExitStatus.PROBLEMS

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class _WithProblems(AssessError):
    def __init__(self, message: str, problems: Sequence[Problem], remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.problems = tuple(sorted(problems))

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {problem}" for problem in self.problems)])


class ContentError(_WithProblems):
    """Checklists or sources that cannot be used; ``problems`` lists all of them."""


class AnswerRefused(AssessError):
    """An answer that does not fit its question, its state or the profile."""


class TextRefused(AssessError):
    """Typed text that is too long to be kept."""


class AssessmentFileError(_WithProblems):
    """An assessment file that cannot be imported; nothing was stored."""


class ChangedMeanwhile(AssessError):
    """Another program changed the same thing since it was last looked at; nothing was kept."""


class NotFound(AssessError):
    """No assessment, checklist, provision or country of that name."""

    status = ExitStatus.NOT_FOUND


class Deleted(NotFound):
    """The assessment that is open was deleted by another program."""


class StoreError(AssessError):
    """The store cannot be read or written; what was saved before still stands."""

    status = ExitStatus.STORE


class StoreTooNew(StoreError):
    """The database was written by a newer version of the program."""


class StoreDamaged(StoreError):
    """An event's content does not agree with its identity."""


class ReportError(AssessError):
    """The report cannot be written."""
