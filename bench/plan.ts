/** P-3b: planning what is due is linear, and cheap for each interview. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Contact } from "../src/core/contact.ts";
import type { NewFact } from "../src/core/facts.ts";
import { toActionKey, toContactId, toMailboxId } from "../src/core/keys.ts";
import { parseRules } from "../src/core/rules/parse-rules.ts";
import { holidaysOf } from "../src/formats/holidays.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import type { WorkerDeps } from "../workers/deps.ts";
import { planHome } from "../workers/plan.ts";
import { type Measured, median, ratioOf } from "./rounds.ts";

/** Files that no disk has to be waited for: how long it takes is not what is measured. */
const inMemory = "/dev/shm";
const mailboxId = toMailboxId("local", "dana@example.com");
const now = Temporal.Instant.from("2026-11-23T14:00:00Z");
const { rules } = parseRules(
  `me: { name: Dana Okafor, about: I was a nurse., curious_about: how people got into a data team, timezone: America/New_York, holidays: US }
mailbox: { address: dana@example.com, provider: local }
`,
  "rules.yaml",
);

/**
 * As the worker does it, from the store and back: so many at once, until nothing is due. Between one batch of the
 * 10,000 and the next, the 1,000 are planned: what slows the machine down for a while slows down both.
 */
export async function measure(): Promise<Measured[]> {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), "quarterhour-plan-"));
  try {
    const small = await homeOf(folder, 1_000);
    const large = await homeOf(folder, 10_000);
    const one: number[] = [];
    const ten: number[] = [];
    for (let round = 0; round <= 11; round += 1) {
      const took = await planBoth(small, large);
      if (round === 0) continue;
      one.push(took.one);
      ten.push(took.ten);
    }
    await small.store.close();
    await large.store.close();
    const ratio = ratioOf(ten, one);
    const raw = { one: median(one), ten: median(ten) };
    const each = (raw.ten * 1000) / 10_000;
    const said = `${raw.one.toFixed(0)} ms for 1,000, ${raw.ten.toFixed(0)} ms for 10,000`;
    return [
      {
        id: "P-3b",
        what: "planning 10,000 interviews that are due, against 1,000 (SQLite)",
        ratio: `${ratio.toFixed(1)} x`,
        goal: "<= 11 x",
        met: ratio <= 11,
        raw: said,
      },
      {
        id: "P-3b",
        what: "planning one interview that is due, reading and writing included",
        ratio: `${each.toFixed(0)} µs`,
        goal: "<= 150 µs",
        met: each <= 150,
        raw: said,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface BenchHome {
  store: Store;
  deps: WorkerDeps;
  count: number;
  makeAllDue(): void;
}

/** Milliseconds for all 10,000, and for the 1,000: the mean of the times that they were planned meanwhile. */
async function planBoth(small: BenchHome, large: BenchHome): Promise<{ one: number; ten: number }> {
  let [one, times, ten, planned] = [0, 0, 0, 0];
  large.makeAllDue();
  for (;;) {
    const batch = await planBatch(large);
    ten += batch.took;
    planned += batch.planned;
    if (batch.planned === 0) break;
    one += await planAll(small);
    times += 1;
  }
  if (planned < large.count) throw new Error(`P-3b: only ${planned} of ${large.count} were due`);
  return { one: one / times, ten };
}

async function planAll(home: BenchHome): Promise<number> {
  home.makeAllDue();
  let [took, planned] = [0, 0];
  for (;;) {
    const batch = await planBatch(home);
    took += batch.took;
    planned += batch.planned;
    if (batch.planned === 0) break;
  }
  if (planned < home.count) throw new Error(`P-3b: only ${planned} of ${home.count} were due`);
  return took;
}

async function planBatch({ deps }: BenchHome): Promise<{ took: number; planned: number }> {
  const from = performance.now();
  const home = await planHome(deps, { kind: "due" });
  if (home !== undefined) {
    const { pins, looks } = home.plan;
    await deps.ledger.schedule(mailboxId, { asOf: home.asOf, pins, looks, listed: 0, now });
  }
  return { took: performance.now() - from, planned: home?.plan.looks.length ?? 0 };
}

async function homeOf(folder: string, count: number): Promise<BenchHome> {
  const file = join(folder, `${count}.db`);
  const store = await openSqliteStore({ file });
  const { contacts, facts } = peopleOf(count);
  await store.contacts.save(mailboxId, contacts);
  await store.ledger.append(mailboxId, facts, now);
  const database = new DatabaseSync(file);
  const unused = () => Promise.reject(new Error("P-3b: only plans"));
  const deps: WorkerDeps = {
    mailboxId,
    ...store,
    mailbox: {
      changesSince: unused,
      read: unused,
      createDraft: unused,
      findDraft: unused,
      replaceDraft: unused,
      sendDraft: unused,
      whatBecameOf: unused,
      discard: unused,
    },
    calendar: { changesSince: unused, busy: async () => busy, find: unused, put: unused, cancel: unused },
    rules: async () => rules,
    templates: async () =>
      new Map(
        ["request", "follow-up-1"].map((name) => [`en/${name}`, { version: "1", needs: ["offer.times"] }]),
      ),
    render: async () => ({ subject: "s", text: "t", html: "h" }),
    holidays: holidaysOf,
    zone: "America/New_York",
    clock: () => now,
    isVirtual: true,
    isShared: false,
    quietMs: 0,
    mark: (key) => key,
    workerName: "bench",
    ring: async () => {},
    did: () => {},
    log: () => {},
  };
  return {
    store,
    deps,
    count,
    makeAllDue: () => database.exec("update interviews set look_at = 0, occupies_until = null"),
  };
}

const busy = Array.from({ length: 60 }, (_, i) => {
  const from = now.epochMilliseconds + i * 7 * 3_600_000;
  return { from, until: from + 3_600_000 };
});

/** A third is ready to be asked, a third waits for a follow-up that is due, a third has answered and waits for the owner. */
function peopleOf(count: number): { contacts: Contact[]; facts: NewFact[] } {
  const zones = ["America/Chicago", "Europe/Berlin", "Europe/London", "America/Denver"];
  const countries = ["US", "DE", "GB", "US"];
  const contacts: Contact[] = [];
  const facts: NewFact[] = [];
  for (let i = 0; i < count; i += 1) {
    const email = `p${i}@example.org`;
    const contactId = toContactId(mailboxId, email);
    contacts.push({
      contactId,
      name: `Person ${i}`,
      email,
      aliases: [email],
      timezone: zones[i % 4] ?? "UTC",
      country: countries[i % 4] ?? "US",
      company: `Company ${i % 500}`,
      tags: [],
      findings: [],
      why_them: "Your talk stayed with me.",
    });
    if (i % 3 === 0) continue;
    const sentAt = now.subtract({ hours: 24 * 20 });
    const key = toActionKey({ mailboxId, contactId, round: 1, step: "request", occurrence: "1" });
    facts.push({
      kind: "sent",
      factKey: `s${i}`,
      at: sentAt,
      contact: contactId,
      key,
      messageId: `m${i}@example.com`,
      by: "owner",
      edited: false,
      offered: [],
      otherTimes: false,
      subject: "From nursing to health data",
    });
    if (i % 3 === 1) continue;
    facts.push({
      kind: "received",
      factKey: `r${i}`,
      at: sentAt.add({ hours: 30 }),
      contact: contactId,
      messageId: `r${i}@example.org`,
      inReplyTo: key,
      subject: "Re: From nursing to health data",
      text: "Could you tell me more about what you have in mind?",
      read: { reading: { kind: "other" }, sure: false, because: "" },
    });
  }
  return { contacts, facts };
}
