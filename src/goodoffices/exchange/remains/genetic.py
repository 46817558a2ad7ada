"""What looks like genetic data: it is refused, and never quoted.

Results are kept as laboratories give them (a match, an exclusion, a likelihood ratio). A profile tells of a person and of all his
relatives for ever, and nothing here needs it.
"""

from __future__ import annotations

import re

__all__ = ["genetic_heading", "genetic_text"]

_LOCUS = re.compile(
    r"D(?:[1-9]|1\d|2[0-2]|X|Y)S\d{2,4}|VWA|FGA|TH0?1|TPOX|CSF1PO|AMEL\w*|PENTA\s?[DE]|SE33|DYS\d{3}\w*|Y-?GATA-?H4|"
    r"F13[AB]0?1?|FESFPS|LPL|D8S1179|HVR?-?[123I]+|HV[123]",
    re.IGNORECASE,
)
_WHOLE_LOCUS = re.compile(rf"(?:{_LOCUS.pattern})(?:[ _.-]*(?:ALLELES?|A?[12AB]))?", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:str[ _-]?profile|genotypes?|alleles?|haplotypes?|haplogroup|mtdna[ _-]?(?:sequence|profile|haplotype)|snp[ _-]?profile|"
    r"(?:dna|genetic)[ _-]?(?:profile|sequence|data)|electropherogram)\b",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(r"(?<![A-Za-z])[ACGTN]{16,}(?![A-Za-z])|(?<![a-z])[acgtn]{24,}(?![a-z])")
_PAIR = r"\d{1,2}(?:\.[1-3])?\s*[,/;|-]\s*\d{1,2}(?:\.[1-3])?"
_AT_LOCUS = re.compile(rf"(?<![A-Za-z0-9])(?:{_LOCUS.pattern})\s*[:=( ]\s*{_PAIR}", re.IGNORECASE)
_PAIRS = re.compile(rf"(?:{_PAIR}[\s;|]+){{5,}}{_PAIR}")
_SNP = re.compile(r"\brs\d{4,}\b.{0,4}\b[ACGT]\s*/?\s*[ACGT]\b", re.IGNORECASE)
_VARIANTS = re.compile(r"(?:\b\d{2,5}(?:\.\d)?[ACGT]\b[\s,;]*){3,}|(?:\b[ACGT]\d{2,5}[ACGT]\b[\s,;]*){3,}")


def genetic_heading(heading: str) -> bool:
    """Whether a heading or key names a locus or a profile.

    Examples
    --------
    >>> [genetic_heading(h) for h in ("D3S1358", "vWA_1", "STR profile", "lr", "dna_result")]
    [True, True, True, False, False]
    """
    text = heading.strip()
    return bool(_WHOLE_LOCUS.fullmatch(text) or _WORDS.search(text.replace("_", " ")))


def genetic_text(text: str) -> bool:
    """Whether a cell holds alleles, a sequence or variants.

    Examples
    --------
    >>> [genetic_text(t) for t in ("D3S1358: 15,16", "ACGTTAGCATGCATGCAA", "16189C 263G 315.1C", "rs12913832 AG")]
    [True, True, True, True]
    >>> [genetic_text(t) for t in ("lr 4.2e9, prior 1/6060", "bag 12,14 opened", "2025-06-16", "sample 7")]
    [False, False, False, False]
    """
    # Most cells are short ids and days: one look at their length and letters spares eight patterns.
    if len(text) < 7:
        return False
    return any(p.search(text) for p in (_AT_LOCUS, _SEQUENCE, _PAIRS, _SNP, _VARIANTS)) or bool(
        _WHOLE_LOCUS.fullmatch(text.strip())
    )
