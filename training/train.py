"""Train the French news recogniser: ``python training/train.py OUT``, which goes on where it was stopped.

The same options and the same seed give the same weights on the same machine; another BLAS rounds otherwise.
"""

import argparse
import pickle
import random
import shutil
import time
from pathlib import Path
from typing import Any, NamedTuple

import corpora
import recogniser
from augment import augmented
from corpora import Sample
from scores import line, names, scored
from spacy.language import Language
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed
from thinc.api import Adam, NumpyOps, set_current_ops

BATCH_WORDS = 1000
WARM_UP = 200
WORDS_PER_STEP = (
    850  # what batches of at most BATCH_WORDS hold on average; for the learning rate's decay only
)


class Options(NamedTuple):
    """What is trained, and how."""

    start: str
    width: int
    depth: int
    epochs: int
    rate: float
    dropout: float
    augment: float
    wikiner: float
    news: int
    seed: int


def main() -> None:
    """Read the corpora, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="where weights and checkpoints go")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of the corpora")
    parser.add_argument("--start", choices=("fresh", "resumed"), default="resumed")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=0.0006, help="the highest learning rate")
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--augment", type=float, default=0.9, help="the share of texts that are changed")
    parser.add_argument("--wikiner", type=float, default=1.0, help="the share of WikiNER that an epoch reads")
    parser.add_argument("--news", type=int, default=1, help="how often an epoch reads WiNER and POPCORN")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after an epoch past these")
    arguments = vars(parser.parse_args())
    out, data, minutes = (arguments.pop(name) for name in ("out", "data", "minutes"))
    train(out, data, Options(**arguments), minutes=minutes)


def train(out: Path, data: Path, options: Options, *, minutes: float) -> None:
    """Train epoch by epoch; after each there are a checkpoint and the weights, averaged, of that epoch."""
    set_current_ops(NumpyOps(use_blis=False))  # numpy's BLAS is about twice as fast as the default
    fix_random_seed(options.seed)
    news = corpora.winer(data / "winer-fr/train.jsonl") + corpora.popcorn(data / "popcorn/train.jsonl")
    wiki = corpora.wikiner(data / "wikiner-fr/sentences.jsonl")
    dev, known = corpora.winer(data / "winer-fr/dev.jsonl"), names([*news, *wiki])
    nlp = (
        recogniser.resumed() if options.start == "resumed" else recogniser.fresh(options.width, options.depth)
    )
    optimizer = Adam(options.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    checkpoint = out / "checkpoint.pickle"
    done = _restore(checkpoint, nlp, optimizer, options) if checkpoint.exists() else 0
    started = time.monotonic()
    for epoch in range(done, options.epochs):
        if time.monotonic() - started > 60 * minutes:
            break
        loss = _epoch(nlp, optimizer, news, wiki, epoch, options)
        with nlp.use_params(optimizer.averages):
            result = scored(nlp, dev, known)
            recogniser.save(nlp, out / f"epoch-{epoch + 1}.msgpack")
        _keep(checkpoint, nlp, optimizer, options, epoch + 1)
        print(
            f"epoch {epoch + 1} loss {loss:.0f} {line(result)} ({time.monotonic() - started:.0f} s)",
            flush=True,
        )
    shutil.copy(
        max(out.glob("epoch-*.msgpack"), key=lambda path: int(path.stem[6:])), out / "recogniser.msgpack"
    )


def _epoch(
    nlp: Language, optimizer: Adam, news: list[Sample], wiki: list[Sample], epoch: int, options: Options
) -> float:
    """The loss of one pass over the corpora, in an order and with changes that only seed and epoch decide."""
    fix_random_seed(options.seed + epoch)
    rng = random.Random(f"{options.seed} {epoch}")
    samples = news * options.news + rng.sample(wiki, round(options.wikiner * len(wiki)))
    rng.shuffle(samples)
    words = sum(len(nlp.make_doc(sample.text)) for sample in samples)
    losses: dict[str, float] = {}
    changed = (augmented(each, rng) if rng.random() < options.augment else each for each in samples)
    read = epoch * words
    for batch in minibatch_by_words(recogniser.examples(nlp, changed), BATCH_WORDS):
        optimizer.learn_rate = options.rate * _schedule(read, options.epochs * words)
        nlp.update(batch, drop=options.dropout, sgd=optimizer, losses=losses)
        read += sum(len(example.x) for example in batch)
    return losses["ner"]


def _schedule(read: int, total: int) -> float:
    """The learning rate's share of its highest: up over the first steps, then down to a twentieth."""
    warm = min(1.0, (read / WORDS_PER_STEP + 1) / WARM_UP)
    return warm * max(0.05, 1 - 0.95 * read / total)


def _keep(path: Path, nlp: Language, optimizer: Adam, options: Options, done: int) -> None:
    """Write all that the next epoch depends on; parameters go by their node's place, since ids change."""
    places = {node.id: place for place, node in enumerate(nlp.get_pipe("ner").model.walk())}
    state = {
        name: {(places[node], param): value for (node, param), value in getattr(optimizer, name).items()}
        for name in _STATE
    }
    kept = {"options": options, "done": done, "ner": nlp.get_pipe("ner").to_bytes(exclude=["vocab"]), **state}
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(kept))
    part.replace(path)


_STATE = ("mom1", "mom2", "averages", "nr_update", "last_seen")


def _restore(path: Path, nlp: Language, optimizer: Adam, options: Options) -> int:
    """How many epochs a checkpoint has behind it, after which training goes on."""
    kept: dict[str, Any] = pickle.loads(path.read_bytes())
    if kept["options"] != options:
        raise SystemExit(f"{path} belongs to other options: {kept['options']}. Choose another folder.")
    ner = nlp.get_pipe("ner").from_bytes(kept["ner"], exclude=["vocab"])
    ids = [node.id for node in ner.model.walk()]
    for name in _STATE:
        getattr(optimizer, name).update(
            {(ids[place], param): value for (place, param), value in kept[name].items()}
        )
    return kept["done"]


if __name__ == "__main__":
    main()
