"""The recogniser to train, on the vectors of a French package, and the file of its weights."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from corpora import LABELS, Sample
from spacy.language import Language
from spacy.training import Example

from comention.mentions.nlp import replace_recogniser

BASE = "fr_core_news_md"


def architecture(width: int = 96, depth: int = 4) -> dict[str, Any]:
    """The settings, for spaCy, of a recogniser that has its own embeddings and convolutions."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": width,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                "rows": [5000, 1000, 2500, 2500],
                "include_static_vectors": True,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": width,
                "depth": depth,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }


def resumed() -> Language:
    """The French package's own recogniser, as it was trained on Wikipedia."""
    nlp = spacy.load(BASE)
    for name in [name for name, _ in nlp.components if name != "ner"]:
        nlp.remove_pipe(name)
    return nlp


def fresh(width: int, depth: int) -> Language:
    """A recogniser on the package's vectors that has learnt nothing yet."""
    nlp = resumed()
    nlp.remove_pipe("ner")
    ner = nlp.add_pipe("ner", config={"model": architecture(width, depth)})
    for label in LABELS:
        ner.add_label(label)
    ner.initialize(lambda: list(examples(nlp, [Sample("Rien à signaler.", ())])), nlp=nlp)
    return nlp


def examples(nlp: Language, samples: Iterable[Sample]) -> Iterator[Example]:
    """Training examples for spaCy; names that do not begin and end with a token are left out."""
    for sample in samples:
        doc = nlp.make_doc(sample.text)
        aligned = [s for s in sample.spans if doc.char_span(s.start, s.end) is not None]
        yield Example.from_dict(doc, {"entities": [tuple(span) for span in aligned]})


def save(nlp: Language, path: Path) -> None:
    """Write the recogniser's settings and weights, in half precision, which costs no accuracy."""
    ner = nlp.get_pipe("ner")
    message = srsly.msgpack_loads(ner.to_bytes(exclude=["vocab"]))
    model = srsly.msgpack_loads(message["model"])
    model["params"] = [_cast(params, "float16") for params in model["params"]]
    message["model"] = srsly.msgpack_dumps(model)
    message["architecture"] = nlp.get_pipe_config("ner")["model"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(srsly.msgpack_dumps(message))


def load(path: Path) -> Language:
    """The French package's vectors with the recogniser that `save` wrote."""
    nlp = resumed()
    replace_recogniser(nlp, path)
    return nlp


def _cast(params: dict[str, Any], kind: str) -> dict[str, Any]:
    return {name: value if value is None else value.astype(kind) for name, value in params.items()}
