/**
 * The reading that a mail comes to if it says one kind of thing: which offer, which times, until when, whom to ask.
 * The kind and the clauses whose times are meant are given; how the reading was reached is told, for whoever has to
 * say how far it can be trusted.
 */

import type { Reading, TimeWindow } from "../../reading.ts";
import { type Clause, isDaysOnly, timesOf } from "../clauses.ts";
import { type Heard, type Read, withMode } from "../heard.ts";
import { asksForLater } from "../later.ts";
import { dayOf } from "../local-time.ts";
import { modeIn } from "../manner.ts";
import { compareInstants, isSameInstant } from "../moments.ts";
import { offersWithin } from "../pointed-at.ts";
import type { ClauseTimes } from "../times-said.ts";
import type { TimedClause, WeighedClause } from "./clause-features.ts";
import { untilIn } from "./until.ts";
import { referredIn, timesAsked } from "./whom-to-ask.ts";

export type Kind = Exclude<Reading["kind"], "out-of-office" | "bounced" | "ignored">;

export interface Candidate {
  reading: Reading;
  /** How it was reached. */
  route: string;
  /** What else speaks for and against it. */
  signs?: readonly string[];
}

/** Whether the times of a clause are the writer's wish: more likely than not. */
const likely = 0.5;

/** How likely a clause must be that shares the fate of the one beside it. */
const likelyBeside = 0.25;

/** The clauses whose times are meant, and those of the same list: "(a) Tuesday 2 pm (b) Wednesday 10 am". */
function wantedAmong(clauses: readonly WeighedClause[]): WeighedClause[] {
  return clauses.filter((each, place) => {
    if (each.chance > likely) return true;
    if (each.chance < likelyBeside || each.clause.stance === "no") return false;
    const before = clauses[place - 1];
    const behind = clauses[place + 1];
    const isWanted = (one: WeighedClause | undefined): one is WeighedClause =>
      one !== undefined && one.chance > likely;
    return (
      [before, behind].some((one) => isWanted(one) && isListed(each.clause, one.clause)) ||
      (isWanted(behind) && alternatives.test(behind.clause.words.slice(0, 3).join(" ")))
    );
  });
}

/** Both name times of one make, and nothing else. */
function isListed(a: Clause, b: Clause): boolean {
  const makeOf = ({ items }: Clause): string => items.map(({ kind }) => kind).join(" ");
  return a.stance === "bare" && b.stance === "bare" && a.items.length > 1 && makeOf(a) === makeOf(b);
}

const alternatives = /^(?:or|otherwise|else|alternatively|failing|if not|sonst|sinon|oder|ou|o|of)\b/u;

/** Undefined where the kind lacks what it needs. */
export function candidateOf(
  kind: Kind,
  heard: Heard,
  plain: Read,
  clauses: readonly WeighedClause[],
): Candidate | undefined {
  const { ground, sentences, times } = heard;
  const wanted = wantedAmong(clauses);
  const mode = withMode(modeIn(sentences));
  const details = { ...(times.minutes === undefined ? {} : { minutes: times.minutes }), ...mode };
  switch (kind) {
    case "accepts": {
      const chosen = offerIn(heard, wanted, clauses) ?? likeliest(heard, clauses);
      return chosen && { reading: { kind, slot: chosen.slot, ...details }, route: chosen.route };
    }
    case "proposes":
    case "reschedules": {
      const { starts, windows, route } = timesIn(heard, wanted);
      if (kind === "proposes" && starts.length + windows.length === 0) return undefined;
      return { reading: { kind, starts, windows, ...details }, route };
    }
    case "asks-for-times":
      return timesAsked(heard, plain, mode);
    case "not-now": {
      const today = dayOf(ground.receivedAt, ground.contact);
      const later = asksForLater(sentences, today);
      const { day: until, signs } = untilIn(sentences, today);
      return {
        reading: { kind, ...(until === undefined ? {} : { until }) },
        signs,
        route: `${later === undefined ? "no later" : later.isVague ? "vague" : until === later.until ? "same" : "differ"} ${until === undefined}`,
      };
    }
    case "refers": {
      if (plain.reading.kind === kind) return { reading: plain.reading, route: "rules" };
      const people = referredIn(heard.text.written.body.slice(0, 4000));
      return people.length === 0 ? undefined : { reading: { kind, people }, route: "named" };
    }
    default:
      return { reading: { kind }, route: "" };
  }
}

function offerIn(
  heard: Heard,
  wanted: readonly WeighedClause[],
  clauses: readonly WeighedClause[],
): { slot: number; route: string } | undefined {
  const { ground, times } = heard;
  const isOpen = (slot: number) => {
    const start = ground.offered[slot]?.start;
    return start !== undefined && compareInstants(start, ground.receivedAt) > 0;
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
  const spans = wanted.flatMap(({ clause }) => times.clauses.get(clause)?.settled.windows ?? []);
  const within = offersWithin({ windows: spans }, ground).filter(isOpen);
  const isLeft = wanted.some(({ clause }) => clause.items.some((item) => item.kind === "part" && item.isAny));
  if (within.length === 1 || (within.length > 1 && isLeft))
    return first(
      within.toSorted((a, b) => compareStart(heard, a, b)),
      "within",
    );
  if (open.length === 1) return first(open, "only");
  const isLeftOut = (slot: number) => times.refused.has(slot) || isUnlikely(slot, heard, clauses);
  const spoken = [...new Set([...times.wanted.slots, ...times.pointed, ...times.mentioned])].filter(
    (each) => !isLeftOut(each),
  );
  if (spoken.length === 1) return first(spoken.filter(isOpen), "spoken of");
  const left = open.filter((each) => !isLeftOut(each));
  return left.length === 1 ? first(left, "left") : undefined;
}

/** It is spoken of, and each time only to say why not. */
function isUnlikely(slot: number, { times }: Heard, clauses: readonly WeighedClause[]): boolean {
  const naming = clauses.filter(({ clause }) => times.clauses.get(clause)?.slots.includes(slot) === true);
  return naming.length > 0 && naming.every(({ chance }) => chance < hardlyLikely);
}

const hardlyLikely = 0.05;

/** How far the odds of one offer must lie above those of another that is likely too. */
const surely = 8;

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
  if (best === undefined || best[1] < 0.1) return undefined;
  // Where two are more likely than not, the better one has to be so by far.
  const isNear = second !== undefined && second[1] > Math.min(likely, best[1] - 0.1);
  if (isNear && oddsOf(best[1]) < surely * oddsOf(second[1])) return undefined;
  const start = ground.offered[best[0]]?.start;
  const isOpen = start !== undefined && compareInstants(start, ground.receivedAt) > 0;
  return isOpen ? { slot: best[0], route: `likeliest ${chances.size}${isNear ? " near" : ""}` } : undefined;
}

function oddsOf(chance: number): number {
  return chance / Math.max(1e-6, 1 - chance);
}

function compareStart({ ground }: Heard, a: number, b: number): number {
  const one = ground.offered[a]?.start;
  const two = ground.offered[b]?.start;
  return one === undefined || two === undefined ? 0 : compareInstants(one, two);
}

function first(slots: readonly number[], route: string): { slot: number; route: string } | undefined {
  const [slot] = slots;
  return slot === undefined ? undefined : { slot, route };
}

interface Told extends ClauseTimes {
  /** It names days, and no time of day: "one day earlier?" too, where a time of that day follows. */
  isDays: boolean;
}

/** "Wednesday or Thursday, eleven bells": what is said more closely of a day stands for the day. */
function withoutWider(all: readonly Told[], { ground }: Heard): ClauseTimes[] {
  const daysOf = ({ settled }: ClauseTimes): string[] =>
    [...settled.starts, ...settled.windows.map(({ from }) => from)].map((at) =>
      dayOf(at, ground.contact).toString(),
    );
  const closer = new Set(all.flatMap((each) => (each.isDays ? [] : daysOf(each))));
  if (closer.size === 0) return [...all];
  const isLeft = (at: Temporal.Instant | undefined) =>
    at === undefined || !closer.has(dayOf(at, ground.contact).toString());
  return all.map((each) =>
    each.isDays
      ? {
          settled: {
            ...each.settled,
            starts: each.settled.starts.filter(isLeft),
            windows: each.settled.windows.filter(({ from }) => isLeft(from)),
          },
          slots: each.slots.filter((slot) => isLeft(ground.offered[slot]?.start)),
        }
      : each,
  );
}

function timesIn(heard: Heard, wanted: readonly TimedClause[]) {
  const { ground, times } = heard;
  const all = withoutWider(
    wanted.flatMap(({ clause }) => {
      const found = times.clauses.get(clause);
      return found === undefined ? [] : [{ ...found, isDays: isDaysOnly(clause) || isDayShift(clause) }];
    }),
    heard,
  );
  const named = all.flatMap(({ settled, slots }) => [
    ...settled.starts,
    ...slots.flatMap((slot) => ground.offered[slot]?.start ?? []),
  ]);
  const old = ground.scheduled?.start;
  const starts = named.filter(
    (start, place) =>
      named.findIndex((each) => isSameInstant(each, start)) === place && old?.equals(start) !== true,
  );
  const spans = all.flatMap(({ settled }) => settled.windows);
  const windows = spans.filter(
    (span, place) =>
      spans.findIndex((each) => isSameInstant(each.from, span.from) && isSameInstant(each.to, span.to)) ===
        place && !isSaidCloser(span, starts, spans),
  );
  const isOffered = starts.some((start) => ground.offered.some((each) => isSameInstant(each.start, start)));
  return {
    starts,
    windows,
    route: `${Math.min(3, starts.length)} ${Math.min(3, windows.length)}${isOffered ? " offered" : ""}`,
  };
}

/** "What about one day before?": the hour is that of the meeting, unless another is said. */
function isDayShift(clause: Clause): boolean {
  const [first, other] = timesOf(clause);
  return first?.kind === "shift" && other === undefined && Math.abs(first.minutes) >= 1440;
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
        !(isSameInstant(from, span.from) && isSameInstant(to, span.to)),
    )
  );
}
