import { describe, expect, it } from "vitest";
import { toSentences } from "../../../src/core/read-reply/sentences.ts";
import { sayingsIn, timesSaid } from "../../../src/core/read-reply/times-said.ts";

const contact = "Asia/Dubai";
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(contact).toInstant();
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });

/** What is said of times by somebody in Dubai to the owner in Madrid, two hours behind: on Dubai's clock. */
function said(text: string): string[] {
  const ground = {
    offered: [slot("2026-04-21T14:00"), slot("2026-04-22T11:00")],
    contact,
    owner: "Europe/Madrid",
    receivedAt: at("2026-04-13T20:44"),
  };
  const { clauses } = timesSaid(sayingsIn(toSentences(text), ground), ground);
  const local = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(contact).toPlainDateTime().toString().slice(5, 16);
  const all = [...clauses.values()].flatMap(({ settled }) => [
    ...settled.starts.map(local),
    ...settled.windows.map(({ from, to }) => `${local(from)}/${local(to).slice(6)}`),
  ]);
  return [...new Set(all)];
}

describe("one instant on two clocks", () => {
  it("is the contact's, whichever of the two has its clock named", () => {
    for (const text of [
      "Thursday the 23rd at three in the afternoon UAE, one o'clock yours",
      "Thursday 23 April, 3 pm our side (1 pm in Madrid)",
      "Thursday 23 April at three, it's one for you",
      "Thursday the 23rd at 3 would be grand if 1 pm isn't too early for Madrid",
      "Thursday 23 April, 1 pm your time, three for me",
      "On Thursday the 23rd 15h (13h no Madrid)",
      "Thursday 23 April, 3 pm here, one o'clock there",
    ])
      expect(said(text), text).toEqual(["04-23T15:00"]);
  });
  it("can be where a stretch begins", () => {
    expect(said("Thursday the 23rd after two in the afternoon (noon for you)")).toEqual([
      "04-23T14:00/17:00",
    ]);
  });
  it("is told so for each of several", () => {
    const text = "Thursday the 23rd at 3 (1 for you) or Friday the 24th, four yours, 6 mine";
    expect(said(text)).toEqual(["04-23T15:00", "04-24T18:00"]);
    expect(said("Friday the 24th between 1 and 3 (11 to 1 for you)")).toEqual(["04-24T13:00/15:00"]);
    expect(said("Friday the 24th at 7 your time, 9 mine")).toEqual(["04-24T09:00"]);
  });
  it("is two where an or stands between them, or another difference", () => {
    expect(said("Thursday the 23rd at 3 or 1 pm")).toEqual(["04-23T15:00", "04-23T13:00"]);
    expect(said("Thursday the 23rd at 3, 11 if that is too late")).toEqual(["04-23T15:00", "04-23T11:00"]);
  });
});
