"""How the property tests draw their cases.

A run that judges a change draws the same cases every time (``steady``), so that it fails for what was changed and for nothing
else. New cases are looked for on purpose: ``.venv/bin/python -m pytest tests --hypothesis-profile=search``.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("search", database=None, deadline=None, print_blob=True)
settings.load_profile("steady")
