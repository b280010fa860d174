"""Texts to names by a small transformer: words to pieces, pieces to tags, tags to names that can be.

It needs numpy and ``onnxruntime``, which are imported with the weights.
"""

from comention.mentions.encoder.decoding import Name
from comention.mentions.encoder.encoder import Encoder

__all__ = ["Encoder", "Name"]
