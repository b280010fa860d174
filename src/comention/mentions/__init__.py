"""Documents to mentions; the only place that imports spaCy."""

from comention.mentions.detection import detect

__all__ = ["detect"]
