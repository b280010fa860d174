"""How strong a link is: what its passages weigh against those in which its actors are without each other.

Every formula counts passages. Of ``total`` passages, ``first`` mention one actor, ``second`` the other, and
``together`` both. All four may be arrays; what comes out is one too.

**Which passages are counted**: those that mention at least one actor. A passage that mentions nobody says
nothing about who is mentioned with whom, and were it counted, a corpus would make every link surprising by
adding cookery to politics. One that mentions a single actor does count: another could have stood there.

**What is undefined** gets the value that claims least: an actor that is in every passage, or a corpus of one
passage, make nothing surprising: PMI and NPMI 0, log-likelihood ratio 0, p 1.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from comention.graph.hypergeometric import Values, upper_tail


def pmi(together: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Values:
    """Pointwise mutual information, in bits: how many times as often together as by chance, as a power of 2.

    log2(together * total / (first * second)); Church and Hanks, "Word association norms, mutual information,
    and lexicography", Computational Linguistics 16(1), 1990. 0 is chance. It favours what is rare. Where two
    are never together it is the lowest that one passage could give, -log2(total), in the place of minus
    infinity.

    >>> pmi([2, 1, 0], [4, 8, 4], [4, 8, 4], 8).tolist()
    [0.0, -3.0, -3.0]
    """
    k, a, b, n = _floats(together, first, second, total)
    return np.where(k > 0, np.log2(np.maximum(k, 1) * n / (a * b)), -np.log2(n)) + 0.0


def npmi(together: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Values:
    """Normalised PMI: 1 for two that are only ever together, 0 for chance, -1 for two that never are.

    pmi / -log2(together / total); Bouma, "Normalized (pointwise) mutual information in collocation
    extraction", GSCL 2009. 0 for two that are both in every passage.

    >>> npmi([4, 2, 0, 8], [4, 4, 4, 8], [4, 4, 4, 8], 8).tolist()
    [1.0, 0.0, -1.0, 0.0]
    """
    k, a, b, n = _floats(together, first, second, total)
    itself = np.log2(n / np.maximum(k, 1))
    normal = pmi(k, a, b, n) / np.where(itself > 0, itself, 1)
    return np.where(k > 0, normal, -1.0) + 0.0


def llr(together: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Values:
    """The log-likelihood ratio G2 of together and apart, below 0 where two are less together than by chance.

    2 * sum(observed * ln(observed / expected)) over the four cells of the table, 0 * ln(0) being 0; Dunning,
    "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1), 1993.
    The sign is ours. Above 10.83 chance gives it once in a thousand links (chi squared, one degree).

    >>> llr([4, 2, 0], 4, 4, 8).round(2).tolist()
    [11.09, 0.0, -11.09]
    """
    k, a, b, n = _floats(together, first, second, total)
    observed = np.stack([k, a - k, b - k, n - a - b + k])
    expected = np.stack([a * b, a * (n - b), (n - a) * b, (n - a) * (n - b)]) / n
    seen = observed > 0
    ratio = np.where(seen, observed, 1) / np.where(seen, expected, 1)
    surprise: Values = 2 * np.sum(observed * np.log(ratio), axis=0)
    return np.where(k < expected[0], -1.0, 1.0) * np.maximum(surprise, 0) + 0.0


def jaccard(together: ArrayLike, first: ArrayLike, second: ArrayLike) -> Values:
    """The share of the passages of either actor that are of both.

    together / (first + second - together); Jaccard, "Étude comparative de la distribution florale", Bulletin
    de la Société vaudoise des sciences naturelles 37, 1901.

    >>> jaccard([2, 0], [4, 1], [4, 1]).round(3).tolist()
    [0.333, 0.0]
    """
    k, a, b = _floats(together, first, second)
    return k / np.maximum(a + b - k, 1)


def significance(together: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Values:
    """How likely chance alone puts two actors together so often or more: p, between 0 and 1.

    The upper tail of the hypergeometric distribution, which is Fisher's exact test, one-sided: ``second`` of
    ``total`` passages drawn blindly, of which ``first`` mention the other actor; Fisher, "The logic of
    inductive inference", Journal of the Royal Statistical Society 98(1), 1935.

    >>> significance([1, 4, 1, 1], [4, 4, 8, 1], [4, 4, 4, 1], [8, 8, 8, 1]).round(4).tolist()
    [0.9857, 0.0143, 1.0, 1.0]
    """
    k, a, b, n = _floats(together, first, second, total)
    # Most links of a graph have the counts of another one, and the test is what takes long.
    counts = np.stack([k, np.minimum(a, b), np.maximum(a, b), n])
    order = np.lexsort(counts)
    new = np.any(np.diff(counts[:, order], axis=1, prepend=-1) != 0, axis=0)
    k, a, b, n = counts[:, order[new]]
    p = np.empty(len(order))
    p[order] = upper_tail(k, a, b, n)[np.cumsum(new) - 1]
    return np.clip(p, 0.0, 1.0)


def q_values(p: ArrayLike, *, tests: int) -> Values:
    """For each p the share of false discoveries among all links that are at least as significant.

    min over all larger p of p * tests / rank; Benjamini and Hochberg, "Controlling the false discovery rate",
    Journal of the Royal Statistical Society B 57(1), 1995. ``tests`` is the number of pairs that chance could
    have put together, linked or not: to test only those that it did would call each of them a discovery.

    >>> q_values([0.01, 0.04, 0.03], tests=3).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, kind="stable")
    ranked = values[order] * tests / np.arange(1, len(values) + 1)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum.accumulate(ranked[::-1])[::-1]
    return np.minimum(adjusted, 1.0)


def weigh(
    together: ArrayLike, first: ArrayLike, second: ArrayLike, *, total: int, actors: int
) -> Mapping[str, Values]:
    """Every weight of some links by its name: ``pmi``, ``npmi``, ``llr``, ``jaccard``, ``p`` and ``q``.

    Args:
        together: For each link the number of passages that mention both actors.
        first: Those that mention the one.
        second: Those that mention the other.
        total: Those that mention anybody.
        actors: How many actors there are, any two of which could have been linked.
    """
    p = significance(together, first, second, total)
    return {
        "pmi": pmi(together, first, second, total),
        "npmi": npmi(together, first, second, total),
        "llr": llr(together, first, second, total),
        "jaccard": jaccard(together, first, second),
        "p": p,
        "q": q_values(p, tests=actors * (actors - 1) // 2),
    }


def _floats(*counts: ArrayLike) -> list[Values]:
    return [each.astype(np.float64) for each in np.broadcast_arrays(*counts)]
