"""The grammar of names and offices, read once from left to right.

"Armenian" is an adjective, "Armenian air force" Armenia's military, "Armenian President Ana Paz" its leader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.actors.memory import BODIES, Found, Memory, Mention, Run, is_country
from analysis.actors.names import AGENTS, REGIONS, Entry, Office, load_rare, load_starters, load_words


@dataclass(slots=True)
class Phrase:
    """A name and what the text adds to it, while it is read. Positions count words."""

    start: int
    end: int
    code: str
    kind: str
    owner: Entry
    person: str = ""
    role: str = ""
    country: str = ""


APPOSING = (", the ", ", an ", ", a ")
RUNNING = frozenset(["installed", "appointed", "run", "controlled"])  # whoever does it speaks through them
ANCHORS = AGENTS | frozenset("country demonym capital seat place organisation".split())
POSTS = frozenset(["organisation", "country"])
PLACES = frozenset(["place", "capital", "demonym"])
PLACE_PREPOSITIONS = frozenset("in at near outside around inside".split())
ACRONYMS = frozenset(["US", "UN", "EU", "UK"])
# What links an office to whom it belongs: "minister of", "spokesman for", "officials from", "authorities in".
OF = frozenset(["of"])
LINKS = {"leader": OF | {"in"}, "military": OF, "media": OF, "government": OF | {"in"}}
LINKS["official"] = OF | {"for", "from", "in", "at", "with"}
# Officials in Yerevan are Armenia's; diplomats and sources in Geneva may be anyone's.
HEADS_IN = frozenset(["official", "officials", "ministers", "lawmakers", "leaders"])
OWNERS = BODIES | {"group"}
LONGEST = 9  # words of offices, one after the other
DEEPEST = 4  # offices of offices: "adviser to the head of the ministry of"
# Words by which an office is a state's: "army spokesman", "local government official", "justice minister".
ITS = frozenset(["government", "official", "leader"])  # its ministry, but not its forces
NATIONAL = frozenset("army navy military police government ministry minister parliament junta".split())
# Words by which an office is that of a group or of a self-declared state: "separatist officials".
SEPARATE = frozenset("separatist rebel breakaway insurgent self-declared self-proclaimed".split())
VERBS = frozenset(["force", "command", "head", "guard", "patrol"])  # after "to": "to force President Paz"
# YEREVAN, Armenia (AP) -- ; TEHRAN, Aug 8 (Xinhua) - ; MANILA/SEOUL (Reuters) -
DATELINE = re.compile(r"(?:/[A-Z]{2,20})?(?:, [\w .]{1,30})? ?(?:\([\w /.-]{2,20}\) ?)?(?:--|[-–—_] )")


class Reader(Memory):
    """A text being read."""

    __slots__ = ()

    def read(self) -> list[Mention]:
        """Return the mentions of the text."""
        starters, rare, end = load_starters(), load_rare(), 0
        for position, word in enumerate(self.words):
            if position < end or not (word in starters or word in self.persons or word in self.aliases):
                continue
            found = self._read_rare(position) if self.lower[position] in rare else None
            if not found and starters.get(word, True):
                found = self._read_name(position)
            found = found or self._read_office(position) or self._read_surname(position)
            if found:
                end, mention = found
                if mention:
                    self.keep(mention)
        self.share_offices()
        self.settle_staffs()
        return self.mentions

    def _read_rare(self, position: int) -> Found | None:
        return self.read_several(position) or self.read_direction(position) or self._read_against(position)

    # -- names, and what follows them

    def _read_name(self, position: int) -> Found | None:
        found = self.name_at(position)
        if found is None:
            return None
        end, entry = found
        if (
            entry.kind not in ANCHORS
            or self.gaps[end][-1:] == "$"
            or self._is_within_name(position, end, entry)
        ):
            return end, None  # South China Sea, US$5, Jordan Henderson
        if self.words[end - 1] in self.persons and self._is_single(position, end):
            return self._read_surname(end - 1) or (end, None)
        run = self._run_at(position) if entry.kind in BODIES else None
        if run and run.end == end and (run.head in load_words("national") or self.lower[end] == "of"):
            if owned := self._read_office_of(position, run, 0):
                return owned  # the Senate of + Peru
            if self.parties and entry.code not in self.parties:
                return None  # the Senate, in a text about Peru
        if self.gaps[end] == "-" and self.lower[end] in load_words("origin"):
            return self._read_origin(position, end + 1, entry)
        if self.gaps[end] == "- ":  # Cyprus- and Malta-flagged
            return end, self.mention(position, end, entry.code, "origin")
        return self._read_owner(position, end, entry)

    def _is_within_name(self, position: int, end: int, entry: Entry) -> bool:
        """Jordan Henderson, Chelsea Clinton, Bush Stadium: one word of a name that the lists lack."""
        if not (entry.person or self.words[position] in load_words("person")):
            return False
        if not self._is_single(position, end):
            return False
        before = entry.person and self.gaps[position] == " " and self._is_unknown_name(position - 1)
        after = self.gaps[end] == " " and self._is_unknown_name(end)
        if not (before or after) or self.in_headline(position):
            return False
        if before:  # from here on Clinton is that one
            self.persons.setdefault(self.words[end - 1], None)
        return True

    def _is_single(self, position: int, end: int) -> bool:
        """Tell whether a name has but one word, or one after a particle: "al-Maliki"."""
        return end == position + 1 or (end == position + 2 and self.lower[position] in load_words("particle"))

    def _is_unknown_name(self, position: int) -> bool:
        """Tell whether the word has a capital and no list explains it."""
        return (
            self.capital(position)
            and self.lower[position] not in load_words("plain")
            and self.lower[position] not in load_words("month")
            and self.name_at(position) is None
            and self.office_at(position) is None
        )

    def _read_against(self, position: int) -> Found | None:
        """Anti-American, pro-Russian + separatists."""
        if self.gaps[position + 1] != "-" or self.lower[position] not in load_words("against"):
            return None
        found = self.name_at(position + 1)
        return self._read_origin(position, *found) if found and found[1].kind in ANCHORS else None

    def _read_origin(self, position: int, end: int, entry: Entry) -> Found:
        """US-made, pro-Russian: no agent. But a US-led coalition is one, and so are Iran-backed militias."""
        run, how = self._run_at(end) if self.spaced(end) else None, self.lower[end - 1]
        if run and run.kind == "military" and how == "led":
            code, country = entry.code, ""
            if "coalition" in run.words.lower():
                code, country = f"{self.said(position, end)} coalition", entry.code
            return run.end, self.mention(position, run.end, code, "military", "", run.words, country)
        if run and run.kind in ITS and (how in RUNNING or (how == "based" and run.kind == "government")):
            return self._read_holder(position, run, entry)  # Russian-installed governor + Ali Omar
        if run is None or run.kind != "group":
            return end, self.mention(position, end, entry.code, "origin")
        phrase = Phrase(position, run.end, self.said(position, run.end), "group", entry, role=run.words)
        last = self.mentions[-1] if self.mentions else None
        if last and last.kind == "group" and self.text[last.end : self.starts[position]] in APPOSING:
            phrase.code, phrase.country = last.code, last.country  # Hezbollah, + the Iran-backed militia
        self._take_body(phrase)  # the Iran-aligned group + Kataib Hezbollah
        return phrase.end, self._finish(phrase)

    def _read_owner(self, position: int, end: int, entry: Entry) -> Found:
        """Russia's + defence ministry spokesman + Ali Omar; Lebanese + militant group + Hezbollah."""
        if entry.kind in ("capital", "seat") and self._is_dateline(position, end):
            return end, self.mention(position, end, entry.code, "place")
        home = "" if entry.kind == "place" else entry.country
        ethnic = self.lower[position - 1] == "ethnic"
        if ethnic or self._may_go_on(self.after_possessive(end)):
            phrase = Phrase(position, end, entry.code, entry.kind, entry, entry.person, country=home)
            if ethnic:  # Albanians, but not Albania's
                phrase.start, phrase.kind = position - 1, "group"
            while self._take_office(phrase) or self._take_body(phrase):
                pass
            self._name_group(phrase)
            end, mention, entry = phrase.end, self._finish(phrase), phrase.owner
        else:
            mention = self.mention(position, end, entry.code, entry.kind, entry.person, "", home)
        if entry.kind == "place" and entry.country:
            state = mention._replace(code=entry.country, kind="group", country=entry.code)
            self.groups.setdefault("", state)  # whom "the region's leader" leads
        if entry.office and not mention.role:
            self.remember_post(mention, entry.office)
        return end, mention

    def _may_go_on(self, at: int) -> bool:
        """Tell whether an office (after an adjective at most) or another name may begin at the position."""
        word = self.words[at]
        near = self.lower[at] in self.offices or self.lower[at + 1] in self.offices
        return near or word in self.aliases or load_starters().get(word, False)

    def _is_dateline(self, position: int, end: int) -> bool:
        first, last = self.starts[position], self.ends[end - 1]
        if first > 0 and self.text[first - 1] != "\n":
            return False
        shouted = self.text[first:last].isupper() and self.text[last : last + 1] == ":"
        return shouted or bool(DATELINE.match(self.text, last))

    def _name_group(self, phrase: Phrase) -> None:
        """Afghan rebels: a group without a name. The Lebanese group: Lebanon's that was named before."""
        if phrase.kind == "group" and is_country(phrase.code):
            role = phrase.role.lower()
            one = role in load_words("nameless") and not role.endswith("s")
            before = self.groups.get(phrase.code) if one else None
            phrase.country = "" if self.lower[phrase.start] == "ethnic" else phrase.code
            phrase.code = before.code if before else self.said(phrase.start, phrase.end)

    def _take_office(self, phrase: Phrase) -> bool:
        """Armenian + air force, Pentagon + spokesman, Clinton + administration."""
        at = self.after_possessive(phrase.end)
        if (phrase.role and phrase.kind in ("leader", "official")) or not self.linked(at):
            return False
        run = self._run_at(at) or self._run_after_adjective(phrase, at)
        if run and run.kind == "area" and (phrase.kind in PLACES or at > phrase.end):
            phrase.end, phrase.kind = run.end, "place"  # Kharkiv region, Russian territory, Armenia's capital
            of = self.lower[run.end] == "of" and self.spaced(run.end) and self.spaced(run.end + 1)
            found = self.name_at(run.end + 1) if of else None
            if found and found[1].kind in ("group", "place"):  # Georgia's breakaway region of + Abkhazia
                phrase.end, phrase.owner = found
                phrase.code, phrase.kind = phrase.owner.code, phrase.owner.kind
                phrase.country = phrase.owner.country if phrase.kind == "group" else ""
            return True
        if run is None or run.kind not in AGENTS or (run.office.title and self._is_building(run.end)):
            return False
        kind = "group" if self.lower[phrase.start] == "ethnic" else run.kind
        phrase.end, phrase.kind, phrase.person = run.end, kind, ""
        phrase.role = f"{phrase.role} {run.words}".strip()
        if phrase.owner.kind == "place" and phrase.owner.country:  # Karabakh officials are not Azerbaijan's
            phrase.code, phrase.country = phrase.owner.country, phrase.owner.code
        if run.office.posted:
            phrase.end = self._post_end(phrase.end)
        self._name_group(phrase)
        if run.office.title:
            self._take_person(phrase)
        return True

    def _run_after_adjective(self, phrase: Phrase, at: int) -> Run | None:
        """Jordan's visiting + king; Yemen's Saudi-backed + government; Mali's UN + ambassador.

        Of words that no list has, one is bridged.
        """
        if name := self.name_at(at):
            end, entry = name
            if self.gaps[end] == "-" and self.lower[end] in load_words("origin"):
                return self._run_at(end + 1) if self.spaced(end + 1) else None
            if entry.kind in POSTS and (run := self._run_at(end)) and run.office.posted:
                return run
        word = self.lower[at]
        titled = self.capital(at + 1) and (found := self.office_at(at + 1)) and found[1].title
        if not word.isalpha() or word in load_words("plain") or not self.spaced(at + 1):
            return None
        if self.capital(at) and not titled:  # but Norway's Overseas + Minister
            return None
        if at == phrase.end and phrase.kind != "demonym":
            return None
        run = self._run_at(at + 1)
        return run and run._replace(words=self.said(at, run.end))

    def _take_body(self, phrase: Phrase) -> bool:
        """Israel's + Mossad, Lebanese + Hezbollah, news agency + TASS; not the US + NATO, Israel + Hamas."""
        at = self.after_possessive(phrase.end)
        apposed = phrase.kind in ("group", "media") and bool(phrase.role)
        if not (self.linked(at) or (apposed and self.gaps[at] == ", ")):
            return False
        found = self.name_at(at)
        if found is None:
            return False
        end, body = found
        possessive = at > phrase.end
        if not (body.kind == phrase.kind if apposed and not possessive else _owns(phrase, body, possessive)):
            return False
        if body.kind == "group":
            phrase.country = body.country or (phrase.owner.code if is_country(phrase.owner.code) else "")
        people = body.code in load_words("people") and phrase.country  # Iraqi Kurds are Iraq's
        phrase.end, phrase.code, phrase.kind = end, people or body.code, body.kind
        phrase.owner, phrase.person = body, body.person
        return True

    def _finish(self, phrase: Phrase) -> Mention:
        mention = self.mention(
            phrase.start, phrase.end, phrase.code, phrase.kind, phrase.person, phrase.role, phrase.country
        )
        if phrase.person and phrase.owner.person != phrase.person:
            self.remember_person(mention)
        return mention

    # -- offices

    def _run_at(self, position: int) -> Run | None:
        """Read offices one after the other. Those before a thing ("army base", "army-held") are no agent."""
        at, head, last, stop, best, rebel = position, position, position, position, Office(), False
        while at < position + LONGEST and (found := self.office_at(at)):
            end, office = found
            if office.rank and best.title:  # army chief + Gen.
                stop = end
            elif office.kind:
                head, last, stop, best, rebel = at, end, end, office, rebel or office.kind == "group"
            elif not office.modifier and not (office.thing and self._next_office(end).kind in AGENTS):
                break  # attack + helicopters go on, a base ends it
            if not (self.spaced(end) or self.gaps[end] == "-"):
                break
            at = end
        if not best.kind:
            return None
        kind = "group" if rebel and best.kind in ("official", "leader") else best.kind
        if kind in OWNERS:
            held = self.gaps[stop] == "-" and self.lower[stop] in load_words("origin")
            if held or self._next_office(stop).thing:
                return None
        return Run(stop, kind, best, self.said(head, last).lower(), self.said(position, last))

    def _next_office(self, position: int) -> Office:
        found = self.office_at(position) if self.spaced(position) else None
        return found[1] if found else Office()

    def _post_end(self, end: int) -> int:
        """Skip where someone is posted: ambassador "to Russia", embassy "in Yerevan", envoy "for Yemen"."""
        if self.lower[end] in ("to", "for", "in", "at") and self.spaced(end):
            post = self.name_at(end + 1 + (self.lower[end + 1] == "the"))
            if post and post[1].kind in ANCHORS and post[1].kind != "demonym":
                return post[0]
        return end

    def _read_office(self, position: int, depth: int = 0) -> Found | None:
        """The president of France, Emmanuel Macron; President Macron; the ministry (named before)."""
        word, before = self.lower[position], self.lower[position - 1]
        if word == "country" and self.lower[position + 1] == "s":
            run = self._run_at(position + 2)  # the country's president
            return self._read_unowned(position, run, its=True) if run and run.kind in AGENTS else None
        run = self._run_at(position) if word in self.offices else None
        if run is None or (before == "to" and word in VERBS):
            return None
        if run.kind == "area":
            return self._read_region(position, run)
        if run.kind not in AGENTS:
            return None
        if owned := self._read_office_of(position, run, depth):
            return owned
        if run.office.title and self.linked(run.end) and (known := self._known_person(run.end)):
            stop, person = known
            kind = person.kind if run.office.rank else run.kind
            return stop, self.mention(position, stop, person.code, kind, person.name, run.words)
        alone = len(self.groups) == 2 and run.head in load_words("nameless") and run.head.endswith("s")
        begins = alone and self.gaps[position].strip(' "“()')[:1] not in ("", ",")  # "Rebels have taken"
        if (before == "the" or begins) and (meant := self.meant_by(run)):
            found = meant.code, "anaphor", meant.name, meant.role or run.words, meant.country
            return run.end, self.mention(position, run.end, *found)
        return self._read_unowned(position, run, its=before == "its" and run.kind in ITS)

    def _read_region(self, position: int, area: Run) -> Found | None:
        """The breakaway region's + president, officials of the enclave: of the state that declares itself."""
        state = self.self_declared() if self.lower[area.end] == "s" and area.head in REGIONS else None
        run = self._run_at(area.end + 1) if state else None
        if state is None or run is None or run.kind not in AGENTS:
            return None
        return self._read_holder(position, run, Entry(state.code, "group", country=state.country))

    def _read_holder(self, position: int, run: Run, whose: Entry) -> Found:
        """Read an office whose owner is known, and who holds it."""
        phrase = Phrase(position, run.end, whose.code, run.kind, whose, role=run.words, country=whose.country)
        if run.office.title:
            self._take_person(phrase)
        return phrase.end, self._finish(phrase)

    def _read_unowned(self, position: int, run: Run, its: bool = False) -> Found | None:
        """Read an office whose country is not said beside it: "the army", "Prime Minister Ana Paz".

        An army spokesman is of the army named before, all others of the country that memory guesses.
        """
        words = run.words.lower().split()
        if self.gaps[position] == " " and self._is_unknown_name(position - 1):
            return None  # the Tiger + spokesman: of whom no list knows
        if not SEPARATE.isdisjoint(words) and len({group.code for group in self.groups.values()}) == 1:
            group = self.groups[""]
            found = group.code, "anaphor", "", run.words, group.country
            return run.end, self.mention(position, run.end, *found)
        own = run.head in load_words("national") and words != ["ministry"]
        own = own and (run.kind != "leader" or len(self.named) == 1)
        plain = its or (own and self.lower[position - 1] == "the") or run.words.lower() in load_words("bare")
        body = self.posts.get(words[-2]) if len(words) > 1 and run.kind in ("official", "leader") else None
        code = ""
        if body and body.kind in BODIES:
            code, plain = body.code, True
        elif plain or run.kind == "leader" or not NATIONAL.isdisjoint(words):
            code = self.guess_country(position, run, its)
        if not code:
            return None
        phrase = Phrase(position, run.end, code, "anaphor", Entry(code, "country"), role=run.words)
        if run.office.title:
            self._take_person(phrase)
        if phrase.person:
            phrase.kind = run.kind
        elif not plain:
            return None
        mention = self._finish(phrase)
        if run.kind in BODIES and not its:  # from here on "the army" is theirs
            self.home = code
            self.remember_post(mention, run.words)
        return phrase.end, mention

    def _read_office_of(self, position: int, run: Run, depth: int) -> Found | None:
        """Ministry of Defence of + Azerbaijan; officials in + Yerevan; General Ali Omar of + the US Army."""
        stop = self._person_end(run.end) if run.office.title and self.linked(run.end) else run.end
        link, loyal = self.lower[stop], self.lower[stop : stop + 2] == ["loyal", "to"]
        if not (loyal or link in LINKS.get(run.kind, ())) or not self.spaced(stop) or depth == DEEPEST:
            return None
        if run.office.posted and link != "of":
            return None
        at = stop + 1 + loyal
        at += self.lower[at] == "the"
        area = self._run_at(at)
        if area and area.kind == "area" and self.lower[area.end] == "of":
            at = area.end + 1  # authorities in the breakaway region of + Karabakh
        end, owner = self._read_name(at) or self._read_office(at, depth + 1) or (at, None)
        if owner is None or owner.kind in ("demonym", "origin"):
            return None
        inside = run.kind == "government" or run.head in HEADS_IN or owner.kind == "government"
        if link == "in" and not inside:  # but a minister in Chad's government
            return None
        code, country, named = owner.code, owner.country, self.name_at(at)
        if named and named[1].kind == "place" and named[1].country and owner.kind == "place":
            code, country = named[1].country, code
        if loyal and run.kind == "group" and is_country(code):
            return None
        whose = Entry(owner.code, owner.kind)
        phrase = Phrase(position, end, code, run.kind, whose, "", self.said(position, end), country)
        if stop > run.end:
            phrase.role, phrase.person = run.words, self._strip_titles(run.end, stop)
        elif run.office.title:
            self._take_person(phrase, least=2)
        return phrase.end, self._finish(phrase)

    # -- persons

    def _take_person(self, phrase: Phrase, least: int = 1) -> None:
        """Add the person's name to an office: after it, after a comma, or before it."""
        at = phrase.end
        if (self.linked(at) and (stop := self._person_end(at)) >= at + least) or (
            self.gaps[at] == ", "
            and (stop := self._person_end(at)) > at + 1
            and self.gaps[stop][:1] in (",", ".")
        ):
            phrase.end, phrase.person = stop, self._strip_titles(at, stop)
        else:
            start, stop = self._person_before(phrase.start)
            if start < stop:
                phrase.start, phrase.person = start, self._strip_titles(start, stop)
                return
        if self.lower[phrase.start - 1] == "former" and self.spaced(phrase.start):
            phrase.start, phrase.role = phrase.start - 1, f"former {phrase.role}"

    def _person_end(self, position: int) -> int:
        """Return where the person's name that begins at the position ends; the position when none does."""
        end = position
        while end < position + 6 and self._may_be_name(end, position):
            end += 1
        if not load_words("institution").isdisjoint(self.words[position:end]):
            return position
        return position + 2 if end > position + 2 and self.in_headline(position) else end

    def _may_be_name(self, position: int, first: int) -> bool:
        """Tuesday and "US" are no names, nor is "'s"; May is one, in Theresa May, if no day follows."""
        small = self.lower[position]
        if position > first and not self.joined(position):
            return False
        if small in load_words("month"):
            return position > first and not self.lower[position + 1].isdigit()
        if small in load_words("particle") and self.joined(position + 1):
            return self.capital(position + 1)
        plain = small in load_words("plain") or self.words[position] in ACRONYMS
        return self.capital(position) and not plain

    def _is_building(self, position: int) -> bool:
        """King Khalid + International Airport: the title is part of a name that is no person's."""
        named = self.linked(position) and self._may_be_name(position, position)
        return named and self._person_end(position) == position

    def _strip_titles(self, start: int, end: int) -> str:
        """Return the name without titles before it: "General Abdel Fattah al-Burhan"."""
        while end - start > 1 and (found := self.office_at(start)) and found[1].title and found[0] < end:
            start = found[0]
        return self.said(start, end)

    def _person_before(self, position: int) -> tuple[int, int]:
        """Emmanuel Macron, + the French president: return the name's span, empty when there is none."""
        stop = position
        while stop > position - 3 and self.gaps[stop] == " ":  # "a former", "the late"
            if self.lower[stop - 1] not in ("a", "an", "the") and self.office_at(stop - 1) is None:
                break
            stop -= 1
        start, plain, particles = stop, load_words("plain"), load_words("particle")
        while start > stop - 5 and (start == stop or self.joined(start)):
            word = self.lower[start - 1]
            if word in plain or not (self.capital(start - 1) or word in particles):
                break
            start -= 1
        place = not load_words("institution").isdisjoint(self.words[start:stop])  # the Black Sea
        named = stop - start > 1 and not place
        last = self.mentions[-1] if self.mentions else None
        if last and last.end > self.starts[start]:  # not "In Buenos Aires, the French president"
            named = last.name != "" and last.start >= self.starts[start]
        if not named or self.gaps[stop] != ", " or self.lower[start - 1] in PLACE_PREPOSITIONS:
            return position, position
        return start, stop

    def _known_person(self, position: int) -> tuple[int, Mention] | None:
        """A name whose country the list of leaders knows, or the text has said before."""
        found = self.name_at(position)
        if found and found[1].person:
            end, entry = found
            return end, self.mention(position, end, entry.code, entry.kind, entry.person)
        end = self._person_end(position)
        person = self.persons.get(self.words[end - 1]) if end > position else None
        return (end, person) if person else None

    def _read_surname(self, position: int) -> Found | None:
        """Paz, of whom the text has spoken; Paz's + spokesman."""
        person = self.persons.get(self.words[position])
        if person is None:
            return None
        start = position - (self.lower[position - 1] in load_words("particle") and self.gaps[position] == "-")
        owner = Entry(person.code, person.kind, person.name)
        phrase = Phrase(start, position + 1, person.code, person.kind, owner, person.name)
        if not (self._may_go_on(self.after_possessive(phrase.end)) and self._take_office(phrase)):
            phrase.role = person.role
        return phrase.end, self._finish(phrase)


def _owns(phrase: Phrase, body: Entry, possessive: bool) -> bool:
    """Tell whether a body may be the country's or place's before it; without "'s", only some."""
    if phrase.kind not in ("country", "demonym", "place"):
        return False
    if body.code != phrase.code:
        return body.kind in ("group", "media") and (possessive or phrase.kind == "demonym")
    always = body.kind in ("government", "military", "place")
    return always or (possessive and (body.person != "" or body.kind in ("seat", "capital")))
