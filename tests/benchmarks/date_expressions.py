"""Date expressions as TimeML annotates them, to score `analysis.dates` on hand-marked news.

The data is TempEval-3's (UzZaman and others, SemEval 2013): TimeBank, AQUAINT and Platinum, free to download
for research and not shipped here. The scorer of the sibling folder repeats the official measure, the value
F1 with relaxed spans, for all expressions and for those that name a calendar date or a day:

    python ../shared/benchmarks/dates/score_dates.py tests/benchmarks/date_expressions.py:timex3 FOLDER

AQUAINT, 73 documents, value F1: all 76.7, date and time 77.5, calendar 88.5, day 89.4; 0.5 ms a document.
HeidelTime 2.2.1 on the same documents and scorer: 72.9, 74.4, 85.2, 86.3. What is left are mostly choices
of the annotators: "last week" as a month, the week written 2000-W7, vague times that one marks and another
does not, weekdays of texts that were filed a week before their date.
"""

import re
from datetime import date

from analysis.dates import resolve_dates

UNTIL = re.compile(r"[-–—/]|\b(?:to|until|till|through|and)\b")


def timex3(text: str, published: date) -> list[tuple[int, int, str, str]]:
    """Return (start, end, value, type) of each expression; of a range its two ends, as TimeML has it."""
    items = []
    for found in resolve_dates(text, published):
        if "/" in found.value:
            first, last = found.value.split("/")
            middle = UNTIL.search(found.text)
            cut = found.start + (middle.start() if middle else len(found.text) // 2)
            items += [(found.start, cut, first, "DATE"), (cut + 1, found.end, last, "DATE")]
        else:
            is_time = found.grain == "part_of_day"
            kind = {"duration": "DURATION", "set": "SET"}.get(found.grain, "TIME" if is_time else "DATE")
            items.append((found.start, found.end, found.value, kind))
    return items
