import io
import os
import sys

import pytest
from tests.documents.samples import ENGLISH, FRENCH, outcome, write

from comention.documents import find, holds, read
from comention.errors import DocumentError


@pytest.fixture
def articles(tmp_path):
    """A folder of articles, some below it, with things beside them that are no articles."""
    folder = tmp_path / "articles"
    write(folder / "b.txt", f"{FRENCH} B")
    write(folder / "a.html", f"<html><body><p>{FRENCH}</p></body></html>")
    write(folder / "2022" / "c.txt", f"{FRENCH} C")
    write(folder / ".hidden.txt")
    write(folder / ".git" / "d.txt")
    return folder


def test_a_folder_is_read_with_all_below_it_sorted_and_hidden_things_are_left_out(articles):
    read = outcome(articles)
    assert read.ids == ["articles/2022/c.txt", "articles/a.html", "articles/b.txt"]
    assert read.skipped == []


def test_an_id_is_the_same_wherever_it_is_read_from_and_names_no_folder_above(articles, monkeypatch):
    from_afar = outcome(articles).ids
    monkeypatch.chdir(articles)
    assert outcome(".").ids == from_afar
    monkeypatch.chdir(articles / "2022")
    assert outcome("..").ids == from_afar
    assert outcome("c.txt").ids == outcome(articles / "2022" / "c.txt").ids == ["2022/c.txt"]


def test_one_path_needs_no_list_and_strings_are_as_good_as_paths(articles):
    assert outcome(str(articles)) == outcome([articles]) == outcome([str(articles)])


def test_sources_are_read_in_the_order_given(articles):
    assert outcome([articles / "b.txt", articles / "2022"]).ids == ["articles/b.txt", "2022/c.txt"]


def test_a_file_that_is_named_twice_is_read_once(articles):
    assert outcome([articles / "b.txt", articles, articles / "*.txt"]).ids == [
        "articles/b.txt",
        "articles/2022/c.txt",
        "articles/a.html",
    ]


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("*.txt", ["articles/b.txt"]),
        ("[ab].*", ["articles/a.html", "articles/b.txt"]),
        ("?.html", ["articles/a.html"]),
        ("*", ["2022/c.txt", "articles/a.html", "articles/b.txt"]),
        ("**/*.txt", ["2022/c.txt", "articles/b.txt"]),
        ("**/2022/**/c.*", ["2022/c.txt"]),
        ("**", ["2022/c.txt", "articles/a.html", "articles/b.txt"]),
        ("20*/**/*.txt", ["2022/c.txt"]),
    ],
)
def test_patterns_match_files_and_whole_folders_but_nothing_hidden(articles, monkeypatch, pattern, ids):
    assert outcome(articles / pattern).ids == ids
    monkeypatch.chdir(articles)
    assert outcome(pattern).ids == ids


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    write(tmp_path / "a1.txt", "Autre texte, que personne ne demande ici, en français.")
    assert outcome(write(tmp_path / "n" / "a[1].txt")).ids == ["n/a[1].txt"]


def test_suffixes_may_be_in_capitals_and_come_in_many_spellings(tmp_path):
    for name in ("a.TXT", "b.text", "c.Md", "d.markdown", "e.htm", "f.xhtml", "g.ndjson", "h.tsv", "i.HTML"):
        content = f"<p>{FRENCH} {name}</p>" if "h" in name[2:].lower() else f"{FRENCH} {name}"
        content = f'{{"text": "{FRENCH} {name}"}}' if name == "g.ndjson" else content
        content = f"text\n{FRENCH} {name}" if name == "h.tsv" else content
        write(tmp_path / "kinds" / name, content)
    read = outcome(tmp_path / "kinds")
    assert (len(read.documents), read.skipped) == (9, [])


@pytest.mark.parametrize("source", ["articls", "articles/b.tx", "articls/b.txt"])
def test_a_path_that_does_not_exist_is_an_error_at_once_that_names_its_neighbours(
    articles, monkeypatch, source
):
    monkeypatch.chdir(articles.parent)
    with pytest.raises(DocumentError, match="There is no file or folder") as error:
        read([articles, source])
    assert source in error.value.message
    assert "Did you mean " in error.value.hint


@pytest.mark.parametrize("source", ["", "nowhere/at/all.txt", "a\0b.txt", "x" * 5000])
def test_a_path_that_is_like_no_other_is_an_error_too(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DocumentError, match="There is no file or folder"):
        read(source)


@pytest.mark.parametrize("pattern", ["*.html", "nowhere/**/*.txt", "**/*.pdf", "[z]*"])
def test_a_pattern_without_a_match_is_an_error_at_once(tmp_path, pattern):
    write(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match="No file matches"):
        read(tmp_path / pattern)


def test_a_folder_with_nothing_to_read_is_an_error_at_once(tmp_path):
    (tmp_path / "empty").mkdir()
    write(tmp_path / "pictures" / "a.jpg")
    for name in ("empty", "pictures"):
        with pytest.raises(DocumentError, match="holds no file that comention reads") as error:
            read(tmp_path / name)
        assert ".txt" in error.value.hint


def test_no_source_at_all_is_an_error():
    with pytest.raises(DocumentError, match="nothing to read"):
        read([])


def test_nothing_is_read_before_every_source_was_found(articles, monkeypatch):
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("a file was opened"))
    with pytest.raises(DocumentError):
        read([articles, articles / "missing.txt"])
    read([articles])


def test_another_kind_of_file_is_told_by_its_suffix(articles):
    write(articles / "photo.jpg")
    write(articles / "Makefile")
    assert outcome(articles).reasons == {
        "articles/Makefile": "is not a kind of file that comention reads (no suffix)",
        "articles/photo.jpg": "is not a kind of file that comention reads (.jpg)",
    }
    assert "(.jpg)" in outcome(articles / "photo.jpg").reason


def test_folders_linked_in_a_circle_are_read_once(articles):
    (articles / "again").symlink_to(articles, target_is_directory=True)
    (articles / "2022" / "up").symlink_to("..", target_is_directory=True)
    (articles / "2022" / "here").symlink_to(".", target_is_directory=True)
    three = ["articles/2022/c.txt", "articles/a.html", "articles/b.txt"]
    assert outcome(articles).ids == three
    assert len(outcome(articles / "**" / "*.*").ids) == 3


def test_a_folder_that_is_linked_from_elsewhere_is_read(articles, tmp_path):
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "press").symlink_to(articles / "2022", target_is_directory=True)
    assert outcome(tmp_path / "linked").ids == ["linked/press/c.txt"]


def test_what_is_no_file_is_told(articles):
    (articles / "gone.txt").symlink_to("nowhere.txt")
    (articles / "loop.txt").symlink_to("loop.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(articles / "pipe.txt")
    reasons = outcome(articles).reasons
    assert reasons.pop("articles/gone.txt") == "cannot be read: No such file or directory"
    assert reasons.pop("articles/loop.txt").startswith("cannot be read: Too many levels")
    assert set(reasons.values()) <= {"is not a regular file"}


def test_a_folder_that_cannot_be_opened_is_told(articles, monkeypatch):
    entries = type(articles).iterdir

    def iterdir(path):
        if path.name == "2022":
            raise PermissionError(13, "Permission denied")
        return entries(path)

    monkeypatch.setattr(type(articles), "iterdir", iterdir)
    read = outcome(articles)
    assert read.ids == ["articles/a.html", "articles/b.txt"]
    assert read.reasons == {"articles/2022": "is a folder that cannot be opened"}


def test_a_file_that_cannot_be_opened_is_told_and_the_others_are_read(articles, monkeypatch):
    opened = type(articles).open

    def open_(path, *arguments, **named):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(type(articles), "open", open_)
    read = outcome(articles)
    assert read.ids == ["articles/2022/c.txt", "articles/a.html"]
    assert read.reasons == {"articles/b.txt": "cannot be read: Permission denied"}


def test_a_named_path_that_may_not_be_looked_at_is_an_error_at_once(articles, monkeypatch):
    def lstat(*_arguments, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "lstat", lstat)
    with pytest.raises(DocumentError, match="cannot be opened"):
        read(articles / "b.txt")


def test_a_named_folder_that_cannot_be_opened_is_an_error_at_once(articles, monkeypatch):
    def iterdir(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(articles), "iterdir", iterdir)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(DocumentError, match="cannot be opened"):
        read(articles)


def test_a_file_that_goes_away_while_others_are_read_is_told(articles):
    skipped = []
    documents = read(articles, on_skip=skipped.append)
    (articles / "2022" / "c.txt").unlink()
    assert len(list(documents)) == 2
    assert [each.reason for each in skipped] == ["cannot be read: No such file or directory"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such name")
def test_a_name_that_is_not_utf8_makes_an_id_that_can_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    with open(path, "w", encoding="utf-8") as file:
        file.write(FRENCH)
    [id] = outcome(os.fsdecode(path)).ids
    assert id.encode()
    assert id.endswith(".txt")


def test_an_accent_in_a_name_is_one_character_on_every_system(tmp_path):
    assert outcome(write(tmp_path / "n" / "e\u0301te\u0301.txt")).ids == ["n/été.txt"]


@pytest.fixture
def standard_input(monkeypatch):
    def say(content: bytes) -> io.TextIOWrapper:
        stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        return stream

    return say


def test_standard_input_is_one_text(standard_input):
    stream = standard_input(f"Date : 4 juillet 2012\r\n\r\n{FRENCH}".encode())
    document = outcome("-").only
    assert (document.id, document.reference.date) == ("stdin", "2012-07-04")
    assert document.text == f"Date : 4 juillet 2012\r\n\r\n{FRENCH}"
    assert not stream.closed


@pytest.mark.parametrize("mark", ["", "\n  "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_is_rows_where_it_opens_with_a_brace(standard_input, mark, encoding):
    rows = f'{mark}{{"text": "{FRENCH}"}}\n{{"id": "b", "text": "{ENGLISH}"}}\n'
    standard_input(rows.encode(encoding))
    number = 1 + mark.count("\n")
    assert outcome("-").ids == [f"stdin#{number}", "b"]


def test_standard_input_that_is_empty_or_binary_is_told(standard_input):
    standard_input(b"")
    assert outcome("-").reason == "is empty"
    standard_input(b"\x7fELF\x00\x00")
    assert outcome("-").reason == "is a binary file, not text"


def test_standard_input_is_read_once_and_may_be_absent(standard_input, monkeypatch):
    standard_input(FRENCH.encode())
    assert outcome(["-", "-"]).ids == ["stdin"]
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(DocumentError, match="no standard input"):
        read("-")


def test_a_project_is_no_source_of_itself(articles):
    project = articles / "p.db"
    (articles / "p.db.tmp").mkdir()
    for path in (project, articles / "p.db.wal", articles / "p.db.tmp" / "block.tmp", articles / "q.db"):
        path.write_bytes(b"")
    without = outcome(articles)
    assert [each.name for each in find(articles, but=project) if hasattr(each, "reason")] == ["articles/q.db"]
    assert len(without.skipped) == 4
    assert [each.name for each in find(project, but=project)] == ["articles/p.db"]


@pytest.mark.parametrize("source", [".", "articles", "articles/*.txt", "**/*.txt", "art*"])
def test_what_would_be_read_is_known_before_it_is_there(articles, monkeypatch, source):
    monkeypatch.chdir(articles.parent)
    new = articles / "new.txt"
    assert holds(source, new)
    assert not holds(source, articles.parent.parent / "new.txt")
    write(new)
    assert new.resolve() in {each.path.resolve() for each in find(source)}


@pytest.mark.parametrize("source", ["-", "articles/*.html", "articles/b.txt", "articles/2022"])
def test_what_would_not_be_read_is_in_no_source(articles, monkeypatch, source):
    monkeypatch.chdir(articles.parent)
    assert not holds(source, articles / "new.txt")
