"""Graph to files of other tools."""

from comention.exports.registry import export

__all__ = ["export"]
