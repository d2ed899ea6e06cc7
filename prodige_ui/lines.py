"""Lines that take turns: whoever stands in one waits only for one of each other line at a time."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Lines(Generic[Thing]):
    """Things that wait, each in one line or, wanted by several, in several. Not safe between threads by itself."""

    def __init__(self) -> None:
        self._lines: OrderedDict[str, deque[Thing]] = OrderedDict()

    def join(self, line: str, thing: Thing) -> None:
        """Stand at the end of a line; nothing happens to what stands in it already."""
        own = self._lines.setdefault(line, deque())
        if thing not in own:
            own.append(thing)

    def rejoin(self, line: str, thing: Thing) -> None:
        """Stand at the head of a line after a turn: the line itself goes behind all others."""
        self._lines.setdefault(line, deque()).appendleft(thing)
        self._lines.move_to_end(line)

    def holds(self, line: str, thing: Thing) -> bool:
        """Whether it waits in this line."""
        return thing in self._lines.get(line, ())

    def length(self, line: str) -> int:
        """How many wait in a line."""
        return len(self._lines.get(line, ()))

    def leave(self, line: str, thing: Thing) -> None:
        """Stand in this line no more."""
        own = self._lines.get(line, deque())
        if thing in own:
            own.remove(thing)
        if not own:
            self._lines.pop(line, None)

    def leave_all(self, thing: Thing) -> None:
        """Wait no more."""
        for line in [*self._lines]:
            self.leave(line, thing)

    def in_turn(self) -> Iterator[Thing]:
        """All that wait, each once, in the order in which `take` will give them."""
        lines, told = [[*own] for own in self._lines.values()], set()
        for place in range(max(map(len, lines), default=0)):
            for line in lines:
                if place < len(line) and line[place] not in told:
                    told.add(line[place])
                    yield line[place]

    def take(self) -> Thing | None:
        """The next in turn, which waits no more; its line goes to the end. None when nothing waits."""
        thing = next(self.in_turn(), None)
        if thing is not None:
            self._lines.move_to_end(next(iter(self._lines)))
            self.leave_all(thing)
        return thing

    def __len__(self) -> int:
        """How many wait, each counted once."""
        return sum(1 for _ in self.in_turn())

    def clear(self) -> None:
        """Nothing waits any more."""
        self._lines.clear()
