"""assess: offline self-assessment of migration management and anti-trafficking practice."""

__version__ = "0.1.0"
