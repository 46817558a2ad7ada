"""Direct speech and clauses in Turkish, Ukrainian and Russian."""

from __future__ import annotations

import pytest

from goodoffices.read.document import read_document
from goodoffices.read.people import People
from goodoffices.read.speech import read_speech


@pytest.mark.parametrize(
    ("language", "text", "mode", "speaker", "content"),
    [
        ("ru", "«Мы готовы к переговорам», — заявил глава делегации Иван Петров журналистам.", "direct", "глава делегации Иван Петров",
         "Мы готовы к переговорам"),
        ("ru", "— Мы ждём ответа, — сказал Петров.", "direct", "Петров", "Мы ждём ответа,"),
        ("ru", "Президент сообщил, что встреча состоится в среду.", "reported", "Президент", "встреча состоится в среду"),
        ("ru", "Петрова заявила: «Соглашения надо выполнять».", "direct", "Петрова", "Соглашения надо выполнять"),
        ("ru", "\"Обмен состоится\", - сообщила пресс-служба министерства.", "direct", "пресс-служба министерства", "Обмен состоится"),
        ("uk", "«Ми готові до обміну», — сказав Коваленко.", "direct", "Коваленко", "Ми готові до обміну"),
        ("uk", "Міністр заявив, що зустріч відбудеться в середу.", "reported", "Міністр", "зустріч відбудеться в середу"),
        ("uk", "— Список готовий, — сказала речниця.", "direct", "речниця", "Список готовий,"),
        ("tr", "\"Görüşmeler çarşamba günü yapılacak\" diyen Demir, tarafları kutladı.", "direct", "Demir", "Görüşmeler çarşamba günü yapılacak"),
        ("tr", "Demir, \"Barışa hazırız\" dedi.", "direct", "Demir", "Barışa hazırız"),
        ("tr", "\"Bu bir başlangıç\" diye konuştu Dışişleri Bakanı Hasan Demir.", "direct", "Dışişleri Bakanı Hasan Demir", "Bu bir başlangıç"),
    ],
)  # fmt: skip
def test_who_said_it(language: str, text: str, mode: str, speaker: str, content: str) -> None:
    document, _ = read_document(text.encode(), name="page.txt")
    (one,) = read_speech(document, People(), language=language).attributions
    assert one.speaker_span is not None
    assert (one.mode, document.words(one.speaker_span), document.words(one.content[0])) == (mode, speaker, content)
