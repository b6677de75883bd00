/** A sign-in that ends in the middle of the work, and what becomes of everything that was due. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/core/action.ts";
import type { Contact } from "../../src/core/contact.ts";
import { toPauseAll } from "../../src/core/deeds/pause.ts";
import { signedOut } from "../../src/core/sign-in-notice.ts";
import { type Mailbox, ProviderError } from "../../src/providers/provider.ts";
import { inlineQueue } from "../../src/queue/inline.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { runUntilStopped } from "../../workers/run.ts";
import { contact, type Home, mailboxId, makeHome, monday } from "./home.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, invitation: auto, everything_else: auto }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times }
meetings: { look_ahead: 90 working days, gap: none, my_hours: { Mon-Fri: "8:00 to 18:00" }, their_hours: "8:00 to 18:00" }
`;

/** A mailbox whose sign-in can be taken away, and a log of what was told. */
interface Fragile {
  isAccepted: boolean;
  /** From this call on it is not accepted any more. */
  endsBefore: keyof Mailbox | undefined;
  told: string[];
}

function fragile(state: Fragile): (deps: WorkerDeps) => WorkerDeps {
  return (deps) => ({
    ...deps,
    log: (event) => state.told.push(event),
    mailbox: new Proxy(deps.mailbox, {
      get(target, name) {
        const plain: unknown = Reflect.get(target, name);
        if (typeof plain !== "function") return plain;
        return async (...given: unknown[]) => {
          if (name === state.endsBefore) state.isAccepted = false;
          if (!state.isAccepted) throw new ProviderError({ kind: "signed-out" });
          return Reflect.apply(plain, target, given);
        };
      },
    }),
  });
}

async function crowd(count: number, state: Fragile): Promise<Home> {
  const contacts: Contact[] = Array.from({ length: count }, (_, n) => contact(`person${n}`));
  const home = await makeHome({ rules: auto, contacts, change: fragile(state) });
  await home.append([{ kind: "bulk-confirmed", factKey: "bulk~test", at: monday, count: 1_000 }]);
  return home;
}

const notices = ({ told }: Fragile) => told.filter((event) => event === "sync.signed-out").length;

/** What waits, of all that is to be done. */
function keysOf({ held }: Plan): string[] {
  return held.map(({ key, reason }) => `${reason} ${key}`).sort();
}

describe("a sign-in that is no longer accepted", () => {
  it("loses none of 500 actions, is told of once a day, and all of them go out after it is mended (R-34)", {
    timeout: 120_000,
  }, async () => {
    const state: Fragile = { isAccepted: true, endsBefore: "createDraft", told: [] };
    const home = await crowd(500, state);
    const first = await home.run();
    expect(first.stopped).toBe(signedOut);
    state.endsBefore = undefined;
    const kept = keysOf(first.plan);
    expect(kept).toHaveLength(500);
    expect(notices(state)).toBe(1);
    expect(first.did).toEqual([]);

    for (const hours of [1, 23]) await home.run(monday.add({ hours }));
    expect(notices(state)).toBe(1);
    const nextDay = await home.run(monday.add({ hours: 24 }));
    expect(notices(state)).toBe(2);
    expect(keysOf(nextDay.plan)).toEqual(kept);

    state.isAccepted = true;
    const { did } = await home.run(monday.add({ hours: 48 }));
    expect(did.filter(({ outcome }) => outcome === "sent")).toHaveLength(500);
    expect(await home.mails("Sent")).toHaveLength(500);
    expect(state.told).toContain("sync.signed-in");
  });

  it.each(["changesSince", "createDraft", "sendDraft", "findDraft", "whatBecameOf"] as const)(
    "rests the mailbox at whatever call it shows: %s, and nothing is sent twice (R-34)",
    async (endsBefore) => {
      const state: Fragile = { isAccepted: true, endsBefore, told: [] };
      const home = await crowd(3, state);
      await home.run();
      state.endsBefore = undefined;
      state.isAccepted = true;
      await home.run(monday.add({ minutes: 10 }));
      await home.run(monday.add({ minutes: 20 }));
      const sent = await home.mails("Sent");
      expect(new Set(sent.map(({ mail }) => mail.to[0]?.address)).size).toBe(3);
      expect(sent).toHaveLength(3);
    },
  );

  it("is told of once by a worker that goes on and on, which picks up by itself after a new sign-in (R-34)", async () => {
    const state: Fragile = { isAccepted: false, endsBefore: undefined, told: [] };
    const home = await crowd(3, state);
    const stop = new AbortController();
    const { promise: sent, resolve } = Promise.withResolvers<void>();
    let syncs = 0;
    const deps = fragile(state)(home.deps);
    const counted: WorkerDeps = {
      ...deps,
      did: ({ outcome }) => outcome === "sent" && resolve(),
      cursors: {
        ...deps.cursors,
        async read(...of) {
          // Ten looks at the mailbox in vain, then the owner has signed in again.
          if (of[1] === "mail" && ++syncs === 10) state.isAccepted = true;
          return deps.cursors.read(...of);
        },
      },
    };
    const pace = { tickMs: 1, syncMs: 1, graceMs: 5_000 };
    const running = runUntilStopped(counted, inlineQueue(), stop.signal, pace);
    await sent;
    stop.abort();
    await running;
    expect(notices(state)).toBe(1);
    expect(state.told.filter((event) => event === "sync.signed-in")).toHaveLength(1);
    expect(state.told.filter((event) => event.endsWith(".stopped"))).toEqual([]);
  });

  it("does not go on by itself where the owner said pause meanwhile (R-34)", async () => {
    const state: Fragile = { isAccepted: false, endsBefore: undefined, told: [] };
    const home = await crowd(2, state);
    await home.run();
    const { mailboxFacts } = await home.store.ledger.read(mailboxId, { kind: "all" });
    const told = { via: "cli", now: monday.add({ minutes: 1 }), zone: "America/New_York" } as const;
    await home.append([...toPauseAll(mailboxFacts, undefined, told).facts]);
    state.isAccepted = true;
    const { did } = await home.run(monday.add({ minutes: 5 }));
    expect(did).toEqual([]);
    expect(state.told).not.toContain("sync.signed-in");
  });

  it("is a pause that the owner can see, with its reason (R-34)", async () => {
    const state: Fragile = { isAccepted: false, endsBefore: undefined, told: [] };
    const home = await crowd(1, state);
    await home.run();
    const paused = (await home.store.ledger.read(mailboxId, { kind: "all" })).mailboxFacts.at(-1);
    expect(paused).toMatchObject({ kind: "paused", by: "product", because: signedOut });
  });
});

describe("a sign-in that will end by itself", () => {
  it("is told of once a day from half a day before (C-9)", async () => {
    const told: string[] = [];
    const expiresAt = monday.add({ hours: 7 * 24 });
    const home = await makeHome({
      change: (deps) => ({ ...deps, signIn: async () => ({ expiresAt }), log: (event) => told.push(event) }),
    });
    const ends = () => told.filter((event) => event === "sync.sign-in-ends").length;
    await home.run(monday.add({ hours: 6 * 24 + 11, minutes: 59 }));
    expect(ends()).toBe(0);
    await home.run(monday.add({ hours: 6 * 24 + 12 }));
    await home.run(monday.add({ hours: 6 * 24 + 20 }));
    expect(ends()).toBe(1);
  });
});
