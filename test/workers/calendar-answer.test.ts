import { describe, expect, it } from "vitest";
import { type Home, makeHome, monday, owner } from "./home.ts";

const from = "priya@uni.example";
const auto = `
who_presses_send: { request: auto, follow_up: auto, everything_else: auto }
sending: { undo: none }
requests: { offer: 1 times }
`;
const later = monday.add({ hours: 1 });

describe("what a calendar program answers by mail", () => {
  it("proposes another time with COUNTER, which is prepared for the owner and moves nothing by itself (A9, R-27)", async () => {
    const home = await scheduled();
    await home.receive(await answer(home, "COUNTER", { start: "20260310T150000Z" }));
    const { plan, did } = await home.run(later.add({ minutes: 10 }));
    expect(did.filter(({ step }) => step.startsWith("event"))).toEqual([]);
    expect(plan.asks).toMatchObject([
      {
        what: "reading",
        prepared: { kind: "accepts", start: Temporal.Instant.from("2026-03-10T15:00:00Z") },
      },
    ]);
  });

  it("says with CANCEL that the guest does not come, because a guest cannot cancel what another invited to", async () => {
    const home = await scheduled();
    await home.receive(await answer(home, "CANCEL"));
    await home.run(later.add({ minutes: 10 }));
    expect((await home.facts()).findLast(({ kind }) => kind === "event-seen")).toMatchObject({
      status: "confirmed",
      partstat: "declined",
    });
  });

  it("counts for nothing from a stranger, about another invitation, or for somebody else (R-27, C-41)", async () => {
    const home = await scheduled();
    for (const method of ["COUNTER", "CANCEL", "REPLY"] as const) {
      await home.receive(await answer(home, method, { sender: "stranger@evil.example" }));
      await home.receive(await answer(home, method, { uid: "another@meeting" }));
    }
    const before = await home.facts();
    await home.run(later.add({ minutes: 10 }));
    expect((await home.facts()).slice(before.length).map(({ kind }) => kind)).toEqual([]);
  });

  it("is passed over where a newer one came before it (R-27)", async () => {
    const home = await scheduled();
    await home.receive(await answer(home, "CANCEL", { stamp: "20260302T160000Z" }));
    await home.run(later.add({ hours: 3 }));
    await home.receive(
      await answer(home, "COUNTER", { start: "20260310T150000Z", stamp: "20260302T155500Z" }),
    );
    const { plan } = await home.run(later.add({ hours: 4 }));
    expect(plan.asks.filter(({ prepared }) => prepared !== undefined)).toEqual([]);
  });
});

describe("an assistant whom they named", () => {
  const named = "Happy to. Please arrange a time with my assistant, Kim Lee (kim@uni.example).";

  it("gets a copy of what is written about times, and nobody else does", async () => {
    const home = await assisted();
    const [last] = (await home.mails("Sent")).slice(-1);
    expect(last?.mail).toMatchObject({
      to: [{ address: from }],
      cc: [{ name: "Kim Lee", address: "kim@uni.example" }],
    });
  });

  it("speaks for them in the thread, and a stranger there still does not (C-41)", async () => {
    const yes = async (sender: string) => {
      const home = await assisted();
      const inReplyTo = (await home.mails("Sent")).at(-1)?.mail.messageId ?? "";
      await home.receive({ from: sender, text: "Yes, that works.", inReplyTo });
      return (await home.run(later.add({ hours: 2 }))).did.map(({ step }) => step);
    };
    expect(await yes("kim@uni.example")).toContain("event");
    expect(await yes("lee@evil.example")).not.toContain("event");
  });

  async function assisted(): Promise<Home> {
    const home = await requested();
    const inReplyTo = (await home.mails("Sent"))[0]?.mail.messageId ?? "";
    await home.receive({ from, text: named, inReplyTo });
    await home.run(later);
    expect(await home.mails("Sent")).toHaveLength(2);
    return home;
  }
});

interface Change {
  sender?: string;
  uid?: string;
  start?: string;
  stamp?: string;
}

async function answer(home: Home, method: "REPLY" | "COUNTER" | "CANCEL", change: Change = {}) {
  const { sender = from, start = "20260304T150000Z", stamp = "20260302T170000Z" } = change;
  const made = (await home.facts()).find(({ kind }) => kind === "event-created");
  const uid = change.uid ?? (made?.kind === "event-created" ? made.uid : "");
  const lines = [
    "MIME-Version: 1.0",
    `Content-Type: text/calendar; method=${method}; charset=utf-8`,
    "",
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", `METHOD:${method}`, "BEGIN:VEVENT"],
    ...[`UID:${uid}`, `DTSTAMP:${stamp}`, `DTSTART:${start}`, "DURATION:PT20M", "SEQUENCE:0"],
    `ORGANIZER:mailto:${owner}`,
    `ATTENDEE;PARTSTAT=DECLINED:mailto:${from}`,
    ...["END:VEVENT", "END:VCALENDAR"],
  ];
  return { from: sender, text: "", body: lines.join("\r\n") };
}

async function requested(): Promise<Home> {
  const home = await makeHome({ rules: auto });
  await home.run();
  expect(await home.mails("Sent")).toHaveLength(1);
  return home;
}

async function scheduled(): Promise<Home> {
  const home = await requested();
  const inReplyTo = (await home.mails("Sent"))[0]?.mail.messageId ?? "";
  await home.receive({ from, text: "Yes, that works for me.", inReplyTo });
  await home.run(later);
  return home;
}
