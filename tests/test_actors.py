"""Who is named. Each group is a table: a sentence, then what is found in it as "code|kind|words"."""

import random
import time

import pycountry
import pytest

from analysis.actors import find_mentions, is_country, name_of
from analysis.lexicon import read_lexicon

COUNTRIES = [
    ("Britain and Spain disagreed.", "GBR|country|Britain", "ESP|country|Spain"),
    ("He left the U.S. for Peru.", "USA|country|U.S.", "PER|country|Peru"),
    ("America sent aid to Burma.", "USA|country|America", "MMR|country|Burma"),
    ("The UAE and Türkiye signed.", "ARE|country|UAE", "TUR|country|Türkiye"),
    ("Fighting in Côte d’Ivoire spread.", "CIV|country|Côte d’Ivoire"),
    ("South Sudan borders Sudan.", "SSD|country|South Sudan", "SDN|country|Sudan"),
    ("Papua New Guinea is not Guinea.", "PNG|country|Papua New Guinea", "GIN|country|Guinea"),
    ("Equatorial Guinea and Guinea-Bissau", "GNQ|country|Equatorial Guinea", "GNB|country|Guinea-Bissau"),
    ("Niger is not Nigeria.", "NER|country|Niger", "NGA|country|Nigeria"),
    ("Dominica is not the Dominican Republic.", "DMA|country|Dominica", "DOM|country|Dominican Republic"),
    ("Congo-Brazzaville faces Congo.", "COG|country|Congo-Brazzaville", "COD|country|Congo"),
    ("N. Korea warned S. Korea.", "PRK|country|N. Korea", "KOR|country|S. Korea"),
    ("Korea and Japan", "KOR|country|Korea", "JPN|country|Japan"),
    ("Kosovo and Taiwan trade.", "XKX|country|Kosovo", "TWN|country|Taiwan"),
    ("Northern Ireland is not Ireland.", "GBR|place|Northern Ireland", "IRL|country|Ireland"),
    ("The Soviet Union and East Germany", "RUS|country|Soviet Union", "DEU|country|East Germany"),
    ("Zaire and Yugoslavia broke up.", "COD|country|Zaire", "SRB|country|Yugoslavia"),
    ("RUSSIA STRIKES KYIV", "RUS|country|RUSSIA", "UKR|capital|KYIV"),
    ("SOUTH KOREA SCRAMBLES JETS", "KOR|country|SOUTH KOREA"),
]

DEMONYMS = [
    ("A Ukrainian was freed.", "UKR|demonym|Ukrainian"),
    ("Russian missiles hit a bridge.", "RUS|demonym|Russian"),
    ("The Swiss and the Danes objected.", "CHE|demonym|Swiss", "DNK|demonym|Danes"),
    ("North Korean shells fell.", "PRK|demonym|North Korean"),
    ("South-Korean shells fell.", "KOR|demonym|South-Korean"),
    ("Filipino fishermen saw it.", "PHL|demonym|Filipino"),
    ("Ethnic Albanians fled.", "Ethnic Albanians|group|Ethnic Albanians"),
    ("Palestinians and Israelis met.", "PSE|demonym|Palestinians", "ISR|demonym|Israelis"),
]

CAPITALS_AND_SEATS = [
    ("Moscow and Kiev traded blame.", "RUS|capital|Moscow", "UKR|capital|Kiev"),
    ("Islamabad summoned the envoy.", "PAK|capital|Islamabad"),
    ("Peking was silent; N'Djamena was not.", "CHN|capital|Peking", "TCD|capital|N'Djamena"),
    ("The Kremlin shrugged.", "RUS|seat|Kremlin"),
    ("The White House and Downing Street agreed.", "USA|seat|White House", "GBR|seat|Downing Street"),
    ("The Élysée and the Blue House", "FRA|seat|Élysée", "KOR|seat|Blue House"),
    ("Brussels threatened sanctions.", "EU|seat|Brussels"),
    ("KHARTOUM, Sudan (AP) -- It rained.", "SDN|place|KHARTOUM", "SDN|country|Sudan", "AP|media|AP"),
    ("SEOUL, March 3 (Yonhap) - It rained.", "KOR|place|SEOUL", "Yonhap|media|Yonhap"),
]

PLACES = [
    ("Shells fell on the Kharkiv region.", "UKR|place|Kharkiv region"),
    ("They reached Russia's Belgorod region.", "RUS|place|Russia's Belgorod region"),
    ("Gaza City and the West Bank", "PSE|place|Gaza City", "PSE|place|West Bank"),
    ("Crimea, Kashmir and Tigray", "UKR|place|Crimea", "IND|place|Kashmir", "ETH|place|Tigray"),
    ("In Nagorno-Karabakh and Darfur", "AZE|place|Nagorno-Karabakh", "SDN|place|Darfur"),
    ("It burned in the Moscow region.", "RUS|place|Moscow region"),
    ("It flew over Lebanese territory.", "LBN|place|Lebanese territory"),
    ("Yemen's capital was bombed.", "YEM|place|Yemen's capital"),
    ("Rebels took Goma and Timbuktu.", "COD|place|Goma", "MLI|place|Timbuktu"),
]

MILITARY = [
    ("Indian troops crossed the line.", "IND|military|Indian troops"),
    ("Ukraine’s air force lost a jet.", "UKR|military|Ukraine’s air force"),
    ("US warplanes flew home.", "USA|military|US warplanes"),
    ("Two Chinese coast guard ships turned.", "CHN|military|Chinese coast guard ships"),
    ("The Israel Defense Forces (IDF) fired.", "ISR|military|Israel Defense Forces", "ISR|military|IDF"),
    ("Iran's Revolutionary Guards paraded.", "IRN|military|Iran's Revolutionary Guards"),
    ("The Ethiopian army withdrew.", "ETH|military|Ethiopian army"),
    ("Pakistan Army soldiers dug in.", "PAK|military|Pakistan Army soldiers"),
    ("Burkinabe special forces landed.", "BFA|military|Burkinabe special forces"),
    ("The Saudi-led coalition bombed.", "Saudi-led coalition|military|Saudi-led coalition"),
    ("Vietnamese-led troops advanced.", "VNM|military|Vietnamese-led troops"),
    ("It agreed to withdraw its troops from Lebanon.", "LBN|country|Lebanon"),
    ("Russian attack helicopters hovered.", "RUS|military|Russian attack helicopters"),
    ("US and British warplanes took off.", "USA|military|US", "GBR|military|British warplanes"),
    ("A Russian military base was shelled.", "RUS|demonym|Russian"),
    ("Syrian army-held villages burned.", "SYR|demonym|Syrian"),
]

GOVERNMENTS = [
    ("Israel's defence ministry objected.", "ISR|government|Israel's defence ministry"),
    ("The US State Department objected.", "USA|government|US State Department"),
    ("The Ministry of Defence of Azerbaijan denied it.", "AZE|government|Ministry of Defence of Azerbaijan"),
    ("The Knesset and the Bundestag voted.", "ISR|government|Knesset", "DEU|government|Bundestag"),
    ("The Nigerian Senate voted.", "NGA|government|Nigerian Senate"),
    ("Russia's Security Council convened.", "RUS|government|Russia's Security Council"),
    ("Yemen's Saudi-backed government fled.", "YEM|government|Yemen's Saudi-backed government"),
    ("Assad's government fell.", "SYR|government|Assad's government"),
    ("The Biden administration hesitated.", "USA|government|Biden administration"),
    ("The Russian embassy in London closed.", "RUS|government|Russian embassy in London"),
    ("The government of Mali protested.", "MLI|government|government of Mali"),
    ("Authorities in Tripoli resigned.", "LBY|government|Authorities in Tripoli"),
    ("Liberian riot police fired tear gas.", "LBR|government|Liberian riot police"),
    ("Myanmar's ruling junta bombed Lashio.", "MMR|government|Myanmar's ruling junta", "MMR|place|Lashio"),
]

OFFICIALS = [
    ("A senior Israeli official agreed.", "ISR|official|Israeli official"),
    ("US officials doubt it.", "USA|official|US officials"),
    ("Officials in Kyiv doubt it.", "UKR|official|Officials in Kyiv"),
    ("Diplomats in Geneva doubt it.", "CHE|place|Geneva"),
    ("A Chadian general died.", "TCD|official|Chadian general"),
    ("Thai and Cambodian officials met.", "THA|official|Thai", "KHM|official|Cambodian officials"),
    ("Moscow-installed governor Ivan Roe spoke.", "RUS|official|Moscow-installed governor Ivan Roe"),
    ("Russian-installed authorities fled.", "RUS|government|Russian-installed authorities"),
    ("UN weapons inspectors left.", "UN|official|UN weapons inspectors"),
    ("Russia's ambassador to the UN walked out.", "RUS|official|Russia's ambassador to the UN"),
    ("The UN envoy for Yemen resigned.", "UN|official|UN envoy for Yemen"),
    ("They recalled the ambassador to Chad.", "TCD|country|Chad"),
    ("Sudan recalled its envoy to Chad.", "SDN|country|Sudan", "SDN|anaphor|envoy", "TCD|country|Chad"),
    ("A spokesman for the Turkish army spoke.", "TUR|official|spokesman for the Turkish army"),
    ("Al-Qaeda commanders hid.", "al-Qaeda|official|Al-Qaeda commanders"),
]

PERSONS = [
    (
        "French President Emmanuel Macron flew home.",
        "FRA|leader|French President Emmanuel Macron|Emmanuel Macron",
    ),
    ("Ruritania's Rudolf spoke to Peru's president Ana Paz.", "PER|leader|Peru's president Ana Paz|Ana Paz"),
    ("Ana Paz, the Peruvian president, spoke.", "PER|leader|Ana Paz, the Peruvian president|Ana Paz"),
    ("Jo Li, Fiji's foreign minister, spoke.", "FJI|leader|Jo Li, Fiji's foreign minister|Jo Li"),
    ("The president of Peru, Ana Paz, spoke.", "PER|leader|president of Peru, Ana Paz|Ana Paz"),
    (
        "Ana Paz, a spokeswoman for Peru's navy, said so.",
        "PER|official|Ana Paz, a spokeswoman for Peru's navy|Ana Paz",
    ),
    (
        "Kenya's army chief Gen. Abel Mutua spoke.",
        "KEN|official|Kenya's army chief Gen. Abel Mutua|Abel Mutua",
    ),
    ("Jordan's visiting King Talal spoke.", "JOR|leader|Jordan's visiting King Talal|Talal"),
    (
        "Israeli Defence Minister Israel Katz spoke.",
        "ISR|leader|Israeli Defence Minister Israel Katz|Israel Katz",
    ),
    ("UN chief Lena Berg spoke Tuesday.", "UN|official|UN chief Lena Berg|Lena Berg"),
    ("British Prime Minister Theresa May left.", "GBR|leader|British Prime Minister Theresa May|Theresa May"),
    ("South Korea's Yoon Suk Yeol left.", "KOR|leader|South Korea's Yoon Suk Yeol|Yoon Suk Yeol"),
    ("President Vladimir Putin left.", "RUS|leader|President Vladimir Putin|Vladimir Putin"),
    (
        "Netanyahu and Zelenskiy left.",
        "ISR|leader|Netanyahu|Benjamin Netanyahu",
        "UKR|leader|Zelenskiy|Volodymyr Zelensky",
    ),
    ("Kosovo leader Hashim Thaçi left.", "XKX|leader|Kosovo leader Hashim Thaçi|Hashim Thaçi"),
    ("Belgorod governor Ivan Petrov left.", "RUS|official|Belgorod governor Ivan Petrov|Ivan Petrov"),
    ("Former US President Jimmy Carter died.", "USA|leader|Former US President Jimmy Carter|Jimmy Carter"),
    ("Hunter Biden was in court.",),
    ("Trump Tower glittered.",),
    ("Peskov shrugged.", "RUS|official|Peskov|Dmitry Peskov"),
    ("US Vice President JD Vance left.", "USA|leader|US Vice President JD Vance|JD Vance"),
    ("Aides to King Hussein left.", "JOR|leader|King Hussein|King Hussein"),
    (
        "In Buenos Aires, the French president smiled.",
        "ARG|capital|Buenos Aires|",
        "FRA|leader|French president|",
    ),
    ("On the Black Sea, the French president smiled.", "FRA|leader|French president|"),
    ("On Tuesday, the French president smiled.", "FRA|leader|French president|"),
    (
        "Iran's President Ali Rad Warns Of War With Neighbours Again",
        "IRN|leader|Iran's President Ali Rad|Ali Rad",
    ),
]

ORGANISATIONS = [
    ("NATO and the European Union met.", "NATO|organisation|NATO", "EU|organisation|European Union"),
    ("The UN Security Council met.", "UN|organisation|UN Security Council"),
    ("UNHCR and the WHO sent help.", "UN|organisation|UNHCR", "UN|organisation|WHO"),
    ("The IAEA and the OSCE sent teams.", "IAEA|organisation|IAEA", "OSCE|organisation|OSCE"),
    ("African Union peacekeepers fired.", "African Union|military|African Union peacekeepers"),
    ("ECOWAS suspended Niger.", "ECOWAS|organisation|ECOWAS", "NER|country|Niger"),
    ("The Red Cross waited.", "Red Cross|organisation|Red Cross"),
    ("The Arab League and ASEAN met.", "Arab League|organisation|Arab League", "ASEAN|organisation|ASEAN"),
]

GROUPS = [
    ("Hezbollah shelled Haifa.", "Hezbollah|group|Hezbollah", "ISR|place|Haifa"),
    ("Lebanese militant group Hezbollah fired.", "Hezbollah|group|Lebanese militant group Hezbollah"),
    ("Yemen's Houthi rebels fired.", "Houthis|group|Yemen's Houthi rebels"),
    ("Al-Shabaab fighters fled.", "al-Shabaab|group|Al-Shabaab fighters"),
    ("Rwanda-backed M23 rebels fled.", "RWA|origin|Rwanda-backed", "M23|group|M23 rebels"),
    ("The Rapid Support Forces (RSF) fled.", "RSF|group|Rapid Support Forces", "RSF|group|RSF"),
    ("Wagner left Mali.", "Wagner|group|Wagner", "MLI|country|Mali"),
    ("Afghan rebels fired.", "Afghan rebels|group|Afghan rebels"),
    ("Pro-Russian separatists fired.", "Pro-Russian separatists|group|Pro-Russian separatists"),
    ("Iran-backed militias fired.", "Iran-backed militias|group|Iran-backed militias"),
    (
        "Iran-aligned group Kataib Hezbollah fired.",
        "Kataib Hezbollah|group|Iran-aligned group Kataib Hezbollah",
    ),
    ("Iraqi Kurds fled.", "Iraqi Kurds|group|Iraqi Kurds"),
    ("The Islamic State group claimed it.", "Islamic State|group|Islamic State group"),
    ("Israel and Hamas talked.", "ISR|country|Israel", "Hamas|group|Hamas"),
]

MEDIA = [
    ("Reuters and the BBC reported it.", "Reuters|media|Reuters", "BBC|media|BBC"),
    ("State news agency KCNA reported it.", "KCNA|media|KCNA"),
    ("Syrian state news agency SANA reported it.", "SANA|media|Syrian state news agency SANA"),
    ("Iranian state television reported it.", "IRN|media|Iranian state television"),
    ("The Washington Post reported it.", "Washington Post|media|Washington Post"),
]

# Whoever speaks for a self-declared state does not speak for the state that it lies in.
SELF_DECLARED = [
    ("Karabakh officials fled.", "Nagorno-Karabakh|official|Karabakh officials"),
    ("Ethnic Armenian fighters fled.", "Nagorno-Karabakh|group|Ethnic Armenian fighters"),
    ("Officials in Sukhumi fled.", "Abkhazia|official|Officials in Sukhumi"),
    ("Shells fell on Tiraspol.", "MDA|place|Tiraspol"),
    (
        "Authorities in the breakaway region of Karabakh fled.",
        "Nagorno-Karabakh|government|Authorities in the breakaway region of Karabakh",
    ),
    (
        "Moldova's breakaway region of Transnistria fired.",
        "Transnistria|group|Moldova's breakaway region of Transnistria",
    ),
    ("A minister in Abkhazia's government left.", "Abkhazia|official|minister in Abkhazia's government"),
    ("Forces loyal to Khalifa Haftar fired.", "LNA|military|Forces loyal to Khalifa Haftar"),
    ("The Hamas-run health ministry spoke.", "Hamas|government|Hamas-run health ministry"),
]

NO_AGENTS = [
    ("A US-made rocket fell.", "USA|origin|US-made"),
    ("A Cyprus- and Malta-flagged fleet sank.", "CYP|origin|Cyprus", "MLT|origin|Malta-flagged"),
    ("An Iranian-designed drone fell.", "IRN|origin|Iranian-designed"),
    ("Anti-American slogans were heard.", "USA|origin|Anti-American"),
    ("Russian-held towns burned.", "RUS|origin|Russian-held"),
    ("The inter-Korean border shut.", "KOR|origin|inter-Korean"),
    ("Oman's King Khalid International Airport shut.", "OMN|country|Oman"),
    ("He told us of a turkey and fine china.",),
    ("We polish the brass in may.",),
    ("The South China Sea and the Indian Ocean",),
    ("Latin American singers and Native Americans",),
    ("Michael Jordan met George Washington.",),
    ("Jordan Henderson and Chad Brown scored.",),
    ("Floods hit Atlanta, Georgia and Washington state.",),
    ("The Geneva Conventions and the Minsk agreements",),
    ("It cost US$50 million.",),
    ("WHO IS NEXT",),
    ("",),
]

TABLES = {
    "countries": COUNTRIES,
    "demonyms": DEMONYMS,
    "capitals and seats": CAPITALS_AND_SEATS,
    "places": PLACES,
    "military": MILITARY,
    "governments": GOVERNMENTS,
    "officials": OFFICIALS,
    "organisations": ORGANISATIONS,
    "groups": GROUPS,
    "media": MEDIA,
    "self-declared": SELF_DECLARED,
    "no agents": NO_AGENTS,
}
CASES = [
    pytest.param(text, expected, id=f"{group}: {text}")
    for group, table in TABLES.items()
    for text, *expected in table
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_mentions(text, expected):
    assert [f"{m.code}|{m.kind}|{m.text}" for m in find_mentions(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for text, *expected in PERSONS])
def test_persons(text, expected):
    assert [f"{m.code}|{m.kind}|{m.text}|{m.name}" for m in find_mentions(text)] == expected


# What a text has said before: the last words are whom the second sentence means.
MEMORY = [
    ("Peru's president Ana Paz spoke. Later Paz left.", "PER|leader|Paz"),
    ("Chinese Foreign Minister Guo Bo spoke. Guo left.", "CHN|leader|Guo"),
    ("Thai Foreign Minister Somchai Dee spoke. Somchai left.", "THA|leader|Somchai"),
    ("Peru's president Ana Paz spoke. Mrs Paz left.", "PER|leader|Mrs Paz"),
    ("Egypt's army chief Adel al-Masri spoke. Al-Masri left.", "EGY|official|Al-Masri"),
    ("Russia's defence ministry spoke. The ministry gave no figures.", "RUS|anaphor|ministry"),
    ("A US official spoke. The official left.", "USA|anaphor|official"),
    ("The Sudanese army spoke. The army fired.", "SDN|anaphor|army"),
    ("The French embassy in Niamey shut. The embassy spoke.", "FRA|anaphor|embassy"),
    ("Boko Haram struck. The group fled.", "Boko Haram|anaphor|group"),
    ("Biden spoke. The president left.", "USA|anaphor|president"),
    ("Raul Castro spoke. Castro left.", "CUB|leader|Castro"),
    ("Peru's Air Force (FAP) spoke. FAP jets flew.", "PER|military|FAP jets"),
    ("The Kenyan army fled. An army spokesman denied it.", "KEN|anaphor|army spokesman"),
    ("Mali's army fled. Army chief Oumar Diarra left.", "MLI|official|Army chief Oumar Diarra"),
    ("Gunmen struck in Niger. The army fled.", "NER|anaphor|army"),
    ("Gunmen struck in Niger. Prime Minister Ali Toure left.", "NER|leader|Prime Minister Ali Toure"),
    ("Kenyan troops downed a Somali drone, the defence ministry said.", "KEN|anaphor|defence ministry"),
    ("Kenya downed a Somali drone, the country's air force said.", "KEN|anaphor|country's air force"),
    ("Hezbollah and Hamas met. The Lebanese group left.", "Hezbollah|group|Lebanese group"),
    ("Boko Haram struck in Chad. The militants fled.", "Boko Haram|anaphor|militants"),
    ("The YPG spoke. Syrian rebels fled.", "Syrian rebels|group|Syrian rebels"),
    ("Attacks by the Kurdistan Workers’ Party ended.", "PKK|group|Kurdistan Workers’ Party"),
    ("Ouagadougou and Burkina Faso mourned; Burkina Faso borders Mali. The army fled.", "BFA|anaphor|army"),
    (
        "Chad's defence ministry said it hit Sudan. The foreign ministry spoke.",
        "TCD|anaphor|foreign ministry",
    ),
    ("Rwanda denies that it arms M23. Nothing was said by the rebels.", "M23|anaphor|rebels"),
    ("The Kenyan military struck near Somalia. The army lost two.", "KEN|anaphor|army"),
    ("Rwanda was silent as M23 fighters fought the army.", "COD|anaphor|army"),
    ("Chad accused Sudan in a letter from its foreign ministry.", "TCD|anaphor|foreign ministry"),
    (
        "Chad, Chad and Chad again, but Sudan once. Justice Minister Ali Omar left.",
        "TCD|official|Justice Minister Ali Omar",
    ),
    ("Seoul and Tokyo agreed. Then the North fired.", "PRK|country|North"),
    ("Pyongyang fired. The Joint Chiefs of Staff said so.", "KOR|military|Joint Chiefs of Staff"),
    ("Pyongyang fired. The US Joint Chiefs of Staff said so.", "USA|military|US Joint Chiefs of Staff"),
    ("The Joint Chiefs of Staff said so.", "USA|military|Joint Chiefs of Staff"),
    ("Colonel Omar al-Maliki spoke. Al-Maliki left Oman.", "OMN|country|Oman"),
    ("Former colonial ruler France left.", "FRA|country|France"),
    ("Mali's UN ambassador Ali Omar left.", "MLI|official|Mali's UN ambassador Ali Omar"),
    ("Commander Jane Roe of the US Navy spoke.", "USA|official|Commander Jane Roe of the US Navy"),
    (
        "Karabakh burned. The breakaway region's army fled.",
        "Nagorno-Karabakh|military|breakaway region's army",
    ),
    ("Abkhazia fired. Separatist officials denied it.", "Abkhazia|anaphor|Separatist officials"),
    ("Hezbollah, an Iran-backed group, fired.", "Hezbollah|group|Iran-backed group"),
    ("Peru's leader Ana Paz spoke. Paz's spokesman left.", "PER|official|Paz's spokesman"),
    ("Kenya fought Somalia. Kenya won, Kenya said. The army left. The army spoke.", "KEN|anaphor|army"),
    ("Peru mourned. The Senate voted.", "PER|anaphor|Senate"),
    ("The Joint Chiefs of Staff of South Korea spoke.", "KOR|military|Joint Chiefs of Staff of South Korea"),
    ("Oman spoke to Lena Berg. Khatuma military spokesman Ali Roe left.", "OMN|country|Oman"),
    (
        "Chad's International Development Minister Ali Roe left.",
        "TCD|official|Chad's International Development Minister Ali Roe",
    ),
    ("The UN Libya envoy Lena Berg left.", "UN|official|UN Libya envoy Lena Berg"),
    ("Oman wants to force President Putin out.", "RUS|leader|President Putin"),
]


@pytest.mark.parametrize(("text", "expected"), MEMORY)
def test_memory(text, expected):
    last = find_mentions(text)[-1]
    assert f"{last.code}|{last.kind}|{last.text}" == expected


# "Both sides": the two that the sentence names, or else those that the text names most.
PAIRS = [
    ("Thai and Cambodian troops clashed. Both sides lost men.", "THA", "KHM", "Both sides"),
    ("Sudan's army and the RSF met in Jeddah, and the two sides talked.", "SDN", "RSF", "two sides"),
    (
        "Chad and Sudan argued. Mali spoke. Chad and Sudan, both countries said, agree.",
        "TCD",
        "SDN",
        "both countries",
    ),
    (
        "India shelled Pakistan. The nuclear-armed neighbours talked.",
        "IND",
        "PAK",
        "The nuclear-armed neighbours",
    ),
    ("Chad's president met Sudan's king. Both leaders smiled.", "TCD", "SDN", "Both leaders"),
    ("India shelled Pakistan. The rival armies rested.", "IND", "PAK", "The rival armies"),
    (
        "Mali and Niger met. Mali and Niger agreed. Oman told Mali that both sides won.",
        "MLI",
        "NER",
        "both sides",
    ),
    ("Chad and Sudan talked. Oman spoke. The two sides agreed.", "TCD", "SDN", "two sides"),
    ("The two Koreas talked.", "PRK", "KOR", "two Koreas"),
]


@pytest.mark.parametrize(("text", "first", "second", "words"), PAIRS)
def test_pairs(text, first, second, words):
    (pair,) = [mention for mention in find_mentions(text) if mention.kind == "pair"]
    assert (pair.code, pair.others, pair.text) == (first, (second,), words)


def test_three_countries():
    *_, three = find_mentions("Mali, Niger and Chad met. The three countries will share troops.")
    assert (three.code, *three.others, three.text) == ("MLI", "NER", "TCD", "three countries")


@pytest.mark.parametrize(
    "text",
    [
        "Both sides lost men.",
        "Mali and Niger met. The three countries agreed.",
        "India shelled Pakistan from two countries.",
        "India shelled Pakistan and many countries.",
        "India spoke of both Pakistan and other countries.",
    ],
)
def test_no_pair(text):
    assert all(mention.kind != "pair" for mention in find_mentions(text))


@pytest.mark.parametrize(
    "text",
    ["The ministry gave no figures.", "The foreign ministry spoke. The army fired.", "The group fled."],
)
def test_nobody_named_before(text):
    assert find_mentions(text) == ()


def test_words_for_a_state_that_mean_something_else():
    for text in (
        "Chad fears the military escalation.",
        "Chad shut the West Bank's North Gate.",
        "Kenya went north.",
    ):
        assert [m.kind for m in find_mentions(text) if m.kind == "anaphor" or m.code == "PRK"] == []


def test_no_country_is_guessed_between_two():
    assert [m.text for m in find_mentions("Gunmen from Niger crossed into Mali. The army fled.")] == [
        "Niger",
        "Mali",
    ]


def test_name_and_role():
    (mention,) = find_mentions("Ana Paz, a spokeswoman for the US State Department, spoke.")
    assert (mention.name, mention.role) == ("Ana Paz", "spokeswoman for the US State Department")
    (mention,) = find_mentions("Lebanon's Hezbollah fired.")
    assert (mention.code, mention.country) == ("Hezbollah", "LBN")
    (mention,) = find_mentions("Former US President Jimmy Carter died.")
    assert mention.role == "former President"


def test_country_codes_are_iso():
    known = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    countries = {row["code"] for row in read_lexicon("countries")}
    assert countries <= known
    assert {row["code"] for row in read_lexicon("places")} <= countries
    bodies = {row["code"] for row in read_lexicon("actors") if row["kind"] in ("seat", "government")}
    assert bodies - {"EU", "UN"} <= countries
    assert {row["country"] for row in read_lexicon("actors")} - {""} <= countries
    named = {row["code"] for row in read_lexicon("actors")}
    assert {row["code"] for row in read_lexicon("leaders")} <= countries | named


def test_every_country_is_found_by_its_own_words():
    for row in read_lexicon("countries"):
        for column in ("name", "adjective", "other_names", "capitals"):
            for name in filter(None, row[column].split("|")):
                codes = {mention.code for mention in find_mentions(f"They saw {name} there.")}
                assert codes == {row["code"]} or (name, codes) == ("New Delhi", {"IND"}), (name, codes)


def test_names_of_codes():
    assert (name_of("USA"), name_of("XKX"), name_of("Hezbollah")) == ("United States", "Kosovo", "Hezbollah")
    assert is_country("PRK")
    assert not is_country("NATO")


def test_spans_hold_their_words_and_never_overlap():
    words = "US Russia's the of , . \n\n President minister -made anti- Macron Gen. NATO army in Kyiv and é İ"
    pieces = words.split(" ")
    chance = random.Random(1)
    for _ in range(300):
        text = " ".join(chance.choices(pieces, k=40))
        end = 0
        for mention in find_mentions(text):
            assert text[mention.start : mention.end] == mention.text
            assert mention.start >= end
            end = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "Russian deputy foreign minister ",
        "spokesman for the ",
        "Ivan ",
        "US-",
        "anti-",
        "the official ",
        "Chad and Sudan, both sides, ",
        "Afghan rebels and the rival armies ",
        "the army ",
        "\n",
        "’s ",
    ],
)
def test_time_grows_with_length(piece):
    def seconds(count):
        text = piece * count
        start = time.perf_counter()
        find_mentions(text)
        return time.perf_counter() - start

    seconds(10)
    short, long = min(seconds(1000) for _ in range(3)), min(seconds(8000) for _ in range(2))
    assert long < 8 * 4 * short + 0.05
