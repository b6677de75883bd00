/** What came in: whose it is, and what it says. Only mail of people we know is opened (A25). */
import type { Contact } from "../src/core/contact.ts";
import type { NewFact } from "../src/core/facts.ts";
import type { Interview } from "../src/core/interview.ts";
import type { ActionKey, ContactId } from "../src/core/keys.ts";
import { assistantOf } from "../src/core/planner/manner.ts";
import { verdict } from "../src/core/planner/verdict.ts";
import { readReply } from "../src/core/read-reply/read-reply.ts";
import { isMailSystem } from "../src/core/read-reply/robot.ts";
import type { ReadReply } from "../src/core/reading.ts";
import { readBounce } from "../src/formats/bounce.ts";
import type { ParsedMail } from "../src/formats/mime-in.ts";
import type { MailSummary } from "../src/providers/provider.ts";
import { calendarAnswer } from "./calendar-answer.ts";
import type { WorkerDeps } from "./deps.ts";
import { asIntroduction, introductionIn, introductionOn, whomIntroduced } from "./introductions.ts";
import type { Known } from "./known.ts";
import { openMail } from "./open-mail.ts";

type Instant = Temporal.Instant;

/** A mail of a contact; a report of a mail system is the contact's whose mail came back. */
export interface Inbound {
  mail: MailSummary;
  contactId: ContactId;
  key?: ActionKey;
  /** Of those to whom the mail went as well: whom this contact introduces. */
  introduces?: readonly Contact[];
}

/** Characters of a mail that are kept. */
const mostText = 4_000;

/**
 * In the order of (Date, Message-ID). `since`: at the very first reading of a mailbox, what is older and answers
 * nothing of ours is correspondence from before our time, and is left alone.
 */
export async function whoseInbound(
  deps: WorkerDeps,
  mails: readonly MailSummary[],
  owner: string,
  since: Instant | undefined,
): Promise<Inbound[]> {
  const inbound: Inbound[] = [];
  for (const mail of mails
    .filter((each) => each.where === "inbox" && each.from !== owner)
    .sort(compareMails)) {
    const match =
      (await deps.contacts.match(deps.mailboxId, { references: mail.references, addresses: [mail.from] })) ??
      (isMailSystem(mail.from) ? await whoseBounce(deps, mail) : undefined);
    if (match === undefined) continue;
    const introduced = await whomIntroduced(deps, mail, match);
    if (introduced !== undefined) {
      inbound.push({ mail, ...introduced });
      continue;
    }
    const isBefore =
      since !== undefined && match.key === undefined && Temporal.Instant.compare(mail.at, since) < 0;
    if (!isBefore)
      inbound.push({ mail, ...match, ...(await introductionIn(deps, mail, match.contactId, owner)) });
  }
  return inbound;
}

/** By the Message-ID of the mail that came back; where the report names none, by the address that it is about. */
async function whoseBounce(deps: WorkerDeps, mail: MailSummary) {
  const parsed = await openMail(deps, mail.id);
  const bounce = parsed === undefined ? undefined : readBounce(parsed);
  if (bounce === undefined) return undefined;
  const { originalMessageId, recipient } = bounce;
  return deps.contacts.match(
    deps.mailboxId,
    originalMessageId === undefined
      ? { references: [], addresses: recipient === undefined ? [] : [recipient] }
      : { references: [originalMessageId], addresses: [] },
  );
}

/** Writes down each mail by itself: what one says is read in the light of those before it. */
export async function syncInbound(
  deps: WorkerDeps,
  known: Known,
  inbound: readonly Inbound[],
  ownerZone: string,
): Promise<void> {
  for (const each of inbound) {
    const interview = known.interview(each.contactId);
    if (interview === undefined || interview.replies.some((reply) => reply.messageId === each.mail.messageId))
      continue;
    const parsed = await openMail(deps, each.mail.id);
    if (parsed === undefined) continue;
    await known.append(readOrKeep(deps, interview, each, parsed, ownerZone));
  }
}

/** One mail that trips over a bug of ours must not keep the others from being read: a person reads it. */
function readOrKeep(
  deps: WorkerDeps,
  interview: Interview,
  inbound: Inbound,
  parsed: ParsedMail,
  ownerZone: string,
): NewFact[] {
  try {
    return toFacts(deps, interview, inbound, parsed, ownerZone);
  } catch (error) {
    deps.log("sync.unreadable", {
      contactId: inbound.contactId,
      error: error instanceof Error ? error.name : typeof error,
    });
    const read: ReadReply = { reading: { kind: "other" }, sure: false, because: "it could not be read" };
    return [receivedFact(deps, inbound, parsed, read)];
  }
}

function toFacts(
  deps: WorkerDeps,
  interview: Interview,
  inbound: Inbound,
  parsed: ParsedMail,
  ownerZone: string,
): NewFact[] {
  const { mail } = inbound;
  const at = happened(deps, mail);
  const answer = calendarAnswer(
    interview,
    { from: mail.from, aliases: aliasesOf(interview), at },
    parsed,
    ownerZone,
  );
  if (answer !== undefined) return answer;
  const isStranger = !speakers(interview).includes(mail.from);
  const read = readReply({
    subject: parsed.subject,
    text: parsed.text,
    headers: firstValues(parsed),
    from: mail.from,
    receivedAt: at,
    offered: interview.offers,
    ownerZone,
    contactZone: interview.contact.timezone ?? ownerZone,
    scheduled: interview.bookings.findLast(
      (booking) =>
        // One that they declined or want to move no longer stands, nor one that was free no more when they took it:
        // a yes to new times is a plain yes.
        ["agreed", "made", "moved"].includes(booking.status) &&
        verdict(booking, at) === "upcoming" &&
        (booking.status !== "agreed" || interview.offers.length === 0),
    ),
    deliveryStatus: statusOf(parsed),
  });
  // A report of a mail that was never sent is no report of ours.
  if (read.reading.kind === "bounced" && !hasWritten(interview)) return [];
  const careful = withCaution(interview, read, isStranger ? mail.from : undefined);
  return [
    receivedFact(deps, inbound, parsed, isStranger ? careful : asIntroduction(careful, inbound.introduces)),
  ];
}

/**
 * An address that is not theirs may say what it wants in their thread (C-41): it books nothing and ends nothing before
 * the owner has looked. A wish to be left alone counts whoever says it.
 */
function withCaution(interview: Interview, read: ReadReply, stranger: string | undefined): ReadReply {
  const { reading } = read;
  if (reading.kind === "bounced") {
    // What came back is the mail that we sent, wherever it was forwarded to.
    const { email } = interview.contact;
    const isTheirs = reading.address !== undefined && aliasesOf(interview).includes(reading.address);
    return isTheirs || email === undefined ? read : { ...read, reading: { ...reading, address: email } };
  }
  if (stranger === undefined || ofAnybody.has(reading.kind)) return read;
  const because = `it came from ${stranger}, not from ${interview.contact.name}: “${read.because}”`;
  return { reading: { kind: "other" }, sure: false, because };
}

/** What holds whoever says it: it only ever makes us wait or stop. */
const ofAnybody = new Set<ReadReply["reading"]["kind"]>(["opts-out", "out-of-office", "other"]);

function hasWritten(interview: Interview): boolean {
  return (
    interview.wrote.length > 0 ||
    interview.mails.some((mail) => mail.sent !== undefined || isUnderWay(mail.status))
  );
}

/** It may have gone, and nobody knows yet. */
function isUnderWay(status: string): boolean {
  return ["sending", "ambiguous", "review"].includes(status);
}

/** The contact, and the assistant whom they named: what that one writes in the thread is theirs. */
function speakers(interview: Interview): string[] {
  const assistant = assistantOf(interview);
  return assistant === undefined ? aliasesOf(interview) : [...aliasesOf(interview), assistant.address];
}

function aliasesOf({ contact }: Interview): string[] {
  return contact.email === undefined ? contact.aliases : [contact.email, ...contact.aliases];
}

function receivedFact(deps: WorkerDeps, inbound: Inbound, parsed: ParsedMail, read: ReadReply): NewFact {
  const { mail, contactId, key, introduces = [] } = inbound;
  return {
    kind: "received",
    // Two strangers may use one Message-ID (N-63); neither hides the other.
    factKey: `mail~${mail.messageId}.${contactId}~1`,
    at: happened(deps, mail),
    contact: contactId,
    messageId: mail.messageId,
    ...(key === undefined ? {} : { inReplyTo: key }),
    subject: parsed.subject,
    text: parsed.text.slice(0, mostText).toWellFormed(),
    read,
    ...introductionOn(mail, introduces),
  };
}

/** The Date header, but never later than now. */
function happened(deps: WorkerDeps, mail: MailSummary): Instant {
  const now = deps.clock();
  return Temporal.Instant.compare(mail.at, now) < 0 ? mail.at : now;
}

function statusOf(parsed: ParsedMail) {
  const bounce = parsed.deliveryStatus === undefined ? undefined : readBounce(parsed);
  if (bounce === undefined) return undefined;
  const { action, status, recipient } = bounce;
  return {
    action,
    ...(status === undefined ? {} : { status }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

function firstValues(parsed: ParsedMail): Record<string, string> {
  return Object.fromEntries([...parsed.headers].map(([name, values]) => [name, values[0] ?? ""]));
}

function compareMails(a: MailSummary, b: MailSummary): number {
  return Temporal.Instant.compare(a.at, b.at) || (a.messageId < b.messageId ? -1 : 1);
}
