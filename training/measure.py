"""Recognisers side by side: ``python training/measure.py FILE ...`` against the French package's own.

A file has the weights of convolutions, a folder those of the encoder.
"""

import argparse
import tempfile
from pathlib import Path

import corpora
import recogniser
import spacy
from scores import line, names, scored

from comention import config as settings
from comention.actors import resolve
from comention.domain import Actor, Document, Form, Kind, Mention
from comention.evaluation import GoldDocument, evaluate, read_gold
from comention.mentions import detect
from comention.mentions.encoder.component import NAME
from comention.mentions.nlp import replace_recogniser
from comention.text import plain

KINDS = {"PER": Kind.PERSON, "ORG": Kind.GROUP}
LEVELS = ("mention", "actor", "edge")


def main() -> None:
    """Print a recogniser's scores by itself on WiNER dev, and within comention on annotated news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="weights that training wrote")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder of the corpora")
    parser.add_argument(
        "--gold", type=Path, nargs="*", default=[], help="news annotated with actors, as JSON Lines"
    )
    arguments = parser.parse_args()
    data = arguments.data
    train = [*corpora.winer(data / "winer-fr/train.jsonl"), *corpora.popcorn(data / "popcorn/train.jsonl")]
    known = names([*train, *corpora.wikiner(data / "wikiner-fr/sentences.jsonl")])
    dev = corpora.winer(data / "winer-fr/dev.jsonl")
    golds = {
        path: [each for each in read_gold(path) if each.document.lang == "fr"] for path in arguments.gold
    }
    for file in (None, *arguments.files):
        print(f"{file or recogniser.BASE}\n  WiNER dev: {line(scored(_alone(file), dev, known))}", flush=True)
        for path, gold in golds.items():
            print(f"  {path}: {within(file, gold)} | by itself {alone(file, gold)}", flush=True)


def _alone(file: Path | None) -> spacy.language.Language:
    """A recogniser by itself."""
    if file is None or file.is_file():
        return recogniser.load(file) if file else recogniser.resumed()
    nlp = spacy.blank("fr")
    nlp.add_pipe(NAME, config={"folder": str(file)})
    return nlp


def within(file: Path | None, gold: list[GoldDocument]) -> str:
    """Mention, actor and edge F1 of comention with a recogniser, None for the package's own, in percent."""
    with tempfile.TemporaryDirectory() as folder:
        nlp = spacy.load(recogniser.BASE)
        if file and file.is_dir():
            nlp.remove_pipe("ner")
            nlp.add_pipe(NAME, config={"folder": str(file)})
        elif file:
            replace_recogniser(nlp, file)
        nlp.to_disk(folder)
        config = settings.Detect(models={"fr": folder})
        actors = resolve(list(detect([each.document for each in gold], config=config)))
    found = evaluate(gold, actors)["all"]
    whole = " ".join(f"{level} {100 * found[level, 'ALL'].f1:.1f}" for level in LEVELS)
    kinds = " ".join(f"{kind} {100 * found['mention', kind].f1:.1f}" for kind in ("PERSON", "GROUP", "STATE"))
    return f"{whole} | {kinds}"


def alone(file: Path | None, gold: list[GoldDocument]) -> str:
    """F1 on people's and groups' mentions of a recogniser without tables and rules, in percent."""
    nlp = _alone(file)
    actors = [_actor(nlp, each.document, kind) for each in gold for kind in (Kind.PERSON, Kind.GROUP)]
    found = evaluate(gold, actors)["all"]
    return " ".join(f"{kind} {100 * found['mention', kind].f1:.1f}" for kind in ("PERSON", "GROUP"))


def _actor(nlp: spacy.language.Language, document: Document, kind: Kind) -> Actor:
    """All that a recogniser finds of a kind in a document, as one actor: who is who is not asked."""
    mentions = tuple(
        Mention(document.id, e.start_char, e.end_char, e.text, kind, Form.NAME, 0)
        for e in nlp(plain(document.text)).ents
        if KINDS.get(e.label_) is kind
    )
    return Actor(id=f"{document.id} {kind}", name=str(kind), kind=kind, mentions=mentions)


if __name__ == "__main__":
    main()
