"""Trained weights to what comention reads: ``python training/encoder/export.py RUN OUT``.

Matrices are kept in eight bits, the vectors of pieces in four, as they came: training leaves them alone.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import network  # noqa: E402
import weights  # noqa: E402

# Rounded to eight bits, this matrix alone costs as much agreement with the network as all others.
KEPT_WHOLE = ["/layers.0/narrow/MatMul"]


def main() -> None:
    """Write the network, the embeddings and the vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="the folder that train.py wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, nargs="*", help="other weights of that run, to be averaged")
    parser.add_argument("--bits", type=int, choices=(8, 32), default=8)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pretrained = torch.load(options.run / "start.pt", weights_only=False)
    net = network.Network(pretrained)
    net.load_state_dict(averaged(options.weights or [options.run / "network.pt"]))
    write_network(net.eval(), options.out / "encoder.onnx", options.bits)
    nibbles, scales = weights.quantised(pretrained.tensors["emb.word"])
    np.savez(options.out / "embeddings.npz", nibbles=nibbles, scales=scales)
    pairs = zip(pretrained.pieces, pretrained.scores, strict=True)
    rows = "".join(f"{piece}\t{score:.4f}\n" for piece, score in pairs)
    (options.out / "pieces.tsv").write_text(rows, encoding="utf-8")


def averaged(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of some files."""
    states = [torch.load(path) for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def write_network(net: network.Network, path: Path, bits: int) -> None:
    """Write the network for onnxruntime, its matrices in so many bits."""
    whole = path.with_suffix(".whole.onnx")
    torch.onnx.export(
        net,
        (torch.zeros(1, 7, net.positions.shape[1]),),
        whole,
        input_names=["vectors"],
        output_names=["scores"],
        dynamic_axes={"vectors": {1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    if bits == 8:
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=KEPT_WHOLE
        )
        whole.unlink()
    else:
        whole.replace(path)


if __name__ == "__main__":
    main()
