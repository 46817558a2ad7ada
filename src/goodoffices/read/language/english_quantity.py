"""English: words around numbers."""

from __future__ import annotations

from goodoffices.read.language.language import Entry
from goodoffices.read.language.words import words_in

__all__ = ["IDENTIFIED", "QUANTITY", "SIDES", "STOPS"]


def _bounds() -> dict[str, Entry]:
    groups = {
        "least": "at least|more than|over|upwards of|no fewer than|no less than|not less than|exceeding|in excess of|well over|above|a minimum of|more",
        "most": "up to|at most|as many as|as much as|no more than|not more than|less than|fewer than|under|below|a maximum of|as few as",
        "about": "about|around|some|nearly|almost|roughly|approximately|an estimated|estimated|close to|an average of|circa|approx.|or so|as little as|just over|just under|~",
        "exact": "exactly|precisely|only|a total of|just|another|a further|all|an additional|the",
    }
    return {phrase: ("BOUND", bound) for bound, phrases in groups.items() for phrase in phrases.split("|")}


_NOUNS = """person:person,persons,people prisoner:prisoner,prisoners,captive,captives,detainee,detainees,inmate,inmates
POW:pow,pows soldier:soldier,soldiers,troop,troops,serviceman,servicemen,servicemember,servicemembers,fighter,fighters,combatant,combatants
personnel:personnel civilian:civilian,civilians child:child,children woman:woman,women man:man,men hostage:hostage,hostages
body:body,bodies,remains,corpse,corpses refugee:refugee,refugees delegate:delegate,delegates official:official,officials
member:member,members round:round,rounds tranche:tranche,tranches meeting:meeting,meetings session:session,sessions
region:region,regions drone:drone,drones missile:missile,missiles rocket:rocket,rockets shell:shell,shells strike:strike,strikes attack:attack,attacks
vehicle:vehicle,vehicles bus:bus,buses truck:truck,trucks ship:ship,ships vessel:vessel,vessels aircraft:aircraft plane:plane,planes tank:tank,tanks
country:country,countries state:state,states party:party,parties side:side,sides village:village,villages town:town,towns city:city,cities settlement:settlement,settlements
point:point,points article:article,articles proposal:proposal,proposals agreement:agreement,agreements condition:condition,conditions
exchange:exchange,exchanges swap:swap,swaps observer:observer,observers peacekeeper:peacekeeper,peacekeepers vote:vote,votes journalist:journalist,journalists
house:house,houses building:building,buildings home:home,homes family:family,families casualty:casualty,casualties victim:victim,victims worker:worker,workers
injury:injury,injuries death:death,deaths time:times,time package:package,packages barrel:barrel,barrels document:document,documents name:name,names list:list,lists
resident:resident,residents citizen:citizen,citizens student:student,students employee:employee,employees player:player,players team:team,teams company:company,companies
minister:minister,ministers leader:leader,leaders diplomat:diplomat,diplomats envoy:envoy,envoys aid-worker:aid-worker militant:militant,militants"""
_MEASURES = """day:day,days week:week,weeks month:month,months year:year,years hour:hour,hours minute:minute,minutes second:seconds decade:decade,decades night:nights
km:km,kilometer,kilometers,kilometre,kilometres,kms m:metre,metres,meter,meters mile:mile,miles tonne:ton,tons,tonne,tonnes,t kg:kg,kilogram,kilograms
hectare:hectare,hectares acre:acre,acres km2:km²,sq° MW:mw,megawatt,megawatts GW:gw,gigawatts litre:litre,litres,liter,liters foot:foot,feet inch:inches
mm:mm,millimetres cm:cm nautical-mile:nm degree:degree,degrees GB:gb MB:mb"""
_MONEY = """USD:dollar,dollars,usd,$,us$,u.s.dollars EUR:euro,euros,eur,€ GBP:pounds,sterling,gbp,£ RUB:ruble,rubles,rouble,roubles,rub,₽ UAH:hryvnia,hryvnias,uah,₴
TRY:lira,liras,try,₺ JPY:yen,jpy,¥ CNY:yuan,renminbi,cny ILS:shekel,shekels,₪ SAR:riyals,riyal AED:dirhams,dirham INR:rupees,rupee,₹ CHF:francs,chf CAD:c$,ca$ AUD:a$,au$"""
_PARTS = {
    "half": ("PART", 0.5), "a half": ("PART", 0.5), "one half": ("PART", 0.5), "a third": ("PART", 1 / 3), "one third": ("PART", 1 / 3), "one - third": ("PART", 1 / 3), "two thirds": ("PART", 2 / 3),
    "two - thirds": ("PART", 2 / 3), "a quarter": ("PART", 0.25), "one quarter": ("PART", 0.25), "one - quarter": ("PART", 0.25), "three quarters": ("PART", 0.75), "three - quarters": ("PART", 0.75),
    "a fifth": ("PART", 0.2), "one - fifth": ("PART", 0.2), "one fifth": ("PART", 0.2), "a tenth": ("PART", 0.1), "one - tenth": ("PART", 0.1),
}  # fmt: skip
_LOOSE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "billions": 2 * 10**9, "tens of thousands": 20_000,
    "hundreds of thousands": 200_000, "tens of millions": 20_000_000, "hundreds of millions": 200_000_000, "several hundred": 300, "several thousand": 3000, "several dozen": 36,
    "a few hundred": 300, "a few thousand": 3000, "a few dozen": 36, "several": 3, "a few": 3, "trillions": 2 * 10**12, "several million": 3 * 10**6, "several hundreds": 300, "many thousands": 2000,
}  # fmt: skip


def _table(kind: str, text: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for item in text.split():
        name, _, forms = item.partition(":")
        found |= dict.fromkeys(forms.split(","), (kind, name))
    return found


QUANTITY: dict[str, Entry] = (
    _bounds()
    | _table("NOUN", _NOUNS)
    | _table("MEASURE", _MEASURES)
    | _table("MONEY", _MONEY)
    | {
        "%": ("PERCENT", "%"),
        "percent": ("PERCENT", "%"),
        "per cent": ("PERCENT", "%"),
        "percentage points": ("PERCENT", "percentage point"),
        "pct": ("PERCENT", "%"),
    }
    | _PARTS
    | {word: ("LOOSE", number) for word, number in _LOOSE.items()}
    | {
        "a dozen": ("EXACT", 12),
        "dozen": ("DOZEN", 12),
        "a couple": ("EXACT", 2),
        "a hundred": ("EXACT", 100),
        "a thousand": ("EXACT", 1000),
        "a million": ("EXACT", 10**6),
        "a billion": ("EXACT", 10**9),
    }
)
"""Words and phrases around numbers, each with its class and value."""

IDENTIFIED = frozenset(
    words_in("""
    article articles resolution no no. nos. number boeing airbus flight room chapter section paragraph
    paragraphs annex protocol unit highway route channel decree law order directive act bill title phase point
    level stage group apollo type model mark block page pages line figure table clause gate terminal building
    apartment sector zone area day division brigade regiment battalion camp hill checkpoint mission case docket
    part episode season covid version track basket appendix item items rule principle amendment federal
    convention
""")
)
"""Words after which a number is a name and no count, where they have a capital or the number no unit."""

STOPS = frozenset(
    words_in("""
    of in on at by to for from with without and or but as than that which who whom whose when where while if
    because since until after before between during against into over under about is are was were be been being
    has have had will would shall should can could may might must do does did said says it its he she they them
    his her their we us our you your i this these those the a an not no also so there here then per up down out
    off back near through across toward towards among amid according including despite versus vs via within yet
    just only each every all both either neither such what how why
""")
)
"""Words that end the noun phrase behind a number."""

SIDES = frozenset(
    words_in("""
    russian ukrainian turkish american israeli palestinian iranian iraqi syrian lebanese egyptian saudi qatari
    emirati jordanian yemeni houthi afghan pakistani indian chinese japanese korean armenian azerbaijani azeri
    georgian belarusian polish german french british italian spanish greek cypriot serbian serb kosovar bosnian
    croatian hungarian romanian bulgarian moldovan swedish finnish norwegian danish dutch belgian swiss austrian
    european western u.s. us uk sudanese ethiopian eritrean somali kenyan rwandan congolese nigerian malian
    libyan tunisian algerian moroccan colombian venezuelan cuban mexican brazilian canadian australian
    philippine filipino vietnamese thai cambodian burmese taiwanese kurdish chechen crimean tigrayan
    north-korean hamas hezbollah taliban gazan kazakh uzbek tajik kyrgyz turkmen latvian lithuanian estonian
    czech slovak slovenian albanian portuguese irish indonesian malaysian
""")
)
"""Nationalities beside a unit."""
