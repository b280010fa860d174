"""Whatever is in a folder, a build comes to its end, and tells of each file that is not in the graph."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hypothesis import HealthCheck, given, settings
from tests.documents.mutations import folders
from tests.store.fake import build

from comention.documents import Skipped
from comention.graph.storage import dumps


@settings(max_examples=15, derandomize=True, suppress_health_check=list(HealthCheck))
@given(folders(8))
def test_no_damaged_file_stops_a_build_or_is_lost(found):
    with TemporaryDirectory() as home:
        account(Path(home), found)


def account(home: Path, found: dict[str, bytes]) -> None:
    """Build of some files with a project and without, and look whether each is accounted for."""
    news, project, skipped = home / "news", home / "p.duckdb", list[Skipped]()
    news.mkdir()
    for name, data in found.items():
        (news / name).write_bytes(data)
    graph = build(news, project=project, on_skip=skipped.append)
    assert dumps(build(news, on_skip=[].append)) == dumps(graph)
    with duckdb.connect(project, read_only=True) as database:
        held, refused = (
            [_path(place) for (place,) in database.sql(f"SELECT place FROM {table}").fetchall()]
            for table in ("contents", "not_read")
        )
    assert {*held, *refused} == {f"news/{name}" for name in found}
    assert len(held) + len(refused) == len(graph.documents) + len(skipped)
    assert all(each.name and each.reason for each in skipped)
    assert not [each.reason for each in skipped if "process that read it ended" in each.reason]


def _path(place: str) -> str:
    """A place as a path, in which bytes that are no text are no signs."""
    return re.sub("\N{REPLACEMENT CHARACTER}(..)", lambda found: chr(0xDC00 + int(found[1], 16)), place)
