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
      "Thursday 23 April at 3, that is 1 by you",
      "Three on Thursday the 23rd, one in Madrid",
      "Jeudi 23 avril, 15 h ici, 13 h à Madrid",
    ])
      expect(said(text), text).toEqual(["04-23T15:00"]);
  });
  it("is told by the name of a country or a town, and not by whose hour is to be named", () => {
    expect(said("Thursday 23 April, 15:00 Dubai, 13:00 Sweden?")).toEqual(["04-23T15:00"]);
    expect(said("Thursday 23 April, 13:00 Switzerland time")).toEqual(["04-23T15:00"]);
    expect(said("Thursday 23 April in the morning, name your hour.")).toEqual(["04-23T09:00/12:00"]);
    expect(said("Thursday 23 April at 13:00 your hour")).toEqual(["04-23T15:00"]);
  });
  it("is told by how far it is from Greenwich", () => {
    for (const text of [
      "Thursday 23 April at 13:00 GMT+2",
      "Thursday 23 April, 16:30 (UTC +05:30)",
      "Thursday 23 April, 8 am GMT-3",
      "Thursday 23 April at 15:00 UTC+4",
    ])
      expect(said(text), text).toEqual(["04-23T15:00"]);
    expect(said("Thursday 23 April, 10 GMT - 11 GMT")).toEqual(["04-23T14:00", "04-23T15:00"]);
  });
  it("can be where a stretch begins", () => {
    expect(said("Thursday the 23rd after two in the afternoon (noon for you)")).toEqual([
      "04-23T14:00/17:00",
    ]);
  });
  it("is told so for each of several", () => {
    const text = "Thursday the 23rd at 3 (1 for you) or Friday the 24th, four yours, 6 mine";
    expect(said(text)).toEqual(["04-23T15:00", "04-24T18:00"]);
    for (const text of [
      "Thursday the 23rd at 3 (1 pm Madrid) or Friday the 24th at 6:30 (4:30)",
      "Thursday the 23rd at 15:00 (13:00 in Madrid), Friday the 24th at 18:30 (16:30)",
    ])
      expect(said(text), text).toEqual(["04-23T15:00", "04-24T18:30"]);
    expect(said("Friday the 24th between 1 and 3 (11 to 1 for you)")).toEqual(["04-24T13:00/15:00"]);
    expect(said("Friday the 24th at 7 your time, 9 mine")).toEqual(["04-24T09:00"]);
  });
  it("is told so for several, where the clock is named for the first of them", () => {
    const both = ["04-23T15:00", "04-24T16:00"];
    expect(said("Thursday the 23rd at 15:00 Dubai / 13:00 Madrid or Friday the 24th 16:00 / 14:00")).toEqual(
      both,
    );
    expect(
      said("Thursday the 23rd at 15:00 (13:00 yours) or Friday the 24th at 16:00 (14:00 yours)"),
    ).toEqual(both);
    expect(said("Thursday the 23rd at 15:00 or Friday the 24th at 16:00, 14:00")).toContain("04-24T14:00");
  });
  it("may have its clock ahead of the hour, and a bound as well", () => {
    expect(said("Thursday the 23rd at 3. My line is quiet then, and for you it's 1 pm.")).toEqual([
      "04-23T15:00",
    ]);
    expect(said("Thursday the 23rd from 3 pm on. That's 1 pm onwards in Madrid.")).toEqual([
      "04-23T15:00/17:00",
    ]);
  });
  it("is told so in other languages", () => {
    for (const text of [
      "Donnerstag, 23. April, 15 Uhr (bei Ihnen 13 Uhr)",
      "Jeudi 23 avril à 15 h (chez vous 13 h)",
      "Torsdag 23 april kl 15 (hos dig kl 13)",
      "Donderdag 23 april om 15 uur, bij jou 13 uur",
    ])
      expect(said(text), text).toEqual(["04-23T15:00"]);
    expect(said("Donnerstag, 23. April, bei Ihnen um 15 Uhr")).toContain("04-23T15:00");
  });
  it("is not told where only the other clock is thought of", () => {
    for (const text of [
      "Thursday the 23rd in the afternoon, choose what is decent in your time zone",
      "Thursday the 23rd in the afternoon, pick your time.",
      "Thursday the 23rd in the afternoon suits me, thank you for your time.",
    ])
      expect(said(text), text).toEqual(["04-23T13:00/17:00"]);
    expect(said("Thursday the 23rd, say 1 pm your time.")).toEqual(["04-23T15:00"]);
  });
  it("is two where an or stands between them, or another difference", () => {
    expect(said("Thursday the 23rd at 3 or 1 pm")).toEqual(["04-23T15:00", "04-23T13:00"]);
    expect(said("Thursday the 23rd at 3, 11 if that is too late")).toEqual(["04-23T15:00", "04-23T11:00"]);
    expect(said("Thursday the 23rd at 3? Or 1 if you like.")).toEqual(["04-23T15:00", "04-23T13:00"]);
  });
  it("may be told with its day in between, or in the next breath", () => {
    expect(said("How about 16:00 on the Thursday, 14:00 for you?")).toEqual(["04-23T16:00"]);
    for (const text of [
      "Thursday the 23rd at 4? I realise it's two at yours.",
      "Thursday the 23rd at 4? It gets early for you (2 pm) so say no.",
      "Would four in the afternoon on Thursday the 23rd be any good (2 your way)?",
    ])
      expect(said(text), text).toEqual(["04-23T16:00"]);
  });
  it("is told in the next breath by whose clock or which city it is, in any language", () => {
    for (const text of [
      "Thursday the 23rd at 4 suits me. In Madrid it's 2 pm.",
      "Thursday the 23rd at 4 please, it's 2 in the afternoon at Madrid.",
      "Donnerstag, 23. April, um 16 Uhr ginge, das wäre bei Ihnen zwei Uhr.",
      "Donnerstag, 23. April, um 16 Uhr. Bei dir also zwei Uhr nachmittags.",
      "Jeudi 23 avril à 16 h me convient, il sera donc 14 h chez vous.",
      "El jueves 23 de abril a las 16 me va bien, para ti serían las 14:00.",
      "Giovedì 23 aprile alle 16 va bene, per Lei sono le 14:00.",
      "Torsdag 23 april kl 16 passar, hos dig är klockan 14.00.",
      "4月23日の午後4時でしたら空いております。そちらは14時でしょうか。",
    ])
      expect(said(text), text).toEqual(["04-23T16:00"]);
  });
  it("is two where the second may be had as well", () => {
    for (const text of [
      "Thursday the 23rd at 4. You could also have 2 pm.",
      "Thursday the 23rd at 4. Would 2 pm suit you better?",
      "Donnerstag, 23. April, um 16 Uhr. Oder um zwei Uhr bei Ihnen vor Ort.",
    ])
      expect(said(text), text).toContain("04-23T14:00");
  });
  it("can be a part of the day", () => {
    for (const text of [
      "Thursday the 23rd in the afternoon (for you morning)",
      "Thursday the 23rd, afternoon UAE time, which should be your morning",
    ])
      expect(said(text), text).toEqual(["04-23T13:00/17:00"]);
    expect(said("Thursday the 23rd in the afternoon or your morning")).toContain("04-23T09:00/12:00");
    const clocks = said("Thursday 23 and Friday 24, morning hours (9 here is 7 in Madrid)");
    expect(clocks).toContain("04-24T09:00/12:00");
    expect(clocks).not.toContain("04-24T09:00");
  });
});
