"""The words with which pages of news surround their articles, by what they are.

No outlet is named here but the agencies whose names stand under pictures. Whole lines are matched, so that an article
about newsletters or cookies keeps its sentences.
"""

from __future__ import annotations

import re

__all__ = ["AGENCY", "is_caption", "phrase_kind", "site_kind"]

AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|AA|EPA|EFE|TASS|RIA|Sputnik|Anadolu|Ukrinform|Interfax|UNIAN|IHA|İHA|DHA|Xinhua|dpa|DPA|ANSA|PA|UPI|"
    r"Getty(?: Images)?|Shutterstock|iStock|Bloomberg|NurPhoto|Zuma|Alamy|Handout|Pool|X/|Telegram|Instagram|Facebook|Twitter)"
)
_CREDIT_WORD = rf"(?:\b(?:photo|photograph|image|picture|video|file|handout|courtesy|credit|screengrab|screenshot|fotoğraf|фото)\b|(?-i:\b{AGENCY}))"
_CAPTION_END = re.compile(
    rf"[(\[][^()\[\]]{{0,80}}{_CREDIT_WORD}[^()\[\]]{{0,80}}[)\]]\.?\s*\Z"
    rf"|[.!?\w\"”)]\s*[|/]\s*[^.|/]{{0,40}}{_CREDIT_WORD}[^.|]{{0,60}}\Z"
    r"|\b(?:Photos?|Photographs?|Images?|Picture) by \w[^.|]{2,60}\Z"
    r"|[.!?\w\"”)]\s*(?:©|\b(?:Photo(?:graph)?|Image|Picture|Credit|Source|Photo credit|Фото)(?: by)?:)\s*[^.|]{2,80}\Z",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(
    r"\s*(?:FILE(?: PHOTO| IMAGE)?\s*[:–—-]|(?:In this|This)(?: \w+)? (?:file |handout |undated |combination |aerial |satellite )?"
    r"(?:photo|photograph|image|picture|handout)\b|Pictured:|Caption:|(?:Image|Photo) caption\b|A (?:file|handout) (?:photo|picture)\b)",
)

_LINES = (
    ("share", r"share ?\d*|share this(?: article| story| page| post)?|share (?:on|via|to|with)\b.{0,40}|tweet|tweet this|pin(?: it)?|print"
     r"(?: this)?(?: article| page)?|e-?mail(?: this)?(?: article)?|copy (?:the )?link|link copied!?|copied!?|save(?: article| for later| story)?|"
     r"bookmark|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|youtube|youtu|pinterest|flipboard|tiktok|threads|"
     r"bluesky|mastodon|viber|messenger|rss|like|likes|listen(?: to (?:this )?(?:article|story).{0,40})?|listen[\s·|:-]*\d.*|gift(?: this)? article|"
     r"(?:\w+ )?shares?|\d[\d.,]*k? (?:shares?|likes?|views?|reads?|reactions?)|a[+-]|(?:text|font) size.{0,20}|"
     r"(?:x|twitter|facebook|instagram|youtube|telegram|whatsapp|linkedin|rss|tiktok|threads)(?:[\s,|/•·]+(?:x|twitter|facebook|"
     r"instagram|youtube|telegram|whatsapp|linkedin|rss|tiktok|threads|e-?mail|print|share|copy link))+|follow .{2,40} on (?:instagram|facebook|twitter|x|youtube|tiktok|telegram|whatsapp|threads|google news)\b.{0,80}|"
     r"paylaş.{0,30}|(?:facebook|twitter|whatsapp|x)['’]?(?:ta|te|da|de) paylaş|yazdır|a-? ?a\+?|bağlantıyı kopyala|kopyala|dinle|"
     r"(?:поделиться|поділитися)(?: .{0,30})?|скопировать ссылку|копіювати посилання|скопіювати посилання|друкувати|роздрукувати|распечатать|печать|слухати|слушать"),
    ("related", r"(?:read|see|watch|learn|view|know|show|find out) (?:also|more|next|full story|all|less)(?: (?:about|on|from|here|news|"
     r"stories)\b.{0,60})?|(?:also|must|further|related|recommended|suggested|editor'?s?'?) (?:read|reads|reading|watch|stories|story|"
     r"articles?|news|posts?|topics?|videos?|content|coverage|links|picks?|choice|pick|for you)(?: .{0,40})?|related|recommended(?: for you)?|"
     r"more (?:from|on|in|about|news|stories|like this|top stories|to read|coverage|headlines)\b.{0,60}|(?:most|top|latest|breaking|trending|"
     r"popular|recent|today'?s|other|live) (?:read|viewed|popular|shared|commented|recent|stories|news|now|headlines|articles|posts|videos?|"
     r"updates|topics?)(?: .{0,30})?|trending|you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,30}|"
     r"(?:don'?t|do not) miss|what to read next|(?:up|read|previous|next) (?:next|article|story|post|page)|in case you missed it|"
     r"(?:watch|see|read|listen to) our .{3,80}|(?:previous|next|older|newer)(?: articles?| posts?| story)?|top stories|"
     r"editors'? picks?|around the web|from around the web|sponsored stories|promoted(?: content| stories| links)?|"
     r"explore more|continue reading.{0,60}|keep reading.{0,60}|in this (?:article|story)|on this (?:topic|story)|full story|"
     r"(?:read|see) also:? .{0,160}|(?:related|read more|also read|watch|more|see more|must read|recommended|read|don'?t miss|next|"
     r") ?(?::|>|»|\|) ?\S.{0,200}|view all(?: \(\d+\))?|ilgili (?:haber|konu|içerik)(?:ler|lar|i)?(?::.{0,160})?|(?:çok|en çok) (?:okunan|izlenen|konuşulan)(?:lar| haberler)?|"
     r"(?:son|diğer|önerilen|benzer|sıradaki) (?:dakika|haber|haberler|yazılar|içerikler)|bunlar(?:a)? da (?:ilginizi çekebilir|bakın)|ayrıca oku:?.{0,160}|devamını oku|tümünü gör|"
     r"(?:читайте|дивіться|смотрите|слушайте|слухайте)(?: нас)? (?:также|також|ещё|ще|ранее|раніше|по теме|за темою)(?:[: ].{0,200})?|(?:по теме|за темою|материалы по теме|матеріали за темою|схожі новини|похожие новости)(?::.{0,160})?|"
     r"(?:самое|найбільш|наиболее) (?:читаемое|читане|популярне|популярное|интересное)|(?:популярне|популярное|популярні новини|популярные новости|останні новини|последние новости|головне|главное|головні новини|главные новости)(?: .{0,20})?|"
     r"(?:всі|все) (?:новини|новости)|(?:рекомендуем|рекомендуємо|вас может заинтересовать|вас може зацікавити|новости партнеров|новини партнерів)|(?:читати|читать) (?:далі|далее|більше|больше|повністю|полностью)"),
    ("comments", r"\(?\d[\d,]* comments?\)?|comments?(?: ?[:(] ?\d+ ?\)?)?|no comments(?: yet)?|\d+ (?:thoughts?|replies|responses|reactions) (?:on|to)\b.{0,120}|(?:leave|post|add|write) a (?:comment|reply)|"
     r"(?:join|start) the (?:conversation|discussion)|be the first to comment|(?:view|show|hide|load|see|read) (?:all |more )?(?:\d+ )?comments"
     r"|sort by(?: \w+)?|reply|(?:log|sign) in to (?:comment|reply).{0,40}|report (?:this )?comment|(?:tüm )?yorumlar?(?: ?\(?\d+\)?)?|yorum (?:yap|yaz|ekle)|ilk yorumu siz yapın|(?:комментарии|коментарі)(?: ?\(?\d+\)?)?|(?:оставить комментарий|залишити коментар|написати коментар|добавить комментарий|додати коментар)"),
    ("advertisement", r"(?:advertis(?:e)?ments?|ads?|sponsored|sponsor|promoted|paid (?:content|post)|partner content|ad choices|reklam|реклама)"
     r"(?: content)?(?: \d+)?|advertisement ?[-–—:|].{0,60}|.{0,20}scroll (?:down )?to continue.{0,40}|(?:story|article) continues "
     r"(?:below|after).{0,40}|(?:skip|close|remove|hide|report)(?: this)? ads?|continue (?:reading )?below.{0,30}|loading\.*|ad feedback"),
    ("newsletter", r"newsletters?(?: newsletters?)*|.{0,60}newsletters? sign-?up.{0,40}|subscribe(?: now| today| here| to .{1,80})?|sign up(?: now| today| here| for .{1,80})?|"
     r"(?:get|receive) (?:our|the|your) .{1,80}(?:newsletter|inbox|briefing|alerts?).{0,60}|(?:enter )?your e-?mail(?: address)?.{0,20}|"
     r"e-?mail address|subscribers?(?: only)?|become a (?:member|subscriber|supporter|patron).{0,60}|(?:donate|support us|contribute)(?: now| today)?"
     r"|download (?:our|the) (?:free )?app.{0,60}|(?:start|try) your (?:free )?trial.{0,40}|thank(?:s| you) for (?:signing up|subscribing).{0,60}|you have (?:been )?(?:successfully )?subscribed.{0,40}|"
     r"abone ol.{0,60}|e-?bülten.{0,60}|bültenimize .{0,60}|(?:bizi )?.{0,30} takip et(?:in)?|"
     r"(?:підпишіться|підписатися|підписуйтесь|подпишитесь|подписаться|подписывайтесь|приєднуйтесь|присоединяйтесь|підтримайте нас|поддержите нас|підтримати)(?: .{0,120})?|(?:ми|мы) (?:в|у) (?:telegram|телеграм|facebook|google)\w*|"
     r"after newsletter promotion|join (?:now|today|us)|(?:our )?(?:free )?(?:daily|weekly|morning|evening|e-?mail) (?:newsletter|briefing|digest|alerts?)s?|push notifications?|enable notifications?"),
    ("notice", r"(?:accept|reject|allow|manage|decline)(?: all)?(?: cookies)?(?: settings| preferences| & close| and close)?|"
     r"(?:cookie|privacy|consent|cookies) (?:policy|settings|preferences|notice|statement|choices)|cookies|i (?:accept|agree)|"
     r"got it!?|ok(?:ay)?|agree|your privacy choices|do not sell.{0,60}|terms(?: (?:of|and|&) (?:use|service|conditions?))?(?: .{0,30})?|"
     r"legal|imprint|impressum|accessibility(?: statement| help)?|(?:©|\(c\)|copyright)\s.{0,160}|.{0,80}all rights reserved.{0,80}|privacy|correction policy|tüm hakları (?:saklıdır|mahfuzdur).{0,80}|.{0,60}çerez(?:ler)?(?: politikası| ayarları)?|kvkk.{0,60}|gizlilik (?:politikası|sözleşmesi)|kullanım (?:koşulları|şartları)|künye|"
     r".{0,80}(?:всі права захищені|все права защищены|усі права захищено).{0,80}|політика конфіденційності|политика конфиденциальности|(?:угода користувача|пользовательское соглашение|правила (?:сайту|сайта|использования|користування))|"
     r"editorial (?:policy|guidelines|standards)|"
     r"\d{4} ©.{0,80}"),
    ("navigation", r"close|menu|open menu|close menu|search(?: for| here| the site)?:?|home|homepage|skip to .{1,40}|jump to .{1,40}|back to (?:top|home).{0,20}|"
     r"(?:sign|log) ?(?:in|out|up)|my account|account|register|(?:about|contact|advertise)(?: with)? us|about|contact|contacts|careers?|jobs|help|faq|"
     r"sitemap|site map|archive|follow(?: us)?(?: on .{0,60})?|connect with us.{0,40}|(?:our )?(?:apps?|podcasts?|videos?|photos?|gallery|live|live tv|"
     r"watch live|e-?paper|rss feeds?)|photo|big ?photo|picture|image \d* ?(?:of)? ?\d*|\d+ ?(?:/|of) ?\d+|enlarge(?: image)?|(?:view|open|see|show) (?:the )?(?:image|photo|picture|gallery)s?(?: in .{1,30})?|expand|collapse|list \d+ of \d+|list of \d+ items?|end of list|"
     r"toggle .{1,30}|world|politics|business|sports?|opinions?|culture|technology|tech|science|health|lifestyle|travel|weather|"
     r"economy|economics|markets?|finance|entertainment|arts?|food|education|environment|climate|religion|magazine|europe|asia|africa|americas?|"
     r"middle east|us|uk|news|national|international|local|regional|defen[cs]e|security|analysis|features?|editorials?|columns?|columnists|"
     r"breaking|breaking news|latest|live|tags?:?.{0,120}|topics?:?.{0,120}|filed under:?.{0,120}|(?:categories|category):?.{0,60}|keywords?:.{0,120}|more topics|"
     r"page \d+(?: of \d+)?|-? ?\d{1,4} ?-?|edition:?.{0,20}|(?:english|türkçe|русский|українська|العربية|français|deutsch|español)(?:[\s|/]+\w+)*|language|change language|"
     r"home ?(?:>|»|/|›).{0,160}|[\w& ]{2,30}(?: ?(?:>|»|›) ?[\w&’',.: -]{2,80}){1,6}|play(?: video)?|pause|mute|unmute|volume|fullscreen|video player.{0,40}|now playing.{0,60}|"
     r"\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)?|duration.{0,20}|go|submit|send|cancel|ok|done|back|next|more|\.{3}|…|back to gallery|image \d+ of ?/? ?\d+|like this (?:article|story)\??|filed to:?.{0,80}|"
     r"ana ?sayfa|gündem|dünya|siyaset|ekonomi|spor|kültür(?:[- ]sanat)?|yaşam|sağlık|teknoloji|magazin|eğitim|yazarlar|foto ?galeri|video galeri|iletişim|hakkımızda|reklam ver|arama|ara|etiketler:?.{0,120}|giriş yap|üye ol|"
     r"головна|новини|політика|економіка|суспільство|світ|війна|спорт|культура|здоров'я|технології|київ|регіони|думки|інтерв'ю|відео|фото|пошук|меню|про нас|контакти|реклама на сайті|теги:?.{0,120}|увійти|реєстрація|"
     r"главная|новости|политика|экономика|общество|мир|война|происшествия|здоровье|технологии|москва|регионы|мнения|интервью|видео|поиск|о нас|о проекте|контакты|войти|регистрация|рубрики|темы:?.{0,120}|теги"),
    ("stamp", r"(?:\d+|an?|one|two|three) ?(?:m|h|d|s|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|seconds?)(?: ago)?(?: \| .{0,30})?|just now|"
     r"(?:reading time:? )?\d+ ?-?(?:min|mins|minute|minutes)\.?(?: of)? ?(?:read|reading|listen|watch)|reading time:?.{0,20}|yesterday|today|updated .{1,20} ago|"
     r"(?:published|updated|posted|last (?:updated|modified))(?: on| at)?:?|"
     r"(?:first |last )?(?:published|updated|posted|modified)(?: on| at| by|:)? ?(?:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? |\d)[^.!?]{0,80}|"
     r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}[ ,|-]+\d{1,2}:\d\d.{0,20}|"
     r"\d+ (?:dakika|saat|gün) önce|(?:son )?güncelleme:?.{0,40}|giriş tarihi:?.{0,40}|\d+ (?:хв\w*|годин\w*|дн\w*|минут\w*|час\w*) (?:тому|назад)|"
     r"(?:оновлено|обновлено|опубліковано|опубликовано|час читання|время чтения|okuma süresi):?.{0,40}"),
    ("credit", rf"\(?(?:additional )?(?:reporting|writing|editing|edited|compiled|translated|produced) by:?\s.{{2,200}}|\(?with reporting (?:by|from) .{{2,80}}|\(?(?:with )?(?:inputs?|files) from .{{2,80}}|.{{3,160}}\bcontributed (?:reporting|to this (?:report|story|article|piece|post)).{{0,80}}|"
     rf"(?:photo|image|picture|video|source|credit|data|chart|graphics?|illustration|map|photograph|photo credit|кредит|фото|джерело|источник|kaynak|fotoğraf)s?(?: by| courtesy(?: of)?)?\s*[:©]\s*.{{1,100}}|"
     rf"\(?(?-i:{AGENCY})(?: photo| images?)?(?:[/,| ]+.{{0,60}})?\)?|[(\[][^()\[\]]{{0,40}}{_CREDIT_WORD}[^()\[\]]{{0,60}}[)\]]|getty images|via .{{2,40}}"),
    ("byline", r"(?:by|written by|reported by|story by|words by|author:?|authors:?|автор:?|yazar:?)\s+(?-i:[A-ZÀ-ÖØ-ÞİŞĞА-ЯІЇЄҐ])[^.!?]{1,100}(?:,? ?(?:[A-Z][a-z]+\.)?[^.!?]{0,40})?|by|from our .{3,60}|reporting from .{2,60}"),
    ("author", r"about the authors?|(?:more|articles|posts|stories) by .{2,60}|(?:e-?mail:? )?[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}|view (?:all posts|profile).{0,60}|follow .{2,40} on (?:x|twitter|facebook|bluesky)\b.{0,30}|@\w{2,30}"),
)  # fmt: skip
_LINE = tuple((kind, re.compile(rf"(?:{words})[\s.!:»>›→…▼▾|-]*\Z", re.IGNORECASE)) for kind, words in _LINES)
_LEAD = re.compile(r"[\s•·▪►▶»›>|*+✕×☰–—-]+")
_LONGEST = 260

_SITE = (
    ("notice", r"\bçerez(?:ler)?\b.{0,80}\b(?:kullan|politika|site)|\bizinsiz (?:kullanılamaz|alınamaz|kopyalanamaz|yayınlanamaz)|\bkaynak gösterilmeden\b|"
     r"\b(?:використовує|використовуємо|использует|используем)\b.{0,40}(?:cookie|куки|файли)|\b(?:передрук|перепечатка|копіювання|использование|використання) (?:матеріалів|материалов)\b|"
     r"\b(?:we|this (?:web)?site|our partners|the site)\b.{0,60}\bcookies?\b|\bcookies?\b.{0,80}\b(?:your (?:experience|browser|consent|preferences|device)|"
     r"this (?:web)?site|consent|policy)|\b(?:privacy policy|terms of (?:use|service)|terms and conditions|cookie policy)\b|\ball rights reserved\b|"
     r"\bmay not be (?:published|reproduced|copied|redistributed)|\bwithout (?:the )?(?:prior )?(?:written )?permission\b|\b(?:enable|disable|turn (?:on|off)) (?:your )?"
     r"(?:javascript|ad[ -]?block\w*|cookies)|\byour browser (?:does|is|has|settings|may|must|will|to|version)\b|\bnot responsible for the content of external|"
     r"\bviews expressed (?:in|by|here)\b|\bdo(?:es)? not (?:necessarily )?reflect the (?:views|opinions|position|editorial)|"
     r"\bversion of this (?:article|story|post|essay)\b|\bthis (?:article|story|essay) (?:appears|appeared) (?:in|on)\b|\byour?\b.{0,120}\b(?:this (?:article|page|site|content|website|story)|browser|subscription)\b|"
     r"\bthis (?:page|site|website|article)\b.{0,80}\byour?\b|\bthis (?:article|story|post|content) (?:was|has been|is|originally|first) (?:originally |first |also )?(?:published|appeared|generated|translated|produced|updated|amended|"
     r"corrected)|\bspotted? (?:an error|a mistake|a typo)|\b(?:report|found) an? (?:error|typo)|\bby (?:continuing|using|clicking|subscribing|signing up)\b.{0,80}\b(?:you|our)\b"),
    ("newsletter", r"\b(?:sign|signed|signing) up\b.{0,80}\b(?:newsletter|briefing|inbox|e-?mail|updates|alerts|free|account|digest|for our|to our)|"
     r"\bsubscribe (?:now|today|here|to|for)\b.{0,80}(?:\b(?:our|newsletter|channel|inbox|updates|access|free|week|month|daily)\b)|\b(?:delivered |straight |direct |sent |right )*(?:in|to|into) your (?:inbox|mailbox|e-?mail|phone)\b|"
     r"\byour e-?mail address\b|\b(?:our|free|daily|weekly|morning|evening) (?:\w+ )?newsletter\b.{0,120}\b(?:you|your|subscribe|sign|every|get)\b|"
     r"\b(?:get|receive) (?:the |our )?(?:latest|best|top|daily|breaking|exclusive)\b.{0,80}\b(?:newsletter|e-?mail|inbox|alerts?|notifications?|app|stories|headlines)\b|"
     r"\b(?:download|install|get) (?:our|the) (?:free |new |mobile )*app\b|\b(?:follow|join|find|like) us on\b|\b(?:follow|join) our (?:\w+ )?(?:channel|page|group|community|telegram|whatsapp)|"
     r"\b(?:your|a|make a|monthly|regular) (?:donation|contribution|support)\b.{0,80}\b(?:us|our|independent|journalism|helps?)\b|"
     r"\b(?:our|this) (?:\w+ )?(?:e-?mail|newsletter|briefing|digest|podcast)\b.{0,120}\b(?:you|your|stories)\b|\bsupport (?:our|independent|quality) (?:\w+ )?journalis[mt]|\b(?:already|become) a (?:subscriber|member)\b|\bfree articles?\b.{0,40}\b(?:left|remaining|this month)|"
     r"\b(?:bizi|kanalımız\w*|haberleri\w*)\b.{0,60}\btakip ed|\babone ol(?:un|mak)|\b(?:підписуйтесь|підпишіться|подписывайтесь|подпишитесь|приєднуйтесь|присоединяйтесь)\b.{0,60}\b(?:на|до|к|в)\b|"
     r"\b(?:problem subscribing|successfully subscribed|opt-in box|check your inbox)\b|\b(?:want|get) more (?:deals|news|stories)\?|"
     r"\bto (?:continue|keep) reading\b|\bunlimited (?:digital )?access\b|\bunsubscribe\b|\bexclusive (?:content|access)\b.{0,60}\b(?:subscri|member)"),
    ("comments", r"\byour e-?mail address will not be published|\brequired fields are marked|\bplease (?:log|sign) in to (?:comment|leave|post|reply)|"
     r"\bcomments are (?:closed|moderated|subject|the responsibility)|\bcommunity guidelines\b|\bkeep (?:your )?comments (?:civil|respectful|relevant)"),
    ("related", r"^(?:read|click|see|watch|listen)\b[^.]{0,60}\b(?:here|below|our full|the full (?:story|article|interview|statement))[.!]?\s*$|\bclick here\b|\bfor (?:the latest|more) (?:news|stories|updates|headlines|coverage)\b"
     r".{0,60}\b(?:visit|follow|click|go to|check|see|tap)\b|\b(?:read|see) more (?:about|on|of our)\b"),
    ("advertisement", r"\bscroll (?:down )?to continue\b|\b(?:article|story) continues (?:below|after)\b|\bthis (?:is )?(?:advertisement|ad) (?:has not|is)\b|\bwe may (?:earn|receive) (?:a |an )?(?:affiliate )?commission"),
)  # fmt: skip
_SITES = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _SITE)
_QUOTES = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")


def phrase_kind(line: str) -> str:
    """The kind of a line that consists of a page's own words, or empty.

    Examples
    --------
    >>> [phrase_kind(words) for words in ("Read more", "Share on X", "12 comments", "Talks resume")]
    ['related', 'share', 'comments', '']
    """
    if len(line) > _LONGEST:
        return ""
    line = line.replace("’", "'").replace("\xa0", " ").replace("a.m.", "am").replace("p.m.", "pm")
    lead = _LEAD.match(line)
    bare = line[lead.end() :] if lead else line
    if not bare:
        return "navigation"
    return next((kind for kind, pattern in _LINE if pattern.match(bare)), "")


def site_kind(line: str) -> str:
    """The kind of a sentence in which a page speaks of itself to its reader, or empty; words in quotation marks do not count.

    Examples
    --------
    >>> site_kind("We use cookies to improve your experience."), site_kind("They spoke of prisoners.")
    ('notice', '')
    """
    if len(line) > 1200:
        return ""
    own = _QUOTES.sub("", line).replace("’", "'")
    return next((kind for kind, pattern in _SITES if pattern.search(own)), "")


def is_caption(line: str) -> bool:
    """Whether a line says whose picture it describes, or that it is a picture.

    Examples
    --------
    >>> is_caption("Delegations arrive at the palace on June 2, 2025. (AFP Photo)"), is_caption("They arrived.")
    (True, False)
    """
    return len(line) <= 1500 and (bool(_CAPTION_START.match(line)) or bool(_CAPTION_END.search(line[-180:])))
