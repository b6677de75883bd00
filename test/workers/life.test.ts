import { describe, expect, it } from "vitest";
import { planProcessor } from "../../workers/plan.ts";
import { contact, type Home, idOf, mailboxId, makeHome, monday } from "./home.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, everything_else: auto }
sending: { undo: none }
requests: { offer: 1 times }
`;
const from = "priya@uni.example";

describe("an interview", () => {
  it("runs from the request to a check-in, each thing once", async () => {
    const home = await makeHome({ rules: auto });
    await home.run();
    await home.receive({ from, text: "Yes, that works for me.", inReplyTo: await lastSent(home) });
    await home.run(monday.add({ hours: 1 }));
    const booking = (await home.facts()).find((fact) => fact.kind === "event-created");
    if (booking?.kind !== "event-created") throw new Error("nothing was booked");

    await untilQuiet(home, booking.end.add({ minutes: 20 }));
    await home.append([
      {
        kind: "debriefed",
        factKey: "owner~1",
        at: home.now,
        contact: idOf("priya"),
        booking: booking.booking,
        line: "to learn SQL on data I know",
      },
    ]);
    await untilQuiet(home, booking.end.add({ hours: 3 }));
    const [thanks] = await home.mails("Drafts");
    expect(thanks?.mail.text).toContain("SQL");
    await home.press();
    await home.run(booking.end.add({ hours: 4 }));
    await home.append([
      {
        kind: "note",
        factKey: "owner~2",
        at: home.now,
        contact: idOf("priya"),
        text: "The vaccination tables work now.",
        news: true,
      },
    ]);
    await untilQuiet(home, booking.end.add({ hours: 24 * 7 * 7 }));

    const steps = (await home.facts()).flatMap((fact) =>
      fact.kind === "sent" ? [fact.key.split("~")[3]] : [],
    );
    expect(steps.filter((step) => step === "request" || step === "thank-you")).toEqual([
      "request",
      "thank-you",
    ]);
    expect(steps.filter((step) => step === "check-in")).toHaveLength(1);
    expect((await home.kinds()).filter((kind) => kind === "event-created")).toHaveLength(1);
  });

  it("ends quietly without an answer, after one follow-up in the same thread", async () => {
    const home = await makeHome({ rules: auto });
    await untilQuiet(home, monday.add({ hours: 24 * 60 }));
    const sent = await home.mails("Sent");
    expect(sent).toHaveLength(2);
    const [request, followUp] = sent
      .map(({ mail }) => mail)
      .sort((a, b) => a.references.length - b.references.length);
    expect(followUp?.inReplyTo).toBe(request?.messageId);
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({ kind: "closed", reason: "no-reply" }),
    );
  });
});

describe("a plan", () => {
  it("asks the ledger and nobody else when nothing is due (P-3)", async () => {
    const home = await makeHome();
    await home.run();
    const asked: string[] = [];
    const plain = home.deps;
    const spied = <P extends object>(port: P): P =>
      new Proxy(port, {
        get(target, name) {
          asked.push(String(name));
          return Reflect.get(target, name);
        },
      });
    const { ledger, contacts, mailbox, calendar } = plain;
    const planner = planProcessor({
      ...plain,
      ledger: spied(ledger),
      contacts: spied(contacts),
      mailbox: spied(mailbox),
      calendar: spied(calendar),
    });
    // The first plan of a worker looks at everybody: rules and calendar may be others than before.
    await planner({ queue: "plan", mailboxId });
    asked.length = 0;
    await planner({ queue: "plan", mailboxId });
    expect(asked).toEqual(["read", "open"]);
  });

  it("holds a mail that cannot be written, with the reason, and writes the others (R-40)", async () => {
    const home = await makeHome({
      contacts: [contact("priya", { name: "" }), contact("tom")],
    });
    const { plan, did } = await home.run();
    expect(did.map((each) => each.contactId)).toEqual([idOf("tom")]);
    expect(plan.held).toMatchObject([{ contactId: idOf("priya"), reason: "missing-value" }]);
  });

  it("lets nothing leave in bulk before its number was confirmed (R-41)", async () => {
    const contacts = Array.from({ length: 11 }, (_, index) => contact(`p${index}`, { company: `c${index}` }));
    const home = await makeHome({ rules: auto.replace("undo: none", "undo: none, at_most: none"), contacts });
    const first = await home.run();
    expect(first.did).toEqual([]);
    expect(first.plan.held.map((each) => each.reason)).toEqual(Array(11).fill("bulk"));
    expect(await home.mails("Drafts")).toEqual([]);

    await home.append([{ kind: "bulk-confirmed", factKey: "owner~1", at: home.now, count: 11 }]);
    expect((await home.run()).did.map((each) => each.outcome)).toEqual(Array(11).fill("sent"));
    expect(await home.mails("Sent")).toHaveLength(11);
  });

  it("does nothing while the mailbox is paused, and goes on afterwards", async () => {
    const home = await makeHome();
    await home.append([
      { kind: "paused", factKey: "owner~1", at: home.now, by: "owner", because: "holiday" },
    ]);
    expect((await home.run()).did).toEqual([]);
    await home.append([{ kind: "resumed", factKey: "owner~2", at: home.now }]);
    expect((await home.run(monday.add({ minutes: 1 }))).did.map((each) => each.outcome)).toEqual(["drafted"]);
  });

  it("offers no two contacts one time", async () => {
    const home = await makeHome({ contacts: [contact("priya"), contact("tom"), contact("ana")] });
    const { plan } = await home.run();
    const starts = plan.drafts.flatMap((draft) => draft.offered.map((slot) => slot.start.toString()));
    expect(starts).toHaveLength(9);
    expect(new Set(starts).size).toBe(9);
  });
});

/** Runs again at each instant that the plan names, until `end`. */
async function untilQuiet(home: Home, end: Temporal.Instant): Promise<void> {
  for (let runs = 0; runs < 200; runs += 1) {
    const { plan } = await home.run();
    const next = plan.lookAgainAt;
    if (next === undefined || Temporal.Instant.compare(next, end) > 0) {
      await home.run(end);
      return;
    }
    home.now = next;
  }
  throw new Error(`no end before ${home.now}, in ${mailboxId}`);
}

async function lastSent(home: Home): Promise<string> {
  return (await home.mails("Sent")).at(-1)?.mail.messageId ?? "";
}
