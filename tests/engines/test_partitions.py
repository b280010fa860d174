"""What an executor finds in a text depends on nothing that comes with it."""

import pandas as pd
import pytest

from comention.documents import read
from comention.engines.spark.detecting import _found, seek_here
from comention.errors import Unforeseen
from comention.mentions.gazetteer import Gazetteer
from tests.engines.corpus import EXAMPLES, FAST


def test_however_the_rows_are_shared_out_each_has_the_same_result():
    documents = list(read(EXAMPLES))
    rows = [(place, each.id, each.lang, each.text) for place, each in enumerate(documents)]

    def found(*sizes: int) -> dict[int, object]:
        given, frames = iter(rows), []
        for size in sizes:
            some = [next(given) for _ in range(size)]
            frames.append(pd.DataFrame(some, columns=["place", "id", "lang", "text"]))
        return {
            row["place"]: row
            for frame in seek_here(Gazetteer(), FAST, frames)
            for row in frame.to_dict("records")
        }

    assert len(rows) == 17
    assert found(17) == found(1, 9, 7) == found(*[1] * 17)


def test_an_error_that_nobody_foresaw_names_its_document(monkeypatch):
    def failing(lang, texts, *_):
        return [1 / ("feu" not in text) for text in texts]

    monkeypatch.setattr("comention.mentions.answers.find", failing)
    rows = [(0, "news/a.txt", "fr", "L’eau."), (1, "news/b.txt", "fr", "Le feu.")]
    (frame,) = seek_here(Gazetteer(), FAST, [pd.DataFrame(rows, columns=["place", "id", "lang", "text"])])
    with pytest.raises(Unforeseen, match=r"stopped it at 'news/b\.txt': ZeroDivisionError") as told:
        _found(frame.to_dict("records")[0])
    assert "in failing" in told.value.__notes__[0]
