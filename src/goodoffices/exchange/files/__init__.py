"""Exchanges from files, and plans into files."""

from goodoffices.exchange.files.earlier import read_happenings, read_seats, read_stages
from goodoffices.exchange.files.form import ExchangeFile, read_exchange
from goodoffices.exchange.files.outcome import write_plan
from goodoffices.exchange.files.people_list import read_people
from goodoffices.exchange.files.planned import bundles_in, holders_in, manifest_of_folder, substitutes_in
from goodoffices.exchange.files.ticks import Ticked, read_presence, read_ticks

__all__ = [
    "ExchangeFile",
    "Ticked",
    "bundles_in",
    "holders_in",
    "manifest_of_folder",
    "read_exchange",
    "read_happenings",
    "read_people",
    "read_presence",
    "read_seats",
    "read_stages",
    "read_ticks",
    "substitutes_in",
    "write_plan",
]
