"""Every code that a diagnostic may carry, with the page that explains it.

The hundreds are the subjects, in the order in which a case is read: 1 files, 2 fields and names, 3 audiences, 4 times,
5 sources, 6 what the desk would query, 7 bargaining domains, 8 conflicts, 9 documents that are
read, and from 951 lists of people. Codes are stable: one that is no longer drawn is not used for anything else.

>>> from goodoffices.diagnose.catalogue import CODES
>>> CODES["E204"].title
'an option that its issue does not declare'
"""

from __future__ import annotations

from goodoffices.diagnose.catalogue.actors import ACTORS
from goodoffices.diagnose.catalogue.audiences import AUDIENCES
from goodoffices.diagnose.catalogue.code import EXAMPLE, Code, page
from goodoffices.diagnose.catalogue.conflicts import CONFLICTS
from goodoffices.diagnose.catalogue.desk import DESK
from goodoffices.diagnose.catalogue.domains import DOMAINS
from goodoffices.diagnose.catalogue.fields import FIELDS
from goodoffices.diagnose.catalogue.files import FILES
from goodoffices.diagnose.catalogue.index import index
from goodoffices.diagnose.catalogue.lists import LISTS
from goodoffices.diagnose.catalogue.names import NAMES
from goodoffices.diagnose.catalogue.plans import PLANS
from goodoffices.diagnose.catalogue.proposals import PROPOSALS
from goodoffices.diagnose.catalogue.reading import READING
from goodoffices.diagnose.catalogue.remains import REMAINS
from goodoffices.diagnose.catalogue.sources import SOURCES
from goodoffices.diagnose.catalogue.times import TIMES

__all__ = ["CODES", "EXAMPLE", "Code", "index", "page"]

CODES: dict[str, Code] = {
    code.code: code
    for code in sorted(
        (
            *FILES,
            *FIELDS,
            *NAMES,
            *AUDIENCES,
            *TIMES,
            *SOURCES,
            *DESK,
            *DOMAINS,
            *PLANS,
            *REMAINS,
            *CONFLICTS,
            *READING,
            *LISTS,
            *PROPOSALS,
            *ACTORS,
        ),
        key=lambda c: int(c.code[1:]),
    )
}
"""Every code in the order of its number."""
