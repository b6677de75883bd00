/** The plan as people read it: what is due, what waits for whom, what not, and why. */
import type { Action, Ask, Held, Plan, Skip, WaitingDraft } from "../../core/action.ts";
import type { Did, DidOutcome } from "../../core/did.ts";
import type { ContactId } from "../../core/keys.ts";
import { sayZone } from "../../core/say-zone.ts";
import type { People } from "./people.ts";
import { answerWords } from "./prepared-answer.ts";
import { sayWhen } from "./say-when.ts";

type Instant = Temporal.Instant;

export interface Page {
  people: People;
  zone: string;
  /** How a command is typed here. */
  command(line: string): string;
  /** Lines of one group before the rest is only counted. */
  most: number;
  /** What is said before the command that shows the rest of a group. */
  hint?: string;
}

export function planText(plan: Plan, page: Page): string {
  const { now, lookAgainAt } = plan;
  const { zone } = page;
  const groups = planGroups(plan, page);
  const nothing = groups.length === 0 ? ["Nothing is due, and nothing waits."] : [];
  const again = lookAgainAt === undefined ? [] : [`Looks again ${sayWhen(lookAgainAt, zone, now)}.`];
  return [`${sayWhen(now, zone, now)}, ${sayZone(zone)}`, ...nothing, ...groups, ...again].join("\n\n");
}

/** Only those that hold something. */
export function planGroups(plan: Plan, page: Page): string[] {
  const { now, held } = plan;
  const isForYou = ({ reason }: Held) => reason === "approval";
  const asked = new Set(plan.asks.map(({ contactId, what }) => `${contactId}~${what}`));
  return [
    group("Due now", plan.actions, (action) => dueLine(action, page), page),
    group(
      "Waits in your Drafts, for you to look over and send",
      plan.drafts,
      (draft) => draftLine(draft, page, now),
      page,
    ),
    group("Waits for your approval", held.filter(isForYou), (one) => approvalLine(one, page), page),
    group(
      "Held",
      held.filter((one) => !isForYou(one)),
      (one) => heldLine(one, page, now),
      page,
    ),
    group("You are asked", plan.asks, (ask) => askLine(ask, page), {
      ...page,
      hint: researchHint(plan.asks, page),
    }),
    group("Not yet, and why", skipsOf(plan, asked), (skip) => skipLine(skip, page, now), page),
  ].filter((text) => text !== "");
}

/** What a command does about each kind of question. */
function answerTo(ask: Pick<Ask, "what" | "prepared">, contact: string, zone: string): string | undefined {
  if (ask.prepared !== undefined) return `answer ${contact} ${answerWords(ask.prepared, zone)}`;
  switch (ask.what) {
    case "why-them":
      return `research ${contact}`;
    case "address":
      return `contacts set ${contact} email=…`;
    case "reading":
      return `answer ${contact} …`;
    case "held":
      return `note ${contact} --held`;
    case "debrief":
      return `debrief ${contact}`;
    case "news":
      return `note ${contact} --news …`;
    case "linkedin":
      return `preview ${contact}`;
    case "review":
      return undefined;
  }
}

function group<T>(title: string, items: readonly T[], line: (item: T) => string, page: Page): string {
  if (items.length === 0) return "";
  const lines = items.slice(0, page.most).map((item) => `  ${line(item)}`);
  const more = items.length - lines.length;
  if (more > 0)
    lines.push(`  and ${more} more (${page.hint ?? ""}\`${page.command("plan --all")}\` shows them)`);
  return [title, ...lines].join("\n");
}

/** Hundreds come in with one import; nobody prepares them line by line. */
function researchHint(asks: readonly Ask[], page: Page): string {
  const unprepared = asks.filter(({ what }) => what === "why-them").length;
  return unprepared > page.most
    ? `\`${page.command("research")}\` takes those without a sentence one after the other, the closest first; `
    : "";
}

function dueLine(action: Action, page: Page): string {
  const { because, contactId } = action;
  const rule = because.rule === undefined ? "" : ` (${because.rule})`;
  return `${who(contactId, page)}: ${whatIsDone(action)}: ${because.says}${rule}`;
}

function whatIsDone(action: Action): string {
  const step = stepWords(action.step);
  switch (action.kind) {
    case "mail":
      return action.press === "me"
        ? `${step}, a draft for you`
        : action.press === "ask"
          ? `${step}, to be approved by you`
          : `${step}, sent`;
    case "refresh":
      return `${step}, the draft is written anew`;
    case "withdraw":
      return `${step}, the draft is taken back`;
    case "event":
      return `${action.press === "ask" ? "to be approved by you: " : ""}${{ create: "an event is made", change: "the event is moved", cancel: "the event is called off" }[action.change]}`;
    case "hold":
      return action.change === "make"
        ? "a time is held in your calendar"
        : "a held time is taken out of your calendar";
    case "record":
      return "written down";
  }
}

function draftLine(draft: WaitingDraft, page: Page, now: Instant): string {
  const when = (at: Instant) => sayWhen(at, page.zone, now);
  const times =
    draft.offered.length === 0 ? "" : `; offers ${draft.offered.map(({ start }) => when(start)).join(", ")}`;
  const notes = [
    ...(draft.edited ? ["you edited it"] : []),
    ...(draft.stale ? ["a time in it can no longer be offered"] : []),
    ...(draft.warn === undefined ? [] : [draft.warn]),
  ];
  const noted = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `${who(draft.contactId, page)}: ${stepWords(draft.step)}, since ${when(draft.since)}${times}${noted}`;
}

function approvalLine(held: Held, page: Page): string {
  const line = `approve ${page.people.ref(held.contactId)}`;
  return `${who(held.contactId, page)}: ${stepWords(held.step)}; \`${page.command(line)}\` lets it go`;
}

function heldLine(held: Held, page: Page, now: Instant): string {
  const until = held.until === undefined ? "" : `, until ${sayWhen(held.until, page.zone, now)}`;
  return `${who(held.contactId, page)}: ${stepWords(held.step)}${until}: ${held.says}`;
}

/** What is asked, and below it the command that answers it. */
export function askLine(ask: Ask, page: Pick<Page, "people" | "zone" | "command">): string {
  const line = answerTo(ask, page.people.ref(ask.contactId), page.zone);
  return `${capital(ask.says)}${line === undefined ? "" : `\n      ${page.command(line)}`}`;
}

/** What is asked already is not said a second time. */
function skipsOf(plan: Plan, asked: ReadonlySet<string>): Skip[] {
  return plan.skips.filter(
    ({ contactId, reason }) => !asked.has(`${contactId}~${reason.replace(/^needs-/, "")}`),
  );
}

function skipLine(skip: Skip, page: Page, now: Instant): string {
  const until = skip.until === undefined ? "" : `, not before ${sayWhen(skip.until, page.zone, now)}`;
  return `${who(skip.contactId, page)}: ${stepWords(skip.step)}${until}: ${skip.says}`;
}

function who(contactId: ContactId, page: Page): string {
  return page.people.full(contactId);
}

/** `follow-up` → `follow-up`, `new-times` → `new times`. */
export function stepWords(step: string): string {
  if (step === "morning") return "morning mail";
  return step === "follow-up" || step === "thank-you" || step === "check-in"
    ? step
    : step.replaceAll("-", " ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What `start` noticed and did, a line each. */
export function didText(did: readonly Did[], noticed: readonly string[], page: Page): string {
  const groups = [
    group("Noticed", noticed, (line) => line, { ...page, most: Number.POSITIVE_INFINITY }),
    group(
      "Done",
      did,
      ({ contactId, step, outcome }) =>
        `${who(contactId, page)}: ${stepWords(step)} ${outcomeWords[outcome]}`,
      { ...page, most: Number.POSITIVE_INFINITY },
    ),
  ].filter((text) => text !== "");
  return groups.length === 0 ? "Nothing was to be done." : groups.join("\n\n");
}

/** What comes after the plan: how to go on from here. */
export function planFooter(plan: Plan, page: Page, isPractice: boolean): string[] {
  const toSend = isPractice
    ? "To send a draft of this practice mailbox, move its file from mail/.Drafts/cur to mail/.Sent/cur, or open the folder\nmail in a mail program that reads Maildir. The next `start` notices."
    : "The drafts lie in your mailbox: look them over, change what you like, and press Send there. `start` notices.";
  return [
    ...(plan.actions.length > 0 ? [`What is due is done by \`${page.command("start")}\`.`] : []),
    ...(plan.drafts.length > 0 ? [toSend] : []),
  ];
}

export const outcomeWords: Record<DidOutcome, string> = {
  drafted: "put into your Drafts",
  sent: "sent",
  refreshed: "draft written anew",
  withdrawn: "draft taken back",
  created: "made in the calendar",
  changed: "moved in the calendar",
  cancelled: "called off in the calendar",
  proposed: "waits for your approval",
  held: "waits",
  ambiguous: "may or may not have gone; the mailbox is asked again soon",
  review: "needs your eyes (`status`)",
  refused: "was refused by the mailbox",
};
