"""What stands under an article, or in the middle of it, that looks like text: teasers, comments, the author's box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.read.document.look import Look

__all__ = ["Tail", "drop_comments"]

_COMMENTS = re.compile(
    r"(?:\(?\d[\d,]* comments?\)?|comments?(?: ?[:(] ?\d+ ?\)?)?|(?:leave|post|add|write) a (?:comment|reply)|(?:join|start) the (?:conversation|"
    r"discussion)|sort by.*|\d+ (?:thoughts?|replies|responses|reactions) (?:on|to)\b.{0,120}|yorumlar?|комментарии|коментарі)[\s:]*\Z",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:related|recommended|more|most|top|latest|trending|popular|(?:also|must|further|suggested|next) |you (?:may|might)|around the web|"
    r"from around|editor|promoted|sponsored|read (?:next|more|also)|what to read|in case you|up next|see also|watch next|previous|ilgili|"
    r"(?:çok|en çok) (?:okunan|izlenen)|(?:son|diğer|önerilen|benzer) haber|bunlar|читайте|дивіться|смотрите|популярн|останні|последние|"
    r"головні|главные|рекоменду|по теме|за темою|схожі|похожие|вас може|вас может|новини парт|новости парт|самое|найбільш)[^.!?]{0,80}\Z",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]+,? ){1,4}(?:is|was|has|covers|reports|writes|joined|works|serves)\b.{0,200}\b(?:journalist|reporter|correspondent|editor|"
    r"writer|columnist|freelanc\w+|newsroom|bureau|covering|covers|contributor|producer|newspaper|news agency|based in|fellow|author)\b",
    re.DOTALL,
)
_OWN = re.compile(
    r"(?:she|he|they) (?:has |have |previously |also |can be |covers|reports|writes|holds|is based|tweets|worked)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[]?(?:(?:additional )?(?:reporting|writing|editing|compiled|edited|translated|written|produced) (?:and \w+ )?by\b|with (?:inputs?|reporting|files) "
    r"from\b|(?:the )?associated press (?:writers?|journalists?)\b|\w+ (?:\w+ )?contributed (?:to (?:this|the) (?:report|story|article))|"
    r".{3,120}contributed (?:reporting|to this (?:report|story|article))|this (?:story|report) (?:was|is|has))",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\bsays:?\Z")
_LONGEST_HEADING = 20
_SOME = 60
_ANSWERS = 14
_SIGNS = 3
_CARDS = 3
_LEADS = 0.75
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")
_ARTICLE = frozenset({"title", "heading", "body", "caption", "repeat"})
_TEASER = 45
_SHORT = 9
_PARAGRAPH = 12
_HEADLINE = ("related", "headline under the heading of other stories")
_SHARED = 0.3


def drop_comments(looks: Sequence[Look], kinds: list[tuple[str, str] | None]) -> None:
    """Take out everything after the heading of the readers' comments.

    The heading counts where most of the text stands before it; or where some does, and what follows has the times and
    the answers of comments.

    Parameters
    ----------
    looks : sequence of Look
    kinds : list of (kind, rule) or None
        Changed in place.
    """
    counts = [look.count if kind and kind[0] == "body" else 0 for look, kind in zip(looks, kinds, strict=True)]
    total, before = sum(counts), 0
    for number, look in enumerate(looks):
        before += counts[number]
        if not before or look.count > _LONGEST_HEADING or not _COMMENTS.match(look.words):
            continue
        if 2 * before >= total or (before >= _SOME and _has_answers(looks, kinds, number + 1)):
            for later in range(number + 1, len(looks)):
                if counts[later] or kinds[later] is None:
                    kinds[later] = ("comments", "under the heading of the comments")
            return


def _has_answers(looks: Sequence[Look], kinds: Sequence[tuple[str, str] | None], start: int) -> bool:
    signs = 0
    for number in range(start, min(start + _ANSWERS, len(looks))):
        kind = kinds[number]
        signs += (kind is not None and kind[0] in {"stamp", "comments"}) or bool(
            _SAYS.search(looks[number].words[-12:])
        )
    return signs >= _SIGNS


class Tail:
    """The pass over what could be paragraphs and is not.

    Parameters
    ----------
    looks : sequence of Look
    kinds : list of (kind, rule) or None
        Changed in place.
    first, last : int
        The first and the last paragraph.
    """

    def __init__(self, looks: Sequence[Look], kinds: list[tuple[str, str] | None], first: int, last: int) -> None:
        self.looks = looks
        self.kinds = kinds
        self.first = first
        self.last = last

    def sort(self) -> None:
        """Take teasers, comments, boxes and credits out of the article."""
        if self.first < 0:
            return
        self.drop_cards()
        self.drop_teasers()
        self.drop_advertisements()
        self.drop_end()

    def is_body(self, number: int) -> bool:
        kind = self.kinds[number]
        return bool(kind) and kind is not None and kind[0] == "body"

    def drop_cards(self) -> None:
        """Cards of other stories: headline, time and one paragraph, again and again, of other things than the article."""
        chain: list[int] = []
        topic: set[str] = set()
        alike = 0.0
        joined = False
        before = -1
        for number in [*(n for n in range(len(self.looks)) if self.is_body(n)), len(self.looks)]:
            between = [kind for kind in self.kinds[before + 1 : number] if kind is None or kind[0] != "repeat"]
            leads = any(look.line.level and look.line.linked > _LEADS for look in self.looks[before + 1 : number])
            carded = number < len(self.looks) and (leads or any(kind and kind[0] == "stamp" for kind in between))
            if joined and carded and before >= 0:
                chain.append(number)
                content = self.looks[number].content
                alike += len(content & topic) / max(1, len(content))
            elif number == before + 1 or number == len(self.looks) or not chain:
                if len(chain) >= _CARDS and alike < _SHARED * len(chain):
                    for card in chain:
                        self.kinds[card] = ("related", "card of another story, one of several")
                chain, alike = [], 0.0
            if not chain and number < len(self.looks):
                joined = joined or number == before + 1
                topic |= self.looks[number].content
            before = number

    def drop_teasers(self) -> None:
        """After "Related" and its like: headlines, and the short texts under them."""
        topic: set[str] = set()
        listing, heads, close = False, 0, False
        for number, look in enumerate(self.looks):
            kind = self.kinds[number]
            if self.opens_list(number):
                listing, heads = True, 0
                continue
            if not listing:
                if self.is_body(number):
                    topic |= look.content
                continue
            if heads == 0:
                close = look.line.gap == 0
            elif close and look.line.gap and not look.line.tag:
                # What stood close under its heading has ended at a blank line.
                listing = False
                topic |= look.content if self.is_body(number) else set()
                continue
            if kind is None and (look.headline or look.count <= _SHORT):
                if look.line.level and heads == 0 and look.line.level <= 3 and self.paragraphs_after(number) >= 2:
                    listing = False
                    continue
                self.kinds[number] = _HEADLINE
                heads += 1
            elif self.is_body(number):
                if self.resumes(number, heads, topic):
                    listing = False
                    topic |= look.content
                else:
                    self.kinds[number] = ("related", "teaser under the headline of another story")

    def opens_list(self, number: int) -> bool:
        """Whether the line is the heading of other stories."""
        kind, look = self.kinds[number], self.looks[number]
        listed = kind is not None and kind[0] in {"related", "newsletter"}
        return listed and number > self.first and look.count <= 9 and bool(_MORE.match(look.words.replace("’", "'")))

    def paragraphs_after(self, number: int) -> int:
        """How many paragraphs follow before anything else."""
        count = 0
        while number + count + 1 < len(self.looks) and self.is_body(number + count + 1):
            count += 1
        return count

    def resumes(self, number: int, heads: int, topic: set[str]) -> bool:
        """Whether the article goes on here: another paragraph follows, or it speaks of the same things."""
        look = self.looks[number]
        if heads == 0 or not topic:
            return True
        shared = len(look.content & topic) / max(1, len(look.content))
        after = self.paragraphs_after(number)
        if look.words.endswith(("…", "...")):
            return False
        if after >= 1 or look.count > _TEASER:
            return shared >= _SHARED / 2 or after >= 2
        if heads == 1:
            ended = number + 1 < len(self.looks) and (self.kinds[number + 1] or ("",))[0] in {
                "credit",
                "stamp",
                "author",
            }
            return (ended or shared >= _SHARED / 3) and not self.is_teaser_next(number)
        # Headlines one under the other have no teasers, so that a paragraph after them is the article's.
        plain = (self.kinds[number - 1] or ("",))[0] in {"related", "navigation"}
        own = look.count >= _PARAGRAPH and heads >= 2 and plain
        return (own and not _YOU.search(_QUOTED.sub("", look.words))) or shared >= _SHARED

    def is_teaser_next(self, number: int) -> bool:
        """Whether another headline with a text under it follows, as in a list of teasers."""
        after = number + 1
        if after + 1 >= len(self.looks) or self.kinds[after] is not None:
            return False
        return self.looks[after].headline and self.is_body(after + 1)

    def drop_advertisements(self) -> None:
        """Between chrome on both sides, a paragraph that speaks to "you" and of nothing that the article speaks of."""
        topic: set[str] = set()
        for number, look in enumerate(self.looks):
            if not self.is_body(number):
                continue
            alone = all(
                near < 0 or near >= len(self.looks) or not self.is_body(near) for near in (number - 1, number + 1)
            )
            chrome = (
                number and self.kinds[number - 1] is not None and (self.kinds[number - 1] or ("",))[0] not in _ARTICLE
            )
            shared = len(look.content & topic)
            if (
                alone
                and chrome
                and topic
                and look.count <= _TEASER
                and shared <= 1
                and _YOU.search(_QUOTED.sub("", look.words))
            ):
                self.kinds[number] = ("advertisement", "speaks to the reader, of something else")
            else:
                topic |= look.content

    def drop_end(self) -> None:
        """From the last paragraph upwards: the author's box, credits."""
        ends = [n for n in range(len(self.looks)) if self.is_body(n)]
        if len(ends) < 2:
            return
        for place in range(len(ends) - 1, 0, -1):
            number = ends[place]
            words = self.looks[number].words
            if _CREDIT.match(words) and self.looks[number].count <= 60:
                self.kinds[number] = ("credit", "who reported and edited, under the article")
            elif self.looks[number].count <= 90 and (
                _AUTHOR.match(words[:400])
                or (_OWN.match(words) and _AUTHOR.match(self.looks[ends[place - 1]].words[:400]))
            ):
                self.kinds[number] = ("author", "who the author is, under the article")
            else:
                return
