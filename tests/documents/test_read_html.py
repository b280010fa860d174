import subprocess
import sys

import pytest
from tests.documents.samples import ENGLISH, FRENCH

TITLE = "Irak : Bagdad accuse Ankara"
SECOND = "L'ambassadeur de Turquie a été convoqué mercredi soir au ministère des Affaires étrangères."
THIRD = "Le Parlement irakien doit se réunir samedi pour débattre de ces accusations."


def page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


ARTICLE = page(
    f"""<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Rubrique du monde</a></li></ul></nav>
    <article><h1>{TITLE}</h1><p>{FRENCH}</p>
    <p>{SECOND.replace("convoqué", '<a href="/x"><b>convoqué</b></a>')}</p>
    <h2>Une session extraordinaire</h2><p>{THIRD.replace(" samedi ", "  samedi<br>")}</p>
    <ul><li>Premier point sur Bagdad et ses alliés</li><li>Second point sur Ankara et les siens</li></ul>
    <table><tr><td>Turquie</td><td>4000 soldats</td></tr></table></article>
    <div id="comments"><div class="comment"><p>Merci pour cet article, dit un lecteur.</p></div></div>
    <footer><p>© 2022 Le Quotidien. Tous droits réservés.</p></footer>""",
    f"""<title>{TITLE} | Le Quotidien</title><meta property="og:title" content="{TITLE}">
    <meta property="og:site_name" content="Le Quotidien">
    <meta property="article:published_time" content="2022-07-21T10:02:00+02:00">
    <link rel="canonical" href="https://www.example.org/monde/irak.html">""",
)


def test_the_main_text_is_read_in_paragraphs_without_menus_comments_and_tables(reading):
    blocks = reading("a.html", ARTICLE).only.text.removeprefix(f"{TITLE}\n\n").split("\n\n")
    assert blocks == [
        FRENCH,
        SECOND,
        "Une session extraordinaire",
        THIRD.replace(" samedi ", " samedi\n"),
        "Premier point sur Bagdad et ses alliés\nSecond point sur Ankara et les siens",
    ]


def test_title_date_source_and_address_are_read(reading):
    reference = reading("a.html", ARTICLE).only.reference
    assert (reference.title, reference.date, reference.source) == (TITLE, "2022-07-21", "Le Quotidien")
    assert (reference.url, reference.id) == ("https://www.example.org/monde/irak.html", "news/a.html")


def test_a_bare_page_has_a_text_and_nothing_more(reading):
    document = reading("a.html", page(f"<p>{FRENCH}</p>")).only
    assert document.text == FRENCH
    reference = document.reference
    assert (reference.title, reference.date, reference.source, reference.url) == (None, None, None, None)


@pytest.mark.parametrize(
    "content", [f"<p>{FRENCH}</p>", FRENCH, f"<div><p>{FRENCH}</p></div>", f"<html>{FRENCH}"]
)
def test_a_piece_of_a_page_is_read(reading, content):
    assert reading("a.html", content).only.text == FRENCH


@pytest.mark.parametrize(
    "content", [page(""), page("<script>var a = 1;</script>"), "<html></html>", "<!-- -->"]
)
def test_a_page_without_text_is_skipped(reading, content, caplog):
    assert reading("a.html", content).reason == "has no main text"
    assert [each for each in caplog.records if each.name == "comention"] == []


TEXT = "Le général a été reçu à Téhéran par le président de la République."


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="iso-8859-1">',
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>",
        '<meta charset="utf-8">',
        '<meta charset="nonsense">',
        "",
    ],
)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_pages_are_read_right_whatever_they_declare(reading, head, encoding):
    text = TEXT.replace("Le ", "L’") if encoding == "cp1252" else TEXT
    content = f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert reading("a.html", content).only.text == text


def test_a_declared_encoding_of_another_script_is_heeded(reading):
    text = "Президент России прибыл в Пекин с официальным визитом."
    for name in ("windows-1251", "koi8-r"):
        content = f'<html><head><meta charset="{name}"></head><body><p>{text}</p></body></html>'.encode(name)
        assert reading("a.html", content, languages=("ru",)).only.text == text


def test_an_xhtml_page_with_its_declaration_is_read(reading):
    content = f'<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html>\n{page(f"<p>{TEXT}</p>")}'
    assert reading("a.xhtml", content.encode("latin-1")).only.text == TEXT


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022-01", "2022-01"),
        ("2022/01", "2022-01"),
        ("01/2022", "2022-01"),
        ("2022-01T00:00", "2022-01"),
        ("2022.01", None),
        ("2022-W03", None),
        ("2022-01-03", "2022-01-03"),
        ("1985-03-04T10:00:00Z", "1985-03-04"),
        ("2031-03-04", "2031-03-04"),
        ("2022", None),
    ],
)
def test_a_date_is_no_more_exact_than_the_page_says_and_does_not_depend_on_today(reading, written, date):
    head = f'<meta property="article:published_time" content="{written}">'
    assert reading("a.html", page(f"<p>{FRENCH}</p>", head)).only.reference.date == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("3 janvier 2022", "2022-01-03"),
        ("Lundi 3&nbsp;janvier&nbsp;2022 à 10h00", "2022-01-03"),
        ("January 3rd, 2022", "2022-01-03"),
        ("03/01/2022", "2022-01-03"),
        ("2022/01/03", "2022-01-03"),
        ("20220103", "2022-01-03"),
        ("2022/01", "2022-01"),
    ],
)
def test_a_date_that_is_written_beside_the_article_is_read(reading, written, date):
    assert reading("a.html", page(f"<time>{written}</time><p>{FRENCH}</p>")).only.reference.date == date


def test_a_date_somewhere_in_the_text_is_not_the_date_of_the_page(reading):
    assert reading("a.html", page(f"<p>{FRENCH} Le 14 juillet 2019.</p>")).only.reference.date is None


def test_an_address_that_could_run_code_is_left_out(reading):
    head = (
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">'
    )
    assert reading("a.html", page(f"<p>{ENGLISH}</p>", head)).only.reference.url is None


def test_embedded_pictures_do_not_count_as_length(reading):
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 2000}">'
    assert reading("a.html", page(f"{picture}<p>{FRENCH}</p>"), max_characters=6_000).only.text == FRENCH


def test_a_nul_in_a_page_breaks_nothing(reading):
    content = page(f"<p>{FRENCH}</p>" + " " * 2000 + f"<p>{ENGLISH}\x00\x01</p>")
    assert FRENCH in reading("a.html", content, lang="fr").only.text


def test_an_error_of_the_parser_is_told(reading, monkeypatch):
    def fail(*_arguments, **_named):
        raise RuntimeError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert reading("a.html", page(FRENCH)).reason == "is not a page that can be parsed (too deep)"


def test_a_page_without_text_says_nothing_on_standard_error(tmp_path, capfd):
    path = tmp_path / "a.html"
    path.write_text("<html></html>", encoding="utf-8")
    code = f"from comention.documents import read; print(list(read({str(path)!r}, on_skip=lambda _: None)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
