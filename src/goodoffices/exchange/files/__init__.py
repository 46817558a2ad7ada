"""Exchanges from files, and plans into files."""

from goodoffices.exchange.files.form import ExchangeFile, read_exchange
from goodoffices.exchange.files.outcome import read_happenings, read_stages, write_plan
from goodoffices.exchange.files.people_list import read_people

__all__ = ["ExchangeFile", "read_exchange", "read_happenings", "read_people", "read_stages", "write_plan"]
