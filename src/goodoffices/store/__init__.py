"""Floor 7: versions of lists, claims about people, judgements and users, sealed at rest, in SQLite or PostgreSQL.

>>> from goodoffices.store import parse_reference
>>> parse_reference("lists.db#side-a@2").number
2
"""

from goodoffices.store.database import shown_name
from goodoffices.store.keys import Key, make_key_file
from goodoffices.store.opening import create_store, destroy_store_key, open_store, sealed_by
from goodoffices.store.reference import Reference, parse_reference, resolve
from goodoffices.store.store import Store
from goodoffices.store.user import User

__all__ = [
    "Key",
    "Reference",
    "Store",
    "User",
    "create_store",
    "destroy_store_key",
    "make_key_file",
    "open_store",
    "parse_reference",
    "resolve",
    "sealed_by",
    "shown_name",
]
