"""What an executor finds in a text depends on nothing that comes with it."""

import pandas as pd

from comention.documents import read
from comention.engines.spark.detecting import seek_here
from comention.mentions.gazetteer import Gazetteer
from tests.engines.corpus import EXAMPLES, FAST


def test_however_the_rows_are_shared_out_each_has_the_same_result():
    documents = list(read(EXAMPLES))
    rows = [(place, each.lang, each.text) for place, each in enumerate(documents)]

    def found(*sizes: int) -> dict[int, object]:
        given, frames = iter(rows), []
        for size in sizes:
            some = [next(given) for _ in range(size)]
            frames.append(pd.DataFrame(some, columns=["place", "lang", "text"]))
        return {
            row["place"]: row
            for frame in seek_here(Gazetteer(), FAST, frames)
            for row in frame.to_dict("records")
        }

    assert len(rows) == 17
    assert found(17) == found(1, 9, 7) == found(*[1] * 17)
