"""A page, a letter or a file as a document: its text as received, its blocks, its sentences, and what is known about it."""

from __future__ import annotations

from goodoffices.read.document.block import CHROME, KINDS, TEXT, Block
from goodoffices.read.document.document import Document
from goodoffices.read.document.known import Hidden, Known, Stamp
from goodoffices.read.document.read import read_document, read_documents
from goodoffices.read.document.sentence import Sentence, split_sentences
from goodoffices.read.document.span import Span
from goodoffices.read.document.token import Token, tokens_of

__all__ = [
    "CHROME",
    "KINDS",
    "TEXT",
    "Block",
    "Document",
    "Hidden",
    "Known",
    "Sentence",
    "Span",
    "Stamp",
    "Token",
    "read_document",
    "read_documents",
    "split_sentences",
    "tokens_of",
]
