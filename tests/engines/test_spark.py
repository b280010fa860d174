"""On Spark everything comes out as it does here, byte for byte."""

import json
import shutil

import numpy as np
import pytest
from click.testing import CliRunner

from comention import pipeline
from comention.cli import main
from comention.config import Config, Relate, Resolve
from comention.engines import engine
from comention.graph.counting import co_mentions
from tests.engines.corpus import FAST, SPARK, judgements, made, written

pytestmark = pytest.mark.usefixtures("spark")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return written(tmp_path_factory.mktemp("spark") / "news")


@pytest.fixture(scope="module")
def expected(corpus):
    return made(corpus, resolve=Resolve(judgements=judgements(corpus.parent)))


def test_paths_give_the_same_bytes_and_skip_the_same(corpus, expected):
    resolve = Resolve(judgements=judgements(corpus.parent))
    assert made(corpus, resolve=resolve, run=SPARK) == expected
    skipped = {each.name.rpartition("/")[2] for each in expected[2]}
    assert skipped > {"empty.txt", "broken.pdf", "picture.png", "allemand.txt", "twin"}


def test_urls_give_the_same_bytes_and_skip_the_same(corpus, expected):
    resolve = Resolve(judgements=judgements(corpus.parent))
    assert made(corpus.as_uri(), resolve=resolve, run=SPARK) == expected


def test_a_pattern_of_a_url_and_a_path_are_one_after_the_other(corpus):
    path = corpus / "2023-briefs.jsonl"
    here = made(path, corpus / "2022-*.md")
    assert here == made(path, f"file://{corpus}/2022-*.md", run=SPARK)
    assert len(json.loads(here[0])["documents"]) > 3


@pytest.mark.parametrize("passage", ["sentence", "paragraph", "window", "document"])
def test_each_kind_of_passage_is_counted_the_same(corpus, passage, tmp_path_factory):
    home = tmp_path_factory.getbasetemp()
    here, there = home / "here.duckdb", home / "there.duckdb"
    sources = (corpus / "2023-03-accord-pekin.md", corpus / "2024-04-iran-israel-night.md")
    relate = Relate(passage=passage, window=4)
    embedded = made(*sources, project=here, relate=relate)
    assert made(*sources, project=there, relate=relate, run=SPARK) == embedded


@pytest.mark.parametrize("window", [1, 5])
def test_the_rows_are_those_of_duckdb_however_many_there_are(window):
    chance = np.random.default_rng(window)
    columns = {
        name: chance.integers(0, most, 20_000)
        for name, most in (("actor", 30), ("document", 900), ("unit", 9))
    }
    columns["starts"] = chance.integers(0, 50, 20_000)
    columns["ends"] = columns["starts"] + chance.integers(1, 20, 20_000)
    here = co_mentions(columns, window=window)
    with engine(SPARK) as cluster:
        there = cluster.co_mentions(columns, window=window)
    assert list(there) == list(here)
    assert all((there[name] == here[name]).all() for name in here)


def test_a_project_is_taken_up_by_either_and_only_what_is_new_is_sent(tmp_path, corpus):
    news, project = tmp_path / "news", tmp_path / "corpus.duckdb"
    news.mkdir()
    for name in ("2021-11-kazimi-drones.md", "2022-01-mission-coalition.txt"):
        shutil.copy(corpus / name, news)

    def told(source: object, **stages: object) -> tuple[list[str], list[str]]:
        said, seen = [], []

        def watch(stream, what, total):
            for each in stream:
                if what == "Finding mentions":
                    seen.append(each.document.id)
                yield each

        config = Config(detect=FAST, **stages)
        pipeline.build(
            source, config=config, project=project, on_change=said.append, on_skip=print, watch=watch
        )
        return sorted(seen), said

    assert len(told(news.as_uri(), run=SPARK)[0]) == 2
    (news / "2022-01-mission-coalition.txt").write_text("Macron a vu Biden.", encoding="utf-8")
    shutil.copy(corpus / "2024-01-sahel-cedeao.txt", news)
    seen, said = told(news.as_uri(), run=SPARK)
    assert seen == ["news/2022-01-mission-coalition.txt", "news/2024-01-sahel-cedeao.txt"]
    assert said == ["Files: 1 new, 1 changed, 1 as before."]
    assert told(news.as_uri(), run=SPARK) == ([], ["Files: 0 new, 0 changed, 3 as before."])
    assert told([]) == ([], [])
    assert made(project=project)[0] == made(news)[0]


def test_the_commands_know_it(corpus, tmp_path):
    arguments = [str(corpus / "2023-03-accord-pekin.md"), "--model", "fast", "--engine", "spark"]
    done = CliRunner().invoke(main, ["build", *arguments, "-o", str(tmp_path / "graph")])
    assert done.exit_code == 0, done.output
    assert "Read 1 document (1 fr)." in done.stdout
    assert done.stderr == ""
    printed = CliRunner().invoke(main, ["mentions", *arguments])
    assert printed.stdout == CliRunner().invoke(main, ["mentions", *arguments[:-2]]).stdout != ""


def test_the_session_of_the_user_is_left_as_it_was(spark, corpus):
    spark.createDataFrame([(1,)], "mine int").createOrReplaceTempView("mentions")
    before = spark.conf.getAll
    made(corpus / "2023-03-accord-pekin.md", run=SPARK)
    assert spark.conf.getAll == before
    assert spark.table("mentions").collect() == [(1,)]
