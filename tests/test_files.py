"""Files are there whole or not at all, and those that belong together are of one run."""

import pytest

from comention.errors import OutputError
from comention.files import write_together


def test_files_that_belong_together_stay_as_they_were_where_one_cannot_be_written(tmp_path):
    graph, page = tmp_path / "graph.json", tmp_path / "graph.html"
    write_together({graph: [b"old ", b"graph"], page: [b"old page"]})

    def broken():
        yield b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"graph\.html cannot be written: No space left on device"):
        write_together({graph: [b"new graph"], page: broken()})
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "graph.json": b"old graph",
        "graph.html": b"old page",
    }


def test_an_interrupt_leaves_nothing_half_written(tmp_path):
    def interrupted():
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / "graph.json": interrupted()})
    assert list(tmp_path.iterdir()) == []
