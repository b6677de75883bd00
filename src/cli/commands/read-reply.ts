import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { machineZone } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { type ReplyInput, readReply } from "../../core/read-reply/read-reply.ts";
import type { Person, ReadReply } from "../../core/reading.ts";
import { sayBothZones, sayTime } from "../../core/say-time.ts";
import type { Slot } from "../../core/slot.ts";
import { parseMail } from "../../formats/mime-in.ts";
import { readBatch, toLineInput } from "../deeds/reply-batch.ts";
import { toReplyInput } from "../deeds/reply-file.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import { type Given, parsed, parseInstant } from "../frame/given.ts";

export const command: Command = {
  takesNow: false,
  args: [{ name: "file", summary: "a mail as it is on the wire (.eml)" }],
  options: [
    {
      flags: "--offered <times>",
      summary:
        "the times that you had offered, with commas between: START or START/END, each with its offset",
    },
    { flags: "--zones <zones>", summary: "your time zone and theirs, with a comma between" },
    { flags: "--now <instant>", summary: "when it is read, for a mail without a date" },
    { flags: "--batch <file>", summary: "many at once: a file with one JSON object a line" },
  ],
  details: `Nothing is kept, and no home is needed. \`slot\` in the JSON is the place of the accepted time, counted from 0;
instants are ISO, in UTC, and a window runs from the earliest start to the latest end.

A line of --batch holds {id, receivedAt, ownerZone, contactZone, offered: [{start, end}], text}, and may hold
{scheduled: place of the agreed time, subject, headers: {name: value}, from}. One line of JSON comes out for each.

Example:
  quarterhour read-reply reply.eml --offered 2026-12-01T16:00:00Z,2026-12-03T20:30:00Z --zones America/New_York,America/Chicago`,
  async run(context, given) {
    const batch = given.text("--batch");
    const file = given.argument("file");
    if ((batch === undefined) === (file === undefined)) {
      throw new Problem("cli/usage", {
        what:
          batch === undefined
            ? "It is not said which mail to read."
            : "A mail and --batch exclude each other.",
        next: "Give a file such as reply.eml, or --batch with a file of many.",
      });
    }
    if (batch !== undefined) return readMany(context, given, batch);
    if (file !== undefined) await readOne(context, given, file);
    return 0;
  },
};

async function readMany(context: Context, given: Given, path: string): Promise<0> {
  const stray = ["--offered", "--zones", "--now"].find((option) => given.text(option) !== undefined);
  if (stray !== undefined) {
    throw new Problem("cli/usage", {
      what: `${stray} does not go with --batch.`,
      next: "Every line says it for itself.",
    });
  }
  const lines = readBatch(await readFile(resolve(path), "utf8"), path);
  for (const line of lines)
    context.print(JSON.stringify({ id: line.id, ...toJson(readReply(toLineInput(line))) }));
  return 0;
}

async function readOne(context: Context, given: Given, path: string): Promise<void> {
  const zones = parsed(
    "--zones",
    given.text("--zones"),
    parseZones,
    "two zones such as America/New_York,Europe/Berlin",
  ) ?? {
    ownerZone: machineZone(),
    contactZone: machineZone(),
  };
  const offered =
    parsed(
      "--offered",
      given.text("--offered"),
      parseOffered,
      "times such as 2026-12-01T16:00:00Z,2026-12-03T20:30:00Z",
    ) ?? [];
  const mail = await parseMail(await readFile(resolve(path)));
  const now = given.instant("--now");
  const receivedAt = earlier(mail.date, now);
  if (receivedAt === undefined) {
    throw new Problem("cli/no-answer", {
      what: "The mail has no date, so it is not known when it came.",
      where: path,
      next: "Give the time with --now.",
    });
  }
  const input = toReplyInput(mail, { ...zones, offered, receivedAt });
  const read = readReply(input);
  if (context.isJson) context.printJson(toJson(read));
  else context.print(toText(read, input, mail.trouble));
}

function toJson({ reading, sure, because }: ReadReply) {
  return {
    kind: reading.kind,
    sure,
    ...detailsOf(reading),
    because,
  };
}

/** Everything that the reading holds; instants print themselves. */
function detailsOf({ kind, ...details }: ReadReply["reading"]) {
  return kind === "bounced" && "address" in details ? { permanent: details.permanent } : details;
}

function toText(
  { reading, sure, because, isRobot }: ReadReply,
  input: ReplyInput,
  trouble: string | undefined,
): string {
  return [
    `It is read as: ${kindWords[reading.kind]}${detail(reading, input)}.`,
    isRobot === true
      ? "A machine wrote it: nothing is to be done, and you are not asked."
      : sure
        ? "Sure enough to act on."
        : "Not sure enough to act on: you are asked.",
    ...(because === "" ? [] : [`It rests on: “${because.replace(/[\p{Cc}\p{Cf}]+/gu, " ")}”`]),
    ...(trouble === undefined ? [] : [`Not all of the mail could be read; it ${trouble}.`]),
  ].join("\n");
}

const kindWords: Record<ReadReply["reading"]["kind"], string> = {
  accepts: "a yes to one of the times",
  proposes: "another time",
  reschedules: "a wish to move the meeting",
  cancels: "the meeting is called off",
  declines: "a no",
  "not-now": "not now",
  "asks-for-times": "a wish for other times",
  refers: "the name of somebody else",
  "opts-out": "a wish for no more mail",
  "out-of-office": "an away note",
  bounced: "a report that it did not arrive",
  ignored: "nothing that needs an answer",
  other: "something that only you can read",
};

function detail(reading: ReadReply["reading"], { offered, contactZone, ownerZone }: ReplyInput): string {
  const say = (start: Temporal.Instant): string => sayBothZones({ start }, contactZone, ownerZone);
  switch (reading.kind) {
    case "proposes":
    case "reschedules": {
      const times = [
        ...reading.starts.map(say),
        ...reading.windows.map(({ from, to }) => `${say(from)} to ${sayTime(to, contactZone)}`),
      ];
      return times.length === 0 ? "" : `: ${times.join("; ")}`;
    }
    case "asks-for-times":
      if (reading.link !== undefined) return `, chosen at ${reading.link}`;
      return reading.assistant === undefined ? "" : `, arranged with ${sayPerson(reading.assistant)}`;
    case "refers":
      return `: ${reading.people.map(sayPerson).join(", ")}`;
    case "accepts": {
      const slot = reading.slot === undefined ? undefined : offered[reading.slot];
      return slot === undefined ? "" : `: ${sayBothZones(slot, contactZone, ownerZone)}`;
    }
    case "not-now":
    case "out-of-office":
      return reading.until === undefined ? "" : ` until ${reading.until}`;
    case "bounced":
      return reading.permanent ? ", for good" : ", not for good";
    default:
      return "";
  }
}

function sayPerson({ name, email }: Person): string {
  return [name, email === undefined ? undefined : `<${email}>`]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** Instants without an end last 20 minutes. Throws a RangeError. */
function parseOffered(text: string): Slot[] {
  return text.split(",").map((each) => {
    const [start = "", end] = each.trim().split("/");
    const from = parseInstant(start);
    return { start: from, end: end === undefined ? from.add({ minutes: 20 }) : parseInstant(end) };
  });
}

/** Throws a RangeError where one is no IANA zone. */
function parseZones(text: string): { ownerZone: string; contactZone: string } {
  const [owner, contact, ...more] = text.split(",").map((zone) => zone.trim());
  if (owner === undefined || contact === undefined || more.length > 0) throw new RangeError(text);
  return { ownerZone: knownZone(owner), contactZone: knownZone(contact) };
}

function knownZone(zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
}

function earlier(
  a: Temporal.Instant | undefined,
  b: Temporal.Instant | undefined,
): Temporal.Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}
