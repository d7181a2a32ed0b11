"""Words of a sentence with shallow tags: enough grammar to find who does what, without a parser.

Tags are those of the Penn Treebank where they fit (DT, IN, NN, VBD, ...), with auxiliaries kept apart
(BE, HAVE, DO), POS for a possessive 's, SUB for subordinators, DATE for days and months.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise, repeat
from typing import NamedTuple

from analysis.clauses.verbs import VerbForm, listed_nouns, singular, verb_forms, verb_lemma, verb_role
from analysis.lexicon import read_lexicon, word_set
from analysis.words import Memo, Word


class Tagged(NamedTuple):
    """A word with its tag; a possessive 's is a word of its own."""

    text: str
    lower: str
    start: int
    end: int
    tag: str

    @property
    def lemma(self) -> str:
        """The infinitive of a verb, the singular of a noun."""
        if self.tag in VERBAL:
            return verb_lemma(self.lower)
        return singular(self.lower) if self.tag in ("NN", "NNS") else self.lower


QUOTATION_MARKS = frozenset("“”\"«»„‘‹›'")
# "Kenya's", "we'll": what stands behind the apostrophe is a word of its own, with this tag.
CONTRACTED = {"s": "'s", "ll": "will", "ve": "have", "re": "are", "m": "am"}
AUXILIARIES = {"will": "MD", "have": "HAVE", "are": "BE", "am": "BE"}
NOUNS = frozenset(("NN", "NNS", "NNP"))
NOMINAL = NOUNS | {"DT", "PRP$", "POS", "JJ", "CD", "DATE"}
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "BE", "HAVE", "DO"))
VERBAL = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
OBJECT_STARTS = frozenset(("DT", "PRP$", "PRP", "NNP", "CD", "JJ", "NNS"))
AFTER_VERBS = OBJECT_STARTS | {"IN", "TO", "THAT", "RB"}
BEFORE_NOUNS = frozenset(("IN", "DT", "JJ", "PRP$", "POS", "CD"))
CLAIMING = word_set("grammar", "claiming")
MODIFIERS = word_set("grammar", "modifier")
ADJECTIVE_ENDINGS = tuple(word_set("grammar", "adjective_ending"))
BODIES = word_set("grammar", "body")
DEMANDING = word_set("grammar", "demanding")
ROUGHLY = {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")}
UNREAL = frozenset(("would", "could", "might"))
OPEN_TAGS = frozenset(("V", "TO", "JJ", "THAT", "INSUB"))
AFTER_NOUNS = frozenset(("IN", "CC", ",", ".", "INSUB", "POS", "DATE", "V", "BE", "HAVE", "MD", "NN"))


@cache
def _function_words() -> dict[str, str]:
    return {row["word"]: row["tag"] for row in read_lexicon("function_words")}


def tag_words(words: Sequence[Word]) -> tuple[list[Tagged], list[str], list[str]]:
    """Return (the words of a sentence with their tags, the tags, the words in small letters).

    The last two end with two full stops: a look before the first word or behind the last finds these.
    """
    lowers = [word.lower for word in words]
    if "(" in lowers:
        words = _leave_abbreviations_out(words)
    if "'" in " ".join(lowers) or not QUOTATION_MARKS.isdisjoint(lowers):
        words = list(_part_words(words))
    if not words:
        return [], [".", "."], [".", "."]
    texts, lower, starts, ends = zip(*words, strict=True)
    lowers = [*lower, ".", "."]
    tags = _Tagger(texts, lowers).settle()
    # What Tagged(...) does, three times as fast.
    tagged = map(tuple.__new__, repeat(Tagged), zip(texts, lowers, starts, ends, tags, strict=False))
    return list(tagged), tags, lowers


def _leave_abbreviations_out(words: Sequence[Word]) -> list[Word]:
    """'The Emirates (UAE), Bahrain and Egypt': what stands in brackets is the name before."""
    texts = [word.text for word in words]
    opened = [index for index in _places("(", texts) if texts[index + 2 : index + 3] == [")"]]
    aside = {index + step for index in opened if texts[index + 1].isupper() for step in range(3)}
    return [word for index, word in enumerate(words) if index not in aside]


def _part_words(words: Sequence[Word]) -> Iterator[Word]:
    """Part "Chad's" and "we'll" in two; leave out quotation marks: 'would "pay a price"'."""
    for index, word in enumerate(words):
        host, _, ending = word.lower.rpartition("'")
        if host and ending in CONTRACTED:
            cut = word.end - len(ending) - 1
            yield Word(word.text[: len(host)], host, word.start, cut)
            yield Word(word.text[len(host) :], CONTRACTED[ending], cut, word.end)
        elif word.lower not in QUOTATION_MARKS or _is_possessive(words, index):
            yield word


def _is_possessive(words: Sequence[Word], index: int) -> bool:
    """'The rebels' raid': an apostrophe right behind an s, unless it closes a quotation."""
    before = words[index - 1] if index else words[index]
    return (
        words[index].lower == "'"
        and before.lower.endswith("s")
        and before.end == words[index].start
        and not any(other.lower in ("'", "‘") for other in words[max(0, index - 12) : index])
    )


def _is_title_case(texts: Sequence[str]) -> bool:
    """Whether Nearly Every Long Word Is Capitalised, as in some headlines."""
    shapes = "".join(map(_SHAPES.__getitem__, texts))
    return len(shapes) > 3 and shapes.count("A") >= 0.8 * len(shapes)


def _shape(text: str) -> str:
    """A for a long capitalised word, a for another long one."""
    return "" if len(text) < 4 or not text[0].isalpha() else "A" if text[0].isupper() else "a"


_SHAPES = Memo(_shape)


def _tag_alone(text: str, inside: bool, titled: bool) -> str:
    """The tag of a word whatever stands around it: `inside` a sentence or first, `titled` in a headline.

    V is a word that can be a verb; it and TO, THAT, INSUB, JJ are settled by their neighbours.
    """
    lower, first = text.lower().replace("’", "'"), text[0]
    if not first.isalnum():
        return lower[0]
    if first.isdigit():
        return "CD"
    arabic = text[:3] in ("al-", "el-", "ul-") and text[3:4].isupper()  # "al-Shabab"
    capital = (first.isupper() and not titled and inside) or arabic
    tag = _function_words().get(lower)
    if tag and not (capital and tag in ("NN", "JJ", "CD")) and text != "US":
        return tag
    if lower.endswith("n't"):
        return "DO" if lower.startswith(("do", "did")) else "MD"
    if capital or (first.isupper() and "." in text):
        return "NNP"
    if lower in verb_forms() or _ends_as_verb(lower):
        return "V"
    if lower.endswith("ly") and len(lower) > 4:
        return "RB"
    if titled and first.isupper() and inside:
        return "NNP"
    if lower.endswith(ADJECTIVE_ENDINGS):
        return "JJ"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return "NNS"
    return "NNP" if first.isupper() else "NN"


def _ends_as_verb(lower: str) -> bool:
    if "-" in lower:
        return False
    ed = lower.endswith("ed") and len(lower) > 4 and not lower.endswith("eed")
    ed = ed and not lower.startswith("un")  # "unprovoked", "unjustified"
    return ed or (lower.endswith("ing") and len(lower) > 5)


_TAG_FIRST = Memo(partial(_tag_alone, inside=False, titled=False))
_TAG_WITHIN = Memo(partial(_tag_alone, inside=True, titled=False))
_TAG_IN_TITLE = Memo(partial(_tag_alone, inside=True, titled=True))


class _Tagger:
    """The words of a sentence while their tags are settled; a full stop stands at either end."""

    __slots__ = ("lowers", "tags")

    def __init__(self, texts: Sequence[str], lowers: list[str]) -> None:
        titled = lowers[-3] != "." and _is_title_case(texts)
        alone = _TAG_IN_TITLE if titled else _TAG_WITHIN
        self.lowers = lowers
        self.tags = tags = [alone[text] for text in texts]
        tags[0] = _TAG_FIRST[texts[0]]
        tags += [".", "."]  # right of the last word, and left of the first
        for index in _places("'", tags):
            auxiliary = "BE" if tags[index - 1] in ("PRP", "WP", "EX") else "POS"  # "it's", "Chad's"
            tags[index] = AUXILIARIES.get(lowers[index]) or auxiliary
        for index in _places("CD", tags):
            if self._is_year(index):
                tags[index] = "DATE"
            elif index > 1 and tags[index - 1] == "." and tags[index - 2] == "DATE":
                tags[index - 1] = "DATE"  # "crossed on Aug. 9 and left"
            elif index > 1 and (lowers[index - 2], lowers[index - 1]) in ROUGHLY:
                tags[index - 2 : index] = "CD", "CD"  # "killed at least six", "wounded more than 30"
        for index in _places("may", lowers):
            if texts[index][0] == "M":
                tags[index] = self._tag_may(index, titled)
        for index in _places("had", lowers) + _places("should", lowers):
            if self._opens_condition(index):
                tags[index] = "SUB"

    def _is_year(self, index: int) -> bool:
        """'In 2019 Chad seized a ship': what follows is no part of a number of ships."""
        since = self.lowers[index - 1] in ("in", "since") and self.tags[index + 1] in ("NNP", "PRP", "DT")
        return since and len(self.lowers[index]) == 4 and self.lowers[index].isdigit()

    def _tag_may(self, index: int, titled: bool) -> str:
        """'In May', 'on May 3' is the month, 'Theresa May condemned' a name, 'May God help' the modal."""
        left, right = self.tags[index - 1], self.tags[index + 1]
        form = verb_forms().get(self.lowers[index + 1])
        told = right in ("HAVE", "BE", "MD", "DO", "POS") and self.lowers[index + 1] not in ("be", "have")
        told = told or (right == "V" and (form is None or not form.base))
        dated = left in ("IN", "CD", "DT", "JJ", "DATE") or (left == "CC" and self.tags[index - 2] == "DATE")
        if right == "CD" or dated or (left == "INSUB" and not told):
            return "DATE"
        wish = left in (".", ":", ",") and right in OBJECT_STARTS
        return "MD" if wish or (titled and not told) else "NNP"

    def _opens_condition(self, index: int) -> bool:
        """'Had Chad attacked, it would', 'it would have replied had Chad attacked': had for if."""
        left, right = self.tags[index - 1], self.tags[index + 1]
        mid = left in ("V", "JJ") and not UNREAL.isdisjoint(self.lowers[max(0, index - 14) : index])
        if self.lowers[index] == "should":  # "would reply should Chad attack"
            return right in ("DT", "PRP", "NNP") and left not in ("WP", "WRB")
        return (mid or index <= (left == "CC")) and (right in OBJECT_STARTS or right == "NN")

    def settle(self) -> list[str]:
        """Return the tags: verbs first, then what depends on them."""
        tags = self.tags
        open_tags = [index for index, tag in enumerate(tags) if tag in OPEN_TAGS]
        for index in open_tags:
            if tags[index] == "V":
                tags[index] = self._settle_verb(index)
            elif tags[index] == "TO":
                tags[index] = self._settle_to(index)
            elif tags[index] == "JJ":
                tags[index] = self._settle_adjective(index)
        for index in open_tags:
            if tags[index] == "THAT":
                tags[index] = self._settle_that(index)
            elif tags[index] == "INSUB":  # "after talks", "after talks failed"
                tags[index] = "SUB" if self._opens_clause(index + 1) else "IN"
        for index in reversed(open_tags):
            if tags[index] == "VBD":
                tags[index] = self._settle_past_tense(index)
        return tags

    def _before(self, index: int) -> int:
        """The place of the word before, adverbs and negations skipped; -1 at the start."""
        index -= 1
        while self.tags[index] in ("RB", "NEG"):
            index -= 1
        return index

    def _settle_verb(self, index: int) -> str:
        """Decide a word that can be a verb: its form first, then what stands before and after."""
        lower, tags = self.lowers[index], self.tags
        form = verb_forms().get(lower)
        place = self._before(index)
        left, right = tags[place], tags[index + 1]
        floating = self.lowers[place] in ("each", "both", "all")  # "they each reported"
        if left == "CD" and tags[place - 1] == "DATE":
            left = "DATE"  # "on 24 April announced"
        if lower.endswith("ing") and (form is None or form.ing):
            return _settle_ing(lower, "," if floating else left, right)
        if form and form.base and form.past and left == "CC" and "VB" in tags[max(0, index - 8) : index]:
            return "VB"  # "to close the border and cut off the gas"
        if form is None or form.past or form.participle:
            settled = _settle_past(form, "NNS" if floating else left, right)
            if settled or form is None:
                return settled or "VBD"
        if left in ("TO", "MD", "DO"):
            return "VB"
        if left in BEFORE_NOUNS:
            return "NNS" if form.third else "NN"
        return self._settle_third(form, index, place) if form.third else self._settle_base(form, index, place)

    def _settle_third(self, form: VerbForm, index: int, place: int) -> str:
        """'Turkey strikes a convoy', 'the air strikes on': a verb or a plural."""
        tags, lower = self.tags, self.lowers[place]
        left, right = tags[place], tags[index + 1]
        if not form.noun:
            return "VBZ"
        if left in ("PRP", "WP") and place == index - 1:
            return "VBZ" if lower in ("he", "she", "it", "who", "which", "that", "one") else "NNS"
        named = left == "NNP" or (lower in BODIES and tags[place - 1] in ("NNP", "DT"))  # "the army bombs"
        if left == "CC" and right in OBJECT_STARTS | {"THAT"} and "VBZ" in tags[max(0, index - 14) : index]:
            return "VBZ"  # "condemns the raid and demands that"
        if named and tags[place - 1] == "SUB" and right in (",", "."):
            return "VBZ"  # "if Iran attacks,"
        if (named and tags[place - 1] == "IN") or not (named or (left == "NN" and lower not in MODIFIERS)):
            return "NNS"  # "killed in Israeli strikes on"
        if named and tags[place - 1] == "CC" and tags[place - 2] == "NNP":
            return "NNS"  # "US and British strikes on"
        if right == "TO" and not named and self._finite_behind(index):
            return "NNS"  # "halted gas supplies to Chad"
        if right in ("DT", "PRP$", "PRP", "NNP", "CD", "THAT", "TO"):
            claims = right == "PRP" and tags[index + 2] in FINITE | {"V"}  # "denies U.S. charges it backs"
            if (right == "THAT" or claims) and self._finite_behind(index):
                return "NNS"  # "condemns US strikes that"
            subject = named or not self._finite_ahead(index) or not self._surely_finite(index)
            return "VBZ" if subject else "NNS"
        led = named or self.lowers[index + 1].endswith("ly")  # "the blame lies solely with"
        if led and right in ("IN", "RB", "JJ", "NN", "NNS", "V") and not self._finite_ahead(index):
            return "NNS" if self._finite_behind(index) else "VBZ"
        return "NNS"

    def _settle_base(self, form: VerbForm, index: int, place: int) -> str:
        """'Guards fire on the crowd', 'peace talks start', 'the fire': a verb or a singular."""
        tags, lower = self.tags, self.lowers[place]
        left, right = tags[place], tags[index + 1]
        if lower in ("help", "helps", "helped", "helping") and right in OBJECT_STARTS:
            return "VB"  # "helped slow the advance"
        if left in NOUNS and self._is_demanded(index):
            return "VBP"
        doing = right == "V" and self.lowers[index + 1].endswith("ing")
        if left in ("NNS", "PRP", "WP"):
            alone = right in (".", ",") and not self._finite_behind(index)  # "The troops advance."
            bare = right in ("NN", "V") and not self._finite_behind(index) and not self._finite_ahead(index)
            return "VBP" if not form.noun or alone or bare or doing or right in AFTER_VERBS else "NN"
        if form.noun:
            paired = set(tags[: place + 1]) == {"NNP", ","}  # "Chad, Sudan trade blame"
            acts = left == "NNP" and (doing or paired or right in ("DT", "PRP$"))
            return "VBP" if acts else "NN"  # "that Iran stop the drills", "that Iran stop arming"
        if left == "CC" and "VB" in tags[max(0, index - 8) : index]:
            return "VB"
        return "VBP" if left in ("NN", "NNP", "CC", ",", "CD", ")") else "VB"

    def _is_demanded(self, index: int) -> bool:
        """'demanded that Chad release', 'its demand that the rebels leave': no other verb up to the comma."""
        place = index - 1
        while self.tags[place] in NOMINAL and index - place < 10:
            place -= 1
        if self.tags[place] != "THAT":
            return False
        lemmas = map(verb_lemma, self.lowers[max(0, place - 3) : place])
        ahead = self.tags[index + 1 : index + 15]
        verb = next((tag for tag in ahead if tag in FINITE or tag in (",", ";", ".", "THAT")), "")
        return not DEMANDING.isdisjoint(lemmas) and verb not in FINITE

    def _settle_to(self, index: int) -> str:
        """'to attack' is an infinitive, 'to Goma' a preposition, 'up to 300 rebels' neither."""
        tags, following = self.tags, index + 1
        if self.lowers[index - 1] == "up" and tags[following] == "CD":
            return "RB"
        while tags[following] == "RB":
            following += 1
        if self.lowers[following] in ("be", "have", "do"):
            return "TO"
        form = verb_forms().get(self.lowers[following])
        if not (form and form.base and tags[following] in ("V", "JJ")):
            return "IN"
        tags[following] = "V"  # "to free the sailors"
        return "TO"

    def _settle_adjective(self, index: int) -> str:
        """'would free the miners', 'that Iran open the border': some adjectives are verbs too."""
        if self.tags[index - 1] in ("HAVE", "MD") and self.tags[index + 1] == "V":
            return "RB"  # "has long rejected", "must first withdraw"
        form = verb_forms().get(self.lowers[index])
        if not (form and form.base and self.tags[index + 1] in OBJECT_STARTS - {"JJ"}):
            return "JJ"
        left = self.tags[self._before(index)]
        return "VB" if left in ("MD", "DO") else "VBP" if left in ("NNP", "NNS", "PRP") else "JJ"

    def _settle_that(self, index: int) -> str:
        """'said that' joins a clause, 'missiles that' a relative one, 'that morning' points."""
        left, right = self.tags[index - 1], self.tags[index + 1]
        if right in ("NN", "DATE") and not _finds_finite(self.tags[index + 1 : index + 11], (",", ";", ".")):
            return "DT"
        return "WP" if left in NOUNS and (right in FINITE or right in ("RB", "NEG")) else "THAT"

    def _settle_past_tense(self, index: int) -> str:
        """'missiles fired by X', 'troops sent to Y were' are participles; 'X fired missiles' is finite."""
        tags = self.tags
        form = verb_forms().get(self.lowers[index])
        if form and not form.participle:
            return "VBD"
        left, right = tags[index - 1], tags[index + 1]
        doing = self.tags[index + 2 : index + 3] == ["VBG"]  # "responded by closing the port"
        if self.lowers[index + 1] == "by" and left not in ("PRP", "WP", "RB") and not doing:
            return "VBN"
        if form and verb_role(form.lemma) == "report":
            thought = left in NOUNS and right == "TO" and self.lowers[index + 2] in ("be", "have")
            return "VBN" if thought and form.lemma not in CLAIMING else "VBD"  # "a ship believed to have"
        if left == "," and right in ("IN", "RB"):
            return "VBD" if self._subject_before_comma(index) else "VBN"
        over = self._find_verb_over(index - 1) if left in NOUNS else ""
        if over == "order" and right in (".", ",", "IN", "RB", "CC"):  # "ordered the border closed"
            return "VBN"
        if left in NOUNS and right in ("IN", "TO", "RB", "DATE", "JJ"):
            if FINITE.isdisjoint(tags[:index]) and FINITE.isdisjoint(tags[index + 1 :]):
                return "VBD"  # "Rebels using a missile shot down a jet": the only verb that tells
            # "suspended part of a program aimed at"
            governed = bool(over) and verb_role(over) != "report"
            return "VBN" if governed or (right != "JJ" and self._bare_finite_ahead(index + 1)) else "VBD"
        return "VBD"

    def _finite_ahead(self, index: int) -> bool:
        """Whether a finite verb follows in this clause: then what stands before it is its subject."""
        tags = self.tags[index + 1 : index + 15]
        for at in _places("V", tags):
            form = verb_forms().get(self.lowers[index + 1 + at])
            tags[at] = "NNS" if form and form.third and form.noun else "V"  # "the army launches strikes"
        for at in _places("INSUB", tags):  # "Chad launches strikes after rockets hit"
            after = self.lowers[index + 1 + at] == "after" and self._opens_clause(index + 2 + at)
            tags[at] = "SUB" if after else tags[at]
        return _finds_finite(tags, (",", ";", "SUB", "WP", "THAT", ":"))

    def _surely_finite(self, index: int) -> bool:
        """Whether a finite verb stands near, nouns that may be verbs and this word not counted."""
        for place in range(max(0, index - 30), min(len(self.tags), index + 30)):
            form = verb_forms().get(self.lowers[place]) if self.tags[place] == "V" else None
            sure = self.tags[place] == "V" and not (form and form.noun)
            if place != index and (sure or self.tags[place] in FINITE):
                return True
        return False

    def _finite_behind(self, index: int) -> bool:
        stops = (",", ";", "SUB", "WP", "THAT", "CC")
        return _finds_finite(reversed(self.tags[max(0, index - 10) : index]), stops)

    def _opens_clause(self, index: int) -> bool:
        """Whether a subject follows, then a finite verb, with no gerund at the very beginning."""
        nominal = False
        for place, tag in enumerate(self.tags[index : index + 10], index):
            if tag in FINITE or tag == "V":
                return nominal and self.tags[place - 1] != "CC"  # "as a threat and vowed"
            if tag in (",", ";", ".", "THAT"):
                return False
            nominal = nominal or tag in NOUNS or tag in ("PRP", "CD", "DT")
        return False

    def _find_verb_over(self, index: int) -> str:
        """'suspended part of a program': the verb under which a noun stands, its infinitive, '' for none."""
        for place in range(index, max(-1, index - 14), -1):
            tag = self.tags[place]
            if tag in VERBAL:
                return verb_lemma(self.lowers[place])
            if tag not in NOMINAL and tag not in ("IN", "RB"):
                return ""
        return ""

    def _subject_before_comma(self, index: int) -> bool:
        """'The minister, a reformer, resigned': an earlier comma with no verb between opens an insertion."""
        before = next((tag for tag in reversed(self.tags[: index - 1]) if tag == "," or tag in FINITE), ",")
        return before == ","

    def _bare_finite_ahead(self, index: int) -> bool:
        """Whether a finite verb follows without a subject of its own, with at most 'in the port' between."""
        covered = False  # inside a phrase that a preposition opened
        for left, tag in pairwise(self.tags[index - 1 : index + 14]):
            if tag in FINITE:
                return True
            if tag in ("IN", "CC"):
                covered = True
            elif tag in ("DT", "PRP$", "PRP", "NNP", "NNS", "NN", "CD", "JJ"):
                fresh = left == "DATE" or (tag in ("DT", "PRP$", "PRP") and left in NOUNS)
                if not covered or fresh:
                    return False
            elif tag not in ("RB", "DATE", "POS"):
                return False
        return False


def _settle_ing(lower: str, left: str, right: str) -> str:
    """'were shelling' is a verb, 'the shelling', 'after shelling in the north' a noun."""
    if left in ("DT", "JJ", "PRP$", "POS", "CD"):
        return "NN"
    subject = left == "." and right in ("IN", "BE", "V")  # "Fighting broke out"
    beside = left in ("IN", "INSUB", "NN", "NNS", "NNP") and right in AFTER_NOUNS
    return "NN" if (subject or beside) and lower in listed_nouns() else "VBG"


def _settle_past(form: VerbForm | None, left: str, right: str) -> str:
    """'' when the word may still be a base form (cut, hit, put)."""
    if left in ("HAVE", "BE"):
        return "VBN"
    if form and form.base and left in ("TO", "MD", "DO", "DT", "JJ", "PRP$", "POS"):
        return ""
    given = left in ("IN", "VBP", "VBZ", "VBD") and (
        right in NOUNS or right == "V"
    )  # "reject proposed changes"
    if given or left in ("DT", "PRP$", "POS", "JJ", "CD"):
        return "JJ"
    if (form and not form.past) or left == ".":
        return "VBN"
    return "VBD"


def _places(word: str, words: list[str]) -> list[int]:
    return [index for index, other in enumerate(words) if other == word] if word in words else []


def _finds_finite(tags: Iterable[str], stops: tuple[str, ...]) -> bool:
    """Whether a finite verb comes before any of the stops."""
    for tag in tags:
        if tag in FINITE or tag == "V":
            return True
        if tag in stops:
            return False
    return False
