"""The backlog: waiting tasks, indexed by type, priority and afdeling."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

Key = tuple[int, int, int]


class Backlog:
    """Queues of waiting tasks by (type, priority, afdeling).

    Within a queue tasks stand in the order in which they entered it; one that was broken off
    returns to the front. Only heads of queues are candidates, so a choice costs the number of
    queues and not the length of the backlog.
    """

    def __init__(self, afdelinger: int) -> None:
        """Start empty."""
        self._queues: dict[Key, OrderedDict[int, None]] = {}
        self.requests = [0] * afdelinger
        """Waiting requests in each afdeling."""

    def push(self, key: Key, task: int, *, front: bool, request: bool) -> None:
        """Enter a task."""
        queue = self._queues.setdefault(key, OrderedDict())
        queue[task] = None
        if front:
            queue.move_to_end(task, last=False)
        self.requests[key[2]] += request

    def remove(self, key: Key, task: int, *, request: bool) -> None:
        """Take a task out, wherever it stands."""
        queue = self._queues[key]
        del queue[task]
        if not queue:
            del self._queues[key]
        self.requests[key[2]] -= request

    def heads(self) -> Iterator[int]:
        """Yield the first task of each queue."""
        for queue in self._queues.values():
            yield next(iter(queue))
