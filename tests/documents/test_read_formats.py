import gzip
import logging
import socket
from datetime import date
from email.message import EmailMessage

import pytest
from tests.documents import files
from tests.documents.samples import ENGLISH, FRENCH

SECOND = "L’ambassadeur de Turquie a été convoqué mercredi soir."


def facts(document):
    reference = document.reference
    return reference.title, reference.date, reference.source, reference.author, reference.url


def test_no_reader_fetches_anything(reading, monkeypatch):
    def fetched(*_arguments: object) -> None:
        pytest.fail("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", fetched)
    monkeypatch.setattr(socket, "getaddrinfo", fetched)
    remote = '<link rel="stylesheet" href="http://example.org/a.css"><img src="http://example.org/a.png">'
    outside = '<!DOCTYPE html SYSTEM "http://example.org/a.dtd">'
    for suffix in files.good():
        reading(f"a{suffix}", files.good()[suffix])
    for name in ("a.html", "a.mht", "a.eml", "a.rss", "a.xml"):
        reading(name, f"{outside}{remote}{files.PAGE}")
    reading("b.mht", files.mhtml(f"{remote}{files.PAGE}"))
    reading("b.rss", files.rss(files.item(f"{FRENCH}{remote}")))
    reading("b.odt", files.odt(f'<text:p>{FRENCH}<text:a href="http://example.org"/></text:p>'))


@pytest.mark.parametrize("suffix", sorted(files.good()))
def test_a_good_file_of_every_format_is_read(reading, suffix):
    found = reading(f"a{suffix}", files.good()[suffix])
    assert found.skipped == []
    assert FRENCH in found.documents[0].text


TELLING = [".pdf", ".docx", ".odt", ".rtf", ".epub", ".warc", ".parquet", ".tar", ".zip"]


@pytest.mark.parametrize("suffix", TELLING)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.gz"])
def test_the_content_decides_where_it_tells_more_than_the_suffix(reading, suffix, name):
    assert FRENCH in reading(name, files.good()[suffix]).documents[0].text


@pytest.mark.parametrize("suffix", [".pdf", ".doc", ".docx", ".zip", ".xml"])
def test_a_page_under_another_suffix_is_a_page(reading, suffix):
    assert reading(f"a{suffix}", files.PAGE).only.text == FRENCH


def test_a_word_document_has_paragraphs_cells_and_properties(reading):
    about = {"title": "Un titre", "author": "A. Nonyme", "created": "2022-01-03T10:15:00Z"}
    document = reading("a.docx", files.docx(FRENCH, "", SECOND, **about)).only
    assert document.text == f"{FRENCH}\n\n{SECOND}"
    assert facts(document) == ("Un titre", "2022-01-03", None, "A. Nonyme", None)


def test_tracked_changes_controls_boxes_and_breaks_of_word_are_read_as_shown(reading):
    bagdad, ankara, accuse, before, boxed, a, b = (
        f"<w:r><w:t>{words}</w:t></w:r>"
        for words in ("Bagdad", "Ankara", "accuse", "Avant.", "Un cadre.", "a", "b")
    )
    changed = (
        f"<w:p><w:ins>{bagdad}</w:ins><w:del>{ankara}</w:del><w:r><w:br/></w:r>{accuse}<w:r><w:tab/></w:r>"
    )
    changed += f"<w:hyperlink>{ankara}</w:hyperlink></w:p>"
    control = f"<w:sdt><w:sdtContent><w:p><w:r><w:t>{FRENCH}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = f"<w:p>{before}<w:r><w:txbxContent><w:p>{boxed}</w:p></w:txbxContent></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{a}</w:p></w:tc><w:tc><w:p>{b}</w:p></w:tc></w:tr></w:tbl>"
    text = reading("a.docx", files.docx(changed, control, box, table)).only.text
    assert text.split("\n\n") == ["Bagdad\naccuse\tAnkara", FRENCH, "Avant.", "Un cadre.", "a", "b"]


def test_an_opendocument_text_has_headings_lists_and_blanks_but_no_notes(reading):
    note = "<text:note><text:note-body><text:p>Une note.</text:p></text:note-body></text:note>"
    body = (
        f"<text:h>Un <text:span>titre</text:span></text:h><text:p>Bagdad<text:s/>accuse{note}<text:tab/>"
        f"Ankara.</text:p><text:list><text:list-item><text:p>{FRENCH}</text:p></text:list-item></text:list>"
    )
    meta = "<dc:title>T</dc:title><meta:creation-date>2022-01-03T10:00:00</meta:creation-date>"
    document = reading("a.odt", files.odt(body, f"{meta}<meta:initial-creator>N</meta:initial-creator>")).only
    assert document.text == f"Un titre\n\nBagdad accuse\tAnkara.\n\n{FRENCH}"
    assert facts(document) == ("T", "2022-01-03", None, "N", None)


def test_rtf_has_its_letters_and_its_information(reading):
    info = r"{\title L\'e9t\'e9}{\author A. Nonyme}{\creatim\yr2022\mo1\dy3\hr10}"
    document = reading("a.rtf", files.rtf(f"{FRENCH}\n{SECOND}", info)).only
    assert document.text == f"{FRENCH}\n\n{SECOND}"
    assert facts(document) == ("Lété", "2022-01-03", None, "A. Nonyme", None)


def test_rtf_that_is_cut_off_is_told(reading, caplog):
    with caplog.at_level(logging.WARNING, logger="comention"):
        assert reading("a.rtf", files.rtf(FRENCH)[:-1]).only.text == FRENCH
    assert "its end is missing" in caplog.text


def test_a_chapter_of_an_epub_is_a_document(reading):
    about = "<dc:title>La Revue</dc:title><dc:creator>N</dc:creator><dc:date>2022-01-03</dc:date>"
    found = reading("a.epub", files.epub({"Un": FRENCH, "": "", "Deux": SECOND}, about), lang="fr")
    assert [(each.id, each.text) for each in found.documents] == [
        ("news/a.epub#1", f"Un\n\n{FRENCH}"),
        ("news/a.epub#3", f"Deux\n\n{SECOND}"),
    ]
    assert facts(found.documents[0]) == ("Un", "2022-01-03", "La Revue", "N", None)


def test_a_mail_has_its_subject_day_and_sender(reading):
    document = reading("a.eml", files.mail(f"{FRENCH}\n\nIl était là — hier.")).only
    assert document.text == f"{FRENCH}\n\nIl était là — hier.\n"
    assert facts(document) == ("Un sujet", "2022-01-03", "Le Courrier", None, None)


def test_a_mail_of_html_is_read_as_a_page_or_as_a_letter_of_tables(reading):
    for html in (files.PAGE, f"<table><tr><td><p>{FRENCH}</p></td></tr></table>"):
        message = EmailMessage()
        message["From"] = "lettre@example.org"
        message.set_content(html, subtype="html")
        document = reading("a.eml", message.as_bytes()).only
        assert (document.text, document.reference.source) == (FRENCH, "lettre@example.org")


def test_attachments_are_counted_and_not_read(reading, caplog):
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(FRENCH)
    message.add_alternative(f"<p>{ENGLISH}</p>", subtype="html")
    for number in range(40):
        message.add_attachment(ENGLISH, filename=f"{number}.txt")
    with caplog.at_level(logging.WARNING, logger="comention"):
        assert reading("a.eml", message.as_bytes()).only.text == f"{FRENCH}\n"
        assert len(reading("a.mbox", files.mbox(message.as_bytes(), message.as_bytes())).documents) == 1 + 1
    assert "'news/a.eml': 40 attachments are not read" in caplog.text
    assert "'news/a.mbox': 80 attachments of 2 mails are not read" in caplog.text


def test_lines_that_open_as_mails_do_stay_in_the_mail_where_they_are_quoted(reading):
    box = files.mbox(files.mail(f"{FRENCH}\n\n>From Paris, rien."), files.mail(ENGLISH))
    found = reading("a.mbox", box)
    assert found.ids == ["news/a.mbox#1", "news/a.mbox#2"]
    assert found.documents[0].text.endswith("\n\nFrom Paris, rien.\n\n")


def test_a_flowed_mail_has_its_lines_joined(reading):
    mail = files.mail("Le président \nirakien est là. \n\nFin.")
    mail = mail.replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    assert reading("a.eml", mail, lang="fr").only.text.startswith("Le président irakien est là.")


def test_a_saved_page_has_the_address_from_which_it_was_saved(reading):
    for name in ("a.mht", "a.mhtml", "a.html"):
        document = reading(name, files.mhtml()).only
        assert document.text == FRENCH
        assert facts(document) == ("T", None, None, None, "https://example.org/a")


def test_an_item_of_a_feed_is_a_document_with_the_day_as_written(reading):
    document = reading("a.rss", files.rss(files.item(FRENCH, "L&#233;t&#233;"))).only
    assert (document.id, document.text) == ("news/a.rss#1", FRENCH)
    assert facts(document) == ("Lété", "2022-01-03", "Le Fil", None, "https://example.org/a")


def test_atom_is_read_and_a_headline_alone_is_a_text(reading):
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Fil</title>
    <entry><title>{FRENCH}</title><updated>2022-01-03T23:30:00+01:00</updated>
    <author><name>N</name></author></entry>
    <entry><title>T</title><content type="html">&lt;p&gt;{SECOND}&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</content>
    </entry></feed>"""
    found = reading("a.atom", atom, lang="fr")
    assert [each.text for each in found.documents] == [FRENCH, f"{SECOND}\n\nb"]
    assert facts(found.documents[0]) == (FRENCH, "2022-01-03", "Le Fil", "N", None)


def test_a_feed_that_is_cut_off_gives_its_items_and_is_told(reading, caplog):
    feed = files.rss(files.item(FRENCH), files.item(ENGLISH))
    with caplog.at_level(logging.WARNING, logger="comention"):
        assert reading("a.rss", feed[:-60]).documents[0].text == FRENCH
    assert "items may be missing" in caplog.text


def test_a_row_of_parquet_is_a_document(reading):
    columns = {"ID": ["x", None], "text": [FRENCH, ENGLISH], "date": [date(2022, 1, 3), None], "n": [1, 2]}
    found = reading("a.parquet", files.parquet(columns))
    assert found.ids == ["x", "news/a.parquet#2"]
    assert found.documents[0].reference.date == "2022-01-03"


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_columns_may_be_called_otherwise(reading, suffix):
    table = {
        ".csv": f'headline,Body\nUn titre,"{FRENCH}"\n',
        ".jsonl": f'{{"headline": "Un titre", "Body": "{FRENCH}", "text": 1}}',
        ".parquet": files.parquet({"headline": ["Un titre"], "Body": [FRENCH]}),
    }[suffix]
    document = reading(f"a{suffix}", table, columns={"text": "Body", "title": "headline"}).only
    assert (document.text, document.reference.title) == (FRENCH, "Un titre")


def test_pages_of_a_web_archive_are_read_and_the_rest_is_counted(reading, caplog):
    kinds = {
        "a": ("200 OK", "text/html; charset=utf-8", files.PAGE.encode()),
        "b": ("404 Not Found", "text/html", files.PAGE.encode()),
        "c": ("200 OK", "image/png", b"\x89PNG"),
    }
    warc = files.warc({f"https://example.org/{name}": kind for name, kind in kinds.items()})
    with caplog.at_level(logging.WARNING, logger="comention"):
        document = reading("a.warc", warc).only
    assert (document.text, document.reference.url) == (FRENCH, "https://example.org/a")
    assert document.reference.date is None  # that of the archive is no day of the article's
    assert "2 records that are no pages are not read" in caplog.text


def test_a_web_archive_is_packed_record_by_record(reading):
    pages = [{f"https://example.org/{n}": ("200 OK", "text/html", files.PAGE.encode())} for n in range(3)]
    found = reading("a.warc.gz", b"".join(gzip.compress(files.warc(page)) for page in pages))
    assert [each.reference.url for each in found.documents] == [url for page in pages for url in page]


def test_the_author_of_a_page_and_of_a_row_is_read(reading):
    page = files.PAGE.replace("<title>", '<meta name="author" content="Jeanne Doe"><title>')
    assert reading("a.html", page).only.reference.author == "Jeanne Doe"
    assert reading("a.jsonl", f'{{"text": "{FRENCH}", "author": "J. Doe"}}').only.reference.author == "J. Doe"
    assert reading("a.md", f"---\nauthor: J. Doe\n---\n{FRENCH}").only.reference.author == "J. Doe"


def test_a_sentence_that_opens_with_from_ends_no_mail(reading):
    text = f"{ENGLISH}\n\nFrom here on we go, said Macron in 2017.\n\nThey went."
    assert "They went." in reading("a.mbox", files.mbox(files.mail(text))).only.text
