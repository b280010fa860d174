"""Lines of a file of any size: a line that is too long is passed over, never held."""

import io
from collections.abc import Iterator

from comention.documents.encoding import repair, stream_encoding

_CHUNK = 1 << 20


def numbered_lines(file: io.BufferedReader, limit: int, *, newline: str) -> Iterator[tuple[int, str | None]]:
    r"""The lines of a file with their numbers from 1; None for one of more than ``limit`` characters.

    Args:
        file: An open file; it stays open.
        limit: The most characters of a line.
        newline: "\n" where only that ends a line, "" where "\r" and "\r\n" do too. Ends are kept as they are.
    """
    encoding, errors = stream_encoding(file.peek(2))
    stream = io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)
    ends = ("\n",) if newline else ("\n", "\r")
    number = 0
    try:
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(ends):
                _pass_over(stream, ends)
                yield number, None
            else:
                yield number, repair(line)
    finally:
        if not file.closed:  # else an error ended the reading, and nothing is left to be kept open
            stream.detach()


def _pass_over(stream: io.TextIOWrapper, ends: tuple[str, ...]) -> None:
    """Leave the stream behind the end of the present line."""
    while (piece := stream.readline(_CHUNK)) and not piece.endswith(ends):
        pass
