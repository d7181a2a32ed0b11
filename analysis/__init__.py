"""Reads a news article on an armed conflict into tidy tables of steps and claims.

from analysis import read_article, extract_tables

article = read_article("report.md")
tables = extract_tables(article)
tables.steps, tables.claims, tables.dates, tables.sources, tables.sentences
"""

from analysis.article import Article, ArticleError, read_article, read_articles
from analysis.tables import Tables, extract_tables

__all__ = ["Article", "ArticleError", "Tables", "extract_tables", "read_article", "read_articles"]
