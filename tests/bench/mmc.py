"""An M/M/c queue in plain SimPy, Ciw and salabim: `python mmc.py CUSTOMERS SERVERS` prints JSON.

The simplest queue there is, written as each library's guide writes it, so that a year of Drift has
something to stand beside. A library that is not installed is left out.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable

MEAN = 100.0
"""Seconds of service; customers come so often that servers are busy nine tenths of the time."""
LOAD = 0.9


def with_simpy(customers: int, servers: int) -> int:
    """Play with a SimPy Resource; return how many were served."""
    import simpy

    dice, env = random.Random(1), simpy.Environment()
    desk, served = simpy.Resource(env, servers), [0]

    def customer():  # type: ignore[no-untyped-def]
        with desk.request() as turn:
            yield turn
            yield env.timeout(dice.expovariate(1 / MEAN))
        served[0] += 1

    def source():  # type: ignore[no-untyped-def]
        for _ in range(customers):
            yield env.timeout(dice.expovariate(LOAD * servers / MEAN))
            env.process(customer())

    env.process(source())
    env.run()
    return served[0]


def with_ciw(customers: int, servers: int) -> int:
    """Play with Ciw; return how many were served."""
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(LOAD * servers / MEAN)],
        service_distributions=[ciw.dists.Exponential(1 / MEAN)],
        number_of_servers=[servers],
    )
    ciw.seed(1)
    play = ciw.Simulation(network)
    play.simulate_until_max_customers(customers, method="Finish")
    return len(play.get_all_records())


def with_salabim(customers: int, servers: int) -> int:
    """Play with salabim; return how many were served."""
    import salabim

    salabim.yieldless(False)
    env = salabim.Environment(trace=False, random_seed=1)
    dice, served = random.Random(1), [0]
    desk = salabim.Resource("desk", capacity=servers)

    class Customer(salabim.Component):  # type: ignore[misc]
        def process(self):  # type: ignore[no-untyped-def]
            yield self.request(desk)
            yield self.hold(dice.expovariate(1 / MEAN))
            self.release(desk)
            served[0] += 1

    class Source(salabim.Component):  # type: ignore[misc]
        def process(self):  # type: ignore[no-untyped-def]
            for _ in range(customers):
                yield self.hold(dice.expovariate(LOAD * servers / MEAN))
                Customer()

    Source()
    env.run()
    return served[0]


def seconds(play: Callable[[int, int], int], customers: int, servers: int) -> float | None:
    """Return how long a customer takes, or None where the library is missing."""
    start = time.perf_counter()
    try:
        served = play(customers, servers)
    except ImportError:
        return None
    return (time.perf_counter() - start) / served


if __name__ == "__main__":
    customers, servers = int(sys.argv[1]), int(sys.argv[2])
    plays = {"simpy": with_simpy, "ciw": with_ciw, "salabim": with_salabim}
    print(json.dumps({name: seconds(play, customers, servers) for name, play in plays.items()}))
