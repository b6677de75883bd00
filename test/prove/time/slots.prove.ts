/**
 * P-1b in full numbers: 10,000 random questions, around every clock change to 2032 of every zone, answered as `Temporal`
 * answers them minute by minute. And what the same search would say that takes the offset of the first minute for all.
 */
import fc from "fast-check";
import { openStarts, type SlotQuery } from "../../../src/core/slots/open-slots.ts";
import { allPlaces, type Place, queryAt, wishes } from "../../core/slots/random-queries.ts";
import { slowStarts } from "../../core/slots/slot-oracle.ts";
import type { Shown } from "../run.ts";
import { passed, runTests } from "../run-tests.ts";

const count = 10_000;

export async function prove(): Promise<Shown[]> {
  const places = allPlaces();
  const asked: Place[] = [];
  const wrong: string[] = [];
  const tally = { slots: 0, open: 0, wrongWithOneOffset: 0 };
  fc.sample(wishes(), { seed: 7, numRuns: count }).forEach((wish, at) => {
    const place = places[at % places.length];
    if (place === undefined) return;
    asked.push(place);
    const query = queryAt(place, wish);
    const expected = slowStarts(query).join();
    const found = openStarts(query);
    if (found.join() !== expected) wrong.push(`${query.myZone} and ${query.theirZone}, ${query.from}`);
    if (openStarts(withOneOffset(query)).join() !== expected) tally.wrongWithOneOffset += 1;
    tally.slots += found.length;
    tally.open += found.length > 0 ? 1 : 0;
  });
  const zones = new Set(asked.map(({ zone }) => zone)).size;
  const changes = new Set(
    asked.flatMap(({ zone, change }) => (change === undefined ? [] : [`${zone} ${change}`])),
  );
  const all = new Set(
    places.flatMap(({ zone, change }) => (change === undefined ? [] : [`${zone} ${change}`])),
  );
  const tests = runTests(["test/core/slots", "test/core/time"]);
  return [
    {
      what: "open slots are those that Temporal finds, in all zones, around every clock change to 2032 (P-1b)",
      shown: wrong.length === 0 && asked.length === count && zones === 418 && changes.size === all.size,
      figures: `${asked.length} questions, ${wrong.length} wrong${wrong.length === 0 ? "" : ` (${wrong.slice(0, 3).join("; ")})`}; ${zones} zones, ${changes.size} clock changes; ${tally.slots} slots in ${tally.open} answers`,
    },
    {
      what: "the same questions tell a search apart that overlooks the clock change",
      shown: tally.wrongWithOneOffset > count / 20,
      figures: `${tally.wrongWithOneOffset} of ${count} wrong`,
    },
    passed("what slots and clocks promise, in full numbers", tests, 40),
  ];
}

function withOneOffset(query: SlotQuery): SlotQuery {
  const fixed = (zone: string) => query.from.toZonedDateTimeISO(zone).offset;
  return { ...query, myZone: fixed(query.myZone), theirZone: fixed(query.theirZone) };
}
