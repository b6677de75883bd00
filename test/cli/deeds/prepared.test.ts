import { beforeAll, describe, expect, it } from "vitest";
import type { NewFact } from "../../../src/core/facts.ts";
import type { Reading } from "../../../src/core/reading.ts";
import { addressOf, idOf, makeHome, reply, sentRequest, type TestHome } from "./home.ts";

/** Thursday 12 March, 11:00 in New York. */
const thursday = Temporal.Instant.from("2026-03-12T15:00:00Z");
let home: TestHome;

beforeAll(async () => {
  home = await makeHome(["ann", "bea", "cal", "dov"]);
  await home.append(...["ann", "bea", "cal", "dov"].map(sentRequest));
  await home.append(
    says("ann", { kind: "proposes", starts: [thursday], windows: [] }),
    says("bea", { kind: "refers", people: [{ name: "Tom Reyes", email: "tom@other.example" }] }),
    says("cal", { kind: "asks-for-times", link: "https://cal.example/cal" }),
    says("dov", { kind: "proposes", starts: [thursday.add({ hours: 3 })], windows: [], mode: "phone" }),
  );
});

describe("an answer that is prepared", () => {
  it("is shown by status and plan with the exact command", async () => {
    const line = `answer ${addressOf("ann")} accepts --start 2026-03-12T11:00-04:00 --minutes 20`;
    for (const command of ["status", "plan"]) {
      const { out } = await home.say([command]);
      expect(out).toContain(
        "Ann Shah proposes Thursday 12 March at 10:00, Chicago time (11:00 New York time)",
      );
      expect(out).toContain(line);
    }
    const { asks } = (await home.json(["plan"])) as { asks: { contact: string; prepared?: unknown }[] };
    expect(asks.find(({ contact }) => contact === addressOf("ann"))?.prepared).toEqual({
      kind: "accepts",
      start: thursday.toString(),
      minutes: 20,
    });
  });

  it("is shown by `answer` alone, which asks what the mail says", async () => {
    const { out, exitCode } = await home.say(["answer", addressOf("ann")]);
    expect(exitCode).toBe(2);
    expect(out).toContain(`answer ${addressOf("ann")} accepts --start 2026-03-12T11:00-04:00 --minutes 20`);
  });

  it("is given by `accepts` and nothing more, and keeps how they would like to meet (S24)", async () => {
    const { out } = await home.say(["answer", addressOf("ann"), "accepts"]);
    expect(out).toContain("Ann Shah accepts Thursday 12 March at 10:00, Chicago time (11:00 New York time)");
    await home.say(["answer", addressOf("dov"), "accepts"]);
    expect((await home.facts("dov")).at(-1)).toMatchObject({
      kind: "answered",
      reading: { kind: "accepts", mode: "phone" },
    });
  });

  it("brings in the people whom the mail names by `refers` and nothing more", async () => {
    const { out } = await home.say(["answer", addressOf("bea"), "refers"]);
    expect(out).toContain("Tom Reyes is a new contact, introduced by Bea Shah.");
    const { asks } = (await home.json(["plan"])) as { asks: { contact: string; what: string }[] };
    expect(asks.filter(({ contact }) => contact === addressOf("bea"))).toEqual([]);
  });

  it("is none for a booking page: that one is the owner's to open", async () => {
    const { out } = await home.say(["plan"]);
    expect(out).toContain("Cal Shah asks you to choose a time at https://cal.example/cal");
    expect((await home.say(["answer", addressOf("cal"), "offer-times"])).out).toContain(
      "would like other times",
    );
  });
});

function says(name: string, reading: Reading): NewFact {
  const mail = reply(name);
  if (mail.kind !== "received") throw new Error("a reply is a mail that was received");
  return { ...mail, contact: idOf(name), read: { reading, sure: true, because: "…" } };
}
