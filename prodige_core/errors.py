"""Everything that can go wrong, in one tree.

```
ProdigeError
├── InputError            a file or a value from outside is not acceptable; carries every problem found
│   ├── FrameworkError    a framework folder (framework.yaml, actions.yaml, examples)
│   ├── CentreFileError   a centre file, or a PDF that should hold one
│   ├── AnswerError       an answer, target or profile value given through a screen
│   └── PlanningInputError  contradictory decisions, means of the wrong length, unknown ids
└── StatedError           one sentence for people, translatable
    ├── NotFound          the thing asked for is not stored here
    ├── Forbidden         this person's role does not allow it
    ├── Conflict          somebody else changed it meanwhile; carries both, so that nothing is dropped
    ├── StateError        it does not fit the state a workshop or survey is in (voting is over, it has closed)
    ├── PlannerFailed     the planner's own process broke down; nothing is wrong with the input
    ├── ReportFailed      a document could not be set (too many wait, its process broke down); nothing is wrong with the input
    └── StorageError      the database cannot be opened, read or written
```

An infeasible plan or a score that cannot be given is a *value* with its reason, never an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input, where it is and what would be right.

    ``what`` and ``remedy`` are message templates (marked with ``N_`` where they are written, so that
    they can be translated at the edge); ``values`` fills their named placeholders.
    ``line`` counts from 1; None where the input has no lines (a widget, a JSON pointer).
    """

    file: str
    where: str
    what: str
    remedy: str = ""
    line: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, gettext: Callable[[str], str] = str) -> str:
        """The sentence for people: what is wrong, then what to do."""
        parts = [gettext(part).format(**self.values) for part in (self.what, self.remedy) if part]
        return " ".join(parts)

    def line_text(self, gettext: Callable[[str], str] = str) -> str:
        """The line for the command line: ``file:line: where: what``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.where, self.text(gettext)) if part)


class ProdigeError(Exception):
    """Base of every error that Prodige raises on purpose."""


class InputError(ProdigeError):
    """An input from outside is not acceptable. ``problems`` holds all that was found, never only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line_text() for problem in self.problems))


class FrameworkError(InputError):
    """A framework folder cannot be used."""


class CentreFileError(InputError):
    """A centre file (or the PDF that should hold one) cannot be opened."""


class AnswerError(InputError):
    """A value given through a screen is outside what the question allows."""


class PlanningInputError(InputError):
    """The wishes, means or decisions contradict each other or do not fit together."""


class StatedError(ProdigeError):
    """An error with one sentence for people, as a `Problem` so that the edge can translate it.

    ``str(error)`` is the sentence in English.
    """

    def __init__(self, what: str, remedy: str = "", **values: object) -> None:
        self.problem = Problem("", "", what, remedy, None, values)
        super().__init__(self.problem.text())

    def text(self, gettext: Callable[[str], str] = str) -> str:
        """The sentence in the reader's language."""
        return self.problem.text(gettext)


class NotFound(StatedError):
    """The thing asked for is not stored here (or no longer)."""


class Forbidden(StatedError):
    """Whoever asks may not do this; the message says who may, or to sign in."""


class StateError(StatedError):
    """What was asked does not fit the state a workshop or survey is in; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that two people changed differently. Each is None where there is nothing (taken away, not answered).

    base: what stood there when this person began. yours: what they gave. theirs: what somebody else stored meanwhile.
    """

    field: str
    base: object
    yours: object
    theirs: object


class Conflict(StatedError):
    """Somebody else changed the same meanwhile; nothing was stored. ``clashes`` are the fields, never none.

    mine: the whole to store so that the person's own values stand where the two clash, with ``theirs`` (the whole as it
    is stored) as what they have seen. Who takes the other's values stores nothing.
    """

    def __init__(
        self, what: str, remedy: str = "", *, clashes: Iterable[Clash], mine: object, theirs: object, **values: object
    ) -> None:
        self.clashes = tuple(clashes)
        self.mine = mine
        self.theirs = theirs
        super().__init__(what, remedy, **values)


class PlannerFailed(StatedError):
    """The planner's own process could not be started or broke down; planning again may well succeed."""


class ReportFailed(StatedError):
    """A document could not be set: too many wait, its process broke down or it took too long; the message says what to do."""


class ToldOnScreen(StatedError):
    """A download that does not come, for a reason that the screen it belongs to tells by itself. No fault of anybody's."""


class StorageError(StatedError):
    """The database cannot be opened, read or written. The message says what to do."""
