"""Real name parts, and what is made of a name when it is written again."""

import tomllib
from importlib.resources import files
from pathlib import Path

from hypothesis import strategies as st

from comention.resources.words import leading_family_names

PEOPLE = tomllib.loads((Path(__file__).parents[2] / "training" / "names.toml").read_text(encoding="utf-8"))[
    "people"
]
TABLE = tomllib.loads((files("comention.resources") / "given-names.toml").read_text(encoding="utf-8"))
FAMILY = sorted({name for each in PEOPLE for name in each["family"]} | leading_family_names())
GIVEN = sorted(
    {name for each in PEOPLE for name in each["given"]}
    | {name for row in TABLE["same"] for name in row}
    | {*TABLE["women"], *TABLE["men"]}
)

given_names, family_names = st.sampled_from(GIVEN), st.sampled_from(FAMILY)
middles = st.lists(given_names | st.sampled_from(["W.", "ben", "al", "Abdel", "Jr"]), max_size=2)
names = st.tuples(given_names, middles, family_names).map(lambda drawn: [drawn[0], *drawn[1], drawn[2]])


@st.composite
def written(draw: st.DrawFn, name: list[str]) -> list[str]:
    """A name as somebody else may write it."""
    words = list(name)
    place = draw(st.integers(0, len(words) - 1))
    how = draw(
        st.sampled_from(["initial", "less", "more", "turned", "reversed", "letter", "sound", "row", "joined"])
    )
    if how == "initial":
        words[place] = f"{words[place][0]}."
    elif how == "less":
        del words[place]
    elif how == "more":
        words.insert(draw(st.integers(0, len(words))), draw(given_names | family_names))
    elif how == "turned":
        words = [*words[1:], words[0]]
    elif how == "reversed":
        words = words[::-1]
    elif how == "letter":
        words[place] = draw(misspelt(words[place]))
    elif how == "sound":
        old, new = draw(st.sampled_from(SOUNDS))
        words = [word.replace(old, new) for word in words]
    elif how == "row":
        rows = [row for row in TABLE["same"] if words[0] in row]
        words[0] = draw(st.sampled_from(rows[0])) if rows else words[0]
    elif place:
        words[place - 1 : place + 1] = [words[place - 1] + words[place].lower()]
    return words


SOUNDS = [
    ("ou", "u"),
    ("u", "ou"),
    ("kh", "k"),
    ("q", "gh"),
    ("a", "e"),
    ("e", "a"),
    ("i", "e"),
    ("d", "z"),
    ("j", "g"),
    ("v", "f"),
    ("n", "ne"),
]


@st.composite
def misspelt(draw: st.DrawFn, word: str) -> str:
    """A word with a letter more, less, other, or out of its place."""
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("aeklmrs"))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
