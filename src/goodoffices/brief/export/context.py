"""The JSON-LD context of an export: which word of the document means which term of which vocabulary."""

from __future__ import annotations

from typing import Any

__all__ = ["CONTEXT"]

_SCHEMA = (
    "Book", "Claim", "CreativeWork", "Dataset", "DefinedTerm", "DefinedTermSet", "Event", "Legislation", "NewsArticle",
    "Organization", "OrganizationRole", "Person", "Place", "PostalAddress", "Quotation", "SocialMediaPosting",
    "abstract", "addressCountry", "addressLocality", "address", "alternateName", "description", "hasDefinedTerm",
    "identifier", "inLanguage", "license", "name", "roleName", "text", "version",
)  # fmt: skip
_SCHEMA_REFERENCES = (
    "affiliation", "appearance", "author", "creator", "eventStatus", "location", "organizer", "parentOrganization",
    "publisher", "url",
)  # fmt: skip
_SCHEMA_TIMES = ("dateCreated", "datePublished", "endDate", "startDate")
_ANNOTATION = (
    "Annotation",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "exact",
    "linking",
    "prefix",
    "suffix",
)
_PROVENANCE_REFERENCES = ("wasDerivedFrom", "wasRevisionOf")


def _context() -> dict[str, Any]:
    context: dict[str, Any] = {
        "@version": 1.1,
        "schema": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "go": "urn:goodoffices:term:",
        "id": "@id",
        "type": "@type",
    }
    context |= {word: f"schema:{word}" for word in _SCHEMA}
    context |= {word: {"@id": f"schema:{word}", "@type": "@id"} for word in _SCHEMA_REFERENCES}
    # Of no declared type: schema.org takes a day as well as a moment.
    context |= {word: f"schema:{word}" for word in _SCHEMA_TIMES}
    context |= {word: f"oa:{word}" for word in _ANNOTATION}
    context["body"] = {"@id": "oa:hasBody", "@type": "@id"}
    context["target"] = {"@id": "oa:hasTarget", "@type": "@id"}
    context["source"] = {"@id": "oa:hasSource", "@type": "@id"}
    context["selector"] = {"@id": "oa:hasSelector", "@type": "@id"}
    context["motivation"] = {"@id": "oa:motivatedBy", "@type": "@vocab"}
    context["start"] = {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}
    context["end"] = {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"}
    context |= {word: {"@id": f"prov:{word}", "@type": "@id"} for word in _PROVENANCE_REFERENCES}
    context["generatedAtTime"] = {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"}
    return context


CONTEXT = _context()
"""Short words for schema.org, the Web Annotation vocabulary and PROV; ``go:`` for the project's own terms."""
