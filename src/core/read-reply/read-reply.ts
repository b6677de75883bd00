/**
 * Reads one reply: what it says, whether one would act on it without looking, and the words that it rests on.
 * Pure, and linear in the length of the mail (C-38). Text in a mail is data: nothing in it is an instruction.
 *
 * In this order: a report of the mail system, a machine, a wish to be left alone, a plain yes to one offered
 * time, a plain no. Everything else is `other`, which the owner settles.
 */
import type { Reading, ReadReply } from "../reading.ts";
import type { Slot } from "../slot.ts";
import { isAutomaticSubject, readAutomatic } from "./away.ts";
import { type DeliveryStatus, readBounce } from "./bounce.ts";
import { readPerson } from "./from-person.ts";
import { hear } from "./hear.ts";
import type { Heard } from "./heard.ts";
import { dayOf } from "./local-time.ts";
import { type NewText, newText } from "./new-text.ts";
import { optsOut } from "./opt-out.ts";
import { returnDate } from "./return-date.ts";
import { isAutoReply, isReceipt, robotSigns } from "./robot.ts";
import { isNoOptOut } from "./weighed/weigh.ts";

export interface ReplyInput {
  subject: string;
  /** The text part, quoted text and signature included. */
  text: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The address that it came from. */
  from: string;
  receivedAt: Temporal.Instant;
  /** In the order in which the mail offers them. */
  offered: readonly Slot[];
  /** IANA zones. */
  ownerZone: string;
  contactZone: string;
  /** The meeting that is agreed, if one is. */
  scheduled?: Slot | undefined;
  deliveryStatus?: DeliveryStatus | undefined;
}

/** What the reply says. Never throws on what stands in the mail. */
export function readReply(mail: ReplyInput): ReadReply {
  const input = { ...mail, subject: mail.subject.slice(0, 1000) };
  const bounce = readBounce({ ...input, text: input.text.slice(0, 65_536) });
  if (bounce === "delivered") return { ...otherwise("a report that the mail arrived"), isRobot: true };
  if (bounce !== undefined) return sure(bounce.reading, bounce.because);

  const text = newText(input.text);
  const signs = robotSigns(input.headers, input.from);
  const automatic = readAutomatic({
    subject: input.subject,
    body: text.body,
    isRobot: signs === "certain",
    isAutoReply: isAutoReply(input.headers),
    isReceipt: isReceipt(input.headers),
  });
  const isCertain =
    automatic !== undefined &&
    (signs === "certain" || isAutoReply(input.headers) || isReceipt(input.headers));
  const optOut = optsOut(text, input.subject, isCertain);
  if (automatic !== undefined && optOut === undefined && isCertain)
    return fromMachine(automatic, text, input);
  // What only looks automatic may be by a person who wishes to be left alone, above all where it is short.
  const isLooking = automatic !== undefined && !isCertain;
  const isOfMachines = isLooking && optOut !== undefined && !isShort(text.body);
  if (isOfMachines && optsOut(text, input.subject, true) === undefined) return otherwise(optOut);
  const isListed = optOut === undefined && signs === "unanswerable";
  if (isListed && !isLooking) return otherwise("it came through a list or a machine");
  const heard = hear(text, input.from, groundOf(input));
  if (optOut === undefined) {
    const read = fromPerson(heard, input);
    if (!isLooking) return read;
    if (read.reading.kind === "opts-out") return otherwise(read.because);
    if (saysNothing(read, input)) return fromMachine(automatic, text, input);
    return isListed ? otherwise("it came through a list or a machine") : read;
  }
  // "Please remove me from Thursday": the words of an opt-out in a mail that is about something else.
  const isDoubted = automatic === undefined && signs === undefined && isNoOptOut(heard);
  return isDoubted ? otherwise(optOut) : sure({ kind: "opts-out" }, optOut);
}

function groundOf(input: ReplyInput): Heard["ground"] {
  return {
    offered: input.offered,
    owner: input.ownerZone,
    contact: input.contactZone,
    receivedAt: input.receivedAt,
    scheduled: input.scheduled,
  };
}

function fromMachine(
  automatic: NonNullable<ReturnType<typeof readAutomatic>>,
  text: NewText,
  input: ReplyInput,
): ReadReply {
  if (automatic.kind === "gone")
    return isAutoReply(input.headers) &&
      /\bnot (?:been )?(?:delivered|passed on to anyone)\b/iu.test(text.body)
      ? sure({ kind: "bounced", permanent: true }, automatic.because)
      : otherwise(automatic.because);
  if (automatic.kind === "robot") return { ...otherwise(automatic.because), isRobot: true };
  const today = dayOf(input.receivedAt, input.contactZone);
  const until = returnDate(`${text.body}\n\n${text.tail}`, today) ?? returnDate(input.subject, today);
  if (automatic.kind === "unsaid" && until === undefined)
    return { ...otherwise(automatic.because), isRobot: true };
  return sure({ kind: "out-of-office", ...(until === undefined ? {} : { until }) }, automatic.because);
}

function fromPerson(heard: Heard, input: ReplyInput): ReadReply {
  const isCalendarAnswer =
    /^\s*(?:declined|tentative|tentatively accepted|cancell?ed|updated|abgelehnt|mit vorbehalt)\s*:/iu.test(
      input.subject,
    );
  if (isCalendarAnswer) {
    const isOff = /^\s*(?:declined|cancell?ed|abgelehnt|abgesagt)/iu.test(input.subject);
    const because = input.subject.slice(0, 120);
    return isOff && input.scheduled !== undefined ? sure({ kind: "cancels" }, because) : otherwise(because);
  }
  return readPerson(heard);
}

/** "Closed for good. Do not email this address again." */
function isShort(body: string): boolean {
  return body.split(/\s+/u, shortest + 1).length <= shortest;
}

const shortest = 12;

/** Of a mail that looks like an away note and has no header that says so: nothing in it is an answer to us. */
function saysNothing({ reading, sure: isSure }: ReadReply, { scheduled, subject }: ReplyInput): boolean {
  if (reading.kind === "not-now") return true;
  if (isAutomaticSubject(subject)) return !isSure;
  // Whom to turn to meanwhile stands in most notes.
  const isNone = reading.kind === "other" || (reading.kind === "refers" && !isSure);
  return isNone && scheduled === undefined;
}

function sure(reading: Reading, because: string): ReadReply {
  return { reading, sure: true, because };
}

/** For the owner to read. */
function otherwise(because: string): ReadReply {
  return { reading: { kind: "other" }, sure: false, because };
}
