/**
 * How often we write: every budget that applies, the smallest wins (contract, section 1; B3). A draft takes its
 * place on the day it is made and keeps it until it is sent, withdrawn or thrown away.
 */
import type { Interview, MailState } from "../interview.ts";
import type { ContactId, Step } from "../keys.ts";
import type { Budget } from "../rules-shape.ts";
import { matchesWho } from "../rules/rules-for.ts";
import { cite } from "../rules/cite.ts";
import { dayMs } from "../time/day.ts";
import { fromWall, toWall, zoneTable } from "../time/zone-table.ts";
import type { View } from "./view.ts";

export const countedSteps: ReadonlySet<Step> = new Set(["request", "follow-up", "introduction-ask", "check-in"]);

const weekMs = 7 * dayMs;
const yearMs = 366 * dayMs;

interface Place {
  contactId: ContactId;
  company: string;
  at: number;
}

export interface Limits {
  /** The limit that is reached, with the instant from which there is room again. */
  reached(view: View): { says: string; until: Temporal.Instant } | undefined;
  /** The mail takes its place now. */
  take(view: View, step: Step): void;
  /** Request drafts that wait now. */
  waitingRequests: number;
}

export function limits(interviews: Iterable<Interview>, zone: string, now: Temporal.Instant): Limits {
  const table = zoneTable(zone);
  const nowMs = now.epochMilliseconds;
  const today = Math.floor(toWall(table, nowMs) / dayMs);
  const dayStart = fromWall(table, today * dayMs);
  const nextDay = fromWall(table, (today + 1) * dayMs);
  const places: Place[] = [];
  const contacts = new Map<ContactId, Interview>();
  const self: Limits = { reached, take, waitingRequests: 0 };
  for (const interview of interviews) {
    contacts.set(interview.contactId, interview);
    for (const mail of interview.mails) {
      if (!countedSteps.has(mail.step)) continue;
      if (mail.step === "request" && mail.status === "drafted") self.waitingRequests += 1;
      const at = placeAt(mail);
      if (at !== undefined && at > nowMs - yearMs) places.push({ contactId: interview.contactId, company: companyOf(interview), at });
    }
  }
  return self;

  function reached(view: View): { says: string; until: Temporal.Instant } | undefined {
    let worst: { says: string; until: Temporal.Instant } | undefined;
    for (const budget of view.rules.sending.budgets) {
      const until = fullUntil(view, budget);
      if (until === undefined || (worst !== undefined && until <= worst.until.epochMilliseconds)) continue;
      const says = `the limit of ${budget.rate.count} a ${budget.rate.per}${budget.counts === "company" ? " for one company" : ""} is reached (${cite(view.rules, budget.path)})`;
      worst = { says, until: Temporal.Instant.fromEpochMilliseconds(until) };
    }
    return worst;
  }

  function fullUntil(view: View, budget: Budget): number | undefined {
    const company = companyOf(view.interview);
    if (budget.counts === "company" && company === "") return undefined;
    const length = budget.rate.per === "year" ? 365 * dayMs : weekMs;
    const from = budget.rate.per === "day" ? dayStart : nowMs - length + 1;
    const counted = places.filter(
      (place) =>
        place.at >= from &&
        (budget.counts === "all" || place.company === company) &&
        (budget.who === undefined || isMember(place.contactId, budget)),
    );
    if (counted.length < budget.rate.count) return undefined;
    if (budget.rate.per === "day") return nextDay;
    const oldest = counted.map((place) => place.at).sort((a, b) => a - b)[counted.length - budget.rate.count];
    return (oldest ?? nowMs) + length;
  }

  function isMember(contactId: ContactId, budget: Budget): boolean {
    const member = contacts.get(contactId);
    return member !== undefined && budget.who !== undefined && matchesWho(budget.who, member.contact);
  }

  function take(view: View, step: Step): void {
    if (!countedSteps.has(step)) return;
    if (step === "request") self.waitingRequests += 1;
    places.push({ contactId: view.interview.contactId, company: companyOf(view.interview), at: nowMs });
  }
}

function placeAt(mail: MailState): number | undefined {
  switch (mail.status) {
    case "sent":
      return mail.sent?.at.epochMilliseconds;
    case "drafted":
    case "proposed":
    case "approved":
      return mail.since.epochMilliseconds;
    case "sending":
    case "ambiguous":
    case "review":
      return mail.at.epochMilliseconds;
    default:
      return undefined;
  }
}

function companyOf(interview: Interview): string {
  return (interview.contact.company ?? "").normalize("NFKC").trim().toLowerCase();
}
