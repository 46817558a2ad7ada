"""Turkish: numbers in words and what is counted, in plain forms; endings are cut by the reader."""

from __future__ import annotations

from goodoffices.read.language.language import Entry
from goodoffices.read.language.words import classed, numbered

__all__ = ["NUMERALS", "ORDINALS", "QUANTITY", "SCALES"]

NUMERALS = numbered("""
    0.5: yarım
    1: bir
    2: iki
    3: üç
    4: dört
    5: beş
    6: altı
    7: yedi
    8: sekiz
    9: dokuz
    10: on
    20: yirmi
    30: otuz
    40: kırk
    50: elli
    60: altmış
    70: yetmiş
    80: seksen
    90: doksan
""")
_STEMS = {"yüz": 100, "bin": 1000, "milyon": 10**6, "milyar": 10**9, "trilyon": 10**12}
SCALES = _STEMS | {"yüzü": 100, "yüzden": 100} | {
    stem + ending: value
    for stem, value in _STEMS.items()
    for ending in ("i", "ı", "u", "u", "den", "dan", "e", "a", "in", "ın", "un", "lik", "luk", "er", "ar")
    if stem != "yüz"
}  # fmt: skip
_ORDINALS = numbered("""
    1: birinci ilk
    2: ikinci
    3: üçüncü
    4: dördüncü
    5: beşinci
    6: altıncı
    7: yedinci
    8: sekizinci
    9: dokuzuncu
    10: onuncu
""")
ORDINALS = {word: int(value) for word, value in _ORDINALS.items()}
QUANTITY: dict[str, Entry] = (
    classed("NOUN", """
        person: kişi insan vatandaş ukraynalı rus filistinli suriyeli i̇srailli israilli yaralı ölü şahıs
        soldier: asker er militan savaşçı personel
        prisoner: esir tutsak mahkum mahkûm tutuklu rehine
        body: ceset cesed cenaze naaş naaşı cenazesi cesedi
        civilian: sivil
        child: çocuk
        woman: kadın
        round: tur turu
        drone: dron drone i̇ha iha siha insansız
        missile: füze
        country: ülke
        region: bölge
        attack: saldırı
        journalist: gazeteci
        building: bina
        ship: gemi
        aircraft: uçak
    """)
    | classed("MEASURE", """
        day: gün günlük gündür günde
        week: hafta haftalık haftadır
        month: ay aylık aydır ayda
        year: yıl yıllık yıldır yılda yaş
        hour: saat saatlik saattir saatte
        minute: dakika dakikalık
        km: km kilometre kilometrelik
        tonne: ton tonluk
    """)
    | classed("MONEY", """
        TRY: lira liralık tl ₺
        USD: dolar dolarlık $
        EUR: avro euro avroluk €
        RUB: ruble
    """)
    | classed("BOUND", """
        least: en_az asgari
        most: en_fazla en_çok azami
        about: yaklaşık neredeyse takriben tahminen
        exact: toplam tam
    """)
    | classed("BOUNDPOST", """
        least: fazla fazlası aşkın çok üzerinde üzeri
        most: az
        about: kadar civarında dolayında
    """)
    | {
        "%": ("PERCENT", "%"), "yüzde": ("PERCENTPRE", "%"), "ila": ("TO", None), "ilâ": ("TO", None), "buçuk": ("HALF", 0.5),
        "yarısı": ("PART", 0.5), "yarısını": ("PART", 0.5), "dörtte biri": ("PART", 0.25), "üçte biri": ("PART", 1 / 3),
        "onlarca": ("LOOSE", 20), "yüzlerce": ("LOOSE", 200), "binlerce": ("LOOSE", 2000), "on binlerce": ("LOOSE", 20_000),
        "yüz binlerce": ("LOOSE", 200_000), "milyonlarca": ("LOOSE", 2_000_000),
    }
)  # fmt: skip
