/** Why things stand with one contact as they do: the stage, and the rules that hold for them, each with its line. */
import type { Interview } from "./interview.ts";
import type { ContactId } from "./keys.ts";
import { awayUntil } from "./planner/conversation.ts";
import { limits, type Room } from "./planner/limits.ts";
import { type Missing, missingFor } from "./planner/must-have.ts";
import { type Stage, stageOf } from "./planner/stage.ts";
import { introducerOf } from "./planner/steps-request.ts";
import { openViews } from "./planner/views.ts";
import { cite } from "./rules/cite.ts";
import { dayNames, sayHours, sayRate, saySpan } from "./rules/say.ts";
import type { Rules, Span } from "./rules-shape.ts";
import type { State } from "./state.ts";

type Instant = Temporal.Instant;

/** One value that holds for this contact. `where` is file, line and key path, or `default` and the path. */
export interface Holds {
  path: string;
  value: string;
  where: string;
  /** Of a limit on mails: how many count in it now, and from when on there is room again where there is none. */
  taken?: number;
  until?: Instant;
  /** The limit with the least room: the one that decides. */
  isSmallest?: true;
}

export interface Explained {
  contactId: ContactId;
  name: string;
  round: number;
  stage: Stage;
  closed?: { at: Instant; reason: string; by: "owner" | "product" };
  lastContact?: Instant;
  /** On the contact's clock; undefined where it is not known. */
  zone?: string;
  missing: Missing[];
  isSuppressed: boolean;
  pausedSince?: Instant;
  awayUntil?: Instant;
  /** How much may be written to them, when, and how often. */
  limits: Holds[];
  /** What else is decided for them. */
  rules: Holds[];
}

/** Undefined where the contact is not among those that were loaded. Limits are counted over all that were. */
export function explain(
  state: State,
  rules: Rules,
  now: Instant,
  contactId: ContactId,
): Explained | undefined {
  const { views, interviews } = openViews(state, rules, now, { only: [contactId], isWanted: () => true });
  const [view] = views;
  if (view === undefined) return undefined;
  const { interview } = view;
  const introducer = introducerOf(view);
  const stage = stageOf(interview, view.rules, now, introducer);
  const away = awayUntil(interview, view.zone ?? state.zone)?.until;
  const isAway = away !== undefined && Temporal.Instant.compare(away, now) > 0;
  return {
    contactId,
    name: interview.contact.name,
    round: interview.round,
    stage,
    ...plain(interview),
    ...(view.zone === undefined ? {} : { zone: view.zone }),
    missing: stage === "researching" ? missingFor(interview, view.rules, introducer) : [],
    isSuppressed: state.suppressed.has(contactId) || interview.hasOptedOut,
    ...(isAway ? { awayUntil: away } : {}),
    limits: limitsOf(view.rules, limits(interviews, state.zone, now).rooms(view)),
    rules: decisionsOf(view.rules),
  };
}

function plain({ closed, lastContact, pausedSince }: Interview) {
  return {
    ...(closed === undefined ? {} : { closed }),
    ...(lastContact === undefined ? {} : { lastContact }),
    ...(pausedSince === undefined ? {} : { pausedSince }),
  };
}

function limitsOf(rules: Rules, rooms: readonly Room[]): Holds[] {
  const { sending, meetings, keep_in_touch } = rules;
  const holds = holdsOf(rules);
  const smallest = smallestOf(rooms);
  return [
    ...rooms.map((room): Holds => {
      const { path, rate, counts } = room.budget;
      return {
        ...holds(path, `${sayRate(rate)}${counts === "company" ? " to one company" : ""}`),
        taken: room.taken,
        ...(room.until === undefined ? {} : { until: room.until }),
        ...(room === smallest ? { isSmallest: true as const } : {}),
      };
    }),
    holds("sending.days", sending.days.map((day) => dayNames[day - 1]).join(", ")),
    holds("sending.hours", `${sayHours(sending.hours)}, on their clock`),
    ...meetings.at_most.map((limit) =>
      holds(limit.path ?? "meetings.at_most", `${sayRate(limit)}, meetings`),
    ),
    holds("meetings.notice", saySpan(meetings.notice)),
    holds("meetings.look_ahead", saySpan(meetings.look_ahead)),
    holds(
      "keep_in_touch.at_most",
      keep_in_touch.at_most === undefined ? "none" : sayRate(keep_in_touch.at_most),
    ),
    holds("keep_in_touch.quiet_after_contact", orNone(keep_in_touch.quiet_after_contact)),
  ];
}

/** Of those that are full the one that opens last, else the one with the least left. */
function smallestOf(rooms: readonly Room[]): Room | undefined {
  const opens = ({ until }: Room) => until?.epochMilliseconds ?? 0;
  const left = ({ budget, taken }: Room) => budget.rate.count - taken;
  return rooms.toSorted((a, b) => opens(b) - opens(a) || left(a) - left(b))[0];
}

function decisionsOf(rules: Rules): Holds[] {
  const { who_presses_send: press, requests, meetings, sending, keep_in_touch } = rules;
  const holds = holdsOf(rules);
  return [
    holds("who_presses_send.request", press.request),
    holds("who_presses_send.follow_up", press.follow_up),
    holds("who_presses_send.invitation", press.invitation),
    holds("who_presses_send.everything_else", press.everything_else),
    holds("sending.undo", orNone(sending.undo)),
    holds("requests.template", requests.template),
    holds("requests.offer", `${requests.offer} ${requests.offer === 1 ? "time" : "times"}`),
    holds("requests.must_have", list(requests.must_have)),
    holds("requests.follow_up", list(requests.follow_up.map(saySpan))),
    holds("requests.give_up", saySpan(requests.give_up)),
    holds("requests.old_news", orNone(requests.old_news)),
    holds("meetings.length", `${meetings.length} minutes`),
    holds("meetings.before.questions", orNone(meetings.before.questions)),
    holds("meetings.before.brief", orNone(meetings.before.brief)),
    holds("meetings.after.thank_you", saySpan(meetings.after.thank_you)),
    holds("keep_in_touch.after", list(keep_in_touch.after.map(saySpan))),
  ];
}

function holdsOf(rules: Rules): (path: string, value: string) => Holds {
  return (path, value) => ({ path, value, where: cite(rules, path) });
}

function orNone(span: Span | undefined): string {
  return span === undefined ? "none" : saySpan(span);
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "none" : items.join(", ");
}
