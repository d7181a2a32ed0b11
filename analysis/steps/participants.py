"""Who acts and toward whom: the actors that a clause names, or that its pronouns and places stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from analysis.actors import is_country
from analysis.clauses import Clause, Phrase
from analysis.clauses.verbs import singular
from analysis.lexicon import read_lexicon
from analysis.steps.actions import Action, cue, is_adjective
from analysis.steps.reading import (
    NO_RECIPIENTS,
    PLACES,
    Reading,
    code_of,
    is_listed,
    unique,
    with_prep,
)

People = tuple[list[str], list[str]]  # the codes of actors and of recipients

# Whom the subject has it from: "came under attack from", "drew condemnation from".
ORIGINS = {"victim": ("from", "by"), "drawn": ("from", "to")}


@cache
def _agent_kinds() -> dict[str, str]:
    return {word: row["kind"] for row in read_lexicon("agents") for word in row["words"].split("|")}


@cache
def _toward() -> dict[str, list[str]]:
    return {row["event"]: row["prepositions"].split("|") for row in read_lexicon("toward")}


def is_agent(reading: Reading, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a noun for people or for an organ of a state."""
    return reading.head(phrase) in _agent_kinds()


def name_actors(reading: Reading, phrases: Iterable[Phrase]) -> list[str]:
    """Return the codes of those that the phrases name as agents, each once."""
    return unique([code for phrase in phrases for code in _name_agent(reading, phrase)])


def _name_agent(reading: Reading, phrase: Phrase) -> list[str]:
    scene, word, mentions = reading.scene, reading.words[phrase.first], reading.named(phrase)
    if not mentions and phrase.first > 3 and reading.words[phrase.first - 1].text == ")":
        mentions = reading.named(Phrase(phrase.first - 3, phrase.first - 1))  # "(PKK) militants"
    if word.tag in ("PRP", "PRP$") and word.lower in cue("speaker"):
        return scene.speaker
    if word.tag == "PRP":
        return [] if word.lower in ("you", "one", "me") else scene.spoken_of
    if mentions:
        last, attached = mentions[-1], reading.attached(phrase)[:1]
        if last.kind == "pair":
            named = [last.code, *last.others]
            return scene.pair or ([] if set(named) == set(scene.callers) else named)
        found = [code_of(last)]
        people = last.kind == "demonym" or last.text.lower().startswith("ethnic")
        if people and not is_listed(last):
            found = _find_home(reading, attached) or found
        if last.end > reading.words[phrase.last - 1].end:  # "envoys from Sudan and Egypt"
            found += [code for chunk in attached for code in _name_joined(reading, chunk)]
        return found
    if _is_pair(reading, phrase):
        return scene.pair
    if reading.is_owned(phrase):
        lowers = reading.lowers(phrase.first, phrase.last)
        return [] if any(singular(lower) in cue("other") for lower in lowers) else scene.spoken_of
    for chunk in reading.attached(phrase):
        if reading.is_owned(chunk):  # "one of its soldiers"
            return scene.spoken_of
        mentions = reading.named(chunk, NO_RECIPIENTS)
        if mentions:
            return [code_of(mentions[-1]), *_name_joined(reading, chunk)]
    return []


def _is_pair(reading: Reading, phrase: Phrase) -> bool:
    """'both sides', 'the two', 'the parties'; not 'their countries', 'the country', 'two of the envoys'."""
    last, named = reading.words[phrase.last - 1], reading.named(phrase)
    if named or reading.is_owned(phrase) or reading.head(phrase) not in cue("pair"):
        return bool(named) and named[-1].kind == "pair"
    return last.tag == "NNS" or (last.lower == "two" and phrase.last - phrase.first > 1)


def _find_home(reading: Reading, attached: list[Phrase]) -> list[str]:
    """'ethnic Albanians in Serbia' are of the place that follows them."""
    named = reading.named(attached[0], NO_RECIPIENTS) if with_prep(attached, "in", "of", "from") else []
    return [mention.code for mention in named if mention.kind in PLACES][:1]


def _name_joined(reading: Reading, chunk: Phrase) -> list[str]:
    """'delegations from Serbia and Kosovo': the second name under one preposition."""
    following = reading.starting.get(chunk.last + 1)
    if following is None or following.prep or reading.words[chunk.last].tag != "CC":
        return []
    named = [m for m in reading.named(following) if m.kind in PLACES or m.kind == "group"]
    return [code_of(mention) for mention in named[:1]]


def find_place(reading: Reading, clause: Clause) -> str:
    """Return the country of the first place that the clause, or the start of the sentence, names, or ''."""
    first = reading.clauses[0].first
    below = (c for c in reading.clauses if c.form != "finite" and c.first == clause.end)
    inside = [*clause.phrases, *(phrase for child in below for phrase in child.phrases)]
    for chunk in [*inside, *(c for c in reading.chunks if c.last <= first)]:
        if chunk.prep in cue("locative") and not reading.is_border(chunk):
            for mention in reading.named(chunk, NO_RECIPIENTS):
                if mention.kind in PLACES:
                    return mention.code
    return ""


def find_participants(reading: Reading, index: int, action: Action, rule: str) -> People:
    """Return the codes of actors and recipients of a clause's action."""
    clause = reading.clauses[index]
    if clause.passive and not is_adjective(clause):
        return _passive_participants(reading, index, action)
    actors = _find_actors(reading, clause, action)
    if clause.noun is not None and reading.modified(clause) in cue("decision"):
        owner = [c for c in reading.chunks if c.first <= clause.noun < c.last]  # "India's move to suspend"
        actors = name_actors(reading, owner) or actors
    if action.role in ORIGINS:
        return name_actors(reading, with_prep(clause.phrases, *ORIGINS[action.role])), actors
    if action.role == "joint":  # "signed an accord with Chad"
        return actors, unique(name_actors(reading, with_prep(clause.phrases, "with")), actors)
    return actors, _find_recipients(reading, index, action, rule, actors)


def _find_recipients(reading: Reading, index: int, action: Action, rule: str, actors: list[str]) -> list[str]:
    """The first that names somebody: the clause itself, where it is, its attack, what hangs on it."""
    clause, event, following = reading.clauses[index], action.event, reading.clauses[index + 1 : index + 2]
    judged = clause.objects if event == "ACCUSE" and action.mode != "allege" else []
    if attack := next((p for p in judged if (deed := reading.deed(p)) and deed.event == "ASSAULT"), None):
        found = unique(name_owner(reading, attack), actors)  # "condemned the raid on Abyei by Chad"
    else:
        found = name_recipients(reading, clause, event, actors)
    if found:
        return found
    if event in ("ACCUSE", "REJECT", "SUPPORT"):  # "condemned the steps taken by Chad"
        by = [phrase for c in following if c.noun is not None for phrase in with_prep(c.phrases, "by")]
        if found := unique(name_actors(reading, by), actors):
            return found
    if action.role == "visit" and (found := unique([find_place(reading, clause)], ["", *actors])):
        return found
    owned = clause.governor is not None and any(map(reading.is_owned, clause.objects))
    if (
        owned
        and actors
        and event in ("ASSAULT", "MOBILIZE")
        and (found := unique(reading.scene.spoken_of, actors))
    ):
        return found  # "Chad said that Sudanese jets had entered its airspace"
    for child in following if event == "ASSAULT" else []:
        hits = child.form != "finite" and child.lemma in cue("harming")  # "launched strikes targeting Chad"
        if hits and (found := name_recipients(reading, child, event, actors)):
            return found
    if event == "ASSAULT" and clause.subject and reading.deed(clause.subject[0]):
        # "a blast at a mosque in Kabul killed six": where the attack was
        around = with_prep(reading.behind(clause.subject[0]), *cue("at_targets"))
        if found := unique(reading.codes(around, NO_RECIPIENTS), actors):
            return found
    if action.role in ("", "casualty", "mutual") and rule in ("plain", "casualty"):
        return []
    if clause.lemma == "accuse" and clause.objects:  # "accused its critics of serving Chad"
        return []
    if found := _name_below(reading, index, actors):
        return found
    user = reading.above(clause) if action.role == "permit" and clause.noun is not None else None
    # "the permission that Washington granted": whoever uses it has it
    return name_actors(reading, user.subject) if user else []


def _find_actors(reading: Reading, clause: Clause, action: Action) -> list[str]:
    """The subject; for an attack told by its noun ('a Turkish strike killed') whoever owns the attack."""
    if action.event == "ASSAULT" and clause.subject and reading.deed(clause.subject[0]):
        owners = name_owner(reading, clause.subject[0])
        return owners or _recall_attackers(reading, clause.subject, clause.objects)
    actors = name_actors(reading, clause.subject)
    if action.event == "ASSAULT" and not actors and clause.subject and reading.weapon(clause.subject[0]):
        return _recall_attackers(reading, clause.subject, clause.objects)
    guests = action.event == "PROTEST" and reading.kinds(clause.subject) == {"group"}
    if actors and not guests:
        return actors
    place = find_place(reading, clause)
    if guests and place:
        return [place]  # "Kurds marched in Ankara"
    if action.event == "ASSAULT" and place in reading.codes(clause.objects):
        place = ""  # "the forces shelled Syrian posts in Idlib"
    return actors or _guess_actors(reading, clause.subject, place, action.event)


def _recall_attackers(reading: Reading, told: list[Phrase], harmed: list[Phrase]) -> list[str]:
    """'The raid killed nine', 'nine died in the attack': whoever attacked last, if not those harmed."""
    definite = bool(told and harmed) and reading.opens(told[0]) in cue("definite")
    attackers = reading.scene.attackers if definite else []
    return [] if set(attackers) & set(reading.codes(harmed, NO_RECIPIENTS)) else attackers


def _guess_actors(reading: Reading, phrases: Sequence[Phrase], place: str, event: str) -> list[str]:
    """Whom an unnamed agent belongs to: 'demonstrators blocked a road in Baghdad', 'the army'.

    By the place that the clause or the start of the sentence names, else, for the organs of a state, by
    whoever was last spoken of, else by the only country that the sentence names.
    """
    words = reading.words
    kinds = {_agent_kinds().get(head, "") for head in reading.heads(phrases)} - {""}
    if kinds == {"people"} and event == "ASSAULT":
        return []  # "gunmen killed ten people in Kano"
    if kinds and place and event not in cue("meeting"):
        return [place]
    if "institution" in kinds and reading.scene.actors:
        last, home = reading.scene.actors[:1], reading.scene.home
        foreign = is_country(last[0]) or reading.heads(phrases).isdisjoint(cue("state_organs"))
        return last if foreign else home or last  # "the LRA said the army struck"
    proper = any(word.tag == "NNP" for phrase in phrases for word in words[phrase.first : phrase.last])
    if event in cue("domestic") and (kinds or proper):
        mentions = reading.named(Phrase(0, len(words)), NO_RECIPIENTS)
        codes = unique(code_of(m) for m in mentions if m.kind != "demonym")  # "seized two Greek tankers"
        return codes if len(codes) == 1 else []
    return []


def name_owner(reading: Reading, phrase: Phrase) -> list[str]:
    """Whose attack it is: 'a strike by Turkey', 'a Turkish strike', 'shelling from Syria'."""
    after, action = reading.behind(phrase), reading.deed(phrase)
    by = name_actors(reading, with_prep(after, "by"))
    for clause in reading.clauses if action and action.event == "ASSAULT" else []:  # "strikes carried out by"
        if clause.form == "participle" and clause.noun == phrase.last - 1:
            by = by or name_actors(reading, with_prep(clause.phrases, "by"))
    owners = by or [code_of(mention) for mention in reading.named(phrase)][-1:]
    if owners or not action or action.event != "ASSAULT":
        return owners
    return name_actors(reading, with_prep(after, "from"))


def name_between(reading: Reading, after: Sequence[Phrase]) -> list[str]:
    """Return both sides of 'clashes between Chad and Sudan', or []."""
    between = with_prep(after, "between")[:1]
    chunk = reading.starting.get(between[0].last + 1) if between else None
    while chunk and not chunk.prep:  # "between Chad, | Mali | and Niger"
        between.append(chunk)
        chunk = reading.starting.get(chunk.last + 1)
    return name_actors(reading, between)


def name_noun_participants(
    reading: Reading,
    clause: Clause,
    phrase: Phrase,
    action: Action,
    after: Sequence[Phrase],
    announcer: Sequence[str] = (),
) -> People:
    """Whose deed a noun names and toward whom: 'a Chadian attack on Sudan', 'attacks on their territory'."""
    actors = name_owner(reading, phrase) or list(announcer)
    if not actors and action.event in cue("own moves"):  # "the withdrawal of French troops"
        actors = name_actors(reading, with_prep(after[:1], "of"))
    recipients = unique(reading.codes([phrase]), actors)
    for chunk in after:
        # "the arrest of two Chadians"
        suffers = chunk.prep == "of" and action.event not in cue("told bare", "own moves")
        if recipients or (chunk.prep in cue("no_target") and not suffers):
            continue
        if action.event == "CONSULT" and chunk.prep != "with":
            continue
        if reading.is_owned(chunk):
            recipients = unique(name_actors(reading, clause.subject), actors)
        else:
            recipients = unique(reading.codes([chunk], NO_RECIPIENTS), actors)[-1:]
    return actors, recipients


def _passive_participants(reading: Reading, index: int, action: Action) -> People:
    """'the convoy was attacked by rebels', 'five were killed in a Turkish strike', 'he was held in Iran'."""
    clause, subject = reading.clauses[index], reading.clauses[index].subject
    agents, launched = with_prep(clause.phrases, "by"), clause.lemma in cue("launching")
    told = reading.behind(subject[0]) if subject and reading.deed(subject[0]) else []
    if between := name_between(reading, told):  # "talks between Chad and Sudan were suspended"
        return between[:1], between[1:]
    # "were fired from a base in Mali" tells no target
    place = "" if launched and with_prep(clause.phrases, "from") else find_place(reading, clause)
    actors, recipients = name_actors(reading, agents), name_actors(reading, subject)
    if not agents and launched and clause.lemma != "shoot" and any(map(reading.weapon, subject)):
        actors = recipients  # "Chadian drones launched at Sudan"
    if not agents and action.role == "casualty":
        actors = _name_killers(reading, index)
    if not actors and action.event == "ACCUSE":  # "was summoned to the foreign ministry"
        actors = name_actors(reading, with_prep(clause.phrases, "to"))
    if not actors and action.event in ("COERCE", "ACCUSE", "SANCTION") and place:
        actors = [place]
    if action.event == "PROTECT":  # one's own people: "staff were told to shelter"
        return actors or recipients or reading.scene.actors[:1], []
    if action.event == "MOBILIZE" and not agents:  # "Malian troops were deployed to Niger": whose they are
        actors = recipients or unique([place], [""])
        return actors, name_recipients(reading, clause, action.event, actors)
    toward = name_recipients(reading, clause, action.event, actors)
    recipients = unique(recipients, actors)
    if action.event == "AID":
        return actors, toward or recipients
    if found := recipients or toward:
        return actors, found
    if action.event == "ASSAULT" and place and place not in actors:
        return actors, [place]
    targets = [chunk for phrase in subject for chunk in (phrase, *reading.attached(phrase))]
    return actors, unique(reading.codes(targets, NO_RECIPIENTS), actors)[-1:]


def _name_killers(reading: Reading, index: int) -> list[str]:
    """'Five were killed and four hurt in a Turkish strike', 'in clashes with', 'during the attack'."""
    clause, nearby = reading.clauses[index], reading.clauses[index + 1 : index + 2]
    joined = [phrase for other in nearby if other.link == "and" for phrase in other.phrases]
    for attack in with_prep([*clause.phrases, *joined], "in", "during", "from"):
        if reading.deed(attack) or reading.head(attack) in cue("fights"):
            opposed = [p for p in with_prep(reading.behind(attack), "with") if not reading.is_border(p)]
            owners = name_actors(reading, opposed) or name_owner(reading, attack)
            return owners or _recall_attackers(reading, [attack], clause.subject)
    if clause.subject and reading.heads(clause.subject) <= cue("rebels"):
        # "forty militants were killed, Mali's army said"
        return unique(reading.scene.speaker, name_actors(reading, clause.subject))
    return []


def name_recipients(reading: Reading, clause: Clause, event: str, actors: Sequence[str]) -> list[str]:
    """Return the codes of those toward whom the clause's action goes; an actor is not its own recipient."""
    order = _toward().get(event) or _toward()[""]
    behind = [p for p in clause.phrases if p.prep in order]
    if event == "ASSAULT":
        behind = [p for p in behind if not _is_of_cause(reading, p) and not reading.is_border(p)]
    behind.sort(key=lambda phrase: order.index(phrase.prep))
    harmed = clause.lemma in cue("harming") or "down" in reading.lowers(clause.verb + 1, clause.verb + 2)
    objects = clause.objects
    if event in ("ASSAULT", "AID") and not harmed:  # what is fired or given is not the recipient
        objects = [p for p in objects if not reading.weapon(Phrase(p.last - 1, p.last))]
    for group in [behind, objects] if event in ("AID", "RETREAT") else [objects, behind]:
        found: list[str] = []
        for phrase in group:
            listed = not phrase.prep and reading.words[phrase.first - 1].tag in ("CC", ",")
            if found and not listed:
                break  # "warned Serbia and Kosovo | last week | of Russia's intent"
            at = event in cue("placed") or reading.head(phrase) in cue("diplomats")  # "its envoy in Chad"
            chunks = [c for c in reading.attached(phrase) if at or c.prep not in cue("at")]
            if event == "ASSAULT":
                chunks = [c for c in chunks if not reading.is_border(c)]
            found += _name_targets(reading, [phrase, *chunks], actors)
        if found:
            return unique(found)
    return []


def _is_of_cause(reading: Reading, phrase: Phrase) -> bool:
    """'fired rockets in reply to Chad's war | on Sudan', 'in protest | at a law', 'from a site | in Mali'."""
    before = reading.ending.get(phrase.first - 1)
    if before is None or phrase.prep == "with":  # "went to war | with Chad"
        return False
    head = reading.head(before)
    warred = head in cue("war") or reading.deed(before) is not None
    launched = before.prep == "from" and phrase.prep in ("in", "near")
    return (before.prep in cue("causes") and warred) or head == "protest" or launched


def _name_targets(reading: Reading, chunks: list[Phrase], actors: Sequence[str]) -> list[str]:
    scene = reading.scene
    for chunk in chunks:
        if reading.opens(chunk) in ("it", "them", "him"):
            return unique(scene.spoken_of, actors) or unique(scene.spoken_to, actors)
        if reading.words[chunk.first].text in ("us", "our"):
            return unique(scene.speaker, actors)
        if _is_pair(reading, chunk):
            return unique(name_actors(reading, [chunk]), actors)
        if named := unique(reading.codes([chunk], NO_RECIPIENTS), actors):
            return named[-1:]
    return []


def _name_below(reading: Reading, index: int, actors: list[str]) -> list[str]:
    """'demanded that Israel withdraw', 'vowed to retaliate against Iran': named in the complement."""
    below = {index}
    for other in range(index + 1, min(len(reading.clauses), index + 4)):
        child, inner = reading.clauses[other], reading.actions[other]
        if child.governor not in below or child.link in cue("adverbial") or child.lemma == "wave":
            continue
        below.add(other)
        codes = unique(name_actors(reading, child.subject), actors)
        codes = codes or name_recipients(reading, child, inner.event if inner else "", actors)
        if codes:
            return codes
    return []
