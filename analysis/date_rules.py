"""All date rules, compiled once."""

from __future__ import annotations

from analysis import date_events, date_explicit, date_relative, date_spans
from analysis.date_context import RULES
from analysis.date_patterns import index_patterns

MODULES = (date_events, date_explicit, date_relative, date_spans)  # importing them registers their rules
ALPHABET, INDEX = index_patterns(RULES)
