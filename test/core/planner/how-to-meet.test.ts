import { describe, expect, it } from "vitest";
import type { Action, Values } from "../../../src/core/action.ts";
import type { Contact } from "../../../src/core/contact.ts";
import { withLunch } from "../../../src/core/planner/lunch.ts";
import type { Reading } from "../../../src/core/reading.ts";
import { later, priya, requested, rulesWith, said } from "./story.ts";
import { contact, type World } from "./world.ts";

type Accepts = Omit<Extract<Reading, { kind: "accepts" }>, "kind" | "slot">;

const link = "meetings: { video: https://zoom.example/j/1 }";

describe("how a meeting is held", () => {
  it("is by video with the owner's own link, where they do not say (S26)", () => {
    expect(arranged(link, {})).toMatchObject({ mode: "video", place: "https://zoom.example/j/1" });
  });

  it("is as they asked: by phone, and the owner calls their number (S24)", () => {
    expect(arranged(link, { phone: "+13125550100" }, { mode: "phone" })).toMatchObject({
      mode: "phone",
      caller: "me",
      number: "+13125550100",
      place: "Phone: Dana calls +13125550100",
      lacks: undefined,
    });
  });

  it("is by phone with the owner's number where theirs is not known, so that they call (S24, S27)", () => {
    const me =
      "me: { name: Dana Okafor, about: A., curious_about: how it goes, timezone: America/New_York, phone: +1 212 555 0123 }";
    expect(arranged(link, {}, { mode: "phone" }, me)).toMatchObject({
      mode: "phone",
      caller: "them",
      place: "Phone: Priya calls +1 212 555 0123",
    });
  });

  it("falls back to the next way where a number is not known, and says what is missing (S27)", () => {
    expect(arranged(link, {}, { mode: "phone" })).toMatchObject({ mode: "video", lacks: "number" });
  });

  it("is in person at the place that the owner notes (S24)", () => {
    const place = "Cafe Integral, 149 Elizabeth St";
    expect(arranged(link, {}, { place })).toMatchObject({ mode: "in-person", place });
  });

  it("is in person at their office where they say so, with the company's name to find it by (S24, S25)", () => {
    const where = { company: "Lakeside Health", city: "Chicago" };
    const text = "Tuesday works. Come by my office?\n\n> Tuesday 1 December at 10:00";
    expect(arranged(link, where, { mode: "in-person" }, "", text)).toMatchObject({
      mode: "in-person",
      place: "your office, Lakeside Health, Chicago",
    });
  });

  it("falls back to video where no place is named, rather than not to meet (S26, S27)", () => {
    expect(arranged(link, {}, { mode: "in-person" })).toMatchObject({ mode: "video", lacks: "place" });
  });

  it("follows the order of the rules (S26)", () => {
    const phoneFirst = "meetings: { video: https://zoom.example/j/1, prefer: [phone, video] }";
    expect(arranged(phoneFirst, { phone: "+13125550100" })).toMatchObject({ mode: "phone" });
    expect(arranged(phoneFirst, {})).toMatchObject({ mode: "video" });
  });

  it("is left to them where nothing is known that would do", () => {
    const values = arranged("", {});
    expect(values.mode).toBeUndefined();
    expect(values.place).toBeUndefined();
  });
});

describe("a meeting in person", () => {
  it("takes the way there and back as well: a time right beside it is not free (S25)", () => {
    const w = accepted(link, {}, { place: "Cafe Integral" });
    const [offer] = w.interview(priya).bookings;
    const end = offer?.end.epochMilliseconds ?? 0;
    w.busy = [{ from: end + 20 * 60_000, until: end + 60 * 60_000 }];
    expect(said(later(w, { minutes: 5 }))).toEqual(["mail new-times"]);
    w.rulesText = rulesWith("meetings: { video: https://zoom.example/j/1, travel: 15 minutes }");
    const free = accepted("meetings: { travel: 15 minutes }", {}, { place: "Cafe Integral" });
    const until = free.interview(priya).bookings[0]?.end.epochMilliseconds ?? 0;
    free.busy = [{ from: until + 20 * 60_000, until: until + 60 * 60_000 }];
    expect(said(later(free, { minutes: 5 }))).toEqual(["event event"]);
  });

  it("is offered over lunch where they ask for other times to meet at their place (S25)", () => {
    const w = requested();
    w.reply(priya, { kind: "asks-for-times", mode: "in-person" });
    later(w, { minutes: 5 });
    const hours = (w.draftOf(priya)?.offered ?? []).map(
      ({ start }) => start.toZonedDateTimeISO("America/Chicago").hour,
    );
    // On Fridays the owner has no lunch break between two halves of a day.
    expect(hours.filter((hour) => hour === 12)).toHaveLength(2);
  });

  it("opens the lunch break and no other (S25)", () => {
    const day = [
      { from: 570, until: 720 },
      { from: 810, until: 1020 },
      { from: 1140, until: 1200 },
    ];
    expect(withLunch({ 1: day, 5: [{ from: 570, until: 720 }] })).toEqual({
      1: [
        { from: 570, until: 1020 },
        { from: 1140, until: 1200 },
      ],
      5: [{ from: 570, until: 720 }],
    });
  });
});

/** She takes the first time that was offered. */
function accepted(rules: string, more: Partial<Contact>, how: Accepts, me = "", text = "…"): World {
  const full = me === "" ? rulesWith(rules) : rulesWith(rules).replace(/me:\n(?: {2}.*\n)+/, `${me}\n`);
  const w = requested(full, [contact(priya, more)]);
  w.reply(priya, { kind: "accepts", slot: 0, ...how }, { text });
  return w;
}

/** What the invitation is written from. */
function arranged(
  ...given: [rules: string, more: Partial<Contact>, how?: Accepts, me?: string, text?: string]
): Values {
  const [rules, more, how = {}, me, text] = given;
  const { done } = later(accepted(rules, more, how, me, text), { minutes: 5 });
  const event = done.find((action): action is Extract<Action, { kind: "event" }> => action.kind === "event");
  const meeting = event?.letter.values.meeting;
  if (typeof meeting !== "object" || Array.isArray(meeting)) throw new Error("no invitation was made");
  return meeting;
}
