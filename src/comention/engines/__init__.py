"""Where the long work is done: reading, finding mentions and counting, here or on a cluster."""

from comention.engines.engine import Engine, engine

__all__ = ["Engine", "engine"]
