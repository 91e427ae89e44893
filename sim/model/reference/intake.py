"""Intake of the reference engine: how work reaches the backlog, and how it leaves it unserved."""

from __future__ import annotations

from sim.model import DAY, Kind, StaffState, TaskState, rules
from sim.model.reference.visits import Visits
from sim.model.trace import NOBODY, Row


class Foreman(Visits):
    """Everything the reference engine does but keep time."""

    def call(self, i: int) -> None:
        """Let a resident try to report a request."""
        self._call(i)
        self.share_machines()

    def _call(self, i: int) -> None:
        a, priority = self.draws.afdeling[i], self.draws.priority[i]
        r, attempt, is_open = self.regime_at(a), self.calls[i], self.phone_open(a)
        if rules.vagt_takes(priority, is_open):
            self.give_away(i, Row.VAGT, self.draws.vagt[i])
            return
        if attempt == 0 and self.draws.direct[i] < self.levers.direct[r]:
            seen = self.present(a, i)
            if seen != NOBODY:
                self.spoken_to(seen, i)
                return
        if not is_open:
            self.clock.later(self.when_open(i), Kind.CALL, i, self.call)
        elif self.levers.channel[r] == rules.MOBILE:
            self.ring(i, r, attempt)
        elif self.heard(i, self.levers.abandoned[r], attempt):
            self.clock.later(self.now + self.levers.delay[r], Kind.RELEASE, i, self.release)

    def ring(self, i: int, r: int, attempt: int) -> None:
        """Ring the man of the afdeling on his mobile."""
        w = self.responsible(self.draws.afdeling[i], i)
        free = w != NOBODY and self.state[w] == StaffState.IDLE
        threshold = 0 if free else (rules.ALWAYS if w == NOBODY else self.levers.missed[r])
        if self.heard(i, threshold, attempt):
            if w == NOBODY:
                self.register(i)
            else:
                self.spoken_to(w, i)

    def heard(self, i: int, threshold: int, attempt: int) -> bool:
        """Return whether a call gets through; if not, the resident tries again later."""
        if rules.gets_through(self.draws.heard[i][attempt], threshold, attempt, self.attempts):
            return True
        self.emit(Row.MISSED, i)
        self.calls[i] += 1
        self.clock.later(self.now + self.draws.retry[i][attempt], Kind.CALL, i, self.call)
        return False

    def present(self, a: int, i: int) -> int:
        """Return a man a resident meets in the afdeling: an idle one first, then by rotation."""
        return self._first(
            i, [w for w in self.men if self.on[w] and self.place[w] == a and self._approachable(w)]
        )

    def responsible(self, a: int, i: int) -> int:
        """Return the man at work who answers for an afdeling: idle ones first, then by rotation."""
        own = self.staff.own[self.epoch]
        return self._first(i, [w for w in self.men if self.on[w] and own[w][a] == 1])

    def _approachable(self, w: int) -> bool:
        return self.state[w] in (StaffState.IDLE, StaffState.WORK)

    def _first(self, turn: int, men: list[int]) -> int:
        """Return the first of some men: idle before busy, then in rotation from `turn`."""
        count = len(self.men)
        return min(
            men,
            key=lambda w: (self.state[w] != StaffState.IDLE, (w + turn) % count),
            default=NOBODY,
        )

    def spoken_to(self, w: int, i: int) -> None:
        """Let a man hear a request; it may cost him time, or make him leave planned work."""
        r = self.regime_at(self.draws.afdeling[i])
        if self.state[w] != StaffState.WORK:
            self.register(i)
            return
        leaves = self.partner[w] == NOBODY and rules.stops_planned(
            self.levers.direct_stops[r], self.draws.priority[self.task[w]]
        )
        if not leaves:
            self.interrupt(w, i, self.levers.call[r] + self.levers.setup[r])
        self.register(i, w if leaves else NOBODY)

    def interrupt(self, w: int, i: int, seconds: int) -> None:
        """Let a working man lose time."""
        self.finish[w] += seconds
        self.lost[w] += seconds
        self.emit(Row.INTERRUPTED, i, w, seconds)
        self.clock.rouse(w)

    def register(self, i: int, leaving: int = NOBODY) -> None:
        """Enter a request in the books; a man `leaving` planned work for it goes at once."""
        draws, a, priority = self.draws, self.draws.afdeling[i], self.draws.priority[i]
        r = self.regime_at(a)
        self.emit(Row.REGISTERED, i)
        if rules.firm_takes_request(draws.bought[i], self.levers.bought_requests[r]):
            response = self.goals[priority] * self.levers.sla[r] // 1000 * draws.firm[i] // 1000
            self.give_away(i, Row.FIRM, response)
            return
        trade = self.types.skill[draws.type[i]] == rules.TRADE
        self.contractor[i] = rules.needs_contractor(trade, draws.trade[i], self.levers.own_fix[r])
        self.left[i] = (
            min(draws.work[i], self.world.diagnosis) if self.contractor[i] else draws.work[i]
        )
        self.await_service(i, draws.report[i] + self.goals[priority])
        patience = draws.patience[i]
        chase = max(draws.report[i], self.now - patience + 1) + patience
        self.clock.later(chase, Kind.CHASE, i, self.chase)
        if priority == rules.AKUT and self.world.escalation >= 0:
            latest = max(draws.report[i] + self.world.escalation, self.now)
            self.clock.later(latest, Kind.ESCALATE, i, self.escalate)
        if leaving != NOBODY and self.startable(leaving, i):
            self.preempt(leaving)
            self.assign(leaving, i)
        else:
            self.offer(i)

    def await_service(self, i: int, due: int) -> None:
        """Let a task wait from now on."""
        self.since[i], self.due[i] = self.now, due
        self.enqueue(i)

    def release(self, i: int) -> None:
        """Let a task enter the backlog: registered, fallen due, or ready for a further visit."""
        if self.task_state[i] == TaskState.AWAY:
            self.await_service(i, self.now + self.goals[self.draws.priority[i]])
            self.offer(i)
        elif self.is_request(i):
            self.register(i)
        else:
            self.fall_due(i)
        self.share_machines()

    def fall_due(self, i: int) -> None:
        """Let planned work or snow enter the backlog, or go to the firm that is paid for it."""
        draws, kind = self.draws, self.draws.type[i]
        r = self.regime_at(draws.afdeling[i])
        if self.levers.bought[r][kind] == 1:
            on_day = rules.firm_takes_request(draws.bought[i], self.levers.firm_on_time[r])
            self.give_away(i, Row.FIRM, 0 if on_day else draws.due[i] - draws.report[i] + DAY)
            return
        self.left[i] = draws.work[i]
        self.await_service(i, draws.due[i])
        if draws.expire[i] > 0:
            interval = draws.expire[i] - draws.report[i]
            slack = draws.due[i] - draws.report[i]
            end = rules.expiry(draws.report[i], interval, slack, self.levers.catch_up[r])
            self.clock.later(end, Kind.EXPIRE, i, self.expire)
        self.offer(i)

    def give_away(self, i: int, row: Row, seconds: int) -> None:
        """Leave a task to somebody outside, who comes after some seconds."""
        self.task_state[i] = TaskState.GIVEN
        self.emit(row, i, NOBODY, seconds)

    def contact(self, k: int) -> None:
        """Let a resident stop a man at work in the estate for a word."""
        a = self.draws.contact_afdeling[k]
        working = [w for w in self.men if self.state[w] == StaffState.WORK and self.place[w] == a]
        w = self._first(k, working)
        if w != NOBODY:
            setup = self.levers.setup[self.regime_at(a)]
            self.interrupt(w, self.task[w], self.draws.contact_seconds[k] + setup)

    def chase(self, i: int) -> None:
        """Let a resident ask after a task that nobody has come for yet."""
        if self.visited[i] or self.task_state[i] != TaskState.WAITING:
            return
        a = self.draws.afdeling[i]
        if not self.phone_open(a):
            self.clock.later(self.when_open(i), Kind.CHASE, i, self.chase)
            return
        r = self.regime_at(a)
        self.emit(Row.CHASED, i)
        if self.levers.channel[r] == rules.MOBILE:
            w = self.responsible(a, i)
            if w != NOBODY and self.state[w] == StaffState.WORK:
                self.interrupt(w, i, self.levers.call[r] + self.levers.setup[r])
        self.clock.later(self.now + self.draws.patience[i], Kind.CHASE, i, self.chase)

    def escalate(self, i: int) -> None:
        """Give an acute task that has waited too long to a firm."""
        if self.task_state[i] == TaskState.WAITING and not self.visited[i]:
            self.dequeue(i, TaskState.GIVEN)
            self.give_away(i, Row.ESCALATED, self.draws.vagt[i])

    def expire(self, i: int) -> None:
        """Skip a round that nobody has begun and that can no longer be caught up."""
        if self.task_state[i] == TaskState.WAITING and not self.visited[i]:
            self.dequeue(i, TaskState.SKIPPED)
            self.emit(Row.SKIPPED, i)
