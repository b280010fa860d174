"""Actors to graph."""

from comention.graph.actorgraph import ActorGraph
from comention.graph.linking import relate
from comention.graph.storage import load

__all__ = ["ActorGraph", "load", "relate"]
