"""Reads a news article on an armed conflict into tidy tables of steps and claims.

from analysis import read_article, extract_tables

article = read_article("report.md")
tables = extract_tables(article)
tables.steps, tables.claims, tables.dates, tables.sources, tables.sentences
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.article import Article, ArticleError, read_article, read_articles
    from analysis.tables import Tables, extract_tables

__all__ = ["Article", "ArticleError", "Tables", "extract_tables", "read_article", "read_articles"]


def __getattr__(name: str) -> object:
    """Load pandas only when a table is asked for: the command line answers, and stops, at once."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    home = "analysis.tables" if name in ("Tables", "extract_tables") else "analysis.article"
    return getattr(import_module(home), name)
