/**
 * P-1: open slots for 30 days over 1,000 busy times of five calendars, beside `slot-calculator` and beside a plain loop
 * over `Date` and `Intl` that gives the same slots; and how the time grows with the number of busy times. That the slots
 * are right around every clock change (P-1b) is `npm run prove -- time slots`.
 */
import { openStarts } from "../src/core/slots/open-slots.ts";
import { type Measured, median, ratioOf, rounds } from "./rounds.ts";
import { withDateAndIntl } from "./slots/date-and-intl.ts";
import { minuteMs, type Question, question, type Text, toText } from "./slots/question.ts";
import { withSlotCalculator } from "./slots/slot-calculator.ts";

const goals = { calculator: 250, loop: 40, growth: 3 };

/** Throws where the answers contradict each other: then they are answers to different questions. */
export async function measure(): Promise<Measured[]> {
  const thousand = question(1000);
  const tenThousand = question(10_000);
  compareAnswers(thousand, tenThousand);

  for (let i = 0; i < 300; i += 1) asText(i % 2 === 0 ? thousand : tenThousand);
  const taken = await rounds(9, {
    slots: () => timed(() => asText(thousand), 200),
    slots10k: () => timed(() => asText(tenThousand), 100),
    loop: () => timed(() => withDateAndIntl(thousand), 3),
    calculator: () => timed(() => withSlotCalculator(thousand), 3),
  });
  const calculator = ratioOf(taken.calculator, taken.slots);
  const loop = ratioOf(taken.loop, taken.slots);
  const growth = ratioOf(taken.slots10k, taken.slots);
  const ms = (name: keyof typeof taken) => `${median(taken[name]).toFixed(3)} ms`;
  return [
    {
      id: "P-1",
      what: "open slots against slot-calculator",
      ratio: `${calculator.toFixed(0)} x`,
      goal: `>= ${goals.calculator} x`,
      met: calculator >= goals.calculator,
      raw: `${ms("slots")} at 1,000 busy times, slot-calculator ${ms("calculator")}`,
    },
    {
      id: "P-1",
      what: "open slots against a Date+Intl loop",
      ratio: `${loop.toFixed(0)} x`,
      goal: `>= ${goals.loop} x`,
      met: loop >= goals.loop,
      raw: `${ms("slots")} at 1,000 busy times, the loop ${ms("loop")}`,
    },
    {
      id: "P-1",
      what: "open slots, 10,000 busy times against 1,000",
      ratio: `${growth.toFixed(2)} x`,
      goal: `<= ${goals.growth} x`,
      met: growth <= goals.growth,
      raw: `${ms("slots10k")} at 10,000, ${ms("slots")} at 1,000`,
    },
  ];
}

function compareAnswers(thousand: Question, tenThousand: Question): void {
  const ours = asText(thousand).join();
  if (ours === "") throw new Error("P-1: there is no slot to be found");
  if (withDateAndIntl(thousand).join() !== ours) throw new Error("P-1: the loop gives other slots");
  if (asText(tenThousand).join() !== ours)
    throw new Error("P-1: the busy times within others took slots away");
  // slot-calculator walks on from slot to slot: with a step of a minute all of its slots must be among ours.
  const everyMinute = new Set(asText({ ...thousand, step: 1 }).map(([start]) => start));
  const theirs = withSlotCalculator(thousand);
  const wrong = theirs.filter(([start]) => !everyMinute.has(start));
  if (theirs.length === 0 || wrong.length > 0)
    throw new Error(
      `P-1: of ${theirs.length} slots of slot-calculator ${wrong.length} are none: ${wrong[0]}`,
    );
}

function asText(asked: Question): Text[] {
  return openStarts(asked).map((start) => [toText(start), toText(start + asked.length * minuteMs)]);
}

function timed(run: () => unknown, times: number): number {
  const before = performance.now();
  for (let i = 0; i < times; i += 1) run();
  return (performance.now() - before) / times;
}
