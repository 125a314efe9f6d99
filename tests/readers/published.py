"""A published site as the readers of the tests see it: its files, and which file a whole address means."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Site:
    def __init__(self, folder, base):
        self.folder = Path(folder)
        self.base = base

    def file_of(self, url):
        """The file that stands at a whole address; none outside the site or where there is none."""
        plain = url.split("#")[0].split("?")[0]
        if not plain.startswith(self.base):
            return None
        path = unquote(plain[len(self.base):])
        if path == "" or path.endswith("/"):
            path += "index.html"
        file = self.folder / path
        return file if file.is_file() else None

    def files(self, ending):
        return sorted(self.folder.rglob("*" + ending))


class Page(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids = set()
        self.links = []
        self.data = []
        self.canonical = None
        self._in_data = False
        self.feed(text)

    @staticmethod
    def read(file):
        return Page(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "link":
            rel = attributes.get("rel", "")
            if rel == "canonical":
                self.canonical = attributes.get("href")
            if rel == "alternate":
                self.links.append((attributes.get("type"), attributes.get("href")))
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self._in_data = True
            self.data.append("")

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_data = False

    def handle_data(self, data):
        if self._in_data:
            self.data[-1] += data


def is_whole(url):
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


class Faults:
    """Collects what is wrong, and says so at the end."""

    def __init__(self):
        self.found = []

    def unless(self, holds, *words):
        if not holds:
            self.found.append(" ".join(str(word) for word in words))
        return bool(holds)

    def end(self, told):
        for fault in self.found[:50]:
            print(fault)
        if self.found:
            raise SystemExit(f"{len(self.found)} faults")
        print(told)
