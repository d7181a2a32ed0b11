"""All date rules, compiled once."""

from __future__ import annotations

from analysis.dates import events as date_events
from analysis.dates import explicit as date_explicit
from analysis.dates import relative as date_relative
from analysis.dates import spans as date_spans
from analysis.dates.context import RULES
from analysis.dates.patterns import index_patterns

MODULES = (date_events, date_explicit, date_relative, date_spans)  # importing them registers their rules
ALPHABET, INDEX = index_patterns(RULES)
