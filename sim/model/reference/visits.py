"""Visits of the reference engine: arriving, working, finishing, and the working day around them."""

from __future__ import annotations

from sim.model import Kind, StaffState, TaskState, rules
from sim.model.reference.dispatch import Dispatch
from sim.model.trace import NOBODY, Row


class Visits(Dispatch):
    """What happens when travel or work ends, and when blocks of working time start and end."""

    def busy(self, w: int) -> bool:
        """Return whether a man has a finish of his own to wait for."""
        return self.state[w] in (StaffState.TRAVEL, StaffState.WORK)

    def finished(self, w: int) -> None:
        """End a man's travel or work."""
        if self.state[w] == StaffState.TRAVEL:
            self.arrive(w)
        else:
            self.complete(w)
        self.share_machines()

    def arrive(self, w: int) -> None:
        """Start the visit, unless something more urgent has come or the day has ended."""
        i, travel = self.task[w], self.now - self.begun[w]
        self.place[w] = self.draws.afdeling[i]
        v = self.partner[w]
        if v != NOBODY:
            self.place[v], self.begun[v] = self.place[w], self.now
            self.emit(Row.HELPER_ARRIVED, i, v, travel)
        else:
            if not self.on[w] and self.types.splittable[self.draws.type[i]]:
                self.emit(Row.DIVERTED, i, w, travel)
                self.put_back(w)
                self.clock_out(w)
                return
            urgent = self.best(w, above=self.draws.priority[i]) if self.on[w] else NOBODY
            if urgent != NOBODY:
                self.emit(Row.DIVERTED, i, w, travel)
                self.put_back(w)
                self.assign(w, urgent)
                return
        self.emit(Row.ARRIVED, i, w, travel)
        self.visited[i] = True
        self.begin(w, i)

    def begin(self, w: int, i: int) -> None:
        """Start hands-on work, or wait at a closed door."""
        draws, attempt = self.draws, self.tried[i]
        a, kind = draws.afdeling[i], draws.type[i]
        r = self.regime_at(a)
        closed = rules.nobody_opens(
            self.types.indoor[kind] == 1,
            draws.no_access[i][attempt],
            self.world.no_access,
            attempt,
            self.attempts,
        )
        strange = rules.strangeness(
            self.staff.own[self.epoch][w][a] == 1,
            self.levers.strange_first[r],
            self.levers.strange_permanent[r],
            self.levers.strange_jobs[r],
            self.jobs[w][a],
        )
        self.jobs[w][a] += 1
        self.closed_door[w] = closed
        self.whole[w] = (
            self.world.no_access_time
            if closed
            else rules.working_time(
                self.left[i],
                self.levers.productive[r],
                self.staff.speed[w][self.types.skill[kind]],
                strange,
            )
        )
        self.task_state[i], self.state[w] = TaskState.SERVED, StaffState.WORK
        self.begun[w], self.lost[w] = self.now, 0
        self.finish[w] = self.now + self.whole[w]

    def complete(self, w: int) -> None:
        """End a spell that ran its time: is the task done, or must somebody come again?"""
        i, attempt = self.task[w], self.tried[self.task[w]]
        if self.closed_door[w]:
            self.come_again(w, Row.NO_ACCESS)
        elif self.is_request(i) and self.contractor[i]:
            self.emit(Row.CONTRACTOR, i, w, self.whole[w], self.lost[w])
            self.task_state[i] = TaskState.GIVEN
        elif self.is_request(i) and rules.must_return(
            self.draws.fix[i][attempt], self.world.first_time_fix, attempt, self.attempts
        ):
            again = self.draws.again[i][attempt + 1]
            self.left[i] = again * self.world.repeat_work // 1000
            self.come_again(w, Row.FOLLOW_UP)
        else:
            self.emit(Row.DONE, i, w, self.whole[w], self.lost[w])
            self.task_state[i] = TaskState.DONE
        self.set_free(w)

    def come_again(self, w: int, row: Row) -> None:
        """Arrange a further visit."""
        i = self.task[w]
        self.emit(row, i, w, self.whole[w], self.lost[w])
        self.task_state[i] = TaskState.AWAY
        gap = self.draws.gap[i][self.tried[i]]
        self.tried[i] += 1
        self.clock.later(self.now + gap, Kind.RELEASE, i, self.release)

    def release(self, i: int) -> None:
        """Let a task enter the backlog; see `intake`."""
        raise NotImplementedError

    def set_free(self, w: int) -> None:
        """Free a man, and the one who helped him, for what comes next."""
        v = self.partner[w]
        self.release_machine(w)
        i, self.task[w] = self.task[w], NOBODY
        self.clock_out(w)
        if v != NOBODY:
            self.emit(Row.HELPED, i, v, self.whole[w], self.lost[w])
            self.partner[w] = self.partner[v] = self.task[v] = NOBODY
            self.clock_out(v)
        for one in (w, v):
            if one != NOBODY and self.state[one] == StaffState.IDLE:
                self.pick(one)

    def clock_out(self, w: int) -> None:
        """Make a man without a task idle, or send him off with his overtime written down."""
        if self.on[w]:
            self.state[w] = StaffState.IDLE
            return
        self.state[w] = StaffState.OFF
        self.overtime(w)

    def overtime(self, w: int) -> None:
        """Write down work beyond the end of the last block."""
        if self.now > self.block_end[w]:
            self.emit(Row.OVERTIME, self.task[w], w, self.now - self.block_end[w])

    def start_block(self, block: int) -> None:
        """Start a block of working time; at the first of a day a man stands at his base."""
        w: int = self.roster.man[block]
        if self.state[w] != StaffState.OFF:
            self.overtime(w)
        self.on[w] = True
        self.block_end[w], self.block_kind[w] = self.roster.end[block], self.roster.kind[block]
        if self.state[w] == StaffState.OFF:
            if self.roster.first[block]:
                self.place[w] = self.staff.base[self.epoch][w]
                self.last_type[w] = NOBODY
            self.state[w] = StaffState.IDLE
            self.pick(w)
        self.share_machines()

    def end_block(self, w: int) -> None:
        """End a block of working time; rounds stop, visits and trips are carried through."""
        self.on[w] = False
        if self.state[w] == StaffState.IDLE:
            self.state[w] = StaffState.OFF
        elif self.state[w] == StaffState.WORK:
            splittable = self.types.splittable[self.draws.type[self.task[w]]] == 1
            if rules.stops_at_block_end(splittable, self.partner[w] != NOBODY):
                self.break_off(w, Row.STOPPED)
                self.put_back(w)
                self.state[w] = StaffState.OFF
                self.clock.rouse(w)
        self.share_machines()

    def change(self, epoch: int) -> None:
        """Let the levers of an epoch take force."""
        self.epoch = epoch
        for w in self.men:
            if self.state[w] == StaffState.IDLE:
                self.pick(w)
        self.share_machines()

    def cut(self) -> None:
        """End the year: write down what is under way."""
        for w in self.men:
            elapsed = self.days.horizon - self.begun[w]
            if self.state[w] == StaffState.TRAVEL:
                self.emit(Row.CUT_TRAVEL, self.task[w], w, elapsed)
            elif self.state[w] in (StaffState.WORK, StaffState.ASSIST):
                lead = w if self.state[w] == StaffState.WORK else self.partner[w]
                if self.state[lead] == StaffState.TRAVEL:
                    self.emit(Row.CUT_TRAVEL, self.task[w], w, elapsed)
                else:
                    done = rules.hands_on(elapsed, self.lost[lead], self.whole[lead])
                    self.emit(Row.CUT_WORK, self.task[w], w, done, elapsed - done)
            if self.busy(w) or self.state[w] == StaffState.ASSIST:
                self.overtime(w)
