"""Who acts and toward whom: the actors that a clause names, or that its pronouns and places stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.actors import Mention
from analysis.clauses import Clause, Parse, Phrase
from analysis.clauses.words import singular
from analysis.lexicon import read_lexicon
from analysis.steps.actions import Action, Reading, cue, find_instrument, find_noun_action, is_adjective

# A place or a mere origin never acts ("US-made", "in Aleppo"); news media only report.
NO_AGENTS = frozenset(("place", "origin", "media"))
NO_RECIPIENTS = frozenset(("origin", "media"))
PLACES = frozenset(("place", "capital", "country"))
STATES = frozenset(("country", "capital", "seat", "government", "leader", "official", "organisation"))
ATTACHING = frozenset("of in from for at near based".split())
LOCATIVE = frozenset("in at near across outside inside around throughout over off of".split())
# Where a place behind the object tells the recipient ("seized a base in Chad"), unlike "talks in Doha".
AT_PLACES = frozenset("ASSAULT COERCE MOBILIZE RETREAT AID".split())
AT = frozenset("in at near".split())
APART = frozenset("after following amid during despite since before".split())
AT_TARGETS = frozenset("of in at near on against into outside".split())
# What people mostly do in, and to, their own country.
DOMESTIC = frozenset("PROTEST CONCEDE COERCE RETREAT AGREE".split())


class Scene:
    """The actors of an article, and who was last spoken of: what `it` and `the army` mean."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Keep the mentions, sorted by place."""
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.spoken_of: list[str] = []  # the last subject: what `it` and `they` mean
        self.spoken_to: list[str] = []  # the last recipient: what `it` means beside its actor
        self.actors: list[str] = []  # the last subject that acts: whose army `the army` is
        self.speaker: list[str] = []  # whom the sentence quotes: what `we` and `our` mean
        self.pair: list[str] = []  # those who last met or fought: what `both sides` means
        self.armed = False  # whether the sentence before, of the same paragraph, names a weapon

    def speak_of(self, codes: list[str]) -> None:
        """Note the subject of a clause; `it` after "the ship sank" is no actor, `the army` still is."""
        self.spoken_of = codes
        self.actors = codes or self.actors

    def named(self, parse: Parse, phrase: Phrase, without: frozenset[str] = NO_AGENTS) -> list[Mention]:
        """Return the mentions that a phrase holds words of, those of the kinds in `without` left out."""
        if phrase.first >= phrase.last:
            return []
        start, end = parse.words[phrase.first].start, parse.words[phrase.last - 1].end
        first = bisect_left(self.starts, start)
        if first and self.mentions[first - 1].end > start:
            first -= 1  # "Mali's leader, | Assimi Goita": one mention over two phrases
        found = self.mentions[first : bisect_left(self.starts, end)]
        return [mention for mention in found if mention.kind not in without]


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["code"] for row in read_lexicon("actors"))


@cache
def _agent_kinds() -> dict[str, str]:
    return {word: row["kind"] for row in read_lexicon("agents") for word in row["words"].split("|")}


@cache
def _toward() -> dict[str, list[str]]:
    return {row["event"]: row["prepositions"].split("|") for row in read_lexicon("toward")}


def code_of(mention: Mention) -> str:
    """Return the country of a nameless group ("Afghan rebels"), else the actor's own code (Houthis)."""
    return mention.code if mention.code in _listed() else mention.country or mention.code


def head_of(parse: Parse, phrase: Phrase) -> str:
    """Return the head noun of a phrase, singular."""
    last = phrase.last - 1
    while last > phrase.first and parse.words[last].tag in ("CD", "POS", "JJ"):
        last -= 1
    return singular(parse.words[last].lower)


def is_agent(parse: Parse, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a noun for people or for an organ of a state."""
    return head_of(parse, phrase) in _agent_kinds()


def attached(parse: Parse, phrase: Phrase) -> list[Phrase]:
    """Return the prepositional phrases right behind a phrase: 'rebels in the north of Yemen'."""
    found: list[Phrase] = []
    last = phrase.last
    for chunk in parse.chunks:
        if chunk.first == last + 1 and chunk.prep in ATTACHING:
            found.append(chunk)
            last = chunk.last
    return found


def behind(parse: Parse, phrase: Phrase) -> list[Phrase]:
    """Return the prepositional phrases behind a noun, up to the next verb or the next item of a list."""
    limit = next((c.first for c in parse.clauses if c.first >= phrase.last), len(parse.words))
    found: list[Phrase] = []
    for chunk in parse.chunks:
        if phrase.last <= chunk.first < limit:
            if chunk.prep == "by" and any(c.prep in APART for c in found):
                break  # "lifted the sanctions after mediation | by Togo"
            left = [word.tag for word in parse.words[max(0, chunk.first - 2) : chunk.first]]
            if not chunk.prep and "," in left:
                break
            found += [chunk] if chunk.prep else []
    return found


def unique(codes: Iterable[str], without: Sequence[str] = ()) -> list[str]:
    """Return the codes in order, each once, those of `without` left out."""
    return list(dict.fromkeys(code for code in codes if code not in without))


def name_actors(scene: Scene, parse: Parse, phrases: Iterable[Phrase]) -> list[str]:
    """Return the codes of those that the phrases name as agents, each once."""
    return unique(code for phrase in phrases for code in _name_agent(scene, parse, phrase))


def _name_agent(scene: Scene, parse: Parse, phrase: Phrase) -> list[str]:
    word = parse.words[phrase.first]
    if word.tag in ("PRP", "PRP$") and word.lower in ("we", "i", "us", "our", "my"):
        return scene.speaker
    if word.tag == "PRP":
        return [] if word.lower in ("you", "one", "me") else scene.spoken_of
    if head_of(parse, phrase) in cue("pair") and not scene.named(parse, phrase):
        return scene.pair
    mentions = scene.named(parse, phrase)
    if mentions:
        last = mentions[-1]
        home = _home(scene, parse, phrase) if last.kind in ("group", "demonym") else ""
        if last.kind == "pair":
            return [last.code, last.second]
        found = [home if home and last.code not in _listed() else code_of(last)]
        if last.end > parse.words[phrase.last - 1].end:  # "envoys from Sudan and Egypt"
            found += [code for chunk in attached(parse, phrase)[:1] for code in _joined(scene, parse, chunk)]
        return found
    if word.lower in cue("possessive"):
        strange = any(singular(w.lower) in cue("other") for w in parse.words[phrase.first : phrase.last])
        return [] if strange else scene.spoken_of
    for chunk in attached(parse, phrase):
        if parse.words[chunk.first].lower in cue("possessive"):  # "one of its soldiers"
            return scene.spoken_of
        mentions = scene.named(parse, chunk, NO_RECIPIENTS)
        if mentions:
            return [code_of(mentions[-1]), *_joined(scene, parse, chunk)]
    return []


def _home(scene: Scene, parse: Parse, phrase: Phrase) -> str:
    """'ethnic Albanians in Serbia' are of the place that follows them."""
    for chunk in attached(parse, phrase)[:1]:
        places = [m for m in scene.named(parse, chunk, NO_RECIPIENTS) if m.kind in PLACES]
        if places and chunk.prep in ("in", "of", "from"):
            return places[0].code
    return ""


def _joined(scene: Scene, parse: Parse, chunk: Phrase) -> list[str]:
    """'delegations from Serbia and Kosovo': the second name under one preposition."""
    if chunk.last >= len(parse.words) or parse.words[chunk.last].tag != "CC":
        return []
    following = [c for c in parse.chunks if c.first == chunk.last + 1 and not c.prep]
    return [code_of(m) for c in following for m in scene.named(parse, c) if m.kind in PLACES | {"group"}][:1]


def find_place(scene: Scene, parse: Parse, clause: Clause) -> str:
    """Return the country of the first place that the clause, or the start of the sentence, names, or ''."""
    first = parse.clauses[0].first if parse.clauses else 0
    below = (c for c in parse.clauses if c.form != "finite" and c.first == clause.end)
    inside = [*clause.phrases, *(phrase for child in below for phrase in child.phrases)]
    for chunk in [*inside, *(c for c in parse.chunks if c.last <= first)]:
        if chunk.prep in LOCATIVE:
            for mention in scene.named(parse, chunk, NO_RECIPIENTS):
                if mention.kind in PLACES:
                    return mention.code
    return ""


def find_participants(
    reading: Reading, scene: Scene, index: int, action: Action, rule: str
) -> tuple[list[str], list[str]]:
    """Return the codes of actors and recipients of a clause's action."""
    parse, clause = reading.parse, reading.clauses[index]
    if clause.passive and not is_adjective(clause):
        return _passive_participants(scene, parse, clause, action)
    actors = _find_actors(scene, parse, clause, action)
    if clause.noun is not None and parse.words[clause.noun].lemma in cue(
        "decision"
    ):  # "India's move to suspend"
        owner = next((c for c in parse.chunks if c.first <= clause.noun < c.last), None)
        actors = name_actors(scene, parse, [owner] if owner else []) or actors
    if action.role == "victim":  # "came under attack from"
        return name_actors(scene, parse, [p for p in clause.phrases if p.prep in ("from", "by")]), actors
    if action.role == "drawn":  # "drew condemnation from Chad"
        return name_actors(scene, parse, [p for p in clause.phrases if p.prep == "from"]), actors
    if action.event == "PROTECT":
        return actors, []
    if action.role == "weapon" and index + 1 < len(reading.clauses):  # "used drones to attack the port"
        child = reading.clauses[index + 1]
        clause = child if child.form == "infinitive" and child.governor == index else clause
    if action.role == "joint":  # "signed an accord with Chad"
        return actors, unique(
            name_actors(scene, parse, [p for p in clause.phrases if p.prep == "with"]), actors
        )
    recipients = name_recipients(scene, parse, clause, action.event, actors)
    if action.role == "visit" and not recipients:
        recipients = unique([find_place(scene, parse, clause)], ["", *actors])
    if not recipients and action.event in ("ASSAULT", "MOBILIZE") and clause.governor is not None:
        # "Chad said that Sudanese jets had entered its airspace"
        owned = [p for p in clause.objects if parse.words[p.first].lower in cue("possessive")]
        recipients = unique(scene.spoken_of, actors) if owned and actors else []
    if not recipients and action.event == "ASSAULT" and clause.subject:
        # "a blast at a mosque in Kabul killed six": where the attack was
        attack = clause.subject[0] if find_noun_action(parse, clause.subject[0]) else None
        around = [c for c in behind(parse, attack) if c.prep in AT_TARGETS] if attack else []
        recipients = unique(
            (code_of(m) for c in around for m in scene.named(parse, c, NO_RECIPIENTS)), actors
        )
    if not recipients and (
        action.role not in ("", "casualty", "mutual") or rule not in ("plain", "casualty")
    ):
        recipients = _name_below(reading, scene, index, actors)
        if (
            not recipients
            and action.role == "permit"
            and clause.noun is not None
            and clause.governor is not None
        ):
            # "the permission that Washington granted": whoever uses it has it
            recipients = name_actors(scene, parse, reading.clauses[clause.governor].subject)
    return actors, recipients


def _find_actors(scene: Scene, parse: Parse, clause: Clause, action: Action) -> list[str]:
    """The subject; for an attack told by its noun ('a Turkish strike killed') whoever owns the attack."""
    named = action.event == "ASSAULT" and clause.subject and find_noun_action(parse, clause.subject[0])
    if named:
        return name_owner(scene, parse, clause.subject[0])
    place = find_place(scene, parse, clause)
    kinds = {m.kind for phrase in clause.subject for m in scene.named(parse, phrase)}
    if action.event == "PROTEST" and place and kinds == {"group"}:
        return [place]  # "Kurds marched in Ankara"
    actors = name_actors(scene, parse, clause.subject)
    return actors or _guess_actors(scene, parse, clause.subject, place, action.event)


def _guess_actors(scene: Scene, parse: Parse, phrases: Sequence[Phrase], place: str, event: str) -> list[str]:
    """Whom an unnamed agent belongs to: 'demonstrators blocked a road in Baghdad', 'the army'.

    By the place that the clause or the start of the sentence names, else, for the organs of a state, by
    whoever was last spoken of, else by the only country that the sentence names.
    """
    kinds = {_agent_kinds().get(head_of(parse, phrase), "") for phrase in phrases} - {""}
    if kinds == {"people"} and event == "ASSAULT":
        return []  # "gunmen killed ten people in Kano"
    if kinds and place:
        return [place]
    if "institution" in kinds and (scene.actors or scene.speaker):
        return scene.actors[:1] or scene.speaker
    proper = any(word.tag == "NNP" for phrase in phrases for word in parse.words[phrase.first : phrase.last])
    if event in DOMESTIC and (kinds or proper):
        mentions = scene.named(parse, Phrase(0, len(parse.words)), NO_RECIPIENTS)
        codes = unique(code_of(m) for m in mentions if m.kind != "demonym")  # "seized two Greek tankers"
        return codes if len(codes) == 1 else []
    return []


def name_owner(scene: Scene, parse: Parse, phrase: Phrase) -> list[str]:
    """Whose attack it is: 'a strike by Turkey', 'a Turkish strike', 'shelling from Syria'."""
    after = behind(parse, phrase)
    by = name_actors(scene, parse, [chunk for chunk in after if chunk.prep == "by"])
    owners = by or [code_of(m) for m in scene.named(parse, phrase)][-1:]
    action = find_noun_action(parse, phrase)
    if owners or not action or action.event != "ASSAULT":
        return owners
    return name_actors(scene, parse, [chunk for chunk in after if chunk.prep == "from"])


def name_between(scene: Scene, parse: Parse, after: Sequence[Phrase]) -> list[str]:
    """Return both sides of 'clashes between Chad and Sudan', or []."""
    between = next((chunk for chunk in after if chunk.prep == "between"), None)
    if between is None:
        return []
    joined = [c for c in parse.chunks if not c.prep and between.last < c.first <= between.last + 1]
    return name_actors(scene, parse, [between, *joined])


LAUNCHING = frozenset("launch fire send shoot".split())  # "were launched from a site in Mali"
# What moves in these are the actor's own: the withdrawal, deployment, evacuation of.
OWN_MOVES = frozenset(("RETREAT", "MOBILIZE", "PROTECT"))
TOLD_BARE = frozenset(("ASSAULT", "CONSULT"))  # "a day of attacks", "a week of talks"
CAUSES = frozenset("to for over about after following amid during despite since before".split())
NO_TARGET = frozenset("by between of after since for during amid despite".split())


def name_noun_participants(
    scene: Scene,
    parse: Parse,
    clause: Clause,
    phrase: Phrase,
    action: Action,
    after: Sequence[Phrase] = (),
    announcer: Sequence[str] = (),
) -> tuple[list[str], list[str]]:
    """Whose deed a noun names and toward whom: 'a Chadian attack on Sudan', 'attacks on their territory'."""
    after = after or behind(parse, phrase)
    actors = name_owner(scene, parse, phrase) or list(announcer)
    if not actors and action.event in OWN_MOVES:  # "the withdrawal of French troops"
        actors = name_actors(scene, parse, [chunk for chunk in after[:1] if chunk.prep == "of"])
    recipients = unique((code_of(m) for m in scene.named(parse, phrase)), actors)
    for chunk in after:
        suffers = (
            chunk.prep == "of" and action.event not in TOLD_BARE | OWN_MOVES
        )  # "the arrest of two Chadians"
        if recipients or (chunk.prep in NO_TARGET and not suffers):
            continue
        if action.event == "CONSULT" and chunk.prep != "with":
            continue
        if parse.words[chunk.first].lower in cue("possessive"):
            recipients = unique(name_actors(scene, parse, clause.subject), actors)
        else:
            named = scene.named(parse, chunk, NO_RECIPIENTS)
            recipients = unique((code_of(m) for m in named), actors)[-1:]
    return actors, recipients


def _passive_participants(
    scene: Scene, parse: Parse, clause: Clause, action: Action
) -> tuple[list[str], list[str]]:
    """'the convoy was attacked by rebels', 'five were killed in a Turkish strike', 'he was held in Iran'."""
    agents = [phrase for phrase in clause.phrases if phrase.prep == "by"]
    launched = clause.lemma in LAUNCHING and any(phrase.prep == "from" for phrase in clause.phrases)
    place = "" if launched else find_place(scene, parse, clause)
    actors = name_actors(scene, parse, agents)
    if agents and not actors:
        actors = _guess_actors(scene, parse, agents, place, action.event)
    if not agents and action.role == "casualty":
        for phrase in clause.phrases:
            if phrase.prep in ("in", "during", "from") and find_noun_action(parse, phrase):
                opponents = [chunk for chunk in behind(parse, phrase) if chunk.prep == "with"]
                actors = name_actors(scene, parse, opponents) or name_owner(scene, parse, phrase)
                break
    if not agents and not actors and action.event == "ACCUSE":  # "was summoned to the foreign ministry"
        actors = name_actors(scene, parse, [phrase for phrase in clause.phrases if phrase.prep == "to"])
    if not agents and not actors and action.event in ("COERCE", "ACCUSE", "SANCTION") and place:
        actors = [place]
    targets = [chunk for phrase in clause.subject for chunk in (phrase, *attached(parse, phrase))]
    recipients = name_actors(scene, parse, clause.subject)
    if action.event == "PROTECT":  # one's own people: "staff were told to shelter"
        return actors or recipients or scene.actors[:1], []
    if action.event == "MOBILIZE" and not agents:  # "Malian troops were deployed to Niger": whose they are
        actors = recipients or [code for code in [place] if code]
        return actors, name_recipients(scene, parse, clause, action.event, actors)
    toward = name_recipients(scene, parse, clause, action.event, actors)
    if action.event == "AID":
        return actors, toward or unique(recipients, actors)
    recipients = unique(recipients, actors) or toward
    if not recipients and action.event == "ASSAULT" and place:
        recipients = unique([place], actors)
    if not recipients:
        named = [code_of(m) for chunk in targets for m in scene.named(parse, chunk, NO_RECIPIENTS)]
        recipients = unique(named, actors)[-1:]
    return actors, recipients


# Verbs whose object suffers, even a weapon: "downed a Chadian jet", unlike "fired a Chadian rocket".
HARMING = frozenset("attack bomb damage destroy down hit ram sink strike target torpedo".split())


def name_recipients(
    scene: Scene, parse: Parse, clause: Clause, event: str, actors: Sequence[str]
) -> list[str]:
    """Return the codes of those toward whom the clause's action goes; an actor is not its own recipient."""
    order = _toward().get(event) or _toward()[""]
    by_preposition = sorted(
        (
            p
            for p in clause.phrases
            if p.prep in order and not (event == "ASSAULT" and _is_of_cause(parse, p))
        ),
        key=lambda p: order.index(p.prep),
    )
    harmed = clause.lemma in HARMING or parse.words[clause.verb : clause.verb + 2][-1].lower == "down"
    given = event in ("ASSAULT", "AID") and not harmed  # what is fired or given is not the recipient
    objects = [p for p in clause.objects if not (given and find_instrument(parse, p.last - 1, p.last))]
    groups = [by_preposition, objects] if event in ("AID", "RETREAT") else [objects, by_preposition]
    for group in groups:
        found: list[str] = []
        for phrase in group:
            at = event in AT_PLACES or head_of(parse, phrase) in cue("diplomats")  # "its envoy in Chad"
            chunks = [
                phrase,
                *(chunk for chunk in attached(parse, phrase) if at or chunk.prep not in AT),
            ]
            found += _name_targets(scene, parse, chunks, actors)
            if found and phrase.prep:
                break
        if found:
            return unique(found)[:4]
    return []


def _is_of_cause(parse: Parse, phrase: Phrase) -> bool:
    """'fired rockets in reply to Chad's war | on Sudan', 'in protest | at a law', 'from a site | in Mali'."""
    before = next((c for c in parse.chunks if c.last == phrase.first - 1), None)
    if before is None or not before.prep or phrase.prep == "with":  # "went to war | with Chad"
        return False
    head = head_of(parse, before)
    deed = find_noun_action(parse, before)
    warred = head in cue("war") or (deed is not None and deed.event == "ASSAULT")
    launched = before.prep == "from" and phrase.prep in ("in", "near")
    return (before.prep in CAUSES and warred) or head == "protest" or launched


def _name_targets(scene: Scene, parse: Parse, chunks: list[Phrase], actors: Sequence[str]) -> list[str]:
    for chunk in chunks:
        if parse.words[chunk.first].lower in ("it", "them", "him"):
            return unique(scene.spoken_of, actors) or unique(scene.spoken_to, actors)
        if parse.words[chunk.first].text in ("us", "our"):
            return unique(scene.speaker, actors)
        mentions = scene.named(parse, chunk, NO_RECIPIENTS)
        if named := unique((code_of(mention) for mention in mentions), actors):
            return named[-1:]
    return []


def _name_below(reading: Reading, scene: Scene, index: int, actors: list[str]) -> list[str]:
    """'demanded that Israel withdraw', 'vowed to retaliate against Iran': named in the complement."""
    parse, below = reading.parse, {index}
    for other in range(index + 1, min(len(reading.clauses), index + 4)):
        child = reading.clauses[other]
        if child.governor not in below or child.link in cue("adverbial"):
            continue
        below.add(other)
        inner = reading.actions[other]
        codes = unique(name_actors(scene, parse, child.subject), actors)
        codes = codes or name_recipients(scene, parse, child, inner.event if inner else "", actors)
        if codes:
            return codes
    return []
