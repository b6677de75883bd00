/**
 * The morning mail: today, what waits for a decision, what went wrong, what was held back and why. Plain lines; the
 * words around them are the template's. Where there is nothing to say there is no mail.
 */
import type { Ask, Held, Skip, Values, WaitingDraft } from "../action.ts";
import type { Interview } from "../interview.ts";
import { firstName } from "../person-name.ts";
import { wasHeld } from "../planner/verdict.ts";
import type { View } from "../planner/view.ts";
import type { Rules } from "../rules-shape.ts";
import { sayDay, sayTime } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import type { State } from "../state.ts";
import { type Decision, decisions } from "./decisions.ts";
import type { Listed } from "./listed.ts";
import type { Morning, Mornings } from "./mornings.ts";
import { heldBack, type Wrong, wentWrong } from "./went-wrong.ts";
import type { MorningWords } from "./words.ts";

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
  {
    morning,
    mornings,
    made,
    words,
  }: { morning: Morning; mornings: Mornings; made: Made; words: MorningWords },
): Digest | undefined {
  const { zone } = state;
  const isToday = (at: Instant) => at.toZonedDateTimeISO(zone).toPlainDate().equals(morning.day);
  const since = mornings.lastAt ?? morning.at.subtract({ hours: 24 });
  const decide = decisions({ ...made, now, words });
  const meetings = meetingsOf(made.views, isToday, { zone, words });
  const wrong = [...lostMails(mornings, { since, words }), ...wentWrong(state, made.asks, { since, words })];
  const heard = untold(mornings, words);
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
    today: [...meetings.map(({ line }) => line), ...leaving(made, state, { isToday, words })],
    decide: [...shown.map(numbered), ...more(decide.length - shown.length, words)],
    drafts: few(
      made.drafts.map((draft) => draftLine(draft, state, words)),
      words,
    ),
    wrong: few(
      wrong.map(({ line }) => line),
      words,
    ),
    held: few(heldBack(state, made, { today: isToday, words }), words),
    heard: few(heard, words),
  };
  const subject = `${sayDay(morning.at, zone, words.language)}: ${gist(
    { meetings, decide: decide.length, isWrong: wrong.some((one) => one.isNews), drafts: made.drafts.length },
    words,
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
function lostMails({ mails }: Mornings, { since, words }: { since: Instant; words: MorningWords }): Wrong[] {
  return mails
    .filter(({ status, at }) => status === "review" && Temporal.Instant.compare(at, since) > 0)
    .map(({ occurrence }) => ({
      line: words.didMorningCome(occurrence),
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

function meetingsOf(
  views: readonly View[],
  isToday: (at: Instant) => boolean,
  { zone, words }: { zone: string; words: MorningWords },
): Meeting[] {
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
              ? undefined
              : `${sayTime(start, theirs)} ${sayZone(theirs, words.language)}`;
          const who = company === undefined ? name : `${name}, ${company}`;
          const time = sayTime(start, zone);
          return { start, time, name, line: words.meeting(time, there, who, minutes) };
        }),
    )
    .sort((a, b) => Temporal.Instant.compare(a.start, b.start));
}

/** Only who was met has check-ins, which are made of news. */
function hasMet({ bookings }: Interview, now: Instant): boolean {
  return bookings.some((booking) => wasHeld(booking, now));
}

/** What goes out today without another word. */
function leaving(
  { held }: Made,
  state: State,
  { isToday, words }: { isToday: (at: Instant) => boolean; words: MorningWords },
): string[] {
  const names = new Map(state.contacts.map(({ contactId, name }) => [contactId, name]));
  return held.flatMap(({ reason, until, contactId, step }) =>
    (reason === "window" || reason === "undo") && until !== undefined && isToday(until)
      ? [words.leaves(sayTime(until, state.zone), step, names.get(contactId) ?? words.somebody)]
      : [],
  );
}

function numbered({ says, answer }: Decision, index: number): string {
  const number = index + 1;
  return `${number}. ${says} (${answer.replaceAll(/\bN\b/g, String(number))})`;
}

function draftLine(
  { step, contactId, since, stale, warn }: WaitingDraft,
  state: State,
  words: MorningWords,
): string {
  const name = state.contacts.find((contact) => contact.contactId === contactId)?.name ?? words.somebody;
  const notes = [...(stale ? [words.timeGone] : []), ...(warn === undefined ? [] : [words.warn(warn)])];
  const noted = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `${words.mailTo(step, name)}, ${words.since(sayDay(since, state.zone, words.language))}${noted}`;
}

/** What came of the lines that the owner wrote; what was done is not told again. */
function untold({ untold: answers }: Mornings, words: MorningWords): string[] {
  return answers.flatMap(({ lines, distrust }) =>
    distrust !== undefined
      ? [words.distrust(distrust)]
      : lines.filter(({ came }) => came !== "done").map((line) => words.heard(line)),
  );
}

function few(lines: readonly string[], words: MorningWords): string[] {
  const shown = lines.slice(0, most.other);
  return [...shown, ...more(lines.length - shown.length, words)];
}

function more(rest: number, words: MorningWords): string[] {
  return rest > 0 ? [words.more(rest)] : [];
}

interface Day {
  meetings: readonly Meeting[];
  decide: number;
  isWrong: boolean;
  drafts: number;
}

/** The subject says what the day is about. */
function gist({ meetings, decide, isWrong, drafts }: Day, { gist: words }: MorningWords): string {
  const [first] = meetings;
  const parts = [
    ...(isWrong ? [words.wrong] : []),
    ...(meetings.length > 1 ? [words.meetings(meetings.length)] : []),
    ...(meetings.length === 1 && first !== undefined ? [words.meeting(first.name, first.time)] : []),
    ...(decide > 0 ? [words.decide(decide)] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return drafts > 0 ? words.drafts(drafts) : words.held;
}
