"""Russian: words of time and number, in the cases in which the press uses them."""

from __future__ import annotations

from goodoffices.read.language.language import Entry, Language
from goodoffices.read.language.russian_quantity import NUMERALS, ORDINALS, QUANTITY, SCALES
from goodoffices.read.language.words import words_in

__all__ = ["RUSSIAN"]


def _forms(kind: str, table: dict[object, str]) -> dict[str, Entry]:
    return {word: (kind, value) for value, words in table.items() for word in words.split()}


_WORDS: dict[str, Entry] = (
    _forms("MONTH", {
        1: "январь января январе январю январем янв", 2: "февраль февраля феврале февралю февралем фев", 3: "март марта марте марту мартом", 4: "апрель апреля апреле апрелю апр", 5: "май мая мае маю маем", 6: "июнь июня июне июню июн",
        7: "июль июля июле июлю июл", 8: "август августа августе августу авг", 9: "сентябрь сентября сентябре сентябрю сен сент", 10: "октябрь октября октябре октябрю окт", 11: "ноябрь ноября ноябре ноябрю ноя нояб", 12: "декабрь декабря декабре декабрю дек",
    })
    | _forms("WEEKDAY", {
        0: "понедельник понедельника понедельнику понедельником", 1: "вторник вторника вторнику вторником", 2: "среда среду среды среде средой", 3: "четверг четверга четвергу четвергом", 4: "пятница пятницу пятницы пятнице пятницей",
        5: "суббота субботу субботы субботе субботой", 6: "воскресенье воскресенья воскресенью воскресеньем",
    })
    | _forms("WEEKDAYS", {0: "понедельникам", 1: "вторникам", 2: "средам", 3: "четвергам", 4: "пятницам", 5: "субботам", 6: "воскресеньям"})
    | _forms("UNIT", {
        "second": "секунда секунды секунд секунду", "minute": "минута минуту минуты минут", "hour": "час часа часов часы часу", "day": "день дня дней дни сутки суток днями", "week": "неделя недели недель неделю неделе неделей",
        "month": "месяц месяца месяцев месяцы месяце", "decade": "десятилетие десятилетия десятилетий", "century": "век века веке столетие столетия",
    })
    | _forms("YEARWORD", {None: "год года году лет годы годом г гг"})
    | _forms("PART", {"morning": "утром утра утро", "noon": "полдень", "afternoon": "днем днём", "evening": "вечером вечера вечер", "night": "ночью ночи ночь", "midnight": "полночь", "dawn": "рассвете"})
    | _forms("DAYWORD", {(0, ""): "сегодня", (1, ""): "завтра", (-1, ""): "вчера", (2, ""): "послезавтра", (-2, ""): "позавчера"})
    | _forms("LAST", {-1: "минувший минувшего минувшей минувшую минувшем минувшие минувших прошлые прошлых последние последнюю прошедшего прошедшую прошедших прошлый прошлого прошлой прошлом прошлую прошлое прошлым прошедший прошедшей прошедшие последний последние последних последнего последней"})
    | _forms("NEXT", {1: "следующий следующего следующей следующем следующую следующие следующих будущий будущего будущей будущем ближайшие ближайших"})
    | _forms("THIS", {0: "этот этого этой этом эту это текущего текущем текущий нынешнего"})
    | {"в": ("IN", None), "во": ("IN", None), "на": ("ON", None), "к": ("BY", None), "около": ("ABOUT", None), "примерно": ("ABOUT", None), "почти": ("ABOUT", None), "приблизительно": ("ABOUT", None),
       "с": ("SINCE", None), "со": ("SINCE", None), "от": ("FROM", None), "по": ("UNTIL", None), "до": ("UNTIL", None), "между": ("BETWEEN", None), "и": ("AND", None), "течение": ("WITHIN", None), "за": ("WITHIN", None),
       "после": ("AFTER", None), "перед": ("BEFORE", None), "через": ("INPREFIX", None), "спустя": ("INPREFIX", None), "назад": ("AGO", None), "каждый": ("EVERY", None), "каждого": ("EVERY", None), "каждую": ("EVERY", None), "каждые": ("EVERY", None),
       "ежедневно": ("OFTEN", "P1D"), "ежедневный": ("OFTEN", "P1D"), "еженощно": ("OFTEN", "P1D"), "еженедельно": ("OFTEN", "P1W"), "ежемесячно": ("OFTEN", "P1M"), "ежегодно": ("OFTEN", "P1Y"), "ежегодный": ("OFTEN", "P1Y"), "несколько": ("FEW", None),
       "нескольких": ("FEW", None), "позже": ("LATER", None), "ранее": ("WORD", None), "раньше": ("EARLIER", None), "недавно": ("VAGUE", None), "вскоре": ("VAGUE", None), "скоро": ("VAGUE", None), "сейчас": ("VAGUE", None), "теперь": ("VAGUE", None),
       "начало": ("EDGE", "start"), "начале": ("EDGE", "start"), "начала": ("EDGE", "start"), "конец": ("EDGE", "end"), "конца": ("EDGE", "end"), "конце": ("EDGE", "end"), "концу": ("EDGE", "end"), "середине": ("EDGE", "mid"), "середины": ("EDGE", "mid"),
       "полгода": ("LENWORD", (6, "month")), "полчаса": ("LENWORD", (0.5, "hour")), "выходные": ("WEEKEND", None), "выходных": ("WEEKEND", None)}
    | _forms("SEASON", {"spring": "весна весны весной", "summer": "летом", "autumn": "осень осени осенью", "winter": "зима зимы зимой"})
)  # fmt: skip


RUSSIAN = Language(
    code="ru",
    words=_WORDS,
    phrases={
        "во второй половине дня": ("PART", "afternoon"), "в первой половине дня": ("PART", "morning"), "в половине": ("HALFTO", None), "с половиной": ("ANDHALF", None), "на выходных": ("NEARUNIT", ("weekend", 0)),
        "больше часа": ("LENWORD", (1, "hour")), "более часа": ("LENWORD", (1, "hour")), "около часа": ("LENWORD", (1, "hour")), "за сутки": ("PASTROW", "day"), "за минувшие сутки": ("PASTROW", "day"), "за прошедшие сутки": ("PASTROW", "day"), "за последние сутки": ("PASTROW", "day"), "в ближайшие дни": ("VAGUE", None),
        "на следующий день": ("DAYAFTER", None), "по времени москвы": ("ZONE", "Europe/Moscow"), "по московскому": ("ZONE", "Europe/Moscow"),
        "по московскому времени": ("ZONE", "Europe/Moscow"), "по москве": ("ZONE", "Europe/Moscow"), "мск": ("ZONE", "Europe/Moscow"), "по местному времени": ("ZONE", "local"), "по киеву": ("ZONE", "Europe/Kyiv"), "по киевскому времени": ("ZONE", "Europe/Kyiv"),
        "по стамбулу": ("ZONE", "Europe/Istanbul"), "не позднее": ("BY", None), "в ночь на": ("EARLYHOURS", None), "в последнее время": ("VAGUE", None), "в ближайшее время": ("VAGUE", None), "на днях": ("VAGUE", None), "в течение": ("WITHIN", None),
        "тому назад": ("AGO", None), "в тот же день": ("SAMEDAY", None), "накануне": ("DAYBEFORE", None),
    },
    numerals=NUMERALS,
    scales=SCALES,
    ordinals=ORDINALS,
    past_endings=("ил", "ал", "ел", "ила", "ала", "ило", "ало", "или", "али", "ели", "лся", "лась", "лось", "лись"),
    past=frozenset(["был", "была", "было", "были", "прошли", "прошла", "прошел", "прошёл"]),
    future=frozenset(words_in("""
    будет будут планирует планируют должен должны состоится состоятся начнется начнутся пройдет пройдут
    встретятся запланирована запланировано запланирован намерен намерены
""")),
    quantity=QUANTITY,
    places={"москва": "Europe/Moscow", "киев": "Europe/Kyiv", "стамбул": "Europe/Istanbul", "анкара": "Europe/Istanbul", "минск": "Europe/Minsk"},
    decimal_comma=True,
    alone=frozenset(words_in("тысяча тысячу тысячей миллион миллиард сотня сотню")),
    shortened=frozenset(["тыс", "млн", "млрд"]),
    single=frozenset(words_in("один одна одно одного одной одну одному одним")),
    apart=frozenset(["из", "с", "со"]),
)  # fmt: skip
