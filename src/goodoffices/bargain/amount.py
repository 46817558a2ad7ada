"""A worth as people read it, the same wherever it is told."""

from __future__ import annotations

import math

__all__ = ["worth"]


def worth(value: float) -> str:
    """A worth to four digits, without trailing zeros.

    Examples
    --------
    >>> worth(0.91091), worth(65.8333), worth(12000.0), worth(-0.00001), worth(2.0)
    ('0.9109', '65.83', '12,000', '0', '2')
    """
    if not math.isfinite(value):
        return "\N{EN DASH}"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    if abs(value) < 0.00005:
        return "0"
    digits = max(0, min(4, 3 - math.floor(math.log10(abs(value)))))
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
