"""Reads every feed and calendar of a published site with the programs that people use, and holds each
against the rules of its format: RFC 4287 (Atom), JSON Feed 1.1 and RFC 5545 (iCalendar).

    python follow.py SITE
"""

import datetime
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
import zoneinfo
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import icalendar

from published import Faults, Page, Site, is_whole

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
# RFC 4151: an authority, a date, and characters that may stand in a URI.
TAG = re.compile(
    r"^tag:[A-Za-z0-9][A-Za-z0-9.-]*,\d{4}(-\d\d(-\d\d)?)?:([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*$"
)


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def one(faults, file, parent, name, least=1, most=1):
    """The text of an element that stands there so many times."""
    found = parent.findall(ATOM + name)
    faults.unless(least <= len(found) <= most, file, name, "stands", len(found), "times")
    return (found[0].text or "") if found else ""


def read_atom(site, faults, file, pages):
    data = file.read_bytes()
    root = ElementTree.fromstring(data)
    faults.unless(root.tag == ATOM + "feed", file, "is no feed")
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    feed = {
        "id": one(faults, file, root, "id"),
        "title": one(faults, file, root, "title"),
        "subtitle": one(faults, file, root, "subtitle", 0),
        "updated": one(faults, file, root, "updated"),
        "rights": one(faults, file, root, "rights", 0),
        "language": language,
        "author": one(faults, file, root.find(ATOM + "author"), "name"),
        "entries": [],
    }
    one(faults, file, root, "generator", 0)
    faults.unless(feed["title"].strip(), file, "has no title")
    faults.unless(feed["author"].strip(), file, "has no author")
    faults.unless(TAG.match(feed["id"]), file, "the id is no tag:", feed["id"])
    faults.unless(MOMENT.match(feed["updated"]), file, "updated is no moment:", feed["updated"])
    check_links(site, faults, file, root, pages)
    own = [link.get("href") for link in root.findall(ATOM + "link") if link.get("rel") == "self"]
    if faults.unless(len(own) == 1, file, "has", len(own), "links to itself"):
        there = site.file_of(own[0])
        same = there is not None and there.read_bytes() == data
        faults.unless(same, file, "says that it stands at", own[0])
        feed["self"] = own[0]
    before = None
    for entry in root.findall(ATOM + "entry"):
        item = {
            name: one(faults, file, entry, name)
            for name in ("id", "title", "published", "updated", "summary")
        }
        for name in ("published", "updated"):
            faults.unless(MOMENT.match(item[name]), file, name, "is no moment:", item[name])
        faults.unless(TAG.match(item["id"]), file, "the id is no tag:", item["id"])
        faults.unless(item["title"].strip(), file, item["id"], "has no title")
        faults.unless(item["summary"].strip(), file, item["id"], "has no summary")
        faults.unless(moment(item["published"]) <= moment(item["updated"]), file, item["id"])
        if before is not None:
            ordered = moment(item["updated"]) <= before
            faults.unless(ordered, file, item["id"], "is newer than the entry before it")
        before = moment(item["updated"])
        check_links(site, faults, file, entry, pages)
        ways = [
            link.get("href")
            for link in entry.findall(ATOM + "link")
            if link.get("rel", "alternate") == "alternate"
        ]
        has_way = bool(ways) or entry.find(ATOM + "content") is not None
        faults.unless(has_way, file, item["id"], "has neither a link nor content")
        item["link"] = ways[0] if ways else None
        feed["entries"].append(item)
    ids = [item["id"] for item in feed["entries"]]
    faults.unless(len(set(ids)) == len(ids), file, "an id stands twice")
    if feed["entries"]:
        faults.unless(feed["updated"] == feed["entries"][0]["updated"], file, "is not of its newest entry")
    parsed = feedparser.parse(data)
    faults.unless(not parsed.bozo, file, "feedparser:", parsed.get("bozo_exception"))
    faults.unless(parsed.version == "atom10", file, "feedparser takes it for", parsed.version)
    seen = [(entry.id, entry.link) for entry in parsed.entries]
    wanted = [(item["id"], item["link"]) for item in feed["entries"]]
    faults.unless(seen == wanted, file, "feedparser sees other entries")
    return feed


def check_links(site, faults, file, parent, pages):
    """Links are whole, lead to what there is, and no two say the same."""
    kinds = set()
    for link in parent.findall(ATOM + "link"):
        href = link.get("href", "")
        faults.unless(is_whole(href), file, "links to", href)
        relation = link.get("rel", "alternate")
        kind = (relation, link.get("type"), link.get("hreflang"))
        faults.unless(relation != "alternate" or kind not in kinds, file, "two links", kind)
        kinds.add(kind)
        if relation == "license":
            continue
        there = site.file_of(href)
        if not faults.unless(there is not None, file, "leads nowhere:", href):
            continue
        if "#" in href:
            if there not in pages:
                pages[there] = Page.read(there)
            faults.unless(href.split("#")[1] in pages[there].ids, file, "leads to no place:", href)


def read_json(faults, file, feed):
    data = json.loads(file.read_text(encoding="utf-8"))
    known = {
        "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url",
        "icon", "favicon", "authors", "language", "expired", "hubs", "items",
    }
    known_of_item = {
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
        "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments",
    }
    strange = [key for key in data if key not in known and not key.startswith("_")]
    faults.unless(not strange, file, "has keys that JSON Feed does not know:", strange)
    faults.unless(data["version"] == "https://jsonfeed.org/version/1.1", file, data["version"])
    for key in ("home_page_url", "feed_url"):
        faults.unless(is_whole(data[key]), file, key, data[key])
    faults.unless(data["feed_url"] == feed["self"].replace("feed.atom", "feed.json"), file, "feed_url")
    for mine, other in (("title", "title"), ("description", "subtitle"), ("language", "language")):
        faults.unless(data[mine] == feed[other], file, mine, "differs from the Atom")
    faults.unless([author["name"] for author in data["authors"]] == [feed["author"]], file, "authors")
    items = []
    for item in data["items"]:
        strange = [key for key in item if key not in known_of_item and not key.startswith("_")]
        faults.unless(not strange, file, "has keys that JSON Feed does not know:", strange)
        faults.unless(isinstance(item["id"], str), file, "an id is no text")
        has_content = "content_text" in item or "content_html" in item
        faults.unless(has_content, file, item["id"], "has no content")
        items.append({
            "id": item["id"], "title": item["title"], "link": item["url"],
            "summary": item["content_text"],
            "published": item["date_published"], "updated": item["date_modified"],
        })
    faults.unless(items == feed["entries"], file, "has other entries than the Atom")


def read_calendar(site, faults, file, events):
    data = file.read_bytes()
    faults.unless(data.endswith(b"\r\n"), file, "does not end with a line's end")
    faults.unless(data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r"), file, "line ends")
    for line in data.split(b"\r\n"):
        faults.unless(len(line) <= 75, file, "a line of", len(line), "bytes")
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    for key in ("VERSION", "PRODID"):
        faults.unless(key in calendar, file, "has no", key)
    faults.unless(str(calendar["VERSION"]) == "2.0", file, calendar["VERSION"])
    faults.unless(str(calendar["METHOD"]) == "PUBLISH", file, calendar["METHOD"])
    faults.unless(calendar.subcomponents, file, "holds nothing")
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    for zone in calendar.walk("VTIMEZONE"):
        check_zone(faults, file, zone)
    known = set()
    for event in calendar.walk("VEVENT"):
        uid = str(event["UID"])
        faults.unless(not event.errors, file, uid, event.errors)
        faults.unless(uid not in known, file, uid, "stands twice")
        known.add(uid)
        for key in ("DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "URL"):
            faults.unless(key in event, file, uid, "has no", key)
        stamp = event["DTSTAMP"].dt
        faults.unless(stamp.utcoffset() == datetime.timedelta(0), file, uid, "DTSTAMP")
        start = event["DTSTART"].dt
        zone = event["DTSTART"].params.get("TZID")
        if isinstance(start, datetime.datetime):
            faults.unless(zone in zones, file, uid, "a zone that it does not tell:", zone)
        if "DTEND" in event:
            end = event["DTEND"].dt
            faults.unless(type(end) is type(start) and end > start, file, uid, start, end)
        state = str(event["STATUS"])
        faults.unless(state in ("CONFIRMED", "CANCELLED", "TENTATIVE"), file, uid, state)
        faults.unless(site.file_of(str(event["URL"])), file, uid, "leads nowhere:", event["URL"])
        text = event.to_ical()
        faults.unless(events.setdefault(uid, text) == text, file, uid, "is another event elsewhere")
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    faults.unless(again == calendar, file, "is not the same when it is written again")
    return len(known)


def check_zone(faults, file, zone):
    """The rule in the file says what the world's list of zones says."""
    told = zone.to_tz()
    listed = zoneinfo.ZoneInfo(str(zone["TZID"]))
    for year in range(1997, 2035):
        for month, day in ((1, 15), (3, 25), (4, 1), (7, 1), (10, 24), (11, 1)):
            noon = datetime.datetime(year, month, day, 12)
            same = noon.replace(tzinfo=told).utcoffset() == noon.replace(tzinfo=listed).utcoffset()
            faults.unless(same, file, "another time than the zone's on", noon)


def main(folder):
    faults = Faults()
    first = ElementTree.parse(Path(folder) / "feed.atom").getroot()
    own = [link.get("href") for link in first.findall(ATOM + "link") if link.get("rel") == "self"]
    site = Site(folder, own[0].removesuffix("feed.atom"))
    pages, said, feeds = {}, {}, {}
    atoms = site.files("feed.atom")
    entries = 0
    for file in atoms:
        feed = read_atom(site, faults, file, pages)
        read_json(faults, file.with_name("feed.json"), feed)
        entries += len(feed["entries"])
        own = feeds.setdefault(feed["id"], feed["self"])
        faults.unless(own == feed["self"], file, "has the id of", own)
        for item in feed["entries"]:
            faults.unless(said.setdefault(item["id"], item) == item, file, item["id"], "says two things")
    faults.unless(len(site.files("feed.json")) == len(atoms), "feeds of one format only")
    calendars = site.files(".ics")
    events = {}
    count = sum(read_calendar(site, faults, file, events) for file in calendars)
    led = set()
    for file in site.files(".html"):
        for kind, href in Page.read(file).links:
            there = site.file_of(urljoin(site.base, href))
            if faults.unless(there is not None, file, "leads to no feed:", href):
                led.add(there)
    # Beside a former address stand the same bytes, to which no page leads any more.
    known = {file.read_bytes() for file in led}
    for file in [*atoms, *calendars]:
        faults.unless(file.read_bytes() in known, file, "is a file to which no page leads")
    faults.unless(entries > 100 and count > 10, "only", entries, "entries and", count, "events")
    faults.end(
        f"{len(atoms)} feeds with {entries} entries in two formats, "
        f"{len(calendars)} calendars with {count} events: all as their formats want it"
    )


if __name__ == "__main__":
    main(sys.argv[1])
