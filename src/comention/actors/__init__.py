"""Mentions to actors."""

from comention.actors.resolve import resolve

__all__ = ["resolve"]
