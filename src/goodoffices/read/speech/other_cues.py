"""Cue verbs of Turkish, Ukrainian and Russian, by their stems and endings, and the classes they belong to."""

from __future__ import annotations

import re
from functools import cache

from goodoffices.read.language import language_pack

__all__ = ["CLASSES", "PRONOUNS", "THAT", "reads", "that_of", "verb_of"]

_PAST_RU = """сказал заявил сообщил отметил подчеркнул добавил ответил объявил уточнил пояснил написал спросил признал подтвердил
предупредил утверждал считал напомнил рассказал прокомментировал указал призвал пообещал отверг опроверг продолжил заметил заключил
резюмировал констатировал заверил акцентировал поделился процитировал поблагодарил попросил высказался выразил отозвался обратился
доложил информировал проинформировал оповестил поведал предложил потребовал возразил парировал похвалил оценил обвинил пригрозил объяснил"""
_PRESENT_RU = """говорит говорят заявляет заявляют сообщает сообщают утверждает утверждают отмечает отмечают считает считают подчеркивает
подчёркивает пишет пишут добавляет добавляют предупреждает поясняет отвечает рассказывает цитирует указывает полагает уверяет настаивает
говорится сказано отмечается указано подчеркивается"""
_PAST_UK = """сказа заяви повідоми зазначи наголоси дода відпові оголоси уточни поясни написа запита визна підтверди попереди стверджува
вважа нагада розпові прокоментува вказа заклика пообіця відкину спростува підкресли підсумува акцентува відзначи констатува резюмува
продовжи запевни подякува попроси зауважи поділи процитува переказа висловився висловила проінформува поінформува звернув запропонува
звинувати оціни запереч"""
_PRESENT_UK = """каже кажуть заявляє заявляють повідомляє повідомляють стверджує стверджують зазначає зазначають вважає вважають наголошує
пише пишуть додає додають попереджає мовив мовила підкреслює розповідає цитує пояснює запевняє зауважує йдеться зазначено сказано вказано
ідеться наголошується відповідає підсумовує"""
_TURKISH = """dedi söyledi belirtti açıkladı vurguladı ekledi kaydetti bildirdi duyurdu aktardı yazdı sordu yanıtladı ifade_etti konuştu
savundu iddia_etti uyardı yalanladı doğruladı reddetti dile_getirdi ifadelerini_kullandı ifadesini_kullandı ifadeleri_kullandı
sözlerini_kullandı ifadelerine_yer_verdi ifadesine_yer_verdi sözlerine_yer_verdi değerlendirmesinde_bulundu değerlendirmesini_yaptı
açıklamasında_bulundu açıklamasını_yaptı çağrısında_bulundu çağrısı_yaptı uyarısında_bulundu uyarısını_yaptı mesajını_verdi mesajı_verdi
yanıtını_verdi cevabını_verdi yorumunu_yaptı yorumunda_bulundu paylaşımında_bulundu paylaşımını_yaptı temennisinde_bulundu tepkisini_gösterdi
altını_çizdi diye_seslendi görüşünü_paylaştı görüşünü_savundu değerlendirdi anlattı hatırlattı cevapladı paylaştı
denildi belirtildi kaydedildi ifade_edildi vurgulandı ifadeleri_yer_aldı ifadesi_yer_aldı ifadeleri_yer_alıyor ifadelerine_yer_verildi
ifadeler_yer_aldı ifadeleri_kullanıldı ifadesine_yer_verildi bildirildi aktarıldı diyor söylüyor belirtiyor vurguluyor"""
THAT = {"ru": r"(?:,\s*)?что\s+", "uk": r"(?:,\s*)?що\s+", "tr": ""}
"""What opens a clause after a cue verb."""
PRONOUNS = frozenset({"он", "она", "они", "він", "вона", "вони"})
CLASSES = (
    ("warn", "предупред|поперед|uyar"), ("announce", "объяв|оголос|açıkl|duyur"), ("confirm", "подтвер|підтвер|doğrul"),
    ("deny", "опроверг|спростув|запереч|yalanl"), ("reject", "отверг|відкину|reddet"), ("ask", "спрос|запита|sord"),
    ("promise", "пообещ|пообіця|завер|запевн"), ("claim", "утвержд|стверджу|iddia|savun"), ("acknowledge", "призна|визна"),
    ("insist", "подчерк|підкресл|наголо|vurgul|altını"), ("believe", "счита|вважа|полага"), ("call-on", "призвал|заклик|çağrı"),
    ("propose", "предлож|запропон"), ("demand", "потребов"), ("accuse", "обвин|звинувач"), ("threaten", "пригроз"),
)  # fmt: skip
"""Classes of cues, by a part of the word; all others say."""


def reads(language: str) -> bool:
    """Whether a language other than English has cue verbs."""
    return language in THAT or bool(language_pack(language).cues)


def that_of(language: str) -> str:
    """What opens a clause after a cue verb, as a pattern; empty where nothing is known."""
    own = language_pack(language).that
    return rf"(?:,\s*)?{re.escape(own)}\s+" if own else THAT.get(language, "")


@cache
def verb_of(language: str) -> re.Pattern[str]:
    """The cue verbs of a language, in all forms that the press uses.

    Examples
    --------
    >>> verb_of("uk").search("Усе готово, наголосила речниця.").group()
    'наголосила'
    """
    if language == "ru":
        words = rf"(?:{_any(_PAST_RU)})(?:ся|а|ась|и|ись|о)?|{_any(_PRESENT_RU)}"
    elif language == "uk":
        words = rf"(?:{_any(_PAST_UK)})(?:в|ла|ли|ло)?(?:ся)?|{_any(_PRESENT_UK)}"
    elif language != "tr":
        words = _any(" ".join(re.escape(word).replace("\\ ", "_") for word in language_pack(language).cues))
    else:
        words = rf"(?:{_any(_TURKISH)})(?:ler|lar|k)?"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _any(words: str) -> str:
    return "|".join(sorted((word.replace("_", r"\s+") for word in words.split()), key=len, reverse=True))
