"""A small reader of calendar files (RFC 5545), strict where programs differ in how much they forgive."""

import re
from datetime import datetime, timedelta


def read_strictly(body: bytes) -> list[dict[str, tuple[str, datetime]]]:
    """Another parser, of our own, that knows RFC 5545 and nothing of the tz database: for each entry its plain values,
    and its times in UTC by the rules that stand in the file."""
    assert body.endswith(b"\r\n") and b"\n" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    lines = body.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    path: list[str] = []
    rules: dict[str, list[tuple[datetime, timedelta, timedelta]]] = {}
    known: dict[str, str] = {}
    found: list[dict[str, tuple[str, datetime]]] = []
    zone = ""
    for line in lines:
        head, _, value = line.partition(":")
        name, *given = head.split(";")
        parameters = dict(each.split("=", 1) for each in given)
        if name == "BEGIN":
            path.append(value)
            known = {} if value in ("STANDARD", "DAYLIGHT") else known
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert path.pop() == value
            if value in ("STANDARD", "DAYLIGHT"):
                was, now = (_moved(known[each]) for each in ("TZOFFSETFROM", "TZOFFSETTO"))
                times = [known["DTSTART"], *known.get("RDATE", "").split(",")]
                rules[zone] += [(_clock(each), was, now) for each in times if each]
        elif path[-1] == "VTIMEZONE" and name == "TZID":
            zone, rules[value] = value, []
        elif path[-1] in ("STANDARD", "DAYLIGHT"):
            assert name != "RRULE", "the rules are listed one by one"
            known[name] = ",".join(
                each for each in (known.get(name, "") if name == "RDATE" else "", value) if each
            )
        elif path[-1] == "VEVENT":
            at = datetime.min
            if "TZID" in parameters:
                local, listed = _clock(value), sorted(rules[parameters["TZID"]])
                at = local - [now for moment, was, now in listed if moment <= local][-1]
            plain = re.sub(r"\\([,;nN\\])", _plain, value)
            assert name not in found[-1]
            found[-1][name] = (plain, at)
    assert not path
    return found


def _clock(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S")


def _moved(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))


def _plain(hit: re.Match[str]) -> str:
    return "\n" if hit[1] in "nN" else hit[1]
