/**
 * The morning mail: today, what waits for a decision, what went wrong, what was held back and why. Plain lines; the
 * words around them are the template's. Where there is nothing to say there is no mail.
 */
import type { Ask, Held, Skip, Values, WaitingDraft } from "../action.ts";
import { stepWords } from "../deeds/step-words.ts";
import type { Interview } from "../interview.ts";
import { firstName } from "../person-name.ts";
import { wasHeld } from "../planner/verdict.ts";
import type { View } from "../planner/view.ts";
import type { Rules } from "../rules-shape.ts";
import { sayDay, sayTime } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import type { State } from "../state.ts";
import { capital, type Decision, decisions } from "./decisions.ts";
import type { Listed } from "./listed.ts";
import type { Morning, Mornings } from "./mornings.ts";
import { heldBack, type Wrong, wentWrong } from "./went-wrong.ts";

type Instant = Temporal.Instant;

export interface Digest {
  values: Values;
  /** In the order of the numbers. */
  listed: Listed[];
}

/** What the plan of this moment leaves to the owner, and what is known of earlier mornings. */
export interface Made {
  views: readonly View[];
  drafts: readonly WaitingDraft[];
  held: readonly Held[];
  asks: readonly Ask[];
  skips: readonly Skip[];
}

/** Lines of one part before the rest is only counted. */
const most = { decide: 20, other: 8 };

/** Undefined: nothing to say this morning. */
export function digest(
  state: State,
  rules: Rules,
  now: Instant,
  { morning, mornings, made }: { morning: Morning; mornings: Mornings; made: Made },
): Digest | undefined {
  const { zone } = state;
  const isToday = (at: Instant) => at.toZonedDateTimeISO(zone).toPlainDate().equals(morning.day);
  const since = mornings.lastAt ?? morning.at.subtract({ hours: 24 });
  const decide = decisions({ ...made, now });
  const meetings = meetingsOf(made.views, isToday, zone);
  const wrong = [...lostMails(mornings, since), ...wentWrong(state, made.asks, since)];
  const heard = untold(mornings);
  const isMonday = morning.day.dayOfWeek === 1;
  const isWorthIt =
    meetings.length + heard.length > 0 ||
    wrong.some(({ isNews: isNew }) => isMonday || isNew) ||
    decide.some((one) => isMonday || isRecent(one.since, now)) ||
    made.drafts.some((draft) => isMonday || isNews(draft, mornings.lastAt)) ||
    made.held.some(({ reason }) => stops.has(reason) || (isMonday && reason === "unknown-zone"));
  if (!isWorthIt) return undefined;

  const shown = decide.slice(0, most.decide);
  const parts = {
    today: [...meetings.map(({ line }) => line), ...leaving(made, state, isToday)],
    decide: [...shown.map(numbered), ...more(decide.length - shown.length)],
    drafts: few(made.drafts.map((draft) => draftLine(draft, state))),
    wrong: few(wrong.map(({ line }) => line)),
    held: few(heldBack(state, made, isToday)),
    heard: few(heard),
  };
  const subject = `${sayDay(morning.at, zone)}: ${gist(
    meetings,
    decide.length,
    wrong.some((one) => one.isNews),
    made,
  )}`;
  return {
    values: {
      me: { name: rules.me.name, first_name: firstName(rules.me.name) },
      morning: { ...parts, subject, has_met: made.views.some(({ interview }) => hasMet(interview, now)) },
    },
    listed: shown.map(({ item }) => item),
  };
}

/** An earlier one of which nobody knows whether it came. */
function lostMails({ mails }: Mornings, since: Instant): Wrong[] {
  return mails
    .filter(({ status, at }) => status === "review" && Temporal.Instant.compare(at, since) > 0)
    .map(({ occurrence }) => ({
      line: `It is not known whether the morning mail of ${occurrence} reached you.`,
      isNews: true,
    }));
}

/** Without the owner these would stay as they are for ever, and nobody would see. */
const stops = new Set<Held["reason"]>(["bulk", "missing-value", "calendar-unreadable"]);

/** What has waited for more than a week is brought up on Mondays only. */
function isRecent(since: Instant, now: Instant): boolean {
  return Temporal.Instant.compare(since, now.subtract({ hours: 7 * 24 })) > 0;
}

function isNews({ since, stale, warn }: WaitingDraft, lastAt: Instant | undefined): boolean {
  if (stale || warn !== undefined || lastAt === undefined) return true;
  return Temporal.Instant.compare(since, lastAt) > 0;
}

interface Meeting {
  start: Instant;
  /** On the owner's clock. */
  time: string;
  name: string;
  line: string;
}

function meetingsOf(views: readonly View[], isToday: (at: Instant) => boolean, zone: string): Meeting[] {
  return views
    .flatMap(({ interview, zone: theirs }) =>
      interview.bookings
        .filter(
          ({ start, status, isAdHoc, held }) =>
            isToday(start) && !isAdHoc && held !== false && (status === "made" || status === "moved"),
        )
        .map(({ start, end }) => {
          const { name, company } = interview.contact;
          const minutes = Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
          const there =
            theirs === undefined || sayTime(start, theirs) === sayTime(start, zone)
              ? ""
              : ` (${sayTime(start, theirs)} ${sayZone(theirs)})`;
          const where = company === undefined ? "" : `, ${company}`;
          const time = sayTime(start, zone);
          return { start, time, name, line: `${time}${there}: ${name}${where}, ${minutes} minutes` };
        }),
    )
    .sort((a, b) => Temporal.Instant.compare(a.start, b.start));
}

/** Only who was met has check-ins, which are made of news. */
function hasMet({ bookings }: Interview, now: Instant): boolean {
  return bookings.some((booking) => wasHeld(booking, now));
}

/** What goes out today without another word. */
function leaving({ held }: Made, state: State, isToday: (at: Instant) => boolean): string[] {
  const names = new Map(state.contacts.map(({ contactId, name }) => [contactId, name]));
  return held.flatMap(({ reason, until, contactId, step }) =>
    (reason === "window" || reason === "undo") && until !== undefined && isToday(until)
      ? [
          `${sayTime(until, state.zone)}: the ${stepWords(step)} to ${names.get(contactId) ?? "somebody"} leaves`,
        ]
      : [],
  );
}

function numbered({ says, answer }: Decision, index: number): string {
  const number = index + 1;
  return `${number}. ${says} (${answer.replaceAll(/\bN\b/g, String(number))})`;
}

function draftLine({ step, contactId, since, stale, warn }: WaitingDraft, state: State): string {
  const name = state.contacts.find((contact) => contact.contactId === contactId)?.name ?? "somebody";
  const notes = [
    ...(stale ? ["a time in it can no longer be offered"] : []),
    ...(warn === undefined ? [] : [warn]),
  ];
  const noted = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `${capital(stepWords(step))} to ${name}, since ${sayDay(since, state.zone)}${noted}`;
}

/** What came of the lines that the owner wrote; what was done is not told again. */
function untold({ untold: answers }: Mornings): string[] {
  return answers.flatMap(({ lines, distrust }) =>
    distrust !== undefined
      ? [distrust]
      : lines.filter(({ came }) => came !== "done").map(({ line, says }) => `“${line}”: ${says}`),
  );
}

function few(lines: readonly string[]): string[] {
  const shown = lines.slice(0, most.other);
  return [...shown, ...more(lines.length - shown.length)];
}

function more(rest: number): string[] {
  return rest > 0 ? [`and ${rest} more: \`quarterhour plan\``] : [];
}

/** The subject says what the day is about. */
function gist(meetings: readonly Meeting[], decide: number, isWrong: boolean, { drafts }: Made): string {
  const [first] = meetings;
  const parts = [
    ...(isWrong ? ["something went wrong"] : []),
    ...(meetings.length > 1 ? [`${meetings.length} meetings`] : []),
    ...(meetings.length === 1 && first !== undefined ? [`${first.name} at ${first.time}`] : []),
    ...(decide > 0 ? [`${decide} to decide`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  if (drafts.length > 0)
    return drafts.length === 1 ? "a draft waits for you" : `${drafts.length} drafts wait for you`;
  return "what was held back, and why";
}
