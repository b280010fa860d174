"""What DuckDB says went wrong, in words."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from comention.errors import StoreError


@contextmanager
def told(name: str) -> Iterator[None]:
    """Within it an error of DuckDB becomes one of ours, in words and with what to do about it."""
    try:
        yield
    except (duckdb.Error, RuntimeError) as error:
        if str(error) == "Query interrupted" or "KeyboardInterrupt" in str(error):  # what DuckDB makes of one
            raise KeyboardInterrupt from error
        if isinstance(error, duckdb.Error):
            raise StoreError(*_words(name, str(error))) from error
        raise


def _words(name: str, said: str) -> tuple[str, str]:
    """The message and the hint for what DuckDB said."""
    if "Conflicting lock" in said or "different configuration" in said:
        return f"{name} is in use by another process.", "Wait until that one is done, or end it."
    if "not a valid DuckDB database" in said or "Is a directory" in said:
        return f"{name} is no project of comention.", "Name another file with -p."
    if "No space left" in said or "File too large" in said:
        return (
            f"{name} cannot be written: there is no room left.",
            "Make room and run the same command again: it goes on where it was.",
        )
    if "WAL does not match" in said:
        return f"Beside {name} lies the log of another project, {name}.wal.", "Take that file away."
    if "Out of Memory" in said:
        return f"{name} needs more memory than there is.", "Run the same command again when there is more."
    if "Permission denied" in said or "Read-only file system" in said:
        return f"{name} cannot be opened: permission denied.", "Look at its permissions and its folder's."
    if "No such file" in said or "does not exist" in said:
        return f"There is no project {name}.", "`comention build SOURCES -p FILE` makes one."
    first = said.strip().splitlines()[0] if said.strip() else "DuckDB says nothing more"
    return f"{name} cannot be used: {first.rstrip('.')}.", "Build it anew if it is damaged."
