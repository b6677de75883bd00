import { describe, expect, it } from "vitest";
import { type ReplyInput, readReply } from "../../../src/core/read-reply/read-reply.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
const tuesday = slot("2026-12-01T16:00:00Z");
const read = (text: string, more: Partial<ReplyInput> = {}) =>
  readReply({
    subject: "Re: From nursing to health data",
    text,
    headers: {},
    from: "priya@acme.com",
    receivedAt: at("2026-11-27T15:00:00Z"),
    offered: [tuesday, slot("2026-12-03T20:30:00Z")],
    ownerZone: "America/New_York",
    contactZone: "America/Chicago",
    ...more,
  });
const sureOf = (texts: readonly string[], kind: string, more: Partial<ReplyInput> = {}) =>
  texts.filter((text) => read(text, more).sure && read(text, more).reading.kind === kind);

describe("a no to the request", () => {
  it("is one in many languages, plainly said or with a farewell", () => {
    const replies = [
      "I'll have to sit this one out.",
      "This isn't something I do, I'm afraid.",
      "Leider muss ich Ihnen absagen. Alles Gute!",
      "Lamento no poder ayudarle en esta ocasión. Mucha suerte.",
      "Je regrette de ne pas pouvoir donner suite à votre demande. Bonne continuation.",
      "Helaas kan ik je hier niet mee helpen. Veel succes!",
      "Jag måste tyvärr tacka nej. Lycka till!",
      "К сожалению, не смогу помочь. Удачи!",
      "申し訳ございませんが、今回はお受けできません。",
    ];
    expect(sureOf(replies, "declines")).toEqual(replies);
  });
  it("is none of a time, of a way to meet, of something else, or for now", () => {
    const replies = [
      "I can't talk this week, sorry.",
      "I don't do video calls. Thanks for asking!",
      "I never say no to students.",
      "I cannot open your attachment. Good luck!",
      "Sorry, I have no time right now. Good luck!",
      "I'm not the right person, but happy to help anyway.",
      "How could I say no to that?",
    ];
    expect(sureOf(replies, "declines")).toEqual([]);
  });
});

describe("somebody else to ask", () => {
  it("is whoever an address or a whole name belongs to, and never the writer's other address", () => {
    expect(read("Not me, sorry. Try Olu Bankole in Comms, olu.bankole@example.org").reading).toEqual({
      kind: "refers",
      people: [{ name: "Olu Bankole", email: "olu.bankole@example.org" }],
    });
    expect(
      sureOf(
        ["Hence I will not be able to take the call.", "I left that address: write to priya@new.example"],
        "refers",
      ),
    ).toEqual([]);
  });
  it("takes the whole name in brackets for the short one before it", () => {
    const reply = "You want Fiona Achter or Big Steve (Steve Maunder) instead of me.";
    expect(read(reply).reading).toEqual({
      kind: "refers",
      people: [{ name: "Fiona Achter" }, { name: "Steve Maunder" }],
    });
  });
});

describe("a wish to be asked again", () => {
  it("takes the day from which they are free, also where it stands a sentence before", () => {
    expect(read("I am snowed under. From 3 February I am free. Do write again then.").reading).toEqual({
      kind: "not-now",
      until: "2027-02-03",
    });
    expect(read("Proszę odezwać się w lutym.").reading).toEqual({ kind: "not-now", until: "2027-02-01" });
  });
});

describe("a meeting that is agreed", () => {
  it("is off for good where no other time is spoken of", () => {
    const replies = [
      "Can't make tomorrow after all. Good luck with everything!",
      "Please take me off Tuesday. Been rethinking and I'm not comfortable being interviewed.",
      "Kindly remove the invite from my calendar, I must cancel Tuesday.",
    ];
    expect(sureOf(replies, "cancels", { scheduled: tuesday })).toEqual(replies);
  });
  it("is to be moved where they look for another time", () => {
    const reply = "I'm sick and have to cancel, let's find another time.";
    expect(read(reply, { scheduled: tuesday }).reading.kind).toBe("reschedules");
  });
});

describe("a machine's report in words", () => {
  it("is a bounce also where it calls itself an automatic reply (B1)", () => {
    const report = read("Your message could not be delivered.\n550 5.1.10 Recipient not found", {
      headers: { "auto-submitted": "auto-replied" },
      subject: "Non remis : hello",
    });
    expect(report.reading).toMatchObject({ kind: "bounced", permanent: true });
  });
});
