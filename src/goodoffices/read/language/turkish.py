"""Turkish: words of time and number. Case endings behind an apostrophe are cut by the reader; those without one by ``endings``."""

from __future__ import annotations

from goodoffices.read.language.language import Entry, Language
from goodoffices.read.language.turkish_quantity import NUMERALS, ORDINALS, QUANTITY, SCALES
from goodoffices.read.language.words import words_in

__all__ = ["TURKISH"]


def _forms(kind: str, table: dict[object, str]) -> dict[str, Entry]:
    return {word: (kind, value) for value, words in table.items() for word in words.split()}


_WORDS: dict[str, Entry] = (
    _forms("MONTH", {1: "ocak oca", 2: "şubat şub", 3: "mart", 4: "nisan nis", 5: "mayıs may", 6: "haziran haz", 7: "temmuz tem", 8: "ağustos ağu", 9: "eylül eyl", 10: "ekim eki", 11: "kasım kas", 12: "aralık ara"})
    | _forms("WEEKDAY", {0: "pazartesi", 1: "salı", 2: "çarşamba", 3: "perşembe", 4: "cuma", 5: "cumartesi", 6: "pazar"})
    | _forms("UNIT", {"second": "saniye", "minute": "dakika dakikalık", "day": "gün günlük gündür günde günün", "week": "hafta haftalık haftadır haftada", "month": "ay aylık aydır ayda ayın", "decade": "onyıl", "century": "yüzyıl yüzyılda asır"})
    | {"saat": ("HOURWORD", None), "saatte": ("UNIT", "hour"), "saatlik": ("UNIT", "hour"), "saattir": ("UNIT", "hour"), "yıl": ("UNIT", "year"), "yıllık": ("UNIT", "year"), "yıldır": ("UNIT", "year"), "sene": ("UNIT", "year"), "yılı": ("YEARWORD", None), "yılında": ("YEARWORD", None), "yılından": ("YEARWORD", None), "yılının": ("YEARWORD", None), "yılına": ("YEARWORD", None),
       "ayları": ("MONTHWORD", None), "aylarında": ("MONTHWORD", None), "tarihleri": ("DAYMARK", None), "tarihlerinde": ("DAYMARK", None), "günleri": ("DAYMARK", None), "arasında": ("BETWEENPOST", None), "arası": ("BETWEENPOST", None), "buçuk": ("ANDHALF", None), "ayı": ("MONTHWORD", None), "ayında": ("MONTHWORD", None), "ayının": ("MONTHWORD", None), "ayından": ("MONTHWORD", None), "ayına": ("MONTHWORD", None), "günü": ("DAYMARK", None), "gününe": ("DAYMARK", None), "gününden": ("DAYMARK", None), "gününde": ("DAYMARK", None)}
    | _forms("PART", {"morning": "sabah sabahı sabahleyin", "noon": "öğle öğlen", "afternoon": "öğleden", "evening": "akşam akşamı akşamüstü akşamleyin", "night": "gece gecesi geceleyin"})
    | {"sabaha": ("WORD", None)}
    | _forms("DAYWORD", {(0, ""): "bugün bugünkü", (1, ""): "yarın yarınki", (-1, ""): "dün dünkü", (0, "evening"): "buakşam"})
    | _forms("LAST", {-1: "geçen geçtiğimiz son"})
    | _forms("NEXT", {1: "gelecek önümüzdeki gelecekteki"})
    | {"bu": ("THIS", 0), "önce": ("AGO", None), "evvel": ("AGO", None), "sonra": ("HENCE", None), "içinde": ("INSIDEPOST", None), "içerisinde": ("INSIDEPOST", None), "beri": ("SINCEPOST", None), "itibaren": ("SINCEPOST", None), "bu yana": ("SINCEPOST", None),
       "kadar": ("UNTILPOST", None), "dek": ("UNTILPOST", None), "değin": ("UNTILPOST", None), "ve": ("AND", None), "ile": ("AND", None), "her": ("EVERY", None), "yaklaşık": ("ABOUT", None), "civarında": ("WORD", None), "birkaç": ("FEW", None),
       "boyunca": ("WORD", None), "günlük": ("UNIT", "day"), "haftalık": ("UNIT", "week"), "bir": ("NUM", 1), "yakında": ("VAGUE", None), "şimdi": ("VAGUE", None), "şu": ("WORD", None), "geçenlerde": ("VAGUE", None), "halen": ("VAGUE", None), "hâlâ": ("WORD", None),
       "başı": ("WORD", None), "başında": ("EDGEPOST", "start"), "sonunda": ("EDGEPOST", "end"), "ortasında": ("EDGEPOST", "mid"), "sonu": ("EDGEPOST", "end"), "ortası": ("EDGEPOST", "mid"), "başına": ("EDGEPOST", "start"), "sonundan": ("EDGEPOST", "end"), "sonuna": ("EDGEPOST", "end"), "başından": ("EDGEPOST", "start"), "yaz": ("SEASON", "summer"), "kış": ("SEASON", "winter"), "bahar": ("SEASON", "spring"),
       "trt": ("WORD", None), "tsi": ("LOCALPRE", "Europe/Istanbul")}
)  # fmt: skip


TURKISH = Language(
    code="tr",
    words=_WORDS,
    phrases={
        "evvelsi gün": ("DAYWORD", (-2, "")), "evvelki gün": ("DAYWORD", (-2, "")), "önceki gün": ("DAYWORD", (-2, "")), "hafta sonunda": ("NEARUNIT", ("weekend", 0)), "bağlayan gece": ("NIGHTJOIN", None), "gece yarısından": ("PART", "midnight"),
        "gece yarısına": ("PART", "midnight"), "gece yarısında": ("PART", "midnight"), "önümüzdeki günlerde": ("VAGUE", None), "önümüzdeki dönemde": ("VAGUE", None), "öğleden sonra": ("PART", "afternoon"), "gece yarısı": ("PART", "midnight"), "bu yana": ("SINCEPOST", None), "hafta sonu": ("WEEKEND", None), "yerel saatle": ("LOCALPRE", "local"), "yerel saat ile": ("LOCALPRE", "local"), "türkiye saatiyle": ("LOCALPRE", "Europe/Istanbul"), "ertesi gün": ("DAYAFTER", None), "bir önceki gün": ("DAYBEFORE", None), "aynı gün": ("SAMEDAY", None),
        "son zamanlarda": ("VAGUE", None), "kısa süre önce": ("VAGUE", None), "yakın zamanda": ("VAGUE", None), "şu anda": ("VAGUE", None), "şu an": ("VAGUE", None), "en geç": ("BY", None), "her gün": ("OFTEN", "P1D"), "her hafta": ("OFTEN", "P1W"), "her gece": ("OFTEN", "P1D"), "her yıl": ("OFTEN", "P1Y"), "her ay": ("OFTEN", "P1M"), "bu akşam": ("DAYWORD", (0, "evening")),
        "bu gece": ("DAYWORD", (0, "night")), "bu sabah": ("DAYWORD", (0, "morning")),
    },
    numerals=NUMERALS,
    scales=SCALES,
    ordinals=ORDINALS,
    endings=("larının", "lerinin", "larında", "lerinde", "sında", "sinde", "ından", "inden", "unda", "ünde", "ında", "inde", "ları", "leri", "ının", "inin", "nda", "nde", "dan", "den", "tan", "ten", "lar", "ler", "nin", "nın", "ya", "ye", "da", "de", "ta", "te", "ki", "yı", "yi", "ımızı", "imizi", "umuzu", "ümüzü", "sını", "sini", "ını", "ini", "unu", "ünü", "ın", "in", "un", "ün", "sı", "si", "a", "e", "ı", "i", "u", "ü"),
    proper=frozenset(words_in("""
    ocak mart may ekim ara eki pazar tem haz
""")),
    past_endings=("dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "mıştı", "mişti", "muştu", "müştü"),
    future_endings=("acak", "ecek", "caktır", "cektir", "acaklar", "ecekler", "ması bekleniyor"),
    future=frozenset(["bekleniyor", "planlanıyor", "planlandı", "öngörülüyor", "yapılacak", "başlayacak"]),
    quantity=QUANTITY,
    places={"istanbul": "Europe/Istanbul", "ankara": "Europe/Istanbul", "moskova": "Europe/Moscow", "kiev": "Europe/Kyiv"},
    decimal_comma=True,
    alone=frozenset(["yüz", "bin", "milyon", "milyar"]),
    single=frozenset(["bir"]),
    tied_endings=True,
    head_last=True,
)  # fmt: skip
