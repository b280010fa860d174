"""The trained network: pieces of the vocabulary to scores of tags."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comention.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

WEIGHTS, EMBEDDINGS = "encoder.onnx", "embeddings.npz"


class Network:
    """A score for each piece and tag, from pieces that are read together.

    Args:
        folder: Where the weights are.

    Raises:
        ModelError: ``onnxruntime`` is not installed.
    """

    def __init__(self, folder: Path) -> None:
        import numpy as np

        with np.load(folder / EMBEDDINGS) as arrays:
            self._nibbles, self._scales = arrays["nibbles"], arrays["scales"]
        self._session = _session(folder / WEIGHTS)

    def __call__(self, ids: Sequence[int]) -> "np.ndarray[Any, Any]":
        """The scores of a stretch of text: a row a piece, a column a tag."""
        (scores,) = self._session.run(None, {"vectors": self._vectors(ids)[None]})
        rows: np.ndarray[Any, Any] = scores[0]
        return rows

    def _vectors(self, ids: Sequence[int]) -> "np.ndarray[Any, Any]":
        """The vectors of pieces, which are kept as blocks of a scale and small numbers, two a byte."""
        import numpy as np

        nibbles, scales = self._nibbles[list(ids)], self._scales[list(ids)]
        small = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
        vectors: np.ndarray[Any, Any] = small * scales[..., None].astype(np.float32)
        return vectors.reshape(len(ids), -1)


def _session(path: Path) -> Any:
    """What runs the network, on one thread: on a busy machine more of them wait for each other."""
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError(
            "The accurate recogniser needs onnxruntime.",
            "Install it: pip install onnxruntime. Or do without it: --model fast.",
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # The file has the operations that are fastest; some that onnxruntime would put in their place are slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
