"""Documents to mentions; the only place that imports spaCy."""

from comention.mentions.detect import detect

__all__ = ["detect"]
