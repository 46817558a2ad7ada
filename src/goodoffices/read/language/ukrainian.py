"""Ukrainian: words of time and number, in the cases in which the press uses them."""

from __future__ import annotations

from goodoffices.read.language.language import Entry, Language
from goodoffices.read.language.ukrainian_quantity import NUMERALS, ORDINALS, QUANTITY, SCALES
from goodoffices.read.language.words import words_in

__all__ = ["UKRAINIAN"]


def _forms(kind: str, table: dict[object, str]) -> dict[str, Entry]:
    return {word: (kind, value) for value, words in table.items() for word in words.split()}


_WORDS: dict[str, Entry] = (
    _forms("MONTH", {
        1: "січень січня січню січні січнем січ", 2: "лютий лютого лютому лютим лют", 3: "березень березня березню березні березнем бер", 4: "квітень квітня квітню квітні квітнем квіт",
        5: "травень травня травню травні травнем трав", 6: "червень червня червню червні червнем черв", 7: "липень липня липню липні липнем лип", 8: "серпень серпня серпню серпні серпнем серп",
        9: "вересень вересня вересню вересні вереснем вер", 10: "жовтень жовтня жовтню жовтні жовтнем жовт", 11: "листопад листопада листопаду листопаді листопадом", 12: "грудень грудня грудню грудні груднем груд",
    })
    | _forms("WEEKDAY", {
        0: "понеділок понеділка понеділку понеділком", 1: "вівторок вівторка вівторку вівторком", 2: "середа середу середи середі середою", 3: "четвер четверга четвергу четвергом",
        4: "пʼятниця п'ятниця п’ятниця пʼятницю п'ятницю п’ятницю пʼятниці п'ятниці п’ятниці", 5: "субота суботу суботи суботі суботою", 6: "неділя неділю неділі неділею",
    })
    | _forms("WEEKDAYS", {0: "понеділках понеділкам щопонеділка", 1: "вівторках щовівторка", 2: "середах щосереди", 3: "четвергах щочетверга", 4: "щоп'ятниці щоп’ятниці щопʼятниці", 5: "суботах щосуботи", 6: "неділях щонеділі"})
    | _forms("UNIT", {
        "second": "секунда секунди секунд", "minute": "хвилина хвилину хвилини хвилин", "hour": "години годин годину година годині", "day": "день дня днів дні доба добу доби діб днями", "week": "тиждень тижня тижні тижнів тижню",
        "month": "місяць місяця місяці місяців місяцю", "decade": "десятиліття десятиріччя", "century": "століття сторіччя столітті", "quarter_": "",
    })
    | _forms("YEARWORD", {None: "рік року році років роки роком р рр"})
    | _forms("PART", {"morning": "вранці ранку ранок зранку уранці", "noon": "полудень опівдні", "afternoon": "вдень удень", "evening": "ввечері увечері вечір вечора вечором", "night": "вночі ніч ночі уночі", "midnight": "опівночі", "dawn": "світанку"})
    | _forms("DAYWORD", {(0, ""): "сьогодні", (1, ""): "завтра", (-1, ""): "вчора учора", (2, ""): "післязавтра", (-2, ""): "позавчора"})
    | _forms("LAST", {-1: "минула минулі минулих минулим останнім останній остання минулий минулого минулої минулому минулу минулій минуле останній останнього останні останніх останньої"})
    | _forms("NEXT", {1: "наступний наступного наступної наступному наступну наступній наступні наступних"})
    | _forms("THIS", {0: "цей цього цьому цю цієї цій ці поточного поточному поточний"})
    | _forms("SAME", {0: "самого того"})
    | {"в": ("IN", None), "у": ("IN", None), "на": ("ON", None), "о": ("HOURWORD", None), "об": ("HOURWORD", None), "близько": ("ABOUT", None), "приблизно": ("ABOUT", None), "майже": ("ABOUT", None),
       "з": ("SINCE", None), "із": ("SINCE", None), "зі": ("SINCE", None), "від": ("FROM", None), "до": ("UNTIL", None), "по": ("UNTIL", None), "між": ("BETWEEN", None), "та": ("AND", None), "і": ("AND", None), "й": ("AND", None),
       "протягом": ("WITHIN", None), "впродовж": ("WITHIN", None), "упродовж": ("WITHIN", None), "після": ("AFTER", None), "перед": ("BEFORE", None), "через": ("INPREFIX", None), "тому": ("AGO", None),
       "за": ("WITHIN", None), "кожен": ("EVERY", None), "кожного": ("EVERY", None), "кожну": ("EVERY", None), "щодня": ("OFTEN", "P1D"), "щоденно": ("OFTEN", "P1D"), "щоночі": ("OFTEN", "P1D"), "щотижня": ("OFTEN", "P1W"), "щомісяця": ("OFTEN", "P1M"), "щороку": ("OFTEN", "P1Y"),
       "щорічний": ("OFTEN", "P1Y"), "щоденний": ("OFTEN", "P1D"), "тиждень": ("UNIT", "week"), "кілька": ("FEW", None), "декілька": ("FEW", None), "пізніше": ("LATER", None), "раніше": ("EARLIER", None),
       "нещодавно": ("VAGUE", None), "незабаром": ("VAGUE", None), "скоро": ("VAGUE", None), "зараз": ("VAGUE", None), "наразі": ("VAGUE", None), "недавно": ("VAGUE", None), "найближчим": ("WORD", None),
       "початок": ("EDGE", "start"), "початку": ("EDGE", "start"), "наприкінці": ("EDGE", "end"), "напочатку": ("EDGE", "start"), "кінцю": ("EDGE", "end"), "кінець": ("EDGE", "end"), "кінця": ("EDGE", "end"), "кінці": ("EDGE", "end"), "середині": ("EDGE", "mid"), "середини": ("EDGE", "mid"),
       "вихідні": ("WEEKEND", None), "вихідних": ("WEEKEND", None), "київ": ("WORD", None), "торік": ("NEARUNIT", ("year", -1)), "позаторік": ("NEARUNIT", ("year", -2)), "півроку": ("LENWORD", (6, "month")), "півгодини": ("LENWORD", (0.5, "hour")), "добу": ("UNIT", "day")}
    | _forms("SEASON", {"spring": "весна весни навесні весною", "summer": "літо літа влітку літом", "autumn": "осінь осені восени", "winter": "зима зими взимку взимі"})
)  # fmt: skip
_WORDS = {word: entry for word, entry in _WORDS.items() if entry[1] != "quarter_"}
_PLACE_ZONES = {
    "київ": "Europe/Kyiv",
    "москва": "Europe/Moscow",
    "стамбул": "Europe/Istanbul",
    "анкара": "Europe/Istanbul",
    "варшава": "Europe/Warsaw",
}


UKRAINIAN = Language(
    code="uk",
    words=_WORDS,
    phrases={
        "у другій половині дня": ("PART", "afternoon"), "в другій половині дня": ("PART", "afternoon"), "у першій половині дня": ("PART", "morning"), "в першій половині дня": ("PART", "morning"),
        "о пів на": ("HALFTO", None), "пів року": ("LENWORD", (6, "month")), "з половиною": ("ANDHALF", None), "на вихідних": ("NEARUNIT", ("weekend", 0)), "минулої доби": ("PASTROW", "day"), "за минулу добу": ("PASTROW", "day"),
        "понад годину": ("LENWORD", (1, "hour")), "більше години": ("LENWORD", (1, "hour")), "близько години": ("LENWORD", (1, "hour")), "за добу": ("PASTROW", "day"), "упродовж доби": ("PASTROW", "day"), "протягом доби": ("PASTROW", "day"), "впродовж доби": ("PASTROW", "day"), "найближчими днями": ("VAGUE", None), "найближчі дні": ("VAGUE", None),
        "в ніч проти": ("EARLYHOURS", None), "у ніч проти": ("EARLYHOURS", None), "уночі проти": ("EARLYHOURS", None), "вночі проти": ("EARLYHOURS", None), "в той же день": ("SAMEDAY", None), "наступного дня": ("DAYAFTER", None),
        "за східноєвропейським часом": ("ZONE", "Europe/Kyiv"), "за київським": ("ZONE", "Europe/Kyiv"),
        "за київським часом": ("ZONE", "Europe/Kyiv"), "за києвом": ("ZONE", "Europe/Kyiv"), "за московським часом": ("ZONE", "Europe/Moscow"), "за місцевим часом": ("ZONE", "local"), "місцевого часу": ("ZONE", "local"),
        "не пізніше": ("BY", None), "у ніч на": ("EARLYHOURS", None), "в ніч на": ("EARLYHOURS", None), "останнім часом": ("VAGUE", None), "найближчим часом": ("VAGUE", None), "цими днями": ("VAGUE", None),
        "за стамбульським часом": ("ZONE", "Europe/Istanbul"), "того ж дня": ("SAMEDAY", None), "напередодні": ("DAYBEFORE", None),
    },
    numerals=NUMERALS,
    scales=SCALES,
    ordinals=ORDINALS,
    past_endings=("ив", "ав", "ів", "ила", "ала", "ило", "ало", "или", "али", "іла", "іли", "вся", "лася", "лося", "лися", "увся"),
    past=frozenset(words_in("""
    був була було були повідомив заявив сказав пройшла пройшли
""")),
    future=frozenset(words_in("""
    буде будуть планує планують має мають відбудеться відбудуться розпочнеться почнеться зустрінуться
    запланована заплановано запланований
""")),
    future_endings=("тиме", "тимуть", "тиметься", "деться", "дуться"),
    quantity=QUANTITY,
    places=_PLACE_ZONES,
    decimal_comma=True,
    alone=frozenset(words_in("тисяча тисячу тисячею мільйон мільярд сотня сотню")),
    shortened=frozenset(["тис", "млн", "млрд"]),
    single=frozenset(words_in("один одна одне одного одної одну одному одній одним однією пів")),
    apart=frozenset(["з", "із", "зі", "до"]),
)  # fmt: skip
