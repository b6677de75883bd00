/** One request, one meeting and one thank-you in full, as those see them who get them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Interview, MailState } from "../../core/interview.ts";
import type { Step } from "../../core/keys.ts";
import { sayBothZones } from "../../core/say-time.ts";
import { readEvents } from "../../formats/ical-in.ts";
import { parseMail } from "../../formats/mime-in.ts";
import { baseOf } from "../../providers/local/maildir.ts";
import type { Played } from "./play.ts";
import { post } from "./post.ts";

export interface Example {
  title: string;
  /** Of the home. */
  file: string;
  text: string;
}

/** Fewer where fewer happened. */
export async function examples(played: Played): Promise<Example[]> {
  const best = [...played.interviews.values()].sort((a, b) => fullness(b) - fullness(a))[0];
  if (best === undefined) return [];
  const found = [
    await mailExample(played, best, "request", "One request"),
    await meetingExample(played, best),
    await mailExample(played, best, "thank-you", "One thank-you"),
  ];
  return found.filter((example) => example !== undefined);
}

/** The interview that shows most: a request that was edited and answered at once, a line about the meeting, an answer. */
function fullness({ mails, bookings, replies }: Interview): number {
  const has = (step: Step) => Number(mails.some((mail) => mail.step === step && mail.sent !== undefined));
  const isNoted = bookings.some((booking) => booking.debrief !== undefined);
  const isEdited = mails.some((mail) => mail.sent?.isEdited === true);
  return (
    8 * has("request") +
    8 * has("thank-you") +
    4 * Number(isNoted) +
    2 * Number(isEdited) +
    has("check-in") +
    replies.length / 10
  );
}

async function mailExample(
  { folder }: Played,
  { mails, contact }: Interview,
  step: Step,
  title: string,
): Promise<Example | undefined> {
  const mail = mails.find((known: MailState) => known.step === step && known.sent !== undefined);
  if (mail === undefined) return undefined;
  const file = `mail/.Sent/cur/${baseOf(mail.key)}:2,S`;
  const bytes = await readFile(join(folder, file)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const { from, to, subject, text } = await parseMail(bytes);
  const people = (list: typeof to) => list.map(({ name, address }) => `${name} <${address}>`).join(", ");
  const head = [
    `From:    ${people(from === undefined ? [] : [from])}`,
    `To:      ${people(to)}`,
    `Subject: ${subject}`,
  ];
  return { title: `${title}, as ${contact.name} finds it`, file, text: [...head, "", text].join("\n") };
}

async function meetingExample(
  { folder, zone }: Played,
  { bookings, contact }: Interview,
): Promise<Example | undefined> {
  const booking = bookings.find((known) => known.shown !== undefined);
  const entry = booking === undefined ? undefined : await post(folder).entry(booking.uid);
  if (entry === undefined) return undefined;
  const [event] = readEvents(entry.text, zone).events;
  if (event === undefined) return undefined;
  const text = [
    event.summary,
    `When:    ${sayBothZones(event, contact.timezone ?? zone, zone)}`,
    ...(event.location === undefined ? [] : [`Where:   ${event.location}`]),
    `With:    ${event.attendees.map(({ name, address }) => `${name} <${address}>`).join(", ")}`,
    "",
    event.description.trimEnd(),
  ].join("\n");
  const file = `calendar/${entry.path.replace(/^.*[\\/]/, "")}`;
  return { title: "One meeting, as it stands in both calendars", file, text };
}
