"""Floor 2: from a page of news to proposed entries, each with its words."""

from __future__ import annotations
