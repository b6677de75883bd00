/** A home in a temporary folder, and the people who use its mailbox and calendar with programs of their own. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "../../../src/core/keys.ts";
import { localCalendar } from "../../../src/providers/local/calendar.ts";
import { localMailbox } from "../../../src/providers/local/mailbox.ts";
import type { CalendarWorld } from "../../contracts/calendar.ts";
import type { MailboxWorld } from "../../contracts/mailbox.ts";

export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), "quarterhour-local-"));
}

/** The files of one folder of the Maildir, `cur` and `new`, as paths. */
export function mailsIn(home: string, folder: "" | ".Sent" | ".Drafts"): string[] {
  return ["cur", "new"].flatMap((part) => {
    const inside = join(home, "mail", folder, part);
    try {
      return readdirSync(inside).map((name) => join(inside, name));
    } catch {
      return [];
    }
  });
}

export async function mailboxWorld(now?: () => Temporal.Instant): Promise<MailboxWorld & { home: string }> {
  const home = temporaryHome();
  const address = "dana@example.com";
  const only = (folder: "" | ".Sent" | ".Drafts", text: string) => {
    const path = mailsIn(home, folder).find((one) => readFileSync(one, "utf8").includes(text));
    if (path === undefined) throw new Error(`no mail with ${text} in ${folder}`);
    return path;
  };
  const put = (folder: string, name: string, bytes: Uint8Array | string) => {
    for (const part of ["cur", "new", "tmp"])
      mkdirSync(join(home, "mail", folder, part), { recursive: true });
    writeFileSync(join(home, "mail", folder, "new", name), bytes);
  };
  const withText = (source: string, text: string) =>
    `${source.slice(0, source.indexOf("\n\n"))}\n\n${text}\n`;
  let count = 0;
  return {
    home,
    address,
    mark: (key) => key,
    mailbox: localMailbox(join(home, "mail"), { address, ...(now === undefined ? {} : { now }) }),
    person: {
      async sends(draft) {
        // As mutt does it: another name, in the folder of new mails.
        const path = only(".Drafts", draft.messageId);
        put(".Sent", "making-the-folder", "");
        unlinkSync(join(home, "mail", ".Sent", "new", "making-the-folder"));
        renameSync(path, join(home, "mail", ".Sent", "new", `1772463600.M${count++}.laptop:2,S`));
      },
      async edits(draft, text) {
        const path = only(".Drafts", draft.messageId);
        writeFileSync(path, withText(readFileSync(path, "utf8"), text));
      },
      async rewrites(draft, text) {
        const path = only(".Drafts", draft.messageId);
        const source = readFileSync(path, "utf8")
          .replace(/^X-Quarterhour-Action:.*\n/m, "")
          .replace(/^Message-ID:.*\n/m, "Message-ID: <rewritten@laptop.example.com>\n");
        put(".Drafts", "1772463601.rewritten.laptop", withText(source, text));
        unlinkSync(path);
      },
      deletes: async (draft) => unlinkSync(only(".Drafts", draft.messageId)),
      writes: async (mime) => put(".Sent", `by-hand-${count++}`, mime),
      receives: async (mime) => put("", `arrived-${count++}`, mime),
    },
    close: async () => rmSync(home, { recursive: true }),
  };
}

export async function calendarWorld(
  calendars: readonly string[] = ["primary"],
): Promise<CalendarWorld & { home: string }> {
  const home = temporaryHome();
  const folder = join(home, "calendar");
  let now = Temporal.Instant.from("2026-03-02T15:00:00Z");
  let count = 0;
  const compact = (at: Temporal.Instant) => at.toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
  const change = (key: string, edit: (text: string) => string) => {
    now = now.add({ minutes: 1 });
    const path = join(folder, `${hash(key).slice(0, 32)}.ics`);
    writeFileSync(path, edit(readFileSync(path, "utf8")));
  };
  return {
    home,
    calendar: localCalendar(folder, { calendars, zone: "America/New_York", now: () => now }),
    person: {
      moves: async (key, start, end) =>
        change(key, (text) =>
          text
            .replace(/^DTSTART;.*$/m, `DTSTART:${compact(start)}`)
            .replace(/^DTEND;.*$/m, `DTEND:${compact(end)}`),
        ),
      deletes: async (key) => unlinkSync(join(folder, `${hash(key).slice(0, 32)}.ics`)),
      accepts: async (key) =>
        change(key, (text) => text.replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED")),
      isBusy: async (start, end) =>
        addIcs(home, `own-${count++}.ics`, [`DTSTART:${compact(start)}`, `DTEND:${compact(end)}`]),
    },
    close: async () => rmSync(home, { recursive: true }),
  };
}

/** Puts an event of the owner's own into the calendar folder. */
export function addIcs(home: string, name: string, lines: readonly string[]): void {
  const path = join(home, "calendar", name);
  mkdirSync(join(path, ".."), { recursive: true });
  const event = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "BEGIN:VEVENT",
    `UID:${name}`,
    ...lines,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ];
  writeFileSync(path, event.join("\r\n"));
}
