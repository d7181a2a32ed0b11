import pytest

from analysis.clauses import read_clauses
from analysis.clauses.verbs import singular
from analysis.words import split_words


def describe(text):
    """Each clause as 'subject | verb | objects', participants joined by '+'."""
    parse = read_clauses(split_words(text))
    sides = ((clause.subject, clause.lemma, clause.objects) for clause in parse.clauses)
    return [
        f"{'+'.join(map(parse.text, subject))} | {lemma} | {'+'.join(map(parse.text, objects))}"
        for subject, lemma, objects in sides
    ]


CASES = [
    (
        "quoted in part",
        "Oman urged Iran to “open the port” and said it would 'pay a price'.",
        ["Oman | urge | Iran", "Iran | open | the port", "Oman | say | ", "it | pay | a price"],
    ),
    ("plural possessive", "The rebels' raid on Taiz killed six.", ["The rebels ' raid | kill | six"]),
    ("plain", "Rebels shelled the airport.", ["Rebels | shell | the airport"]),
    (
        "names joined",
        "France, Spain and Italy condemned the raid.",
        ["France+Spain+Italy | condemn | the raid"],
    ),
    (
        "two verbs",
        "Troops crossed the river and burned two villages.",
        ["Troops | cross | the river", "Troops | burn | two villages"],
    ),
    ("apposition", "Ana Diaz, the foreign minister, rejected the offer.", ["Ana Diaz | reject | the offer"]),
    ("passive", "The bridge was bombed by jets.", ["The bridge | bomb | "]),
    (
        "infinitive",
        "Georgia agreed to free the sailors.",
        ["Georgia | agree | ", "Georgia | free | the sailors"],
    ),
    (
        "object control",
        "Oman urged both sides to stop the shelling.",
        ["Oman | urge | both sides", "both sides | stop | the shelling"],
    ),
    (
        "that-clause",
        "Seoul said that the North fired a rocket.",
        ["Seoul | say | ", "the North | fire | a rocket"],
    ),
    (
        "no that",
        "Officials said Mali closed its border.",
        ["Officials | say | ", "Mali | close | its border"],
    ),
    (
        "relative",
        "The convoy, which left Aleppo, was attacked.",
        ["The convoy | leave | Aleppo", "The convoy | attack | "],
    ),
    (
        "reduced relative",
        "Rockets fired by militants hit a school.",
        ["Rockets | fire | ", "Rockets | hit | a school"],
    ),
    (
        "after a comma",
        "The army, backed by tanks, entered the town.",
        ["The army | back | ", "The army | enter | the town"],
    ),
    ("fronted phrase", "On Friday negotiators met again in Doha.", ["negotiators | meet | "]),
    ("gerund", "The court accused him of selling arms.", ["The court | accuse | him", "him | sell | arms"]),
    (
        "new subject after and",
        "Drones hit the port and Eritrea closed its airspace.",
        ["Drones | hit | the port", "Eritrea | close | its airspace"],
    ),
]


@pytest.mark.parametrize(("name", "text", "clauses"), CASES, ids=[case[0] for case in CASES])
def test_clauses(name, text, clauses):
    assert describe(text) == clauses


TAGS = [
    ("The strikes killed six.", "strikes", "NNS"),
    ("Turkey strikes a convoy.", "strikes", "VBZ"),
    ("They plan to attack the base.", "attack", "VB"),
    ("The attack failed.", "attack", "NN"),
    ("Guards fire on the crowd.", "fire", "VBP"),
    ("The shelling went on.", "shelling", "NN"),
    ("Troops were shelling the town.", "shelling", "VBG"),
    ("The seized ship left.", "seized", "JJ"),
    ("It welcomed US and British strikes on the camp.", "strikes", "NNS"),
    ("On Monday peace talks start.", "start", "VBP"),
    ("They halted the troops advance.", "advance", "NN"),
    ("Jets hit a ship believed to have left.", "believed", "VBN"),
    ("The rebels claimed to have left.", "claimed", "VBD"),
    ("Shells fell on neighbouring Mali.", "neighbouring", "JJ"),
    ("He left after talks.", "after", "IN"),
    ("He left after talks failed.", "after", "SUB"),
    ("Had Mali shelled the camp, it would have lost.", "had", "SUB"),
    ("It would have lost had Mali shelled the camp.", "had", "SUB"),
    ("Mali had shelled the camp.", "had", "HAVE"),
    ("It could leave after the truce had largely held.", "had", "HAVE"),
    ("The truce ended in May.", "may", "DATE"),
    ("On May 9 Chad closed the road.", "may", "DATE"),
    ("Convoys left on 9 May and stopped.", "may", "DATE"),
    ("The May offensive failed.", "may", "DATE"),
    ("It rained in April and May.", "may", "DATE"),
    ("Brian May criticised the raid.", "may", "NNP"),
    ("May has resigned.", "may", "NNP"),
    ("Envoys said that May had resigned.", "may", "NNP"),
    ("A raid by al-Shabab gunmen failed.", "al-shabab", "NNP"),
    ("It may leave the pact.", "may", "MD"),
    ("May God protect the crew.", "may", "MD"),
    ("Rebels May Seize Second Harbour Town", "may", "MD"),
]


@pytest.mark.parametrize(("text", "word", "tag"), TAGS)
def test_tags(text, word, tag):
    assert next(found.tag for found in read_clauses(split_words(text)).words if found.lower == word) == tag


def test_verb_groups():
    parse = read_clauses(split_words("The ships had never been attacked and would not return."))
    first, second = parse.clauses
    assert (first.passive, first.perfect, first.negated) == (True, True, True)
    assert (second.modal, second.negated) == ("would", True)


def test_offsets_count_in_the_whole_text():
    text = "A headline\n\nIsrael's army left."
    for word in read_clauses(split_words(text, 12)).words:
        assert text[word.start : word.end] == word.text


@pytest.mark.parametrize(("plural", "noun"), [("parties", "party"), ("clashes", "clash"), ("press", "press")])
def test_singular(plural, noun):
    assert singular(plural) == noun


def test_time_grows_in_step_with_length():
    for text in (
        "to " * 3000,
        "and the " * 2000,
        ", ".join(["Iran"] * 2000),
        "that said " * 1500,
        '"' * 4000,
    ):
        read_clauses(split_words(text[:2000]))
