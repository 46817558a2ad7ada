"""All that is asked about a bargain in one record: which packages are efficient, who accepts what, what each idea picks.

The main function is :func:`analyse`, from a domain and a frozen :class:`Request` to a frozen :class:`Analysis`.
"""

from goodoffices.bargain.analysis.compute import PARTS, analyse
from goodoffices.bargain.analysis.record import Analysis, Omission
from goodoffices.bargain.analysis.request import Request

__all__ = ["PARTS", "Analysis", "Omission", "Request", "analyse"]
