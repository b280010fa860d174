"""What a person decided is read however it is written, added to, and taken back byte by byte."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comention.actors import (
    Different,
    Judgement,
    KindJudgement,
    NotAnActor,
    Rename,
    Same,
    add,
    judgements_in_force,
    read_judgements,
    undo,
)
from comention.actors.judgement_toml import HEADER
from comention.config import Resolve
from comention.domain import Kind
from comention.errors import JudgementError, OutputError
from comention.text import fold

EVERY = """\
[[same]]
names = ["Qassem Soleimani", "Ghassem Soleimani"]
why = "one man in two spellings"
who = "C. Dupont"
when = 2026-11-25

[[different]]
names = ["Joseph Kabila", "Laurent-Désiré Kabila"]

[[rename]]
name = "Hachd"
to = "Hachd al-Chaabi"

[[kind]]
name = "Marlo"
kind = "GROUP"

[[not_an_actor]]
name = "Gilet"
"""

BY_HAND = """\ufeff# À la main \r
same = [\r
  { who = 'X', names = [ 'قاسم سليماني', "Qassem [[\\"Soleimani\\"]]" ] },\r
]\r
\r
  [[ "different" ]] # comment\r
why = '''\r
[[same]]\r
'''\r
names = [\r
  # a comment\r
  'Marine Le Pen',\r
"Jean-Marie Le Pen"\r
]\r
"""

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = words.filter(fold)
signatures = st.fixed_dictionaries(
    {},
    optional={"why": words, "who": words, "when": st.dates()},
)


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """A judgement on any names; none contradicts another too often."""
    signed = draw(signatures)
    several = st.lists(names, min_size=2, max_size=3, unique_by=fold).map(tuple)
    return draw(
        st.one_of(
            several.map(lambda drawn: Same(drawn, **signed)),
            several.map(lambda drawn: Different(drawn, **signed)),
            st.tuples(names, names).map(lambda drawn: Rename(*drawn, **signed)),
            st.tuples(names, st.sampled_from(Kind)).map(lambda drawn: KindJudgement(*drawn, **signed)),
            names.map(lambda name: NotAnActor(name, **signed)),
        )
    )


@pytest.fixture
def write(tmp_path):
    def write(text: str | bytes, name: str = "judgements.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_every_judgement_is_read_with_its_line_and_says_why(write):
    found = read_judgements(write(EVERY))
    assert found.same == (
        Same(
            ("Qassem Soleimani", "Ghassem Soleimani"),
            why="one man in two spellings",
            who="C. Dupont",
            when=date(2026, 11, 25),
        ),
    )
    assert found.different == (Different(("Joseph Kabila", "Laurent-Désiré Kabila")),)
    assert found.renames == (Rename("Hachd", "Hachd al-Chaabi"),)
    assert found.kinds == (KindJudgement("Marlo", Kind.GROUP),)
    assert found.dropped == (NotAnActor("Gilet"),)
    assert [each.line for each in found] == [1, 7, 10, 14, 18]
    assert [each.reason for each in found] == [
        "judged the same by C. Dupont on 2026-11-25: one man in two spellings",
        "judged different",
        "named Hachd al-Chaabi",
        "judged a group",
        "judged no actor",
    ]


def test_other_quotes_order_and_lists_of_inline_tables_are_read(write):
    found = read_judgements(write(BY_HAND))
    assert found.same == (Same(("قاسم سليماني", 'Qassem [["Soleimani"]]'), who="X"),)
    assert [each.names for each in found.different] == [("Marine Le Pen", "Jean-Marie Le Pen")]
    assert [each.line for each in found] == [2, 6]


def test_an_empty_file_decides_nothing_and_one_judgement_twice_is_one(write):
    assert not read_judgements(write(""))
    twice = '[[same]]\nnames = ["A", "B"]\n[[same]]\nnames = ["b", "A"]\nwhy = "x"\n'
    assert len(read_judgements(write(twice))) == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[[same]]\nnames = ["A", "B"]\nwy = "x"\n', 3, "no field 'wy'. Did you mean why"),
        ('\n\n[[sam]]\nnames = ["A", "B"]\n', 3, "no judgement 'sam'. Did you mean same"),
        ('version = 1\n[[same]]\nnames = ["A", "B"]\n', 1, "no judgement 'version'"),
        ('[same]\nnames = ["A", "B"]\n', 1, "must be a table"),
        ('# x\nsame = ["A", "B"]\n', 2, "must be a table"),
        ('[[same]]\nnames = "A"\n', 2, "names cannot be 'A'"),
        ('[[same]]\nnames = ["A", 1]\n', 2, 'Write names = ["...", "..."]'),
        ('[[same]]\nnames = ["A", ["B"]]\n', 2, 'Write names = ["...", "..."]'),
        ('[[same]]\nnames = ["A", "B"]\n\n[[same.x]]\ny = 1\n', 4, "no field 'x'"),
        ('[[same]]\nnames = ["A", "B"]\n[same.x]\n', 3, "no field 'x'"),
        ("[same.x]\ny = 1\n", 1, "must be a table"),
        ('[[kind]]\nname = "A"\nkind = "GROUP"\n[[same]]\nnames = ["A", "B"]\n\nwhen = "x"\n', 7, "quotes"),
        ('[[same]]\nnames = ["A"]\n', 1, "two names"),
        ("[[same]]\nnames = []\n", 1, "two names"),
        ('[[different]]\nnames = ["États-Unis", "ETATS UNIS"]\n', 1, "two names"),
        ('[[same]]\nnames = ["A", " - "]\n', 1, "no name"),
        ('[[rename]]\nname = "A"\n', 1, "says no to"),
        ('[[rename]]\nname = "A"\nto = ""\n', 1, "no name"),
        ('[[kind]]\nname = "A"\nkind = "PLACE"\n', 3, "PERSON, GROUP, STATE"),
        ('[[not_an_actor]]\nname = "A"\nwhen = "2026-11-25"\n', 3, "without quotes"),
        ('[[not_an_actor]]\nname = "A"\nwhen = 2026-11-25T10:00:00\n', 3, "without quotes"),
        ('[[kind]]\nname = "A"\nkind = "GROUP"\n[[same]]\nnames = ["A" "B"]\n', 5, "Unclosed array"),
        ('[[kind]]\nname = "A"\nkind = "GROUP"\n\n[[same]]\nnames = ["A", "B"\n', 5, "Unclosed array"),
        ("[[same]]\nnames = " + "[" * 5000, 1, "recursion"),
    ],
)
def test_what_is_no_judgement_is_told_with_file_and_line(write, text, line, message):
    path = write(text)
    with pytest.raises(JudgementError) as raised:
        read_judgements(path)
    assert str(raised.value).startswith(f"{path}, line {line}: ")
    assert message in str(raised.value)
    with pytest.raises(JudgementError):
        add(path, NotAnActor("X"))
    assert path.read_text() == text


PIECES = ["[[same]]", "[same.x]", "[[same.x]]", "[z]", "[[z]]", "same.x = 1", "z = 3", "same = [{}, {}]"]
PIECES += [
    "names = ['A', 'B']",
    "names = [",
    "]",
    "# [[same]]",
    "why = '''",
    'who = """',
    "[[kind]]",
    "\ufeff",
    '"\\\\',
]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_whatever_stands_in_a_file_is_read_or_told(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("judgements") / "judgements.toml"
    path.write_text("\n".join(pieces), encoding="utf-8")
    with suppress(JudgementError):
        assert all(each.line > 0 for each in read_judgements(path))


def test_a_broken_file_is_told_of_soon(write):
    """An unclosed string before thousands of tables took half a minute, for each was parsed with the last."""
    path = write('[[same]]\nnames = ["A", "B"]\nwhy = """' + "so\n[[kind]]\nname = 'A'\n" * 5000)
    start = perf_counter()
    with pytest.raises(JudgementError, match="line 1: Unterminated string"):
        read_judgements(path)
    assert perf_counter() - start < 2


def test_what_is_not_utf_8_is_told_with_its_line(write):
    with pytest.raises(JudgementError, match="line 2: this is not UTF-8"):
        read_judgements(write(b'[[same]]\nnames = ["\xe9", "B"]\n'))


def test_a_missing_file_is_an_error_unless_it_is_that_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(JudgementError, match=r"none\.toml cannot be read"):
        read_judgements(Path("none.toml"))
    assert not judgements_in_force(Resolve())
    with pytest.raises(JudgementError, match=r"none\.toml cannot be read"):
        judgements_in_force(Resolve(judgements="none.toml"))
    add(Path("judgements.toml"), NotAnActor("Gilet"))
    assert judgements_in_force(Resolve())


def test_a_new_file_says_what_it_is(tmp_path):
    path = tmp_path / "new" / "judgements.toml"
    judgement = Same(("A", "B"), why="so", when=date(2026, 11, 25))
    assert add(path, judgement) == (judgement, True)
    assert path.read_text() == HEADER + '[[same]]\nnames = ["A", "B"]\nwhy = "so"\nwhen = 2026-11-25\n'


def test_a_judgement_that_is_there_is_not_written_twice(write):
    path = write(EVERY)
    again = add(path, Same(("ghassem soleimani", "Qassem Soleimani"), why="another reason"))
    assert (again.new, again.judgement.line) == (False, 1)
    assert path.read_text() == EVERY


def test_a_contradiction_is_found_before_anything_is_written(write):
    path = write('[[same]]\nnames = ["A", "B"]\n[[same]]\nnames = ["B", "C"]\n')
    before = path.read_bytes()
    with pytest.raises(JudgementError) as raised:
        add(path, Different(("C", "A")))
    assert path.read_bytes() == before
    assert raised.value.message.splitlines() == [
        f"{path}: 'C' and 'A' cannot be both the same and different:",
        "  line 3: 'B' = 'C'",
        "  line 1: 'A' = 'B'",
        "  the new judgement: 'C' ≠ 'A'",
    ]


@given(judgement=judgements())
def test_what_is_written_is_read_back_and_shows_nothing_that_an_editor_would_obey(
    tmp_path_factory, judgement
):
    path = tmp_path_factory.mktemp("judgements") / "judgements.toml"
    add(path, judgement)
    assert list(read_judgements(path)) == [judgement]
    written = path.read_text(encoding="utf-8").replace("\n", "")
    assert written.isprintable()


HANDS = [
    "",
    "\n",
    "\r\n",
    "\ufeff",
    "# only a comment",
    HEADER,
    EVERY,
    EVERY[:-1],
    EVERY + "# end",
    EVERY + "\n\n",
]
HANDS += [EVERY.replace("\n", "\r\n"), EVERY.replace("\n", "\r\n")[:-2], "\ufeff" + EVERY, EVERY + "\r\n"]
HANDS += ["[[same]]\r\nnames = ['A', 'B']\n", "different = [{names = ['A', 'B']}]", HEADER + "\n"]


@given(
    start=st.none() | st.sampled_from(HANDS),
    steps=st.lists(st.none() | judgements(), max_size=12),
)
def test_taking_back_what_was_added_restores_the_bytes(tmp_path_factory, start, steps):
    path = tmp_path_factory.mktemp("judgements") / "judgements.toml"
    if start is not None:
        path.write_bytes(start.encode())
    states: list[bytes | None] = [now(path)]
    for step in steps:
        if step is None and len(states) > 1:
            undo(path)
            states.pop()
        elif step is not None and written(path, step):
            assert (now(path) or b"").startswith(states[-1] or b"")
            states.append(now(path))
        assert now(path) == states[-1]


def now(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def written(path: Path, judgement: Judgement) -> bool:
    """Whether a judgement was added rather than there already, or in contradiction."""
    try:
        return add(path, judgement).new
    except JudgementError:
        return False


def test_taking_back_what_was_written_by_hand_leaves_comments(write):
    path = write(
        "# start\n\n[[kind]]\nname = 'A'\nkind = 'STATE' # so\n\n"
        "# above\n[[not_an_actor]]\nname = '''\n# B'''\n# end\n"
    )
    assert undo(path) == NotAnActor("# B")
    assert path.read_text() == "# start\n\n[[kind]]\nname = 'A'\nkind = 'STATE' # so\n\n# above\n# end\n"
    assert undo(path) == KindJudgement("A", Kind.STATE)
    assert path.read_text() == "# start\n\n\n# above\n# end\n"
    with pytest.raises(JudgementError, match="no judgement to take back"):
        undo(path)


def test_a_list_written_by_hand_is_neither_added_to_nor_cut(write):
    text = "same = [{names = ['A', 'B']}]\n"
    path = write(text)
    with pytest.raises(JudgementError, match=r"Nothing is written.*line 3"):
        add(path, Same(("C", "D")))
    with pytest.raises(JudgementError, match="by hand"):
        undo(path)
    assert path.read_text() == text


def test_what_is_not_text_is_no_name():
    with pytest.raises(JudgementError, match="no text"):
        NotAnActor("\udce9")


def test_a_link_stays_a_link(tmp_path, write):
    path = write(EVERY, "real.toml")
    link = tmp_path / "judgements.toml"
    link.symlink_to(path)
    add(link, NotAnActor("X"))
    assert link.is_symlink()
    assert len(read_judgements(path)) == 6


def test_a_file_that_cannot_be_written_stays(write, monkeypatch):
    path = write(EVERY)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OutputError, match="--file"):
        add(path, NotAnActor("X"))
    assert path.read_text() == EVERY
