/** One fact as a line of a timeline. */
import type { Contact } from "../../src/core/contact.ts";
import type { Fact } from "../../src/core/facts.ts";
import { parseActionKey } from "../../src/core/keys.ts";
import { never } from "../../src/core/never.ts";
import type { Reading } from "../../src/core/reading.ts";
import type { Offered } from "../../src/core/slot.ts";
import { nickname } from "./cast.ts";
import { sayMoment } from "./moments.ts";

export function factLine(fact: Fact, contacts: readonly Contact[], zone: string): string {
  const contact = contacts.find(({ contactId }) => contactId === fact.contact);
  const step = "key" in fact && fact.key !== undefined ? parseActionKey(fact.key).step : "";
  const who =
    contact === undefined
      ? step === "morning"
        ? "the owner"
        : ""
      : nickname(contact.name).replace(/^./, (first) => first.toUpperCase());
  // In the words of the mail, on the clock of whoever reads it; where they stand, the owner's clock is shown.
  const times = (offered: readonly Offered[]) =>
    offered.length === 0 ? "" : `, offers ${offered.map(({ words }) => words).join(", ")}`;
  switch (fact.kind) {
    case "drafted":
      return `${step} to ${who} put into Drafts: "${fact.subject}"${times(fact.offered)}`;
    case "refreshed":
      return `${step} to ${who} written anew in Drafts${times(fact.offered)}`;
    case "edited":
      return `noticed: the ${step} to ${who} was edited`;
    case "proposed":
      return `${step} to ${who} proposed${times(fact.offered)}`;
    case "approved":
    case "rejected":
    case "let-go":
    case "undone":
      return `${step} to ${who}: ${fact.kind}`;
    case "sending":
      return `${step} to ${who} is sent`;
    case "ambiguous":
    case "review":
    case "not-sent":
      return `${step} to ${who}: ${fact.kind}`;
    case "sent":
      if (fact.channel === "linkedin") return `noted: the ${step} to ${who} went on LinkedIn`;
      return `${fact.by === "owner" ? `noticed: the ${step} to ${who} was sent` : `${step} to ${who} left`}${fact.edited ? ", edited" : ""}: "${fact.subject}"${times(fact.offered)}${fact.otherTimes ? ", and other times stand in it" : ""}`;
    case "withdrawn":
      return `${step} to ${who} taken back: ${fact.because}`;
    case "discarded":
      return `noticed: the ${step} to ${who} was thrown away`;
    case "passed":
      return `${fact.step} to ${who} passed over: ${fact.because}`;
    case "wrote":
      return `noticed: the owner wrote to ${who} by hand: "${fact.subject}"`;
    case "received":
      if (fact.channel === "linkedin")
        return `noted: ${who} answered on LinkedIn = ${sayReading(fact.read.reading, zone)}${fact.read.sure ? "" : ", not sure"}`;
      return `noticed: ${who} wrote "${fact.subject}" = ${sayReading(fact.read.reading, zone)}${fact.read.sure ? "" : ", not sure"}`;
    case "answered":
      return `${fact.by === "product" ? "taken, as the rules say" : "the owner reads it as"}: ${sayReading(fact.reading, zone)}`;
    case "event-created":
    case "event-changed":
    case "event-cancelled":
      return `${fact.kind} with ${who}: ${sayMoment(fact.start, zone)} to ${sayMoment(fact.end, zone)}, revision ${fact.revision}, sequence ${fact.sequence}`;
    case "event-seen":
      return `noticed: the meeting with ${who} is ${fact.status}, ${sayMoment(fact.start, zone)}, ${fact.partstat}`;
    case "hold-made":
      return `a time is held for ${who}: ${sayMoment(fact.start, zone)} to ${sayMoment(fact.end, zone)}`;
    case "hold-released":
      return `a time is no longer held for ${who}: ${parseActionKey(fact.key).occurrence}`;
    case "hold-seen":
      return `noticed: a time held for ${who} was ${fact.what}`;
    case "note":
      return `noted about ${who}${fact.news ? ", as news" : ""}: ${fact.text}`;
    case "held":
      return `noted: the meeting with ${who} was ${fact.held ? "" : "not "}held`;
    case "debriefed":
      return `noted after the meeting with ${who}: ${fact.line}`;
    case "asking":
      return `to be asked of ${who}: ${fact.questions.join(" · ")}`;
    case "met":
      return `noted: met ${who} on ${sayMoment(fact.at, zone)} for ${fact.minutes} minutes`;
    case "closed":
      return `closed: ${who}, ${fact.reason}, by ${fact.by}`;
    case "reopened":
      return `reopened: ${who}, round ${fact.round}`;
    case "breached":
      return `breached: ${fact.says}`;
    case "paused":
      return `paused${who === "" ? "" : `: ${who}`}, by ${fact.by}`;
    case "resumed":
      return `resumed${who === "" ? "" : `: ${who}`}`;
    case "listed":
      return `written down: ${fact.items.map(({ what }, index) => `${index + 1} ${what}`).join(", ") || "nothing to decide"}`;
    case "said":
      return `noticed: ${fact.distrust === undefined ? "the owner answered the morning mail" : fact.distrust}${fact.lines.map(({ line, came, says }) => `\n             “${line}” = ${came}: ${says}`).join("")}`;
    case "bulk-confirmed":
      return `confirmed: up to ${fact.count} mails may leave at once`;
    default:
      return never(fact, "fact");
  }
}

function sayReading(reading: Reading, zone: string): string {
  switch (reading.kind) {
    case "accepts": {
      const start = reading.start === undefined ? "" : ` ${sayMoment(reading.start, zone)}`;
      return `accepts${reading.slot === undefined ? start : ` time ${reading.slot + 1}`}`;
    }
    case "proposes":
    case "reschedules": {
      const spans = reading.windows.map(
        ({ from, to }) => `${sayMoment(from, zone)} to ${sayMoment(to, zone)}`,
      );
      return [
        reading.kind,
        [...reading.starts.map((start) => sayMoment(start, zone)), ...spans].join(", "),
      ].join(" ");
    }
    case "not-now":
    case "out-of-office":
      return `${reading.kind}${reading.until === undefined ? "" : ` until ${reading.until}`}`;
    case "bounced":
      return reading.permanent ? "bounced for good" : "bounced for now";
    case "refers":
      return `refers ${reading.people.map(({ name, email }) => name ?? email).join(", ")}`;
    default:
      return reading.kind;
  }
}
