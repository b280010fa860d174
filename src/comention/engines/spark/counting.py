"""Mentions to co-mentions by the query that counts them everywhere, over views of Spark."""

from typing import TYPE_CHECKING

import numpy as np

from comention.engines.spark.words import told

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from comention.graph.counting import Numbers, Table


def co_mentions(session: "SparkSession", mentions: "Table", window: int) -> "dict[str, Numbers]":
    """The passages of every pair, as the engine that is embedded gives them.

    Raises:
        EngineError: Spark gave up.
    """
    import pyarrow as pa

    from comention.graph.counting import listing, narrow

    tables = {
        "mentions": pa.table({name: narrow(column) for name, column in mentions.items()}),
        "steps": pa.table({"step": np.arange(window)}),
    }
    with told():
        for name, table in tables.items():
            session.createDataFrame(table).createOrReplaceTempView(name)
        found = session.sql(listing()).toArrow()
    return {name: found[name].to_numpy().astype(np.int64) for name in found.column_names}
