/**
 * The reading that a mail comes to if it says one kind of thing: which offer, which times, until when, whom to ask.
 * The kind and the clauses whose times are meant are given; how the reading was reached is told, for whoever has to
 * say how far it can be trusted.
 */
import type { Reading, TimeWindow } from "../../reading.ts";
import { withoutGreeting } from "../greeting.ts";
import { type Heard, type Read, withMode } from "../heard.ts";
import { asksForLater } from "../later.ts";
import { bookingLink, modeIn } from "../manner.ts";
import { peopleIn } from "../people.ts";
import type { Ground } from "../segments.ts";
import type { ClauseTimes } from "../times-said.ts";
import type { TimedClause, WeighedClause } from "./clause-features.ts";
import { untilIn } from "./until.ts";

export type Kind = Exclude<Reading["kind"], "out-of-office" | "bounced" | "ignored">;

export interface Candidate {
  reading: Reading;
  /** How it was reached. */
  route: string;
}

/** Whether the times of a clause are the writer's wish: more likely than not. */
const likely = 0.5;

/** Undefined where the kind lacks what it needs. */
export function candidateOf(
  kind: Kind,
  heard: Heard,
  plain: Read,
  clauses: readonly WeighedClause[],
): Candidate | undefined {
  const { ground, sentences, times } = heard;
  const wanted = clauses.filter(({ chance }) => chance > likely);
  const mode = withMode(modeIn(sentences));
  const details = { ...(times.minutes === undefined ? {} : { minutes: times.minutes }), ...mode };
  switch (kind) {
    case "accepts": {
      const chosen = offerIn(heard, wanted) ?? likeliest(heard, clauses);
      return chosen && { reading: { kind, slot: chosen.slot, ...details }, route: chosen.route };
    }
    case "proposes":
    case "reschedules": {
      const { starts, windows, route } = timesIn(heard, wanted);
      if (kind === "proposes" && starts.length + windows.length === 0) return undefined;
      return { reading: { kind, starts, windows, ...details }, route };
    }
    case "asks-for-times": {
      if (plain.reading.kind === kind) return { reading: plain.reading, route: "rules" };
      const link = bookingLink(heard.text.written.body.slice(0, 4000));
      return {
        reading: { kind, ...mode, ...(link === undefined ? {} : { link }) },
        route: link === undefined ? "" : "link",
      };
    }
    case "not-now": {
      const today = ground.receivedAt.toZonedDateTimeISO(ground.contact).toPlainDate();
      const later = asksForLater(sentences, today);
      const until = untilIn(sentences, today) ?? later?.until;
      return {
        reading: { kind, ...(until === undefined ? {} : { until }) },
        route: `${later === undefined ? "no later" : later.isVague ? "vague" : until === later.until ? "same" : "differ"} ${until === undefined}`,
      };
    }
    case "refers": {
      if (plain.reading.kind === kind) return { reading: plain.reading, route: "rules" };
      const all = peopleIn(withoutGreeting(heard.text.written.body.slice(0, 4000)));
      const addressed = all.filter(({ email }) => email !== undefined);
      const people =
        addressed.length > 0 ? addressed : all.filter(({ name }) => name?.includes(" ") === true);
      return people.length === 0 ? undefined : { reading: { kind, people }, route: "named" };
    }
    default:
      return { reading: { kind }, route: "" };
  }
}

function offerIn(heard: Heard, wanted: readonly TimedClause[]): { slot: number; route: string } | undefined {
  const { ground, times } = heard;
  const isOpen = (slot: number) => {
    const start = ground.offered[slot]?.start;
    return start !== undefined && Temporal.Instant.compare(start, ground.receivedAt) > 0;
  };
  const named = new Set(wanted.flatMap(({ clause }) => times.clauses.get(clause)?.slots ?? []));
  const [slot, other] = [...named];
  if (slot !== undefined) return other === undefined && isOpen(slot) ? { slot, route: "named" } : undefined;
  const open = ground.offered.map((_, place) => place).filter(isOpen);
  const isAny = wanted.some(({ clause }) => times.clauses.get(clause)?.settled.isAny === true);
  if (isAny)
    return first(
      open.toSorted((a, b) => compareStart(heard, a, b)),
      "any",
    );
  if (open.length === 1) return first(open, "only");
  const spoken = [...new Set([...times.wanted.slots, ...times.pointed, ...times.mentioned])].filter(
    (each) => !times.refused.has(each),
  );
  if (spoken.length === 1) return first(spoken.filter(isOpen), "spoken of");
  const left = open.filter((each) => !times.refused.has(each));
  return left.length === 1 ? first(left, "left") : undefined;
}

/** Of several offers that are named, or none that is plainly meant, the one that is by far the likeliest. */
function likeliest(
  { ground, times }: Heard,
  clauses: readonly WeighedClause[],
): { slot: number; route: string } | undefined {
  const chances = new Map<number, number>();
  for (const { clause, chance } of clauses) {
    const [slot, other] = times.clauses.get(clause)?.slots ?? [];
    if (slot !== undefined && other === undefined)
      chances.set(slot, Math.max(chance, chances.get(slot) ?? 0));
  }
  const [best, second] = [...chances].toSorted(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < 0.1 || (second !== undefined && second[1] > best[1] - 0.1))
    return undefined;
  const start = ground.offered[best[0]]?.start;
  const isOpen = start !== undefined && Temporal.Instant.compare(start, ground.receivedAt) > 0;
  return isOpen ? { slot: best[0], route: `likeliest ${chances.size}` } : undefined;
}

function compareStart({ ground }: Heard, a: number, b: number): number {
  const one = ground.offered[a]?.start;
  const two = ground.offered[b]?.start;
  return one === undefined || two === undefined ? 0 : Temporal.Instant.compare(one, two);
}

function first(slots: readonly number[], route: string): { slot: number; route: string } | undefined {
  const [slot] = slots;
  return slot === undefined ? undefined : { slot, route };
}

function timesIn(heard: Heard, wanted: readonly TimedClause[]) {
  const { ground, times } = heard;
  const said = wanted.flatMap(({ clause }) => times.clauses.get(clause) ?? []);
  const all = said.filter((each) => !isDayOfOther(each, said, ground));
  const named = all.flatMap(({ settled, slots }) => [
    ...settled.starts,
    ...slots.flatMap((slot) => ground.offered[slot]?.start ?? []),
  ]);
  const old = ground.scheduled?.start;
  const starts = named.filter(
    (start, place) => named.findIndex((each) => each.equals(start)) === place && old?.equals(start) !== true,
  );
  const spans = all.flatMap(({ settled }) => settled.windows);
  const windows = spans.filter(
    (span, place) =>
      spans.findIndex((each) => each.from.equals(span.from) && each.to.equals(span.to)) === place &&
      !isSaidCloser(span, starts, spans),
  );
  const isOffered = starts.some((start) => ground.offered.some((each) => each.start.equals(start)));
  return {
    starts,
    windows,
    route: `${Math.min(3, starts.length)} ${Math.min(3, windows.length)}${isOffered ? " offered" : ""}`,
  };
}

/** "Monday or Tuesday. Afternoons are best": the stretch in which a closer one lies, or a time. */
function isSaidCloser(
  span: TimeWindow,
  starts: readonly Temporal.Instant[],
  spans: readonly TimeWindow[],
): boolean {
  const { compare } = Temporal.Instant;
  return (
    starts.some((start) => compare(start, span.from) >= 0 && compare(start, span.to) < 0) ||
    spans.some(
      ({ from, to }) =>
        compare(from, span.from) >= 0 &&
        compare(to, span.to) <= 0 &&
        !(from.equals(span.from) && to.equals(span.to)),
    )
  );
}

/** "Tuesday is good, though I would rather 10:15": the day of the offer that another hour is said for. */
function isDayOfOther(
  one: ClauseTimes,
  said: readonly ClauseTimes[],
  { offered, contact }: Omit<Ground, "days">,
): boolean {
  const [slot, other] = one.slots;
  const start = slot === undefined || other !== undefined ? undefined : offered[slot]?.start;
  if (start === undefined || one.settled.starts.length + one.settled.windows.length > 0) return false;
  const day = start.toZonedDateTimeISO(contact).toPlainDate();
  return said.some(
    ({ settled }) =>
      settled.starts.length > 0 &&
      settled.starts.every(
        (at) => !at.equals(start) && at.toZonedDateTimeISO(contact).toPlainDate().equals(day),
      ),
  );
}
