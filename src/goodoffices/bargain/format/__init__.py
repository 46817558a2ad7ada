"""Domains from the files of the field, and back.

>>> from goodoffices.bargain.format import load_domain
>>> domain, report = load_domain("no-such-folder")
>>> domain is None, [d.code for d in report]
(True, ['E701'])
"""

from goodoffices.bargain.format.load import load_domain, read_domain
from goodoffices.bargain.format.write import FORMATS, write_domain

__all__ = ["FORMATS", "load_domain", "read_domain", "write_domain"]
