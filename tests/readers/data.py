"""Reads the open data of a built site as others would: `python tests/readers/data.py SITE`.

The data package goes through frictionless, the reader that the standard's authors keep; CSV and JSON have
to say the same; Popolo and Open Civic Data are held against rules written from their specifications. Each
line of the answer says what was looked at and how much of it. Anything wrong ends it with a line and 1.
"""

import csv
import json
import re
import shutil
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from frictionless import Package, system

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
POPOLO_DATE = re.compile(r"^[0-9]{4}(-[0-9]{2}){0,2}$")
OCD_ID = re.compile(r"^ocd-(event|person|organization)/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
UTC = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")


def stop(words):
    print(f"tests/readers/data.py: {words}", file=sys.stderr)
    sys.exit(1)


def holds(condition, words):
    if not condition:
        stop(words)


def said(words):
    print(f"  {words}")


def validated(folder):
    """Every error that frictionless finds in the package of a folder."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    errors = [f"{error.type}: {error.message}" for error in report.errors]
    for task in report.tasks:
        errors += [f"{task.name}: {error.type}: {error.message}" for error in task.errors]
    holds(report.valid == (not errors), "frictionless is of two minds")
    return report, errors


def read_package(data):
    report, errors = validated(data)
    holds(not errors, "\n".join(errors[:10]))
    rows = sum(task.stats.get("rows", 0) for task in report.tasks)
    holds(report.tasks and rows > 0, "the data package is empty")
    said(f"frictionless: {len(report.tasks)} tables with {rows} rows are valid")
    descriptor = json.loads((data / "datapackage.json").read_text("utf-8"))
    holds(descriptor["licenses"][0].get("path"), "the package has no licence")
    listed = {resource["path"] for resource in descriptor["resources"]}
    there = {path.name for path in data.glob("*.csv")}
    holds(listed == there, f"the package lists other files than there are: {sorted(listed ^ there)}")
    return descriptor


def notices_a_broken_key(data):
    """That frictionless does look at the keys between tables: it has to miss what is taken away."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        copy.mkdir()
        for path in [*data.glob("*.csv"), data / "datapackage.json"]:
            shutil.copy(path, copy)
        bodies = copy / "bodies.csv"
        bodies.write_bytes(bodies.read_bytes().split(b"\r\n", 1)[0] + b"\r\n")
        _, errors = validated(copy)
    broken = [error for error in errors if "foreign-key" in error]
    holds(broken, "frictionless does not miss the bodies that were taken away")
    said(f"frictionless: without the bodies it misses {len(broken)} keys, as it should")


def unguarded(text):
    behind = text.lstrip("'")
    return text[1:] if text.startswith("'") and behind.startswith(DANGEROUS) else text


def typed(cell, field):
    if cell == "":
        return None
    kind = field["type"]
    if kind == "integer":
        return int(cell)
    if kind == "number":
        return float(cell)
    if kind == "boolean":
        holds(cell in ("true", "false"), f"`{cell}` is neither true nor false")
        return cell == "true"
    holds(not cell.startswith(DANGEROUS), f"`{cell[:40]}` is taken for a formula")
    return unguarded(cell)


def read_tables(data, descriptor):
    """The rows of every table, once CSV and JSON are known to say the same."""
    tables, cells = {}, 0
    for resource in descriptor["resources"]:
        name, fields = resource["name"], resource["schema"]["fields"]
        raw = (data / resource["path"]).read_bytes()
        holds(raw.count(b"\r\n") >= 1 and raw.endswith(b"\r\n"), f"{name}.csv does not end its lines with CRLF")
        with open(data / resource["path"], encoding="utf-8", newline="") as file:
            heading, *lines = list(csv.reader(file, strict=True))
        names = [field["name"] for field in fields]
        holds(heading == names, f"{name}.csv has another heading than its schema")
        rows = [
            {field["name"]: typed(cell, field) for field, cell in zip(fields, line, strict=True)} for line in lines
        ]
        told = json.loads((data / f"{name}.json").read_text("utf-8"))
        holds(told["table"] == name and told["as_of"] == descriptor["as_of"], f"{name}.json is of something else")
        holds(told["licence"]["url"] == descriptor["licenses"][0]["path"], f"{name}.json has another licence")
        holds(len(rows) == len(told["rows"]), f"{name}: {len(rows)} rows as CSV and {len(told['rows'])} as JSON")
        for at, (left, right) in enumerate(zip(rows, told["rows"], strict=True), 1):
            holds(left == right, f"{name}, row {at}: CSV and JSON differ: {left} and {right}")
            holds(list(left) == list(right), f"{name}, row {at}: the fields stand in another order")
            cells += len(left)
        tables[name] = rows
        for field in fields:
            holds(field["description"] and not field["description"].startswith("data-"), f"{name}.{field['name']} is not described")
    said(f"CSV and JSON: {cells} cells of {len(tables)} tables say the same")
    return tables


def read_keys(descriptor, tables):
    followed = 0
    for resource in descriptor["resources"]:
        schema, rows = resource["schema"], tables[resource["name"]]
        key = schema.get("primaryKey", [])
        if key:
            found = [tuple(row[name] for name in key) for row in rows]
            holds(len(found) == len(set(found)), f"{resource['name']}: two rows have one key")
            holds(all(None not in each for each in found), f"{resource['name']}: a key is empty")
        for foreign in schema.get("foreignKeys", []):
            to = foreign["reference"]["resource"] or resource["name"]
            [own], [other] = foreign["fields"], foreign["reference"]["fields"]
            known = {row[other] for row in tables[to]}
            for row in rows:
                if row[own] is not None:
                    holds(row[own] in known, f"{resource['name']}.{own}: `{row[own]}` is not in {to}")
                    followed += 1
    said(f"keys: {followed} lead to a row of their table")


def read_dates(descriptor, tables):
    looked, several = 0, 0
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            if "pattern" not in field.get("constraints", {}):
                continue
            for row in tables[resource["name"]]:
                text = row[field["name"]]
                if text is None:
                    continue
                holds(row[f"{field['name']}_as_written"] is not None, f"{resource['name']}.{field['name']}: {text} has no words")
                for part in text.split("/"):
                    real_date(part, f"{resource['name']}.{field['name']}")
                looked, several = looked + 1, several + (len(text) != 10)
    holds(looked > 0, "there are no dates")
    said(f"EDTF: {looked} dates are real, {several} of them no single day")


def real_date(text, where):
    if text == "..":
        return
    parts = [int(part) for part in text.split("-")]
    is_season = len(parts) == 2 and 21 <= parts[1] <= 24
    try:
        date(parts[0], parts[1] if len(parts) > 1 and not is_season else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        stop(f"{where}: {text} is no date")


def read_popolo(data, tables):
    told = json.loads((data / "popolo.json").read_text("utf-8"))
    known = {}
    for kind in ("persons", "organizations", "posts"):
        for record in told[kind]:
            holds(isinstance(record["id"], str) and record["id"] not in known, f"popolo: {record['id']} stands twice")
            holds(record.get("name") or record.get("label"), f"popolo: {record['id']} has no name")
            known[record["id"]] = kind
            for key in ("founding_date", "dissolution_date"):
                holds(POPOLO_DATE.match(record.get(key, "2000")), f"popolo: {record['id']} has a bad {key}")
            for other in record.get("other_names", []):
                holds(other.get("name"), f"popolo: {record['id']} has an empty name")
            for link in record["links"]:
                holds(link["url"].startswith(("https://", "http://", "/")), f"popolo: {link['url']} is no address")
    counts = {kind: len(told[kind]) for kind in ("persons", "organizations", "posts")}
    holds(counts["persons"] == len(tables["people"]), "popolo: other people than in the table")
    holds(counts["organizations"] == len(tables["bodies"]) + len(tables["organisations"]), "popolo: other organisations than in the tables")
    holds(counts["posts"] == len(tables["posts"]), "popolo: other posts than in the table")

    def leads(record, key, kind):
        if key in record:
            holds(known.get(record[key]) == kind, f"popolo: {record['id']}: {key} `{record[key]}` leads nowhere")

    for record in [*told["organizations"], *told["posts"]]:
        leads(record, "parent_id", "organizations")
        leads(record, "organization_id", "organizations")
        for successor in record.get("successors", []):
            leads({**successor, "id": record["id"]}, "organization_id", "organizations")
    ids = set()
    for membership in told["memberships"]:
        holds(membership["id"] not in ids, f"popolo: membership {membership['id']} stands twice")
        ids.add(membership["id"])
        leads(membership, "person_id", "persons")
        leads(membership, "post_id", "posts")
        leads(membership, "organization_id", "organizations")
        leads(membership, "on_behalf_of_id", "organizations")
        holds("organization_id" in membership or "post_id" in membership, f"popolo: {membership['id']} is of nothing")
        for key in ("start_date", "end_date"):
            holds(POPOLO_DATE.match(membership.get(key, "2000")), f"popolo: {membership['id']} has a bad {key}")
    seats = [row for row in tables["memberships"] if not row["is_withheld"]]
    holds(len(told["memberships"]) == len(seats) + len(tables["holdings"]), "popolo: other memberships than in the tables")
    text = json.dumps(told)
    holds("contact_details" not in text and '"email"' not in text, "popolo: somebody's contact details are told")
    said(f"Popolo: {', '.join(f'{count} {kind}' for kind, count in counts.items())}, {len(ids)} memberships")


def moment(text, where):
    holds(UTC.match(text), f"{where}: `{text}` is no moment in UTC")
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def read_events(data, tables):
    told = json.loads((data / "events.json").read_text("utf-8"))
    ids, items = set(), 0
    for event in told["events"]:
        where = f"events: {event['extras']['reference']}"
        holds(OCD_ID.match(event["id"]) and event["id"].startswith("ocd-event/"), f"{where}: `{event['id']}` is no id")
        holds(event["id"] not in ids, f"{where}: the id stands twice")
        ids.add(event["id"])
        holds(event["_type"] == "event" and event["name"] and event["classification"], f"{where}: something is missing")
        holds(event["timezone"] == "Europe/London", f"{where}: another time zone")
        start = moment(event["start_time"], where)
        holds(event["end_time"] is None or moment(event["end_time"], where) > start, f"{where}: it ends before it begins")
        holds(isinstance(event["all_day"], bool), f"{where}: all_day is neither true nor false")
        holds(not event["all_day"] or start.hour in (23, 0), f"{where}: a whole day begins at {start}")
        holds(event["status"] in ("cancelled", "tentative", "confirmed", "passed"), f"{where}: status {event['status']}")
        holds(event["location"] is None or event["location"]["name"], f"{where}: a place without a name")
        for participant in event["participants"]:
            holds(participant["name"] and participant["type"] in ("person", "organization"), f"{where}: {participant}")
            holds(OCD_ID.match(participant["id"]), f"{where}: `{participant['id']}` is no id")
        for item in event["agenda"]:
            items += 1
            holds(item["description"], f"{where}: an item without words")
            for entity in item["related_entities"]:
                holds(entity["name"] and OCD_ID.match(entity["id"]), f"{where}: {entity}")
        for link in [*event["links"], *event["documents"], *event["sources"]]:
            holds(link["url"].startswith(("https://", "http://", "/")), f"{where}: {link['url']} is no address")
    left = told["meta"]["meetings_without_a_day"]
    holds(len(ids) + left == len(tables["meetings"]), "events: other meetings than in the table")
    said(f"Open Civic Data: {len(ids)} events with {items} agenda items, {left} meetings without a day")


def read_pages(site, tables):
    """Every page that a row names is there. Where the site will stand is in front of all of them."""
    addresses = {row["page"] for rows in tables.values() for row in rows if "page" in row}
    base = next((row["page"] for row in tables["recommendations"]), "").split("recommendations/")[0]
    for address in sorted(addresses):
        below = address.removeprefix(base).split("#")[0]
        holds(address.startswith(base) and (site / below / "index.html").is_file(), f"{address} is no page of the site")
    said(f"pages: {len(addresses)} addresses of rows are pages")


def main():
    if len(sys.argv) != 2:
        stop("say which site: python tests/readers/data.py SITE")
    site = Path(sys.argv[1])
    data = site / "data"
    holds((data / "datapackage.json").is_file(), f"{data} has no data package")
    descriptor = read_package(data)
    notices_a_broken_key(data)
    tables = read_tables(data, descriptor)
    read_keys(descriptor, tables)
    read_dates(descriptor, tables)
    read_pages(site, tables)
    read_popolo(data, tables)
    read_events(data, tables)


main()
