/** What happened with one person, a line each, for somebody who sees all of this for the first time. */
import type { Fact } from "../../core/facts.ts";
import type { Interview } from "../../core/interview.ts";
import { type ActionKey, parseActionKey, type Step } from "../../core/keys.ts";
import { newText } from "../../core/read-reply/new-text.ts";
import type { Reading } from "../../core/reading.ts";
import { counted } from "../show/counted.ts";
import { sayWhen } from "../show/say-when.ts";
import type { Move } from "./stages.ts";

type Instant = Temporal.Instant;

export interface Line {
  at: Instant;
  says: string;
  /** The stage that it led to. */
  stage?: string;
}

export interface Teller {
  /** The owner's first name and zone. */
  owner: string;
  zone: string;
}

export function storyOf(
  interview: Interview,
  facts: readonly Fact[],
  moves: readonly Move[],
  teller: Teller,
): Line[] {
  const told: { line: Line; learnedAt: Instant }[] = [];
  const left = [...moves];
  const tellMovesBefore = (instant: Instant | undefined) => {
    for (let [move] = left; move !== undefined; [move] = left) {
      if (instant !== undefined && Temporal.Instant.compare(move.at, instant) >= 0) return;
      left.shift();
      const last = told.at(-1);
      // The stage stands behind the last line of the instant that led to it.
      if (last?.learnedAt.equals(move.at) === true) last.line.stage = move.stage;
      else told.push({ line: sayMove(interview, move, moves), learnedAt: move.at });
    }
  };
  for (const fact of facts) {
    tellMovesBefore(fact.learnedAt);
    const says = sayFact(fact, teller, interview);
    if (says === undefined || says === told.at(-1)?.line.says) continue;
    told.push({ line: { at: fact.at, says }, learnedAt: fact.learnedAt });
  }
  tellMovesBefore(undefined);
  return told.map(({ line }) => line);
}

/** A stage that came without a word of anybody: at the beginning, or because something about the contact was filled in. */
function sayMove({ contact }: Interview, move: Move, moves: readonly Move[]): Line {
  const { at, stage } = move;
  if (move !== moves[0]) return { at, says: "what was missing is there now", stage };
  if (stage !== "researching") return { at, says: "nothing is missing", stage };
  const missing =
    contact.introducer === undefined ? "one sentence: why them?" : "an introduction, and an address";
  return { at, says: `waits for ${missing}`, stage };
}

function sayFact(fact: Fact, { owner, zone }: Teller, interview: Interview): string | undefined {
  const when = (at: Instant) => sayWhen(at, zone, fact.at);
  switch (fact.kind) {
    case "refreshed":
      return `${mail(fact.key)}: the draft is written anew, its times had grown old`;
    case "withdrawn":
      return `${mail(fact.key)}: the draft is taken back: ${fact.because}`;
    case "discarded":
      return `${mail(fact.key)}: ${owner} throws the draft away`;
    case "drafted":
      return isStillThere(interview, fact.key) ? `${mail(fact.key)}: waits in Drafts` : undefined;
    case "proposed":
      return `${mail(fact.key)}: waits for ${owner}'s approval`;
    case "sent":
      return sent(fact, owner);
    case "passed":
      return `${mail(fact.key)}: left out, ${fact.because}`;
    case "wrote":
      return `${owner} writes to them herself`;
    case "received":
      return received(fact, when);
    case "answered":
      if (fact.reading.kind === "ignored") return undefined;
      return `${owner} says what that means: ${meaning(fact.reading, when)}`;
    case "event-created":
      return `in both calendars: ${when(fact.start)}`;
    case "event-changed":
      return `moved in both calendars: ${when(fact.start)}`;
    case "event-cancelled":
      return `called off in both calendars`;
    case "event-seen":
      return fact.partstat === "declined"
        ? "they decline it in their calendar"
        : fact.status === "confirmed"
          ? `they move it in the calendar: ${when(fact.start)}`
          : "they take it out of the calendar";
    case "debriefed":
      return `they talked; ${owner} notes: “${short(fact.line, 58)}”`;
    case "held":
      return fact.held ? `they talked, says ${owner}` : `it did not take place, says ${owner}`;
    case "met":
      return `they talked`;
    case "note":
      return `${owner} notes ${fact.news ? "a line of news" : "a line"}: “${short(fact.text, 52)}”`;
    case "breached":
      return fact.says;
    case "closed":
      return closed(fact.reason);
    default:
      return undefined;
  }
}

function sent(fact: Extract<Fact, { kind: "sent" }>, owner: string): string {
  if (parseActionKey(fact.key).step === "brief")
    return `${owner} gets a page about them: who, why, what to ask`;
  const who = fact.by === "owner" ? `${owner} ${fact.edited ? "adds a line and " : ""}sends it` : "sent";
  const { length } = fact.offered;
  return `${mail(fact.key)}: ${who}${length === 0 ? "" : `, offering ${counted(length, "time")}`}`;
}

function received(
  { read, text }: Extract<Fact, { kind: "received" }>,
  when: (at: Instant) => string,
): string {
  const words = (most: number) => `“${short(words0(text), most)}”`;
  switch (read.reading.kind) {
    case "bounced":
      return "it comes back: there is no such address";
    case "out-of-office":
      return `an away note: ${meaning(read.reading, when)}`;
    case "other":
      return `they write ${words(58)}`;
    default: {
      // Words and meaning share a line; the stage that they led to still stands behind them.
      const means = meaning(read.reading, when);
      return `they write ${words(Math.min(58, Math.max(24, 66 - means.length)))}: ${means}`;
    }
  }
}

/** Without greeting, name and quoted mail. */
function words0(text: string): string {
  const body = newText(text).body.replace(/^(?:hi|hello|dear)\b[^\n,]*,\s*/i, "");
  return (
    body
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, " ") ?? ""
  );
}

function meaning(reading: Reading, when: (at: Instant) => string): string {
  switch (reading.kind) {
    case "accepts":
      return reading.start === undefined ? "a yes" : `a yes to ${when(reading.start)}`;
    case "proposes":
    case "reschedules":
      return reading.starts.length === 0
        ? "another time"
        : `another time: ${reading.starts.map(when).join(", ")}`;
    case "cancels":
      return "they call it off";
    case "declines":
      return "a no";
    case "opts-out":
      return "no more mail, ever";
    case "not-now":
      return "not now";
    case "asks-for-times":
      return "other times, please";
    case "refers":
      return `write to ${reading.people.map((person) => person.name ?? person.email).join(", ")}`;
    case "ignored":
      return "nothing to answer";
    case "out-of-office":
      return reading.until === undefined ? "for now" : `back on ${reading.until}`;
    default:
      return reading.kind;
  }
}

function closed(reason: Extract<Fact, { kind: "closed" }>["reason"]): string {
  const words: Record<typeof reason, string> = {
    declined: "closed with thanks: nothing more is asked of them",
    "no-reply": "no answer: closed quietly, without another word",
    "opted-out": "closed for ever",
    bounced: "no other address was found: closed",
    "gone-quiet": "three check-ins without an answer: it rests",
    "by-owner": "closed",
  };
  return words[reason];
}

function isStillThere({ mails }: Interview, key: ActionKey): boolean {
  return mails.some((known) => known.key === key && known.status === "drafted");
}

const mailWords: Partial<Record<Step, string>> = {
  "introduction-ask": "asked for an introduction",
  "introducer-thanks": "thanks for the introduction",
  "new-times": "other times",
  "decline-answer": "a kind answer to the no",
  "event-nudge": "“does that still suit you?”, the invitation was not answered",
  "not-now-answer": "answer to “not now”",
  questions: "questions ahead",
};

function mail(key: ActionKey): string {
  const { step } = parseActionKey(key);
  return mailWords[step] ?? step;
}

function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 20)).replace(/[\s,;:.]+$/, "")} …`;
}
