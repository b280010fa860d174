"""A text as a few numbers by which it is known again: in part of another one, cut, or dressed otherwise."""

import re
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from comention.text import fold_in_place

# Five words in a row are seldom the same by chance, and a changed word spoils no more than five of them.
SHINGLE = 5
# Two numbers of 32 bits are a band: two texts of which a third is common agree in one of 64 bands in 999 of
# 1000 cases.
PERMUTATIONS, SEED = 128, 1
# Odd and of many digits, so that each word changes all bits of what is made of it and those before.
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[\s.,]\d+)*")
_BLANK = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int)


def words(text: str) -> list[str]:
    """The words of a text, without regard to case, accents, punctuation and figures.

    >>> words("Le séisme a fait 1 200 morts.")
    ['le', 'seisme', 'a', 'fait', '0', 'morts']
    """
    return _WORD.findall(_FIGURE.sub("0", fold_in_place(text)))


def sketch(text: str) -> bytes:
    """The MinHash of a text's stretches of five words; nothing of a text that has fewer.

    Broder, "On the resemblance and containment of documents", 1997. It is `PERMUTATIONS` numbers of 32 bits.
    """
    hashes = _hashes(text)
    if not hashes:
        return b""
    made = _BLANK.copy()
    made.update_batch(hashes)
    numbers: bytes = made.hashvalues.astype("<u4").tobytes()
    return numbers


def bands(sketches: list[bytes]) -> NDArray[np.uint64]:
    """A row for each band of some sketches, none of them empty: texts that agree in one may be alike."""
    numbers = np.frombuffer(b"".join(sketches), dtype="<u4").astype(np.uint32)
    return numbers.reshape(-1, PERMUTATIONS).view(np.uint64).T


def _hashes(text: str) -> list[int]:
    """A number of 32 bits for each stretch of words, in their order, made of the numbers of its words."""
    numbers = np.array([crc32(word.encode()) for word in words(text)], dtype=np.uint64)
    count = max(0, len(numbers) - SHINGLE + 1)
    made = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        made = made * _MULTIPLIER + numbers[place : place + count]
    hashes: list[int] = (made >> np.uint64(32)).tolist()
    return hashes
