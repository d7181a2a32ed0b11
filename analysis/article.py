"""An article: its text exactly as offsets count it, its day of publication, its sentences."""

from __future__ import annotations

import logging
import re
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from analysis.sentences import Sentence, split_sentences

MAX_BYTES = 10_000_000  # saved web pages have some 2 MB
MAX_CHARACTERS = 1_000_000  # a long book; what is longer is no article

SUFFIXES = (".md", ".txt", ".html", ".htm")
ADDRESS = re.compile(r"https?:/")  # a Path makes one slash of two
LISTED = 5  # file names in one line of the log

log = logging.getLogger(__name__)

# File signatures of what people hand over by mistake.
SIGNATURES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a zip file or an office document",
    b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an office document",
}

# The lines `---`, the header's own, `---`.
HEADER = re.compile(r"---[ \t]*\n(.{0,10000}?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

# Typographic blanks become plain ones, so that rules need to know only one.
BLANKS = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "
)
LINE_ENDS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
CHARACTERS = str.maketrans(BLANKS | LINE_ENDS)


class ArticleError(ValueError):
    """The article cannot be read; the message is one sentence with the file's name and what to do."""


@dataclass(frozen=True, eq=False)
class Article:
    """A news article. `text` is the headline, a blank line and the body; every offset counts in it."""

    name: str
    title: str
    published: date | None
    text: str
    path: Path | None = None  # the file it is from

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of headline and body in order."""
        return tuple(split_sentences(self.text))


def read_article(path: str | Path, published: date | str | None = None) -> Article:
    """Read an article from plain text, text with a YAML header, or a saved web page (.html, .htm).

    Plain text has its headline on the first line. A header stands between two lines `---` and may give
    `title` and `published` (YYYY-MM-DD). `published` overrides what the file says.

    Raises ArticleError when the file is missing, is no text, or is empty, when its header is wrong, or when
    the day of publication is later than tomorrow.
    """
    path = Path(path).expanduser()
    raw = _decode(_read_bytes(path), path)
    if path.suffix.lower() in (".html", ".htm"):
        header, body = _read_page(raw, path)
    else:
        header, body = _split_header(raw, path)
    title = header.get("title")
    if title is not None and not isinstance(title, str):
        raise ArticleError(f"{path}: the header's title must be text, not {_quote(title)}; put it in quotes.")
    day = _to_date(header.get("published") if published is None else published, path)
    return parse_article(body, path.stem, title, day, path)


def read_articles(
    where: str | Path | Sequence[str | Path], published: date | str | None = None
) -> list[Article]:
    """Read an article file, several of them, or every article of a folder (in the order of their names).

    Files of a folder that are no articles (a README too), and a text that stands in two files, are named in
    the log, which shows on stderr. Raises ArticleError as read_article does, when nothing is named, and when
    a folder holds no article.
    """
    paths = [where] if isinstance(where, (str, Path)) else where
    if not isinstance(paths, Sequence) or not all(isinstance(path, (str, Path)) for path in paths):
        raise ArticleError(f"articles must be a file, a folder or a list of files, not {where!r}; name one.")
    if not paths or "" in paths:
        raise ArticleError(f"articles names no file: {where!r}; name a file, a folder or a list of files.")
    found: list[Path] = []
    for path in (Path(path).expanduser() for path in paths):
        try:
            found += _list_folder(path) if path.is_dir() else [path]
        except OSError as error:
            raise _unreadable(path, error) from error
    articles = [read_article(path, published) for path in found]
    first: dict[str, str] = {}
    for article in articles:
        if (same := first.setdefault(article.text, article.name)) != article.name:
            log.warning("%s: the same text as %s; all it tells counts twice.", article.name, same)
    return articles


def _list_folder(folder: Path) -> list[Path]:
    """Return a folder's articles, and log the names of its other files, hidden ones apart."""
    files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    named = [path for path in files if not path.name.lower().startswith("readme.")]
    articles = [path for path in named if path.suffix.lower() in SUFFIXES]
    endings = ", ".join(SUFFIXES)
    if not articles:
        raise ArticleError(f"{folder}: holds no article; put files ending in {endings} there.")
    taken = set(articles)
    if others := [path.name for path in files if path not in taken and path.is_file()]:
        names = ", ".join(name if name.isprintable() else repr(name) for name in others[:LISTED])
        more = f" and {len(others) - LISTED} more" if len(others) > LISTED else ""
        log.warning("%s: not read: %s%s; articles end in %s and are no README.", folder, names, more, endings)
    return articles


def parse_article(
    text: str,
    name: str = "article",
    title: str | None = None,
    published: date | None = None,
    path: Path | None = None,
) -> Article:
    """Make an Article of text already in memory; without `title` the first line is the headline.

    `path` is the file that the text is from, if any: messages name it.

    Raises ArticleError when nothing is left after control characters are taken out, or far too much.
    """
    body = clean_text(text)
    if title is None:
        title, _, body = body.partition("\n")
    title = " ".join(clean_text(title).split())
    body = body.strip("\n")
    if not (title + body).strip():
        raise ArticleError(
            f"{path or name}: the file holds no text; give an article with a headline and a body."
        )
    if (size := len(title) + len(body)) > MAX_CHARACTERS:
        raise ArticleError(
            f"{path or name}: {size:,} characters are no single article; split it into one file an article."
        )
    return Article(name, title, published, f"{title}\n\n{body}".strip("\n") + "\n", path)


def clean_text(text: str) -> str:
    """Return the text with plain line ends and blanks, composed characters, and nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CHARACTERS)
    text = unicodedata.normalize("NFC", text)
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(
        " " if character == "\t" else character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co")
    )


def _read_bytes(path: Path) -> bytes:
    if not str(path).isprintable():
        raise ArticleError(f"{str(path)!r}: this name holds invisible characters; rename the file.")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError(f"{path}: is a folder; name the article files in it.")
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
            raise ArticleError(f"{path}: is no file; save the article to one.")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:.0f} MB"
            raise ArticleError(f"{path}: {size} are no single article; split it into one file an article.")
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise ArticleError(f"{path}: is {name}, not text; save the article as .txt, .md or .html.")
    return data


def _unreadable(path: Path, error: OSError) -> ArticleError:
    if ADDRESS.match(str(path)):
        address = str(path).replace(":/", "://", 1)
        return ArticleError(
            f"{address}: is an address on the web; save the page as .html and name that file."
        )
    return ArticleError(f"{path}: cannot be read ({error.strerror}); check the path.")


def _decode(data: bytes, path: Path) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252, the last that newsrooms still send."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data.count(b"\0") * 3 > len(data):  # UTF-16 of mostly Latin letters without its mark
        encodings = ["utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = sum(map(str.isprintable, text[:10_000])) + text[:10_000].count("\n")
        if letters * 10 >= len(text[:10_000]) * 7:
            return text
    raise ArticleError(f"{path}: is not text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8.")


class _HeaderLoader(yaml.SafeLoader):
    """YAML as a header needs it: no aliases (they can grow without bound), no key given twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it uses an alias")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.YAMLError(f"it gives {key!r} twice")
        return super().construct_mapping(node, deep)


def _split_header(raw: str, path: Path) -> tuple[dict[str, Any], str]:
    """Part the YAML header, if there is one, from the body."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    if not re.match(r"---[ \t]*\n", text):
        return {}, text
    header = HEADER.match(text)
    if not header:
        raise ArticleError(f"{path}: the header of the first line is not closed by a line '---'; add it.")
    try:
        fields = yaml.load(header[1], Loader=_HeaderLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise ArticleError(f"{path}: the header is no valid YAML: {reason}; mend the header.") from error
    if not isinstance(fields, dict):
        raise ArticleError(f"{path}: the header must hold lines such as 'published: YYYY-MM-DD'; mend it.")
    return fields, text[header.end() :]


def _to_date(value: object, path: Path) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        raise ArticleError(
            f"{path}: the day of publication must be YYYY-MM-DD, not {_quote(value)}; correct it."
        ) from None
    if day > date.today() + timedelta(days=1):  # tomorrow: somewhere it has begun
        raise ArticleError(f"{path}: the day of publication, {day}, is yet to come; correct it.")
    return day


def _quote(value: object) -> str:
    return repr(str(value)[:40])


def _read_page(raw: str, path: Path) -> tuple[dict[str, Any], str]:
    """Find title, day and text of a saved web page."""
    import trafilatura  # slow to import, and most articles are plain text
    from trafilatura.settings import Document

    # Not any date on the page: it may be the copyright's, or that of another article it links to.
    dates = {"extensive_search": False, "original_date": True}
    page = trafilatura.bare_extraction(
        raw,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dates,
        prune_xpath=["//figcaption"],
    )
    if not isinstance(page, Document) or not page.text:
        raise ArticleError(f"{path}: no article text was found in this web page; save the text as .txt.")
    body = page.text.replace("\n", "\n\n")
    if page.title and body.lstrip().startswith(page.title):
        body = body.lstrip()[len(page.title) :]
    return {"title": page.title or path.stem, "published": page.date}, body
