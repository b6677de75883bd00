/** What would make something happen that does not happen now, for one contact: a command, a line of the rules, or time. */
import type { Held, Plan, Skip } from "./action.ts";
import type { Explained } from "./explain.ts";
import type { Missing } from "./planner/must-have.ts";

/** `command` is without the program's name; CONTACT stands for the contact, KEY for the action's key. */
export interface Change {
  /** The reason that it would take away, as the plan names it. */
  reason: string;
  says: string;
  command?: string;
}

/** `plan` holds this contact's part alone. The first thing that has to change comes first; each reason once. */
export function wouldChange(
  explained: Explained,
  plan: Pick<Plan, "drafts" | "held" | "asks" | "skips">,
): Change[] {
  const { closed, isSuppressed, pausedSince, missing } = explained;
  if (isSuppressed || closed?.reason === "opted-out") {
    return [
      { reason: "opted-out", says: "Nothing. Whoever asked not to be written to is left alone for ever." },
    ];
  }
  const changes: Change[] = [];
  if (closed !== undefined)
    changes.push({ reason: "closed", says: "A new round.", command: "reopen CONTACT" });
  if (pausedSince !== undefined)
    changes.push({ reason: "paused", says: "An end of their pause.", command: "resume CONTACT" });
  for (const one of missing) changes.push(forMissing(one));
  for (const { what } of plan.asks)
    if (asks[what] !== undefined) changes.push({ reason: what, ...asks[what] });
  if (plan.drafts.length > 0)
    changes.push({
      reason: "draft-waits",
      says: "Your sending the draft in your Drafts, or deleting it there.",
    });
  for (const one of [...plan.held, ...plan.skips]) {
    const change = ofReason[one.reason];
    if (change !== undefined) changes.push({ reason: one.reason, ...change, says: within(change.says, one) });
  }
  return changes.filter(({ reason }, at) => changes.findIndex((other) => other.reason === reason) === at);
}

function forMissing({ what, says }: Missing): Change {
  switch (what) {
    case "address":
      return { reason: "address", says: "An address.", command: "contacts set CONTACT email=…" };
    case "why-them":
      return { reason: "why-them", says: "Your sentence on why them.", command: "research CONTACT" };
    case "person":
    case "employer":
    case "industry":
      return { reason: what, says: "A finding, with its source and date.", command: "research CONTACT" };
    case "route":
      return {
        reason: what,
        says: "Your word on how to approach them.",
        command: "research CONTACT --via …",
      };
    case "introducer":
      return { reason: "introducer", says: `The introduction: ${says}. Or another \`requests.must_have\`.` };
  }
}

/** What only the owner can say. */
const asks: Partial<Record<string, Omit<Change, "reason">>> = {
  reading: { says: "Your reading of their mail.", command: "answer CONTACT …" },
  held: { says: "Your word on whether the meeting took place.", command: "note CONTACT --held" },
  debrief: { says: "A line on what you took from the meeting.", command: "debrief CONTACT" },
  linkedin: { says: "Your sending the message on LinkedIn.", command: "note CONTACT --sent" },
  news: { says: "A line of news, or `keep_in_touch.without_news: draft`.", command: "note CONTACT --news …" },
};

/** `UNTIL` stands for the instant, where there is one. */
const ofReason: Partial<Record<string, Omit<Change, "reason">>> = {
  approval: { says: "Your approval.", command: "approve CONTACT" },
  review: { says: "Your word on whether it went.", command: "resolve KEY --sent|--not-sent" },
  paused: { says: "An end of the pause.", command: "resume" },
  bulk: { says: "Your confirming the number.", command: "start --confirm N" },
  "unknown-zone": {
    says: "Their time zone, or `sending.unknown_zone: mine`.",
    command: "contacts set CONTACT timezone=…",
  },
  "missing-value": { says: "The value that the template needs, or another template (docs/templates.md)." },
  "no-slots": {
    says: "More hours: `meetings.my_hours`, `meetings.their_hours`, `meetings.look_ahead`, or less in your calendar.",
  },
  "calendar-unreadable": { says: "Your calendar, once it can be read.", command: "doctor" },
  limit: { says: "Time, or the smallest of the limits below." },
  "draft-limit": { says: "Your sending, or deleting, some of the request drafts that wait." },
  window: { says: "Time, or `sending.days` and `sending.hours`." },
  undo: { says: "Time, or `sending.undo`." },
  fuse: { says: "Time alone: no rule lets somebody be written to more often." },
  quiet: { says: "Time, or `keep_in_touch.quiet_after_contact`." },
  "year-limit": { says: "Time, or `keep_in_touch.at_most`." },
  away: { says: "Their return." },
  "not-due": { says: "Time." },
  "waiting-for-answer": { says: "Their answer, or time." },
  "owner-wrote": { says: "Time: you wrote to them yourself." },
  "six-messages": { says: "Nothing: six messages before a meeting are enough." },
};

function within(says: string, { until }: Held | Skip): string {
  return until === undefined || !says.startsWith("Time") ? says : says.replace("Time", "Time, until then");
}
