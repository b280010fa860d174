"""Mentions to actors."""

from comention.actors.resolution import resolve

__all__ = ["resolve"]
