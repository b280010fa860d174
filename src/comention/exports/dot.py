"""DOT, for Graphviz."""

from comention.exports import rows
from comention.exports.escaping import xml_text
from comention.exports.rows import Row, Value
from comention.graph import ActorGraph


def dot(graph: ActorGraph) -> str:
    """The text of a DOT file, which Graphviz draws; a name is the label of its node."""
    lines = [
        f"  {_text(str(row.pop('id')))} {_attributes(row)};" for row in map(_labelled, rows.nodes(graph))
    ]
    for row in rows.edges(graph):
        first, second = _text(str(row.pop("source"))), _text(str(row.pop("target")))
        lines.append(f"  {first} -- {second} {_attributes(row)};")
    return "\n".join(["graph comention {", *lines, "}"]) + "\n"


def _labelled(row: Row) -> Row:
    """A node's row with its name as the label."""
    return {"label" if name == "name" else name: value for name, value in row.items()}


def _attributes(row: Row) -> str:
    return f"[{', '.join(f'{_text(name)}={_value(value)}' for name, value in row.items())}]"


def _value(value: Value) -> str:
    return _text(str(value).lower() if isinstance(value, bool) else str(value))


def _text(text: str) -> str:
    r"""A text in quotation marks; in a label a backslash is written ``\\``, a line feed ``\n``.

    Control characters are escaped as in XML: Graphviz ends a text at a NUL, and draws into SVG.
    """
    escaped = xml_text(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
