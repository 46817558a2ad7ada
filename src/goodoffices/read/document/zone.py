"""What a tag, a role or a class of an HTML page says its part is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodoffices.read.document.line import Zone

__all__ = ["zone_kind", "zone_of_tag"]

_TAGS = {
    "nav": "navigation", "footer": "navigation", "menu": "navigation", "search": "navigation", "form": "navigation",
    "button": "share", "select": "navigation", "label": "navigation", "aside": "related", "dialog": "notice",
    "figcaption": "caption",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "banner": "navigation", "contentinfo": "navigation", "search": "navigation",
    "complementary": "related", "dialog": "notice", "alertdialog": "notice", "menu": "navigation", "button": "share",
}  # fmt: skip
_CLASSES = (
    ("quoted", r"gmail-quote|yahoo-quoted|moz-cite-prefix|protonmail-quote|divrplyfwdmsg"),
    ("comments", r"comments?|disqus|respond|replies|discussion"),
    ("related", r"related|recommend(?:ed|ations?)?|trending|popular|most|more|read-?more|also|recirc\w*|taboola|outbrain|teasers?|"
     r"latest|sidebar|aside|rail|promos?|up-?next|see-?also"),
    ("newsletter", r"newsletters?|subscribe|subscription|sign-?up|paywall|donat\w+|membership"),
    ("notice", r"cookies?|consent|gdpr|privacy|disclaimer|copyright|legal|popup|modal|overlay"),
    ("advertisement", r"ad|ads|adv|advert\w*|sponsor\w*|banner-ad|dfp|commercial|promotion"),
    ("share", r"share|sharing|social|follow|toolbar|tools|print|font-?size"),
    ("navigation", r"nav|navbar|navigation|menu|breadcrumbs?|masthead|footer|topbar|site-?header|pagination|pager|skip|tags?|taglist|"
     r"topics|categories|search"),
    ("author", r"author-?(?:bio|box|card|info|about)|about-?author|bio"),
    ("byline", r"byline|author|authors|contributor"),
    ("stamp", r"dateline-date|timestamp|published|pubdate|post-?date|entry-?date|article-?date|updated|meta-?date"),
    ("credit", r"credit|copyright-holder|photo-?credit|image-?source"),
    ("caption", r"caption|figcaption|wp-caption-text|image-?caption"),
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PATTERNS = tuple((kind, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])")) for kind, words in _CLASSES)
# A post of a leader shown inside an article is part of it, though its class speaks of a social network.
_QUOTED_POST = re.compile(r"embed|tweet|instagram-media|telegram-post|oembed")
# What a page calls its content or the frame around all of it, whatever other words stand beside that.
_CONTENT = re.compile(
    r"\b(?:entry|post|article|story|news|page|main)[-_]*(?:content|body|text|wrapper|container|inner)\b|\bhentry\b|\btype-post\b"
)
_FRAMES = frozenset({"navigation", "newsletter", "notice"})
_SIZED = re.compile(r"\bhas-[a-z-]*font-size\b")
_NOT_CHROME = frozenset({"html", "body", "main", "article", "p", "h1", "h2"})
_DEEPEST = 8


def zone_kind(tag: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """The kind that an element gives to what stands in it, and the rule; both empty where it says nothing.

    Examples
    --------
    >>> zone_kind("div", {"class": "article-relatedStories"})
    ('related', 'class article-relatedStories')
    """
    if tag in _TAGS:
        return _TAGS[tag], f"inside {tag}"
    role = attributes.get("role", "").strip().lower()
    if role in _ROLES:
        return _ROLES[role], f"role {role}"
    if tag in _NOT_CHROME and tag != "p":
        return "", ""
    names = f"{attributes.get('class', '')[:300]} {attributes.get('id', '')[:100]}".strip()
    if names and not _QUOTED_POST.search(names.lower()):
        folded = _CAMEL.sub("-", names).replace("__", "-").replace("_", "-").lower()
        content = bool(_CONTENT.search(names.lower()))
        for kind, pattern in _PATTERNS:
            if pattern.search(folded) and not (content and kind in _FRAMES) and not _SIZED.search(names.lower()):
                return kind, f"class {names[:60]}"
    return "", ""


def zone_of_tag(tag: str, attributes: Mapping[str, str], outer: Zone | None) -> Zone | None:
    """The zone in which the content of an element stands."""
    kind, rule = zone_kind(tag, attributes)
    if not kind or (outer and outer.depth + 1 >= _DEEPEST):
        return outer
    return Zone(kind, rule, outer, outer.depth + 1 if outer else 0)
