"""An executed notebook as one HTML page: for readers without Jupyter, on any screen, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, TypeAlias

Node: TypeAlias = Any  # a notebook, a cell or an output, as nbformat gives it

# The policy forbids the page every address but its own images: nothing can be fetched from elsewhere.
HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ --paper: #fff; --ink: #1a1a1a; --muted: #595959; --rule: #d0d0d0; --link: #0b5cad;
  --band: #f5f5f5; }}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ --paper: #17191c; --ink: #e8e8e8; --muted: #a8a8a8; --rule: #45494f; --link: #8ab8f0;
    --band: #22252a; }}
}}
body {{ margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }}
p, li, h1, h2, h3 {{ max-width: 44rem; }}
h1, h2, h3 {{ line-height: 1.2; margin: 2.2rem 0 .6rem; }}
h1 {{ margin-top: 1rem; }}
a {{ color: var(--link); }}
.anchor-link {{ display: none; }}
.output {{ margin: .8rem 0; overflow-x: auto; }}
.output pre, details pre {{ white-space: pre-wrap; font-size: .85rem; }}
details {{ color: var(--muted); font-size: .85rem; margin: .3rem 0; }}
summary {{ cursor: pointer; }}
details pre {{ background: var(--band); padding: .5rem .7rem; margin: .3rem 0; color: var(--ink); }}
figure img {{ background: #fff; }}
figcaption {{ color: var(--muted); font-size: .9rem; }}
table {{ border-collapse: collapse; font-size: .85rem; line-height: 1.35; border: 0; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border: 0;
  border-bottom: 1px solid var(--rule); }}
@media screen and (max-width: 44rem) {{
  figure::before, [role=region]::before {{ content: "Wider than the screen: move it sideways →";
    display: block; position: sticky; left: 0; color: var(--muted); font-size: .8rem; }}
}}
@media print {{
  body {{ max-width: none; padding: 0; font-size: 10pt; }}
  details {{ display: none; }}
  .output, figure {{ overflow: visible !important; }}
  figure {{ break-inside: avoid; }}
  figure img {{ min-width: 0 !important; }}
}}
</style>
</head>
<body>
<main>
"""
FOOT = "</main>\n</body>\n</html>\n"


def render_page(notebook: Node) -> str:
    """Return an executed notebook as an HTML page that stands alone, its code folded away."""
    body: list[str] = []
    code: list[str] = []  # of cells that show nothing: folded together with the next one's
    for cell in notebook.cells:
        if cell.cell_type != "code":
            body.append(_render_markdown(cell.source))
            continue
        code.append(cell.source)
        if cell.outputs:
            body += [_fold(code), *map(_render_output, cell.outputs)]
            code = []
    body.append(_fold(code))
    return "".join([HEAD.format(title=escape(find_title(notebook))), *body, FOOT])


def _fold(code: Sequence[str]) -> str:
    words = escape("\n".join(code))
    return f"<details><summary>Code</summary><pre>{words}</pre></details>\n" if words else ""


def find_title(notebook: Node) -> str:
    """Return the first heading of a notebook."""
    lines = (
        line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.split("\n")
    )
    return next((line.lstrip("# ") for line in lines if line.startswith("# ")), "Notebook")


def _render_output(output: Node) -> str:
    return f'<div class="output">{_choose_form(output)}</div>\n'


def _choose_form(output: Node) -> str:
    """Return an output's richest form that needs no script."""
    if output.output_type == "stream":
        return f"<pre>{escape(output.text)}</pre>"
    if output.output_type == "error":
        return f"<pre>{escape(output.ename)}: {escape(output.evalue)}</pre>"
    if "text/html" in output.data:
        return str(output.data["text/html"])
    if "text/markdown" in output.data:
        return _render_markdown(output.data["text/markdown"])
    return f"<pre>{escape(output.data.get('text/plain', ''))}</pre>"


def _render_markdown(source: str) -> str:
    from nbconvert.filters import markdown2html

    return f"{markdown2html(source)}\n"
