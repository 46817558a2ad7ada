"""How well people, their offices and their mentions are found: python bench/read/people.py [--news DIR] [--coref DIR] [--unseen DIR DIR] [--json FILE]

Three measures. (1) Invented paragraphs with marked people (tests/read/people/news): worked.txt, on which the rules were worked
out, and kept-back.txt, written before the rules; its figures were seen while they were made, its failures not. (2) News of GUM, given as a folder of its
XML (--news) and one of its coreference files (--coref, coref/gum/tsv of amir-zeldes/gum): names of people, and he, she, his, her,
him against the chains. (3) More news of GUM whose failures were not looked at (--unseen XML TSV).
No peer stands beside it: those known need a trained parser or model, which is not to be downloaded here.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.read.people.marked import NEWS, Counted, count, labelled, persons_found  # noqa: E402

from goodoffices.read.document import read_document  # noqa: E402
from goodoffices.read.people import People, read_people  # noqa: E402
from goodoffices.read.people.lexicon import lexicon  # noqa: E402

_TIGHT = frozenset(".,;:!?)]}%'’”") | {
    "'s",
    "’s",
    "n't",
    "n’t",
    "'re",
    "'ll",
    "'ve",
    "'m",
    "'d",
    "’re",
    "’ll",
    "’ve",
    "’m",
    "’d",
}
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_LINK = re.compile(r"([\d-]+)(?:\[(\d+)_(\d+)\])?")


@dataclass
class Entity:
    """An entity of the annotation: its tokens, by number in the text."""

    kind: str
    tokens: set[int] = field(default_factory=set)
    chain: object = None


def sentences_of(path: Path) -> list[list[list[tuple[str, str]]]]:
    """Paragraphs of sentences of (token, part of speech)."""
    paragraphs: list[list[list[tuple[str, str]]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("<p", "<head", "<caption", "<item")):
            paragraphs.append([])
        elif line.startswith("<s ") or line == "<s>":
            paragraphs[-1].append([])
        elif "\t" in line and paragraphs[-1]:
            token, pos = line.split("\t")[:2]
            paragraphs[-1][-1].append((token.replace("&amp;", "&").replace("&apos;", "'").replace("&quot;", '"'), pos))
    return [paragraph for paragraph in paragraphs if any(paragraph)]


def text_of(paragraphs: list[list[list[tuple[str, str]]]]) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The running text, and of each token start, end, words, part of speech."""
    text, tokens = "", []
    for paragraph in paragraphs:
        opened = False
        before = ""
        for token, pos in (pair for sentence in paragraph for pair in sentence):
            closes = token == '"' and opened
            tied = before in {"", "(", "[", "“", "$", "#", "OPEN", "HYPH"} or pos == "HYPH" or closes
            if not (tied or (token in _TIGHT and pos != "``")):
                text += " "
            tokens.append((len(text), len(text) + len(token), token, pos))
            text += token
            before = "HYPH" if pos == "HYPH" else token
            if token == '"':
                opened = not opened
                before = "OPEN" if opened else token
        text += "\n\n"
    return text, tokens


def entities_of(path: Path) -> list[Entity]:
    """Entities of a coreference file of WebAnno, with their chains."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"\d+-\d+\t", line)]
    place = {row[0]: number for number, row in enumerate(rows)}
    found: dict[object, Entity] = {}
    parent: dict[object, object] = {}

    def root(key: object) -> object:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    for number, row in enumerate(rows):
        for told in row[3].split("|") if row[3] != "_" else ():
            match = re.match(r"(\w+)(?:\[(\d+)\])?", told)
            if match:
                key: object = int(match[2]) if match[2] else ("t", number)
                found.setdefault(key, Entity(match[1])).tokens.add(number)
    for number, row in enumerate(rows):
        kinds, links = (row[8], row[9]) if len(row) > 9 else ("_", "_")
        if links == "_":
            continue
        for kind, link in zip(kinds.split("|"), links.split("|"), strict=False):
            match = _LINK.match(link)
            if kind.startswith("bridge") or not match:
                continue
            other: object = int(match[2]) if match[2] and match[2] != "0" else ("t", place.get(match[1], -1))
            own: object = int(match[3]) if match[3] and match[3] != "0" else ("t", number)
            parent[root(own)] = root(other)
    for key, entity in found.items():
        entity.chain = root(key)
    return list(found.values())


def score_gum(xml: Path, tsv: Path, show: bool = False) -> dict[str, Counted]:
    """Names of people and pronouns of one text."""
    text, tokens = text_of(sentences_of(xml))
    entities = entities_of(tsv)
    people = read_people(read_document(text.encode(), published="2020-01-01")[0], language="en")
    by_token: dict[int, list[Entity]] = {}
    for entity in entities:
        for number in entity.tokens:
            by_token.setdefault(number, []).append(entity)
    least = {number: min(listed, key=lambda one: len(one.tokens)) for number, listed in by_token.items()}
    at = {start: number for number, (start, _, _, _) in enumerate(tokens)}
    gold = {}
    offices = {*lexicon().heads, *lexicon().institution, *lexicon().domain}
    for entity in entities:
        own = [number for number in sorted(entity.tokens) if least[number] is entity and tokens[number][3] == "NP"]
        # "The Home Secretary" is no name: only words of offices, or the article before it.
        own = [number for number in own if tokens[number][2].lower() not in offices]
        if entity.kind == "person" and own and tokens[min(entity.tokens)][2].lower() != "the":
            gold[id(entity)] = entity
    heads = [mention for mention in people.mentions if mention.kind == "person"]
    met: set[int] = set()
    names = Counted(found=len(heads), wanted=len(gold))
    chains: dict[str, set[object]] = {}
    for mention in heads:
        number = next((at[p] for p in range(mention.head.end - 1, mention.head.start - 1, -1) if p in at), -1)
        entity = least.get(number)
        if entity and entity.kind == "person":
            names.right += id(entity) not in met
            met.add(id(entity))
            chains.setdefault(mention.refers, set()).add(entity.chain)
        elif show:
            print("   not a person:", mention.text)
    if show:
        for key, entity in gold.items():
            if key not in met:
                print("   missed:", " ".join(tokens[number][2] for number in sorted(entity.tokens))[:90])
    return {"names": names, "pronouns": _pronouns(tokens, least, gold, people, chains, text, show)}


def _pronouns(tokens, least, gold, people: People, chains, text: str, show: bool) -> Counted:  # type: ignore[no-untyped-def]
    told = {mention.span.start: mention.refers for mention in people.mentions if mention.kind == "pronoun"}
    named = {entity.chain for entity in gold.values()}
    counted = Counted()
    for number, (start, _end, token, _pos) in enumerate(tokens):
        entity = least.get(number)
        if token.lower() not in _PRONOUNS or entity is None or entity.chain not in named:
            continue
        refers = told.get(start, "")
        counted.wanted += 1
        counted.found += bool(refers)
        right = bool(refers) and entity.chain in chains.get(refers, set())
        counted.right += right
        if show and not right:
            print("   pronoun:", repr(text[max(0, start - 60) : start + 20]), "->", refers)
    return counted


def folder_of(xml: Path, tsv: Path, show: bool) -> dict[str, Counted]:
    """All texts of a folder that have both files."""
    total: dict[str, Counted] = {}
    for path in sorted(xml.glob("*.xml")):
        other = tsv / f"{path.stem}.tsv"
        if other.exists():
            if show:
                print(path.stem)
            for what, counted in score_gum(path, other, show).items():
                total.setdefault(what, Counted()).add(counted)
    return total


def told(total: dict[str, Counted]) -> dict[str, dict[str, float]]:
    """Figures to three places."""
    return {
        what: {
            "precision": round(one.precision, 3),
            "recall": round(one.recall, 3),
            "f1": round(one.f1, 3),
            "wanted": one.wanted,
        }
        for what, one in total.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, help="folder with XML of GUM")
    parser.add_argument("--coref", type=Path, help="folder with coreference files of GUM (TSV)")
    parser.add_argument("--unseen", type=Path, nargs=2, metavar=("XML", "TSV"))
    parser.add_argument("--show", action="store_true", help="print what was missed (not of the paragraphs kept back)")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    results: dict[str, object] = {}
    for name in ("worked", "kept-back"):
        total: dict[str, Counted] = {}
        for item in labelled(NEWS / f"{name}.txt"):
            for what, counted in count(item, persons_found(item.text)).items():
                total.setdefault(what, Counted()).add(counted)
        results[f"invented, {name}"] = told(total)
    if given.news and given.coref:
        results["GUM news, looked at"] = told(folder_of(given.news, given.coref, given.show))
    if given.unseen:
        results["GUM news, not looked at"] = told(folder_of(*given.unseen, False))
    out = json.dumps({"python": platform.python_version(), "results": results}, indent=1)
    print(out)
    if given.json:
        given.json.write_text(out + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
