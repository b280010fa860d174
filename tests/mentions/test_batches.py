"""However documents are batched and worked on, each comes once, in its order, with what was found in it."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comention.domain import Document, Reference
from comention.mentions.batches import AHEAD, Line, batches, in_order

_lengths = st.lists(st.tuples(st.sampled_from(["fr", "en"]), st.integers(0, 40)), max_size=40)


def made(lengths: list[tuple[str, int]]) -> list[Document]:
    return [
        Document(reference=Reference(id=f"d{i}", lang=lang), text="x" * length)
        for i, (lang, length) in enumerate(lengths)
    ]


def ids(batch) -> list[str]:
    return [document.id for document in batch.documents]


@settings(max_examples=60)
@given(_lengths, st.integers(1, 5), st.integers(1, 60), st.integers(1, 3), st.randoms(use_true_random=False))
def test_documents_come_in_their_order_each_with_its_own(lengths, size, characters, threads, random: Random):
    documents = made(lengths)
    naps = [random.random() / 2000 for _ in documents]

    def work(batch):
        time.sleep(naps[batch.places[0]])
        return ids(batch)

    line = Line(work, threads)
    done = list(in_order(line.through(batches(documents, size, characters))))
    line.close()
    assert done == [(document, document.id) for document in documents]


@given(_lengths, st.integers(1, 5), st.integers(1, 60))
def test_a_batch_has_one_language_and_no_more_than_it_may(lengths, size, characters):
    for batch in batches(made(lengths), size, characters):
        assert len({document.lang for document in batch.documents}) == 1
        assert len(batch.documents) <= size
        assert len(batch.documents) == 1 or sum(len(d.text) for d in batch.documents) <= characters


def test_a_stream_of_any_length_is_held_in_part_only():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield from made([("fr", 10)])

    line = Line(ids, 2)
    through = in_order(line.through(batches(endless(), 4)))
    for number in range(1, 200):
        next(through)
        assert taken - number <= (2 * AHEAD + 5) * 4
    through.close()
    line.close()


def test_an_interrupt_gives_out_what_was_begun_and_then_counts():
    begun = []

    def interrupted():
        yield from made([("fr", 1)] * 6)
        raise KeyboardInterrupt

    def work(batch):
        begun.extend(ids(batch))
        time.sleep(0.01)
        return ids(batch)

    line, given_out = Line(work, 1), []
    with pytest.raises(KeyboardInterrupt):
        given_out.extend(document.id for document, _ in in_order(line.through(batches(interrupted(), 1))))
    line.close()
    assert given_out == begun
    assert given_out


def test_what_goes_wrong_in_a_batch_is_told_once_and_ends_all():
    def work(batch):
        if "d3" in ids(batch):
            raise ValueError("d3")
        return ids(batch)

    line = Line(work, 2)
    with pytest.raises(ValueError, match="d3"):
        list(in_order(line.through(batches(made([("fr", 1)] * 50), 1))))
    line.close()
