"""The notebooks in a real JupyterLab, and their pages in a real browser that has no network.

Needs Chromium, found by path; without it the tests are skipped, but not in CI.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from analysis.rerun.page import render_page

ROOT = Path(__file__).resolve().parent.parent
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MINUTE = 60_000  # milliseconds

if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)", allow_module_level=True)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "CI must have Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield browser
        browser.close()


# -- JupyterLab -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab on loopback, over a copy of the project's notebooks and articles."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "data" / "articles", folder / "data" / "articles")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "settings"
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "share"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
    }
    log = (folder / "lab.log").open("w")
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    options = ["--ip=127.0.0.1", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    extra = [
        "--ServerApp.port_retries=0",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    server = subprocess.Popen([*command, *options, *extra], env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address, folder
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def wait_for(address, server):
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError("JupyterLab did not start")
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("JupyterLab did not answer within a minute")


def open_notebook(browser, lab, name):
    page = browser.new_page(viewport={"width": 1280, "height": 1600})
    page.goto(f"{lab}/lab/tree/notebooks/{name}?reset", timeout=MINUTE)
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell", timeout=MINUTE)
    page.wait_for_function(
        "document.querySelector('#jp-main-statusbar')?.innerText.includes('Python 3 (ipykernel) | Idle')",
        timeout=MINUTE,
    )
    return page


def run_menu(page, menu, command):
    page.click(f".lm-MenuBar-itemLabel:text-is('{menu}')")
    page.click(f'.lm-Menu-item[data-command="{command}"]')


def same_python(content):
    """Return a saved notebook without the one thing that names the Python at hand: its exact version."""
    notebook = json.loads(content)
    notebook["metadata"]["language_info"].pop("version")
    return notebook


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_run_all_in_jupyterlab_changes_nothing(browser, lab, path):
    address, folder = lab
    page = open_notebook(browser, address, path.name)
    assert_figures_visible(page)  # as cloned: JupyterLab does not trust the notebook yet
    assert_marks_visible(page)
    run_menu(page, "Run", "runmenu:run-all")
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
            return prompts.length && prompts.every(prompt => /\\[\\d+\\]/.test(prompt.textContent));
        }""",
        timeout=2 * MINUTE,
    )
    page.wait_for_function(
        "document.querySelector('#jp-main-statusbar').innerText.includes('Python 3 (ipykernel) | Idle')",
        timeout=MINUTE,
    )
    assert page.query_selector('[data-mime-type="application/vnd.jupyter.error"]') is None
    assert page.query_selector('[data-mime-type="application/vnd.jupyter.stderr"]') is None
    assert_figures_visible(page)
    assert_marks_visible(page)
    assert_links_lead_somewhere(page)  # once the notebook is trusted
    copy = folder / "notebooks" / path.name
    before = copy.stat().st_mtime_ns
    run_menu(page, "File", "docmanager:save")
    deadline = time.monotonic() + 30
    while copy.stat().st_mtime_ns == before and time.monotonic() < deadline:
        page.wait_for_timeout(250)
    assert copy.stat().st_mtime_ns > before, "JupyterLab did not save"
    page.wait_for_selector(".jp-NotebookPanel:not(.jp-mod-dirty)", timeout=MINUTE)
    page.close()
    saved = copy.read_bytes()
    assert same_python(saved) == same_python(path.read_bytes())
    if json.loads(saved)["metadata"] == json.loads(path.read_bytes())["metadata"]:
        assert saved == path.read_bytes()


def assert_marks_visible(page):
    """Every marked word has a tint or a line, whatever the notebook's reader strips from its style."""
    plain = page.evaluate(
        """() => {
            const lacksCue = ({style}) => style.backgroundColor === 'rgba(0, 0, 0, 0)'
                && style.borderBottomWidth === '0px' && style.borderTopWidth === '0px'
                && !style.textDecorationLine.includes('underline');
            return [...document.querySelectorAll('mark')]
                .map(mark => ({words: mark.textContent, style: getComputedStyle(mark)}))
                .filter(lacksCue).map(({words}) => words);
        }"""
    )
    assert plain == []


def assert_links_lead_somewhere(page):
    broken = page.evaluate(
        """[...document.querySelectorAll('a[href*="#row-"], a[href*="#text-"]')]
            .map(link => new URL(link.href).hash.slice(1)).filter(id => !document.getElementById(id))"""
    )
    assert broken == []


def assert_figures_visible(page):
    for image in page.query_selector_all(".jp-Notebook figure img, main figure img"):
        image.scroll_into_view_if_needed()
        assert image.is_visible()
        assert len(image.get_attribute("alt")) > 20
        assert image.evaluate("image => image.complete && image.naturalWidth > 100")
        assert image.bounding_box()["width"] > 300


# -- the pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 1280], ids=["phone", "desk"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_page_is_whole_without_a_network(browser, tmp_path, path, width):
    import nbformat

    target = tmp_path / f"{path.stem}.html"
    target.write_text(render_page(nbformat.read(path, as_version=4)), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    context.set_offline(True)
    page.goto(target.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    assert_figures_visible(page)
    assert page.query_selector_all("details") != []
    assert not any(part.is_visible() for part in page.query_selector_all("details pre"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_links_lead_from_text_to_row_and_back(browser, tmp_path):
    import nbformat

    target = tmp_path / "page.html"
    target.write_text(render_page(nbformat.read(PATHS[0], as_version=4)), encoding="utf-8")
    page = browser.new_page()
    page.goto(target.as_uri())
    assert page.query_selector_all('a[href^="#row-step-"]') != []
    assert_links_lead_somewhere(page)
    assert_marks_visible(page)
    page.close()
