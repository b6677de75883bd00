/** The send protocol under every order of events that a seeded generator thinks of: workers that overlap, die and come back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionKey } from "../../src/core/keys.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Claim } from "../../src/store/store.ts";
import {
  check,
  contact,
  draft,
  grant,
  idOf,
  keyOf,
  mailboxId,
  note,
  now,
  optOut,
} from "../contracts/samples.ts";

const names = ["ana", "ben", "cat"];
const who = fc.constantFrom(...names);
const worker = fc.constantFrom("w1", "w2", "w3");
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("work" as const), who, worker }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lease passes" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("they wrote" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("opt-out" as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("plan" as const) }) },
);

describe("the send protocol", () => {
  it("R-1, R-5, R-17: sends each action at most once, and nothing after an opt-out, in any order of events", async () => {
    const run = fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const world = await newWorld();
      for (const each of steps) {
        if (each.kind === "work") await world.work(each.worker, each.who);
        else if (each.kind === "they wrote") await world.wrote(each.who);
        else if (each.kind === "opt-out") await world.optOut(each.who);
        else if (each.kind === "plan") await world.plan();
        else world.passLease();
      }
      await world.check();
    });
    await fc.assert(run, { seed: 7, numRuns: 40 });
  });
});

async function newWorld() {
  let real = 1_000_000;
  let count = 0;
  const store = await openSqliteStore({ file: ":memory:", realNow: () => real });
  const { ledger, contacts } = store;
  const keys = names.map((name): [ActionKey, ReturnType<typeof idOf>] => [keyOf(idOf(name)), idOf(name)]);
  /** What each worker believes, which may be long out of date. */
  const beliefs = new Map<string, { claim: Claim; next: "draft" | "send" | "settle" }>();
  const lastFence = new Map<ActionKey, number>();
  const stopped = new Set<string>();
  const sent = new Map<ActionKey, number>();
  await contacts.save(
    mailboxId,
    names.map((name) => contact(name)),
  );
  await grant(ledger, keys);

  return {
    passLease() {
      real += 20_001;
    },
    plan: () =>
      grant(
        ledger,
        keys.filter(([key]) => !sent.has(key)),
      ),
    async wrote(name: string) {
      await ledger.append(mailboxId, [note(idOf(name), `n${count++}`)], now);
    },
    async optOut(name: string) {
      await ledger.append(mailboxId, [optOut(idOf(name), `stop${count++}`)], now);
      stopped.add(name);
    },
    /** The next arrow of what this worker believes to hold, else a claim. */
    async work(by: string, name: string) {
      const key = keyOf(idOf(name));
      const belief = beliefs.get(`${by} ${name}`);
      if (belief === undefined) {
        const result = await ledger.claim(key, by, now);
        if (result.kind !== "claimed") return;
        expect(result.claim.fence).toBeGreaterThan(lastFence.get(key) ?? 0);
        lastFence.set(key, result.claim.fence);
        const next = { claimed: "draft", drafted: "send" } as const;
        const { state } = result.claim;
        const resume = state === "claimed" || state === "drafted" ? next[state] : "settle";
        beliefs.set(`${by} ${name}`, { claim: result.claim, next: resume });
        return;
      }
      const { claim, next } = belief;
      const wasStale = claim.fence !== lastFence.get(key);
      if (next === "settle") {
        const how = await ledger.settle(claim, { kind: "done" }, [], now);
        if (wasStale) expect(how).toBe("lost");
        beliefs.delete(`${by} ${name}`);
        return;
      }
      const to =
        next === "draft"
          ? { kind: "drafted" as const, draft }
          : { kind: "sending" as const, check: check(name), now };
      const { kind } = await ledger.advance(claim, to);
      if (wasStale) expect(kind).toBe("lost");
      if (kind !== "ok") beliefs.delete(`${by} ${name}`);
      else beliefs.set(`${by} ${name}`, { claim, next: next === "draft" ? "send" : "settle" });
      if (kind !== "ok" || next !== "send") return;
      expect(stopped.has(name)).toBe(false);
      sent.set(key, (sent.get(key) ?? 0) + 1);
    },
    async check() {
      const { facts } = await ledger.read(mailboxId, { kind: "all" });
      for (const [key, contactId] of keys) {
        const sendings = facts.get(contactId)?.filter((fact) => fact.kind === "sending") ?? [];
        expect(sendings).toHaveLength(sent.get(key) ?? 0);
        expect(sendings.length).toBeLessThanOrEqual(1);
      }
      await store.close();
    },
  };
}
