"""Reads a home's mail with Python's own mailbox and email, and its events line by line; prints rows as JSON.

    python3 read-home.py HOME Drafts|Sent     key, To, Subject and text part of every mail
    python3 read-home.py HOME events          key, UID, start and end of every event, through the package icalendar
"""

import email.policy
import json
import mailbox
import pathlib
import sys


def mails(home, folder):
    box = mailbox.Maildir(
        pathlib.Path(home, "mail", "." + folder),
        factory=lambda file: email.message_from_binary_file(file, policy=email.policy.default),
        create=False,
    )
    for message in box:
        if message.defects:
            raise SystemExit(f"{message['Message-ID']}: {message.defects}")
        body = message.get_body(preferencelist=("plain",))
        (to,) = message["To"].addresses
        yield [
            str(message["X-Quarterhour-Action"] or ""),
            to.addr_spec,
            str(message["Subject"]),
            body.get_content().replace("\r\n", "\n").strip(),
        ]


def events(home):
    import icalendar

    for path in pathlib.Path(home, "calendar").glob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        for event in calendar.walk("VEVENT"):
            yield [
                str(event["X-QUARTERHOUR-ACTION"]),
                str(event["UID"]),
                event.decoded("DTSTART").isoformat(),
                event.decoded("DTEND").isoformat(),
            ]


home, what = sys.argv[1:]
print(json.dumps(sorted(events(home) if what == "events" else mails(home, what))))
