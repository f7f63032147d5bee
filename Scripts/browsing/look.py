#!/usr/bin/env python3
"""Looks at a publication with a real browser: look.py [--files] FOLDER [SECRET…]

Checks that every figure of publication.json is shown in its cell, on a desk screen and on a phone; that no page is wider
than the phone, but for the boxes that scroll; that nothing is cut off or laid over anything else; that printing fits A4
and may repeat the headings; that no page runs or asks for anything beyond the folder; and that no SECRET is anywhere, be it within the zip. With --files only the files are read, without a browser. Needs the
Python package playwright and a Chromium: CHROMIUM=PATH, else the one that Scripts/browser-test installs. With pdftotext (poppler-utils) it also reads what was printed: each page that goes on with a table begins with its headings.
"""
import io, json, os, pathlib, re, shutil, subprocess, sys, zipfile

SCREENS = {"desk": (1280, 900), "phone": (390, 844)}
A4 = (594.96, 841.92)  # points, as Chromium rounds them

# Every cell with its place, counted over all tables of the page, with what a reader sees of it.
CELLS = """() => {
  const cells = []; let before = 0;
  for (const table of document.querySelectorAll('table')) {
    const taken = new Set();
    [...table.rows].forEach((row, index) => {
      let column = 1;
      for (const cell of row.cells) {
        while (taken.has(index + ':' + column)) column++;
        for (let r = 0; r < cell.rowSpan; r++)
          for (let c = 0; c < cell.colSpan; c++) taken.add((index + r) + ':' + (column + c));
        const box = cell.getBoundingClientRect(), style = getComputedStyle(cell);
        cells.push({row: before + index + 1, column, row_span: cell.rowSpan, column_span: cell.colSpan,
          text: cell.innerText, path: cell.dataset.path ?? null, table: table.className,
          left: box.left, right: box.right, top: box.top, bottom: box.bottom,
          is_cut: cell.scrollWidth > cell.clientWidth + 1, is_seen: style.visibility == 'visible' && box.height > 0});
      }
    });
    before += table.rows.length;
  }
  return cells;
}"""

WIDTHS = """() => {
  const wide = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('.box') && !element.matches('.box')) continue;
    if (element.getBoundingClientRect().right > innerWidth + 0.5) wide.push(element.tagName + '.' + element.className);
  }
  return {page: document.documentElement.scrollWidth, screen: innerWidth, wide,
    boxes: [...document.querySelectorAll('.box')].map(box => getComputedStyle(box).overflowX)};
}"""


def unpacked(name, data):
    """A file as text; of a zip or a workbook each file in it."""
    if not data.startswith(b"PK"):
        yield name, data.decode("utf-8")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.namelist():
            yield from unpacked(f"{name}/{part}", packed.read(part))


class Looking:
    def __init__(self, folder, secrets):
        self.folder, self.secrets, self.wrong, self.checked, self.pages = folder, secrets, [], 0, 0

    def expect(self, is_right, what):
        self.checked += 1
        if not is_right:
            self.wrong.append(what)

    def files(self):
        data = json.loads((self.folder / "publication.json").read_text("utf-8"))
        self.header = data["header"]
        for file in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            name = str(file.relative_to(self.folder))
            for part, text in unpacked(name, file.read_bytes()):
                for secret in self.secrets:
                    self.expect(secret not in text and secret not in part, f"{part} holds the secret {secret}")
        self.zip()
        return data

    def zip(self):
        """publication.zip holds every other file, and nothing else."""
        with zipfile.ZipFile(self.folder / "publication.zip") as packed:
            inside = {name: packed.read(name) for name in packed.namelist()}
        files = (path for path in self.folder.rglob("*") if path.is_file())
        beside = {str(path.relative_to(self.folder)): path.read_bytes() for path in files}
        del beside["publication.zip"]
        self.expect(inside == beside, f"publication.zip is not what is beside it: {inside.keys() ^ beside.keys()}")

    def compare(self, where, shown, expected):
        """The cells of a page against those of publication.json, by place."""
        places = {(cell["row"], cell["column"]): cell for cell in shown}
        self.expect(len(shown) == len(expected) == len(places), f"{where}: {len(shown)} cells, not {len(expected)}")
        for cell in expected:
            place = f"{where} row {cell['row']} column {cell['column']}"
            found = places.get((cell["row"], cell["column"]))
            if found is None:
                self.expect(False, f"{place}: no cell")
                continue
            plain = " ".join(cell["text"].split())
            self.expect(" ".join(found["text"].split()) == plain, f"{place}: “{found['text']}”, not “{plain}”")
            for key in ("row_span", "column_span", "path"):
                self.expect(found[key] == cell.get(key), f"{place}: {key} {found[key]}, not {cell.get(key)}")

    def measure(self, where, shown, count):
        """Cells of one column stand below each other, none is cut off, none lies over another."""
        edges = {}
        for cell in shown:
            place = f"{where} row {cell['row']} column {cell['column']}"
            self.expect(cell["is_seen"] and not cell["is_cut"], f"{place} is hidden or cut off")
            for column, x in ((cell["column"], cell["left"]), (cell["column"] + cell["column_span"], cell["right"])):
                if 1 < column <= count:
                    self.expect(abs(edges.setdefault(column, x) - x) < 1.5, f"{place} is not below its column")
        for cell in shown:
            for other in shown:
                across = min(cell["right"], other["right"]) - max(cell["left"], other["left"])
                down = min(cell["bottom"], other["bottom"]) - max(cell["top"], other["top"])
                if cell is not other and across > 1.5 and down > 1.5:
                    self.expect(False, f"{where}: “{cell['text']}” lies over “{other['text']}”")

    def page(self, browser, path, screen, expected):
        width, height = SCREENS[screen]
        context = browser.new_context(
            viewport={"width": width, "height": height}, is_mobile=screen == "phone", java_script_enabled=True)
        page = context.new_page()
        where = f"{path} ({screen})"
        asked = []
        page.on("console", lambda message: self.expect(False, f"{where}: the console says {message.text}"))
        page.on("pageerror", lambda error: self.expect(False, f"{where}: {error}"))
        page.on("requestfailed", lambda request: self.expect(False, f"{where}: {request.url} failed"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((self.folder / path).as_uri())
        for url in asked:
            self.expect(url.startswith(self.folder.as_uri() + "/") or url == "data:,", f"{where} asks for {url}")
        self.expect(page.locator("script").count() == 0, f"{where} has a script")
        self.expect(page.evaluate("document.documentElement.lang") == "zh-CN", f"{where} is not zh-CN")
        self.expect(page.title() != "" and page.locator("h1").count() == 1, f"{where} has no title")
        self.expect(page.locator("table:not(:has(> caption))").count() == 0, f"{where}: a table without a caption")
        widths = page.evaluate(WIDTHS)
        self.expect(widths["page"] <= widths["screen"] == width, f"{where} is {widths['page']} wide, on {width}")
        self.expect(widths["wide"] == [], f"{where}: {widths['wide']} reach over the edge")
        self.expect(set(widths["boxes"]) <= {"auto"}, f"{where}: boxes {widths['boxes']}")
        shown = page.evaluate(CELLS)
        if expected is not None:
            self.compare(where, shown, expected)
            self.measure(where, shown, max(cell["column"] + cell["column_span"] - 1 for cell in expected))
        if path == "index.html":
            fields = {cell["path"]: cell["text"] for cell in shown if cell["path"]}
            self.expect(fields == self.header, f"{where}: the header says {fields}, not {self.header}")
        text = page.evaluate("document.documentElement.innerText") + page.title()
        for secret in self.secrets:
            self.expect(secret not in text, f"{where} shows the secret {secret}")
        if screen == "desk":
            self.links(page, path)
            self.paper(page, path)
        self.last = page.evaluate("document.body.innerText")
        context.close()

    def links(self, page, path):
        for link in page.evaluate("[...document.links].map(link => link.href)"):
            target = pathlib.Path(link.removeprefix("file://"))
            self.expect(link.startswith(self.folder.as_uri() + "/") and target.is_file(), f"{path} leads to {link}")

    def paper(self, page, path):
        """Printed, nothing is wider than A4, and the headings of a table come again on each of its pages."""
        page.emulate_media(media="print")
        is_wide = page.locator("body.wide").count() == 1
        millimetres = (297 if is_wide else 210) - 24
        page.set_viewport_size({"width": int(millimetres * 96 / 25.4), "height": 800})
        reach = page.evaluate("Math.max(...[...document.querySelectorAll('table')].map(t => t.getBoundingClientRect().right))")
        self.expect(reach <= millimetres * 96 / 25.4 + 1, f"{path}: printed, a table reaches over the paper's edge")
        cut = [cell for cell in page.evaluate(CELLS) if cell["is_cut"]]
        self.expect(cut == [], f"{path}: printed, {[cell['text'] for cell in cut]} are cut off")
        heads = page.evaluate("[...document.querySelectorAll('thead')].map(head => getComputedStyle(head).display)")
        self.expect(set(heads) <= {"table-header-group"}, f"{path}: printed, headings are {heads}")
        # Where the part without headings is longer than a page, that page begins with none.
        is_long = page.evaluate("document.querySelector('table:not(:has(thead))')?.offsetHeight > 600")
        pdf = page.pdf(prefer_css_page_size=True)
        for size in re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf) or [(b"0", b"0")]:
            found = tuple(map(float, size))
            right = (A4[1], A4[0]) if is_wide else A4
            self.expect(max(abs(a - b) for a, b in zip(found, right)) < 1, f"{path}: printed on {found}")
        if heads and not is_long and shutil.which("pdftotext"):
            self.repeated(page, path, pdf)

    def repeated(self, page, path, pdf):
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
        heads = page.evaluate("[...document.querySelectorAll('thead')].map(head => head.rows[0].cells[0].innerText)")
        for number, sheet in enumerate(text.decode("utf-8").split("\f")[1:], 2):
            first = "".join(next((line for line in sheet.splitlines() if line.strip()), "").split())
            is_right = not first or first == "注：" or any("".join(head.split()) in first for head in heads)
            self.expect(is_right, f"{path}: printed, page {number} begins with “{first}”, not with headings")


def rows(names, lines, path):
    """The cells of a plain table: its headings, then its lines."""
    cells = [dict(row=1, column=c, row_span=1, column_span=1, text=n, path=None) for c, n in enumerate(names, 1)]
    for number, line in enumerate(lines, 1):
        for column, name in enumerate(names, 1):
            cells.append(dict(
                row=number + 1, column=column, row_span=1, column_span=1, text=line[name], path=f"{path}[{number}].{name}"))
    return cells


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    words = sys.argv[1:]
    with_browser = words[0] != "--files"
    folder, *secrets = words if with_browser else words[1:]
    looking = Looking(pathlib.Path(folder).resolve(), secrets)
    data = looking.files()
    if with_browser:
        look(looking, data)
    for wrong in looking.wrong:
        print(f"wrong: {wrong}", file=sys.stderr)
    print(f"{looking.pages} pages, {looking.checked} checks, {len(looking.wrong)} wrong")
    sys.exit(1 if looking.wrong else 0)


def look(looking, data):
    """Every page on every screen, in one browser."""
    from playwright.sync_api import sync_playwright

    pages = {"index.html": None}
    ledger = data["rectification"]
    pages[ledger["page"]] = rows(ledger["columns"], ledger["rows"], "items") if ledger["rows"] else None
    pages |= {form["page"]: form["cells"] for form in data["forms"]}
    found = {str(path.relative_to(looking.folder)) for path in looking.folder.rglob("*.html")}
    looking.expect(found == set(pages), f"pages that are not in publication.json, or missing: {found ^ set(pages)}")
    titles = {form["page"]: [form["title"], form["left"], form["right"], *form["notes"]] for form in data["forms"]}
    titles["index.html"] = [*data["header"].values(), *data["notes"], *(form["right"] for form in data["forms"])]
    titles[ledger["page"]] = ledger["notes"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for path, expected in sorted(pages.items()):
            for screen in SCREENS:
                looking.page(browser, path, screen, expected)
                for text in titles[path]:
                    looking.expect(text in looking.last, f"{path} ({screen}) does not show “{text}”")
        browser.close()
    looking.pages = len(pages)


if __name__ == "__main__":
    main()
