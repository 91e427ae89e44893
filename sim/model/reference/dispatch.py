"""Dispatch of the reference engine: which man takes which task."""

from __future__ import annotations

from sim.model import DAY, StaffState, TaskState, rules
from sim.model.reference.books import Books
from sim.model.trace import NOBODY, Row


class Dispatch(Books):
    """Choices. Every one is an argmin that ends in an id."""

    def level(self, w: int, i: int) -> int:
        """Return whether a man serves a task as his own (1), as help (2) or not at all (0)."""
        a, draws = self.draws.afdeling[i], self.draws
        reach = self.staff.reach[self.epoch][w][a][self.types.work[draws.type[i]]]
        if reach <= rules.OWN:
            return reach  # type: ignore[no-any-return]
        return rules.serving_level(
            reach,
            rules.is_urgent(draws.priority[i]),
            self.backlog.requests[a],
            self.levers.help_above[self.regime_at(a)],
            self.roster.home_men[self.now // DAY][a],
        )

    def able(self, w: int, i: int) -> int:
        """Return the serving level of a man who has the skill, else 0."""
        skill = self.types.skill[self.draws.type[i]]
        return self.level(w, i) if self.staff.speed[w][skill] > 0 else 0

    def trip(self, w: int, i: int) -> int:
        """Return seconds from where a man stands to a task, a shared machine fetched on the way."""
        a, kind = self.draws.afdeling[i], self.draws.type[i]
        fetch = 0
        if self.types.machine[kind] and self.last_type[w] != kind:
            fetch = self.levers.transport[self.regime_at(a)]
        drive: int = self.travel[self.staff.vehicle[w]][self.place[w]][a]
        return drive + self.world.walk + fetch

    def urgency(self, i: int) -> int:
        """Return the rank of a task now."""
        r = self.regime_at(self.draws.afdeling[i])
        return rules.rank(
            self.draws.priority[i],
            self.levers.dispatch[r],
            self.levers.protected[r],
            self.levers.window[r],
            self.now,
            self.due[i],
        )

    def startable(self, w: int, i: int) -> int:
        """Return the serving level if a man may set out for a task now, else 0."""
        level = self.able(w, i)
        if level == 0:
            return 0
        a, kind = self.draws.afdeling[i], self.draws.type[i]
        if self.types.machine[kind] and self.machines[self.machine_unit[self.epoch][a]] == 0:
            return 0
        starts = rules.may_start(
            self.draws.priority[i],
            self.types.splittable[kind] == 1,
            self.block_kind[w],
            self.now,
            self.trip(w, i),
            self.types.expected[kind],
            self.block_end[w],
        )
        if not starts or (self.types.persons[kind] == 2 and self.helper(w, i) == NOBODY):
            return 0
        return level

    def best(self, w: int, above: int = rules.PLANLAGT + 1) -> int:
        """Return the waiting task a man should take, of those that go before priority `above`."""
        best, best_key = NOBODY, (0, 0)
        for i in self.backlog.heads():
            if above <= rules.PLANLAGT and not rules.preempts(self.draws.priority[i], above):
                continue
            level = self.startable(w, i)
            if level == 0:
                continue
            key = rules.dispatch_key(
                self.levers.dispatch[self.regime_at(self.draws.afdeling[i])],
                self.urgency(i),
                level,
                self.since[i],
                self.due[i],
                self.trip(w, i),
                self.now,
            )
            if best == NOBODY or (key, i) < best_key:
                best, best_key = i, (key, i)
        return best

    def pick(self, w: int) -> None:
        """Let an idle man take the best waiting task, if there is one."""
        i = self.best(w)
        if i != NOBODY:
            self.assign(w, i)

    def offer(self, i: int) -> None:
        """Offer a task that has just come to the idle, and if it is urgent to the working."""
        idle, working = NOBODY, NOBODY
        idle_key = working_key = (0, 0, 0, 0)
        for w in self.men:
            free = self.state[w] == StaffState.IDLE
            if not free and not self.interruptible(w, self.draws.priority[i]):
                continue
            level = self.startable(w, i)
            if level == 0:
                continue
            if free:
                key = (level, self.trip(w, i), w, 0)
                if idle == NOBODY or key < idle_key:
                    idle, idle_key = w, key
            else:
                key = (level, -self.draws.priority[self.task[w]], self.trip(w, i), w)
                if working == NOBODY or key < working_key:
                    working, working_key = w, key
        if idle == NOBODY and working != NOBODY:
            self.preempt(working)
        w = working if idle == NOBODY else idle
        if w != NOBODY:
            self.assign(w, i)

    def interruptible(self, w: int, priority: int) -> bool:
        """Return whether a task of some priority takes a man from his work."""
        return (
            self.on[w]
            and self.state[w] == StaffState.WORK
            and self.partner[w] == NOBODY
            and rules.preempts(priority, self.draws.priority[self.task[w]])
        )

    def helper(self, w: int, i: int) -> int:
        """Return a second man for a task of two: idle ones first, then those on planned work."""
        best, best_key = NOBODY, (0, 0, 0)
        for v in self.men:
            if v == w or not self.on[v] or self.block_kind[v] != rules.ORDINARY_BLOCK:
                continue
            idle = self.state[v] == StaffState.IDLE
            planned = (
                self.state[v] == StaffState.WORK
                and self.partner[v] == NOBODY
                and self.draws.priority[self.task[v]] == rules.PLANLAGT
            )
            if not (idle or planned) or self.able(v, i) == 0:
                continue
            key = (0 if idle else 1, self.trip(v, i), v)
            if best == NOBODY or key < best_key:
                best, best_key = v, key
        return best

    def assign(self, w: int, i: int) -> None:
        """Send a man to a waiting task."""
        kind = self.draws.type[i]
        travel = self.trip(w, i)
        if self.types.persons[kind] == 2:
            v = self.helper(w, i)
            if self.state[v] == StaffState.WORK:
                self.preempt(v)
            travel = max(travel, self.trip(v, i))
            self.partner[w], self.partner[v] = v, w
            self.state[v], self.task[v], self.begun[v] = StaffState.ASSIST, i, self.now
            self.last_type[v] = kind
            self.clock.rouse(v)
        self.dequeue(i, TaskState.ASSIGNED)
        if self.types.machine[kind]:
            self.held[w] = self.machine_unit[self.epoch][self.draws.afdeling[i]]
            self.machines[self.held[w]] -= 1
        self.last_type[w] = kind
        self.state[w], self.task[w] = StaffState.TRAVEL, i
        self.begun[w], self.finish[w] = self.now, self.now + travel
        self.emit(Row.ASSIGNED, i, w)
        self.clock.rouse(w)

    def preempt(self, w: int) -> None:
        """Take a working man from his task; it returns to the front of its queue."""
        self.break_off(w, Row.PREEMPTED)
        if not self.closed_door[w]:
            a = self.draws.afdeling[self.task[w]]
            self.left[self.task[w]] += self.levers.setup[self.regime_at(a)]
        self.put_back(w)
        self.state[w] = StaffState.IDLE

    def break_off(self, w: int, row: Row) -> None:
        """Write down what was done of a spell that ends before its time."""
        i, elapsed = self.task[w], self.now - self.begun[w]
        done = rules.hands_on(elapsed, self.lost[w], self.whole[w])
        self.emit(row, i, w, done, elapsed - done)
        if not self.closed_door[w]:
            self.left[i] = rules.left_after(self.left[i], self.whole[w], done)

    def put_back(self, w: int) -> None:
        """Return a man's unfinished task to the front of its queue."""
        self.enqueue(self.task[w], front=True)
        self.release_machine(w)
        self.task[w] = NOBODY

    def release_machine(self, w: int) -> None:
        """Give back the machine a man holds."""
        if self.held[w] != NOBODY:
            self.machines[self.held[w]] += 1
            self.held[w] = NOBODY
            self.machine_back = True

    def share_machines(self) -> None:
        """Let idle men look again while machines come back; ends every event."""
        while self.machine_back:
            self.machine_back = False
            for w in self.men:
                if self.state[w] == StaffState.IDLE:
                    self.pick(w)
