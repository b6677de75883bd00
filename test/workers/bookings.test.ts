import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toFactId } from "../../src/core/keys.ts";
import { ProviderError } from "../../src/providers/provider.ts";
import { migratePostgres } from "../../src/store/postgres/open.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { describeFleet } from "../servers/fleet-services.ts";
import { contact, type Home, idOf, makeHome, monday } from "./home.ts";
import { raceBetween } from "./race/race-between.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, invitation: auto, everything_else: me }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times }
`;

/** A small one of what `npm run prove -- time bookings` runs. */
const field = { people: 30, slots: 6 };
const wellRun = { booked: 6, entries: 6, overlaps: 0, orphans: 0, offeredOthers: 24, open: 0 };

describe("many invitations that are made at once", () => {
  it("take each time once, and whoever comes too late is offered others (A16, B5, R-22)", async () => {
    expect(await raceBetween(1, field, undefined)).toEqual(wellRun);
  });

  it("do so between two processes as well (A16, R-22)", async () => {
    expect(await raceBetween(2, field, undefined)).toEqual(wellRun);
  }, 30_000);
});

describeFleet("many invitations that are made at once from one Postgres", ({ newDatabase }) => {
  it("take each time once (A16, R-22)", async () => {
    const url = await newDatabase();
    await migratePostgres({ url });
    expect(await raceBetween(1, field, url)).toEqual(wellRun);
  }, 30_000);
});

describe("a time that the owner fills between the plan and the invitation", () => {
  it("is not booked: the calendar is asked once more just before, and other times are offered at once (B5, R-23)", async () => {
    let isFilled = false;
    const home = await accepted((deps) => ({
      ...deps,
      ledger: {
        ...deps.ledger,
        async advance(claim, to, facts) {
          const advanced = await deps.ledger.advance(claim, to, facts);
          if (to.kind === "taking") await fill(home, to.slot.start, to.slot.end);
          isFilled ||= to.kind === "taking";
          return advanced;
        },
      },
    }));
    const { did } = await home.run();
    expect(isFilled).toBe(true);
    expect(did.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(["new-times drafted"]);
    expect(await home.kinds()).not.toContain("event-created");
  });

  it("is given back to whoever comes next (R-22, R-25)", async () => {
    const home = await accepted();
    const copy = () => home.store.copies.out(home.deps.mailboxId, true);
    await home.run();
    expect((await copy())?.takenMinutes).toHaveLength(20);
    home.now = monday.add({ hours: 1 });
    await home.append([
      {
        kind: "closed",
        factKey: "owner~1",
        at: home.now,
        contact: idOf("priya"),
        reason: "by-owner",
        by: "owner",
      },
    ]);
    await home.run();
    expect(await home.kinds()).toContain("event-cancelled");
    expect((await copy())?.takenMinutes).toEqual([]);
  });
});

describe("an invitation that was made, and of which a crash kept us from hearing", () => {
  it("is called off where the time was taken back meanwhile (R-25)", async () => {
    const home = await accepted((deps) => ({
      ...deps,
      calendar: {
        ...deps.calendar,
        async put(key, event) {
          await deps.calendar.put(key, event);
          throw new ProviderError({ kind: "unknown", why: "the connection broke" });
        },
      },
    }));
    await home.run();
    const [, yes] = (await home.facts()).filter(({ kind }) => kind === "received" || kind === "sent");
    if (yes === undefined) throw new Error("nobody answered");
    await home.append([
      {
        kind: "answered",
        factKey: "owner~1",
        at: home.now,
        contact: idOf("priya"),
        to: toFactId(yes.factKey),
        reading: { kind: "asks-for-times" },
      },
    ]);
    for (const minutes of [11, 30, 60]) await home.run(monday.add({ minutes }));
    expect(await home.kinds()).toEqual(expect.arrayContaining(["event-created", "event-cancelled"]));
  });
});

/** Priya was asked, and has said yes. */
async function accepted(change: (deps: WorkerDeps) => WorkerDeps = (deps) => deps): Promise<Home> {
  const home = await makeHome({ rules: auto, contacts: [contact("priya")], change });
  await home.run();
  const [request] = await home.mails("Sent");
  home.now = monday.add({ minutes: 10 });
  await home.receive({
    from: "priya@uni.example",
    text: "Yes, that works for me.",
    inReplyTo: request?.mail.messageId ?? "",
  });
  return home;
}

async function fill(home: Home, start: Temporal.Instant, end: Temporal.Instant): Promise<void> {
  const wall = (at: Temporal.Instant) => at.toString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//them//EN", "BEGIN:VEVENT", "UID:dentist"];
  const event = [`DTSTAMP:${wall(start)}`, `DTSTART:${wall(start)}`, `DTEND:${wall(end)}`, "SUMMARY:Dentist"];
  const text = [...lines, ...event, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
  await mkdir(join(home.folder, "calendar"), { recursive: true });
  await writeFile(join(home.folder, "calendar", "dentist.ics"), text);
}
