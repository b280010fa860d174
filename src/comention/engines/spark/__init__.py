"""The engine for more than one machine: what takes long is done by the executors of a Spark cluster."""
