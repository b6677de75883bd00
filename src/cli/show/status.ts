/** How all interviews stand, for people and for programs. */
import type { Home } from "../../app.ts";
import type { Ask } from "../../core/action.ts";
import type { CloseReason } from "../../core/facts.ts";
import type { Stage } from "../../core/planner/stage.ts";
import { sayZone } from "../../core/say-zone.ts";
import { signInNotice } from "../../core/sign-in-notice.ts";
import type { Context } from "../frame/context.ts";
import type { Seen } from "../load-overview.ts";
import { noticeLines, type Page } from "./accounts.ts";
import { counted } from "./counted.ts";
import type { People } from "./people.ts";
import { askLine } from "./plan-text.ts";
import { sayCommand } from "./say-command.ts";
import { sayWhen } from "./say-when.ts";

type Instant = Temporal.Instant;

export function statusJson({ overview, lastSync }: Seen, people: People, now: Instant) {
  const { stages, closed, waiting, asks, paused } = overview;
  return {
    now,
    stages,
    closed,
    waiting: { drafts: waiting.drafts, approvals: waiting.approvals, asks: asks.length },
    review: waiting.review,
    paused:
      paused.length === 0
        ? false
        : paused.map(({ contactId, since }) => ({
            contact: contactId === undefined ? undefined : people.ref(contactId),
            since,
          })),
    lastSync: lastSync ?? null,
  };
}

export function statusText(
  seen: Seen,
  people: People,
  { home, now, context }: { home: Home; now: Instant; context: Pick<Context, "home" | "cwd"> },
): string {
  const zone = home.zone();
  const when = (at: Instant) => sayWhen(at, zone, now);
  const { stages, closed, paused } = seen.overview;
  const mailbox = mailboxWords(home);
  const read = seen.lastSync === undefined ? "never read" : `last read ${when(seen.lastSync)}`;
  const lines = [`${when(now)}, ${sayZone(zone)} (${mailbox}, ${read})`, ""];
  lines.push(...signInLines(home, { zone, now, command: (line) => sayCommand(context, line) }));

  const total = Object.values(stages).reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    return [...lines, `No contacts yet. Bring some in with \`${sayCommand(context, "import FILE")}\`.`].join(
      "\n",
    );
  }
  for (const [stage, says] of Object.entries(stageWords) as [Stage, string][]) {
    if (stages[stage] > 0) lines.push(`${String(stages[stage]).padStart(5)}  ${stage.padEnd(12)} ${says}`);
  }
  const reasons = (Object.entries(closed) as [CloseReason, number][]).filter(([, count]) => count > 0);
  if (reasons.length > 0)
    lines.push(`       (closed: ${reasons.map(([reason, count]) => `${count} ${reason}`).join(", ")})`);
  lines.push("", ...waitingLines(seen, { people, zone, command: (line) => sayCommand(context, line) }));
  lines.push(...unpreparedLines(seen, people, when));
  for (const { contactId, since } of paused) {
    // Of a sign-in that ended it was said above what goes on, and how.
    if (contactId === undefined && home.account?.ended !== undefined) continue;
    lines.push(
      contactId === undefined
        ? `Everything is paused since ${when(since)}; \`${sayCommand(context, "resume")}\` goes on.`
        : `${people.name(contactId)} is paused since ${when(since)}; \`${sayCommand(context, `resume ${people.ref(contactId)}`)}\` goes on.`,
    );
  }
  return lines.join("\n");
}

function unpreparedLines({ overview }: Seen, people: People, when: (at: Instant) => string): string[] {
  const { unprepared } = overview;
  if (unprepared.length === 0) return [];
  return [
    "",
    "Ahead, and not prepared yet:",
    ...unprepared.map(
      ({ contactId, start, missing }) => `  ${people.name(contactId)}, ${when(start)}: ${missing.join(", ")}`,
    ),
  ];
}

function mailboxWords({ isConnected, provider, address }: Home): string {
  if (!isConnected) return `${address}, no account connected`;
  return provider === "local" ? `practice mailbox ${address}` : address;
}

/** What is the matter with the sign-in, before all else: while it lasts, nothing moves. */
function signInLines({ account }: Home, page: Page): string[] {
  const notice = account === undefined ? undefined : signInNotice(account, page.now);
  return account === undefined || notice === undefined ? [] : [...noticeLines(notice, account, page), ""];
}

function waitingLines({ overview }: Seen, page: Parameters<typeof askLine>[1]): string[] {
  const { drafts, approvals, review } = overview.waiting;
  const waiting = [
    ...(drafts > 0 ? [`${counted(drafts, "draft")} in your Drafts to look over and send`] : []),
    ...(approvals > 0 ? [`${counted(approvals, "mail")} to approve`] : []),
    ...(review > 0 ? [`${counted(review, "mail")} that we lost sight of`] : []),
    ...(overview.asks.length > 0 ? [counted(overview.asks.length, "question")] : []),
  ];
  if (waiting.length === 0) return ["Nothing waits for you."];
  return [
    "Waits for you:",
    ...waiting.map((line) => `  ${line}`),
    `  (\`${page.command("plan")}\` shows each)`,
    ...preparedLines(overview.asks, page),
  ];
}

/** Questions whose answer is prepared, each with the command that gives it. */
function preparedLines(asks: readonly Ask[], page: Parameters<typeof askLine>[1]): string[] {
  const prepared = asks.filter((ask) => ask.prepared !== undefined);
  const lines = prepared.slice(0, mostPrepared).map((ask) => `  ${askLine(ask, page)}`);
  return lines.length === 0 ? [] : ["", "One word of yours settles:", ...lines];
}

const mostPrepared = 10;

const stageWords: Record<Stage, string> = {
  researching: "something is missing before they can be asked",
  ready: "can be asked",
  requested: "asked, no answer yet",
  arranging: "answered; a time is being found",
  scheduled: "the meeting is in the calendar",
  met: "met; the thank-you is next",
  thanked: "thanked",
  "in-touch": "you keep in touch",
  closed: "closed",
};
