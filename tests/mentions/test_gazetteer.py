"""Actors that a user adds are found, and outrank what we know by the same words."""

import pytest

from comention.config import Detect
from comention.domain import Document, Reference
from comention.errors import ConfigError
from comention.mentions import detect


def find(text: str, *files) -> dict[str, str]:
    config = Detect(gazetteers=tuple(map(str, files)))
    (annotated,) = detect([Document(reference=Reference(id="d", lang="fr"), text=text)], config=config)
    return {mention.text: mention.key or str(mention.kind) for mention in annotated.mentions}


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: str):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_names_short_names_and_patterns_of_a_toml_file(write):
    path = write(
        "a.toml",
        '[cercle-bleu]\nnames = ["Cercle bleu"]\nweak = ["Cercle"]\n'
        '[brigades]\npatterns = ["Brigade n° \\\\d+"]\n'
        '[zed]\nkind = "PERSON"\nnames = ["Zed le Rouge"]\n',
    )
    text = "Le cercle Bleu et Zed le Rouge ont vu la Brigade n° 12. Le Cercle se tait."
    assert find(text, path) == {
        "cercle Bleu": "group:cercle-bleu",
        "Zed le Rouge": "person:zed",
        "Brigade n° 12": "group:brigades",
        "Cercle": "group:cercle-bleu",
    }
    assert "group:cercle-bleu" not in find("Le Cercle se tait.", path).values()


def test_rows_of_a_csv_file(write):
    path = write("a.csv", "name,kind,aliases\nCercle bleu,group,Blue Circle|CBL\nZed le Rouge,person,\n")
    assert find("Zed le Rouge quitte le Blue Circle.", path) == {
        "Zed le Rouge": "person:zed-le-rouge",
        "Blue Circle": "group:cercle-bleu",
    }


def test_a_users_actor_goes_before_ours_of_the_same_name(write):
    assert find("L’ONU vote.") == {"ONU": "group:united-nations"}
    assert find("L’ONU vote.", write("a.toml", '[mine]\nacronyms = ["ONU"]\n')) == {"ONU": "group:mine"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.toml", "[x]\nname = ['y']", "Did you mean names"),
        ("a.toml", "[x]\nnames = 'y'", "list of texts"),
        ("a.toml", "x = 1", "must be a table"),
        ("a.toml", "[x]\nkind = 'STATE'\nnames = ['y']", "no kind of actor"),
        ("a.toml", "[x]\npatterns = ['(']", "the pattern"),
        ("a.toml", "[x", "cannot be read"),
        ("a.csv", "nom\ny\n", "no column 'name'"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(write, name, content, message):
    path = write(name, content)
    with pytest.raises(ConfigError, match=message) as raised:
        find("Texte.", path)
    assert name in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"none\.toml cannot be read"):
        find("Texte.", tmp_path / "none.toml")
