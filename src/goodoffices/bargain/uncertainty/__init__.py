"""How sure an answer is: sampling, exact reasoning about ranges, which unknown matters, what to ask next."""

from goodoffices.bargain.uncertainty.sweep import sweep

__all__ = ["sweep"]
