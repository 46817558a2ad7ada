"""Good Offices: the workbench of a mediation team."""

__version__ = "0.1.0"
