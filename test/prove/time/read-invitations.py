"""Reads invitations with Python's icalendar, or with libical; prints what each says as JSON.

    python3 read-invitations.py icalendar|libical < TEXTS     a JSON list of iCalendar texts on stdin
    python3 read-invitations.py offsets < MOMENTS             a JSON list of [zone, seconds since 1970]

Each row of the first: method, uid, sequence, stamp, start, end (seconds since 1970), summary, description, location, status, the
organizer and the attendee as [name, address], the attendee's answer, and whether one is asked for. The second prints how
many seconds each zone is ahead of UTC then, as this machine knows it; null for a zone that it does not know.
"""

import datetime
import json
import sys


def seconds(at):
    if at.tzinfo is None:
        raise SystemExit("a time has no zone")
    return int(at.astimezone(datetime.timezone.utc).timestamp())


def person(value, params):
    return [params("CN") or "", str(value)]


def by_icalendar(text):
    import icalendar

    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    attendee, organizer = event["ATTENDEE"], event["ORGANIZER"]
    if event.errors:
        raise SystemExit(f"{event['UID']}: {event.errors}")
    return [
        str(calendar["METHOD"]),
        str(event["UID"]),
        int(event["SEQUENCE"]),
        seconds(event.decoded("DTSTAMP")),
        seconds(event.decoded("DTSTART")),
        seconds(event.decoded("DTEND")),
        str(event["SUMMARY"]),
        str(event["DESCRIPTION"]),
        str(event["LOCATION"]),
        str(event["STATUS"]),
        person(organizer, organizer.params.get),
        person(attendee, attendee.params.get),
        attendee.params["PARTSTAT"],
        attendee.params["RSVP"],
    ]


def by_libical(text):
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib as ical

    calendar = ical.Component.new_from_string(text)
    # Its own check of what each method must and must not carry (RFC 5546).
    if not calendar.check_restrictions() or calendar.count_errors() > 0:
        raise SystemExit(f"libical objects: {calendar.as_ical_string()}")
    event = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
    method = calendar.get_first_property(ical.PropertyKind.METHOD_PROPERTY)
    status = event.get_first_property(ical.PropertyKind.STATUS_PROPERTY)
    organizer = event.get_first_property(ical.PropertyKind.ORGANIZER_PROPERTY)
    attendee = event.get_first_property(ical.PropertyKind.ATTENDEE_PROPERTY)
    at = lambda time: time.as_timet_with_zone(time.get_timezone() or ical.Timezone.get_utc_timezone())
    return [
        method.get_value_as_string(),
        event.get_uid(),
        event.get_sequence(),
        at(event.get_dtstamp()),
        at(event.get_dtstart()),
        at(event.get_dtend()),
        event.get_summary(),
        event.get_description(),
        event.get_location(),
        status.get_value_as_string(),
        person(organizer.get_organizer(), organizer.get_parameter_as_string),
        person(attendee.get_attendee(), attendee.get_parameter_as_string),
        attendee.get_parameter_as_string("PARTSTAT"),
        attendee.get_parameter_as_string("RSVP"),
    ]


def offset(moment):
    import zoneinfo

    zone, at = moment
    try:
        local = datetime.datetime.fromtimestamp(at, zoneinfo.ZoneInfo(zone))
    except zoneinfo.ZoneInfoNotFoundError:
        return None
    return int(local.utcoffset().total_seconds())


read = {"icalendar": by_icalendar, "libical": by_libical, "offsets": offset}[sys.argv[1]]
print(json.dumps([read(one) for one in json.load(sys.stdin)]))
