"""Correcting who is who in the page: what changes, what is refused, and how it is taken back."""

import tomllib
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.views.test_hardship import ATTACKS

from comention.actors.judgement import Rename, Same
from comention.actors.judgement_toml import parse
from comention.domain import Reference


def owners(viewer):
    """The names of the actors that there are by now."""
    return viewer.page.evaluate("comention.model.actors.filter(a => a.owner === a).map(a => a.name)")


def facts(viewer):
    return " ".join(viewer.texts("#panel .facts"))


def choose(viewer, *names):
    indices = [viewer.index(name) for name in names]
    chosen = {"pair": indices} if len(indices) > 1 else {"actor": indices[0]}
    viewer.page.evaluate("chosen => comention.store.set({chosen})", chosen)


def ask(viewer, names, what, **given):
    """Fill in the dialog for one actor or two, up to its last button."""
    page = viewer.page
    choose(viewer, *names)
    page.click("#panel .correct")
    page.click(f"#correcting input[value={what}]")
    if "to" in given:
        page.fill("#correcting .details input", given["to"])
    if "kind" in given:
        page.click(f"#correcting input[value={given['kind']}]")
    if "other" in given:
        page.fill("#correcting input[type=search]", given["other"])
        page.locator("#correcting .partners label").first.click()


def correct(viewer, names, what, **given):
    ask(viewer, names, what, **given)
    viewer.page.click("#correcting .main")
    assert viewer.page.locator("#correcting").is_hidden()


def refused(viewer, names, what, **given):
    """In what words a correction is refused."""
    ask(viewer, names, what, **given)
    viewer.page.click("#correcting .main")
    words = viewer.page.text_content("#correcting .error")
    viewer.page.get_by_role("button", name="Annuler").click()
    return words.replace("\u2068", "").replace("\u2069", "")


def file_of(viewer):
    """The text of the file that the page offers."""
    viewer.page.click("#corrections")
    with viewer.page.expect_download() as download:
        viewer.page.click("#corrected .main")
    viewer.page.keyboard.press("Escape")
    return Path(download.value.path()).read_text(encoding="utf-8")


def until(page, expression):
    """Wait for what the page itself does a little later; its policy forbids that the browser waits for it."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def test_two_that_are_one_are_one_everywhere(view, small):
    viewer = view(small)
    page = viewer.page
    summary, tally = page.text_content("#summary"), viewer.texts("#kinds .tally")
    choose(viewer, "Rafael Grossi", "Emmanuel Macron")
    page.click("#panel .correct")
    assert page.locator("#correcting input[value=same]").is_checked()
    page.locator("#correcting input[name=correcting-name]").nth(1).click()
    page.click("#correcting .main")
    assert "Rafael Grossi" not in owners(viewer)
    assert viewer.texts("#panel h2 bdi") == ["Emmanuel Macron"]
    assert viewer.texts(".aliases bdi") == ["Emmanuel Macron", "M. Grossi", "Rafael Grossi"]
    assert set(viewer.texts("blockquote mark")) == {"Emmanuel Macron", "M. Grossi", "Rafael Grossi"}
    assert page.text_content("#summary") == summary.replace("22 acteurs", "21 acteurs")
    assert [int(each) for each in viewer.texts("#kinds .tally")] == [int(tally[0]) - 1, *map(int, tally[1:])]
    assert "Rafael Grossi" not in viewer.drawn()
    page.fill("#find", "Grossi")
    assert viewer.texts("#found li .name") == ["Emmanuel Macron"]
    page.locator("input[name=view][value=table]").check(force=True)
    assert "Rafael Grossi" not in viewer.texts("#table-actors tbody th")
    assert viewer.texts("#table-actors tbody th").count("Emmanuel Macron") == 1


def test_chains_make_one_actor_whose_links_have_all_passages(view, small):
    viewer = view(small)
    correct(viewer, ["Iran"], "same", other="France")
    correct(viewer, ["Allemagne"], "same", other="Iran")
    assert {"Iran", "France"}.isdisjoint(owners(viewer))
    three = {"state:IR", "state:FR", "state:DE"}
    mentions = sum(len(small.find(id).mentions) for id in three)
    links = [indices for link, indices in small.edges.items() if "state:US" in link and set(link) & three]
    choose(viewer, "Allemagne")
    assert f"{mentions} mentions" in facts(viewer)
    choose(viewer, "Allemagne", "États-Unis")
    assert f"{len(set().union(*links))} passages" in facts(viewer)


def test_names_kinds_and_what_is_no_actor_change_at_once(view, small):
    viewer = view(small)
    page = viewer.page
    correct(viewer, ["OTAN"], "rename", to="  Alliance \u202e atlantique ")
    assert viewer.texts("#panel h2 bdi") == ["Alliance atlantique"]
    page.fill("#find", "otan")
    assert viewer.texts("#found li .name") == ["Alliance atlantique"]
    page.keyboard.press("Escape")
    correct(viewer, ["Alliance atlantique"], "kind", kind="STATE")
    assert facts(viewer).startswith("État")
    shape = "comention.drawing.network.body.data.nodes.get(comention.store.state.chosen.actor).shape"
    assert page.evaluate(shape) == "diamond"
    correct(viewer, ["Alliance atlantique"], "drop")
    assert "Alliance atlantique" not in owners(viewer)
    assert page.evaluate("comention.store.state.chosen") is None
    page.fill("#find", "otan")
    assert viewer.texts("#found li .name") == []


def test_a_neighbourhood_follows_its_actor(view, small):
    viewer = view(small)
    finland = viewer.index("Finlande")
    viewer.page.evaluate(
        "actor => comention.store.set({ego: {actor, steps: 1}, extra: new Set([actor])})", finland
    )
    correct(viewer, ["Finlande"], "same", other="Iran")
    assert {"États-Unis", "OTAN"} < set(viewer.drawn())
    assert viewer.drawn().count("Finlande") == 1
    correct(viewer, ["Finlande"], "drop")
    assert len(viewer.drawn()) > 10


def test_a_new_name_or_kind_goes_in_the_place_of_the_last(view, small):
    viewer = view(small)
    correct(viewer, ["OTAN"], "rename", to="A")
    correct(viewer, ["A"], "rename", to="B")
    assert viewer.page.text_content("#corrections-count") == "1"
    assert '"OTAN"' in file_of(viewer)


@pytest.mark.parametrize("leave", ["key", "button"])
def test_whoever_changes_the_mind_changes_nothing(view, small, leave):
    viewer = view(small)
    page = viewer.page
    for what in ("same", "different", "rename", "kind", "drop"):
        ask(viewer, ["Iran"], what)
        if leave == "key":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="Annuler").click()
        assert page.locator("#correcting").is_hidden()
    assert page.evaluate("comention.store.state.corrections") == []
    assert page.locator("#corrections").is_hidden()
    assert viewer.texts("#panel h2 bdi") == ["Iran"]


def test_contradictions_are_refused_in_words(view, small):
    viewer = view(small)
    correct(viewer, ["Iran", "Liban"], "different")
    assert refused(viewer, ["Iran", "Liban"], "same") == (
        "Vous avez dit que Iran et Liban sont différents. Retirez d’abord cette correction."
    )
    correct(viewer, ["Liban"], "same", other="Turquie")
    assert "sont différents" in refused(viewer, ["Iran"], "same", other="Liban")
    correct(viewer, ["OTAN"], "kind", kind="STATE")
    correct(viewer, ["John Kerry"], "kind", kind="GROUP")
    assert "OTAN est du type" in refused(viewer, ["OTAN", "John Kerry"], "same")
    assert len(viewer.page.evaluate("comention.store.state.corrections")) == 4


def test_what_is_missing_or_no_name_is_told(view, small):
    viewer = view(small)
    page = viewer.page
    choose(viewer, "Iran")
    page.keyboard.press("c")
    page.click("#correcting .main")
    assert page.text_content("#correcting .error") == "Choisissez d’abord ce qu’il faut corriger."
    page.keyboard.press("Escape")
    assert refused(viewer, ["Iran"], "kind") == "Il manque un choix ci-dessus."
    assert refused(viewer, ["Iran"], "same") == "Il manque un choix ci-dessus."
    assert refused(viewer, ["Iran"], "rename", to=" ’-. ") == "Un nom contient des lettres ou des chiffres."
    assert refused(viewer, ["Iran"], "rename", to="Iran ") == "Il porte déjà ce nom."


def test_corrections_are_listed_and_taken_back_one_by_one(view, small):
    viewer = view(small)
    page = viewer.page
    correct(viewer, ["OTAN"], "rename", to="Alliance")
    correct(viewer, ["Liban"], "drop")
    assert page.get_attribute("#corrections", "aria-label") == "Corrections (2)"
    page.focus("#corrections")
    page.keyboard.press("Enter")
    page.locator(".corrected button").first.focus()
    page.keyboard.press("Enter")
    assert {"OTAN"} < set(owners(viewer))
    assert page.evaluate("document.activeElement.textContent") == "Retirer"
    assert len(viewer.texts(".corrected li")) == 1
    page.locator(".corrected button").first.click()
    assert viewer.texts("#corrected .quiet") == ["Rien n’est corrigé."]
    page.keyboard.press("Escape")
    assert "Liban" in owners(viewer)
    assert page.locator("#corrections").is_hidden()
    page.keyboard.press("Control+z")
    assert "Liban" not in owners(viewer)
    page.keyboard.press("Control+y")
    assert "Liban" in owners(viewer)


def test_corrections_are_told_in_both_languages_with_reason_and_name(view, small):
    viewer = view(small)
    page = viewer.page
    for name, why in (("OTAN", "un sigle"), ("Liban", "")):
        ask(viewer, [name], "drop")
        if why:
            page.get_by_label("Motif").fill(why)
            page.get_by_label("Votre nom").fill("C. Dupont")
        page.click("#correcting .main")
    page.locator("input[name=lang][value=en]").check(force=True)
    page.click("#corrections")
    first, second = [
        text.replace("\u2068", "").replace("\u2069", "") for text in viewer.texts(".corrected li div")
    ]
    assert first.startswith("“OTAN” is not an actor.un sigle · C. Dupont · ")
    # Who corrects is asked for once.
    assert second.startswith("“Liban” is not an actor.C. Dupont · ")


def test_the_address_keeps_corrections_and_minds_no_nonsense(view, small):
    viewer = view(small)
    page = viewer.page
    correct(viewer, ["OTAN"], "same", other="Organisation")
    correct(viewer, ["Liban"], "rename", to="Cèdre & Cie #1")
    until(page, "location.hash.includes('C%C3%A8dre')")
    kept = page.evaluate("comention.store.state.corrections")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("comention.store.state.corrections") == kept
    assert "Cèdre & Cie #1" in owners(viewer)
    hostile = [
        ["drop", ["state:FR"], "", "", "", "", "2026-11-25"],
        ["drop", ["state:nowhere"], "", "", "", "", "2026-11-25"],
        ["drop", ["state:FI"], "", "", "", "", '2026-11-25"\n[[same]]'],
        ["kind", ["state:FI"], "", "DOG", "", "", "2026-11-25"],
        ["rename", ["state:FI"], "...", "", "", "", "2026-11-25"],
        ["same", ["state:FI", "state:SE"], "Nord", "", "", "", "2026-11-25"],
        ["different", ["state:FI", "state:SE"], "", "", "", "", "2026-11-25"],
        ["toString", [], "", "", "", "", ""],
        None,
        7,
        {},
        [],
    ]
    page.evaluate(
        "list => location.hash = `corrections=${encodeURIComponent(JSON.stringify(list))}`", hostile
    )
    until(page, "comention.store.state.corrections[0].what === 'drop'")
    assert [each["what"] for each in page.evaluate("comention.store.state.corrections")] == ["drop", "same"]
    page.evaluate("location.hash = 'corrections=%5B%22'")
    until(page, "comention.store.state.corrections.length === 0")


def test_any_text_comes_back_from_the_file(view, small):
    viewer = view(small)
    page = viewer.page
    texts = [*ATTACKS, 'a"b\\c', "tab\tand\u0007bell\u007f", "'''\"\"\"", "\U0001f3a5 \ue000 \ufffe é"]
    names = [actor.name for actor in small.nodes][: len(texts)]
    indices = [viewer.index(name) for name in names]
    page.evaluate(
        """([indices, texts]) => comention.store.set({corrections: texts.map((text, i) => (
          {what: 'rename', actors: [indices[i]], name: text, why: text, who: text, when: '2026-11-25'}))})""",
        [indices, texts],
    )
    read = parse(file_of(viewer), Path("judgements.toml"))
    expected = [text.replace("\ud800", "\ufffd") for text in texts]
    assert [(each.to, each.why, each.who) for each in read if isinstance(each, Rename)] == [
        (text, text, text) for text in expected
    ]
    assert [each.name for each in read] == names


def test_whoever_no_name_means_alone_is_not_judged(view, draw):
    sentences = ["[person:a1|Fillon] et [state:FR|France].", "[person:a2|Fillon] et [state:DE|Allemagne]."]
    articles = [(Reference(id="d", lang="fr"), sentences)]
    viewer = view(draw(articles, {"person:a1": "Fillon", "person:a2": "Fillon", "state:FR": "France"}))
    assert "Aucun nom ni identifiant ne désigne Fillon seul" in refused(viewer, ["Fillon"], "drop")
    assert "Aucun nom ni identifiant" in refused(viewer, ["Fillon", "France"], "same")


def test_what_is_nobody_s_any_more_is_not_judged_to_be_somebody_s(view, small):
    viewer = view(small)
    correct(viewer, ["Iran", "Liban"], "same")
    correct(viewer, ["Iran"], "kind", kind="GROUP")
    assert "[[same]]" in file_of(viewer)
    correct(viewer, ["Iran"], "drop")
    assert tomllib.loads(file_of(viewer)).keys() == {"not_an_actor"}
    viewer.page.click("#corrections")
    viewer.page.locator(".corrected button").last.click()
    viewer.page.keyboard.press("Escape")
    assert isinstance(parse(file_of(viewer), Path("f"))[0], Same)


def test_the_file_can_be_copied(view, small):
    viewer = view(small, permissions=["clipboard-read", "clipboard-write"])
    page = viewer.page
    correct(viewer, ["Liban"], "drop")
    page.click("#corrections")
    page.get_by_role("button", name="Copier").click()
    page.get_by_text("Copié.").wait_for()
    assert "[[not_an_actor]]" in page.evaluate("navigator.clipboard.readText()")


def test_where_a_page_may_not_copy_the_text_stands_there_selected(view, small):
    viewer = view(small, first="document.execCommand = () => false; delete Navigator.prototype.clipboard")
    page = viewer.page
    correct(viewer, ["Liban"], "drop")
    page.click("#corrections")
    page.get_by_role("button", name="Copier").click()
    page.locator("#corrected textarea").wait_for()
    assert "[[not_an_actor]]" in page.evaluate("getSelection().toString()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialogs_can_be_read_on_a_phone_and_by_everybody(view, small, scheme):
    viewer = view(small, size=(360, 740), color_scheme=scheme, has_touch=True)
    page = viewer.page
    choose(viewer, "Iran")
    page.tap("#panel .correct")
    for what in ("same", "different", "rename", "kind", "drop"):
        page.tap(f"#correcting label:has(input[value={what}])")
        assert Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).violations_count == 0
        assert page.evaluate("document.documentElement.scrollWidth <= 360")
        assert page.locator("#correcting .main").bounding_box()["y"] < 740
    page.tap("#correcting .main")
    page.tap("#corrections")
    assert Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).violations_count == 0
    assert page.evaluate("document.querySelector('#corrected').scrollWidth <= 360")
