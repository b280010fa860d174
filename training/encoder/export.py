"""Trained weights to what comention reads: ``python training/encoder/export.py RUN OUT``.

Matrices are kept in eight bits, the vectors of pieces in four, as they came: training leaves them alone.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import corpora  # noqa: E402
import network  # noqa: E402
import operations  # noqa: E402
import paragraphs  # noqa: E402
import weights  # noqa: E402

from comention.mentions.encoder.encoder import PIECES  # noqa: E402
from comention.mentions.encoder.network import EMBEDDINGS, WEIGHTS  # noqa: E402
from comention.mentions.encoder.vocabulary import Vocabulary  # noqa: E402
from comention.mentions.encoder.windows import flat, windows  # noqa: E402

READ = 200  # texts that tell how far the numbers in the network reach
INTO_MATRICES = ("query", "joined", "wide", "narrow")


def main() -> None:
    """Write the network, the embeddings and the vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="the folder that train.py wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of the corpora")
    parser.add_argument("--weights", type=Path, nargs="*", help="other weights of that run, to be averaged")
    parser.add_argument("--bits", type=int, choices=(8, 32), default=8)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pretrained = torch.load(options.run / "start.pt", weights_only=False)
    net = network.Network(pretrained)
    net.load_state_dict(averaged(options.weights or [options.run / "network.pt"]))
    reaches = measured(net.eval(), pretrained, options.data) if options.bits == 8 else None
    operations.write(net, pretrained.heads, options.out / WEIGHTS, reaches)
    nibbles, scales = weights.quantised(pretrained.tensors["emb.word"])
    np.savez(options.out / EMBEDDINGS, nibbles=nibbles, scales=scales)
    pairs = zip(pretrained.pieces, pretrained.scores, strict=True)
    rows = "".join(f"{piece}\t{score:.4f}\n" for piece, score in pairs)
    (options.out / PIECES).write_text(rows, encoding="utf-8")


def averaged(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of some files."""
    states = [torch.load(path) for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def measured(net: network.Network, pretrained: weights.Pretrained, data: Path) -> dict[str, operations.Reach]:
    """How far what goes into each matrix reaches when the network reads training texts."""
    reaches: dict[str, operations.Reach] = {}

    def watch(name: str, values: np.ndarray) -> None:
        least, most = values.min(axis=(0, 1)), values.max(axis=(0, 1))
        before = reaches.get(name, operations.Reach(least, most))
        reaches[name] = operations.Reach(np.minimum(before.least, least), np.maximum(before.most, most))

    for name, module in net.named_modules():
        if name.split(".")[-1] in INTO_MATRICES:
            module.register_forward_pre_hook(lambda _, inputs, name=name: watch(name, inputs[0].numpy()))
    embeddings = torch.from_numpy(pretrained.tensors["emb.word"])
    with torch.no_grad():
        for ids in _read(Vocabulary(pretrained.pieces, pretrained.scores.tolist()), data):
            net(embeddings[ids][None])
    return reaches


def _read(vocabulary: Vocabulary, data: Path) -> Iterator[list[int]]:
    """The pieces of some training texts, a stretch at a time."""
    news = corpora.winer(data / "winer-fr/train.jsonl") + corpora.popcorn(data / "popcorn/train.jsonl")
    for sample in random.Random(0).sample(news + paragraphs.samples(), READ):
        for words in windows(sample.text, vocabulary.words(sample.text)):
            yield flat(words)[0]


if __name__ == "__main__":
    main()
