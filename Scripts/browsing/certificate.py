#!/usr/bin/env python3
"""Prints certificates with a real browser and reads their QR codes: certificate.py CHECKPOINT CERTIFICATE…

Each must be one page of A4, must ask for nothing beyond itself, and its QR code, printed and read by zbarimg, must be
the checkpoint byte for byte. With --png FOLDER the printed pages are kept there. The checks are checked as well: a
checkpoint with one byte changed must differ, and a page made longer must be found to be two. Needs the Python package
playwright, a Chromium (CHROMIUM=PATH), pdfinfo and pdftoppm (poppler-utils), and zbarimg (zbar-tools).
"""
import os, pathlib, re, subprocess, sys, tempfile

from playwright.sync_api import sync_playwright


def run(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout


def pages(pdf):
    """How many pages there are; all of them A4."""
    said = run("pdfinfo", pdf).decode()
    size = re.search(r"Page size:\s*([\d.]+) x ([\d.]+)", said)
    width, height = map(float, size.groups())
    assert abs(width - 595) < 1.5 and abs(height - 842) < 1.5, f"{pdf}: {width} x {height} is not A4"
    return int(re.search(r"Pages:\s*(\d+)", said)[1])


def code(pdf, picture):
    run("pdftoppm", "-r", "200", "-png", "-singlefile", pdf, picture.removesuffix(".png"))
    return run("zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-Sbinary", picture)


def cut(page):
    """Rows whose text is wider than its cell, which hides what is beside it."""
    return page.evaluate("""() => [...document.querySelectorAll('td, th, pre, p')]
        .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.innerText)""")


def check(browser, path, checkpoint, folder):
    page = browser.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.resolve().as_uri())
    assert set(asked) <= {path.resolve().as_uri(), "data:,"} and not said, f"{path} asks for {asked}, says {said}"
    assert page.locator("script").count() == 0 and cut(page) == [], f"{path}: {cut(page)} is cut off"
    pdf, picture = str(folder / (path.stem + ".pdf")), str(folder / (path.stem + ".png"))
    page.pdf(path=pdf, prefer_css_page_size=True)
    found = pages(pdf)
    assert found == 1, f"{path}: printed on {found} pages, not on one"
    read = code(pdf, picture)
    assert read == checkpoint, f"{path}: the QR code says {read!r}, not {checkpoint!r}"
    rows = page.locator(".signed tbody tr:not(.hashes)").count()
    # The same page, longer than a sheet: what counts pages must see it.
    page.evaluate("""() => { const body = document.querySelector('.signed tbody');
        for (let n = 0; n < 200; n++) body.append(body.rows[0].cloneNode(true)); }""")
    page.pdf(path=pdf + ".long", prefer_css_page_size=True)
    assert pages(pdf + ".long") > 1, f"{path}: a page that is too long was not found"
    page.close()
    print(f"{path.name}: one page, {rows} rows, the QR code is the checkpoint")


def main():
    words = sys.argv[1:]
    kept = pathlib.Path(words[1]) if words[:1] == ["--png"] else None
    words = words[2:] if kept else words
    if len(words) < 2:
        sys.exit(__doc__)
    checkpoint = pathlib.Path(words[0]).read_bytes()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for path in map(pathlib.Path, words[1:]):
            check(browser, path, checkpoint, kept or pathlib.Path(folder))
            try:
                check(browser, path, checkpoint[:-3] + bytes([checkpoint[-3] ^ 1]) + checkpoint[-2:], kept or pathlib.Path(folder))
            except AssertionError as wrong:
                assert "the QR code says" in str(wrong), wrong
            else:
                sys.exit(f"{path}: another checkpoint was taken for that of the QR code")
        browser.close()


main()
