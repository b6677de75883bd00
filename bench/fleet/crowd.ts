/** Mailboxes in Postgres whose requests are all granted and may leave; and what a worker works with, on a provider that does nothing. */
import { toContactId } from "../../src/core/keys.ts";
import { parseRules } from "../../src/core/rules/parse-rules.ts";
import type { Rules } from "../../src/core/rules-shape.ts";
import { holidaysOf } from "../../src/formats/holidays.ts";
import type { PostgresStore } from "../../src/store/postgres/open.ts";
import { moveIn, type Owner, ownersOf } from "../../test/fleet/chaos/crowd.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { planProcessor } from "../../workers/plan.ts";

/** A Monday, 10:00 in New York. */
export const now = Temporal.Instant.from("2026-11-23T15:00:00Z");

/** Only those who let the product send. */
export function sendingOwners(count: number, people: number): Owner[] {
  return ownersOf(count * 2, people).filter(({ isAuto }) => isAuto);
}

export async function grantAll(store: PostgresStore, owners: readonly Owner[]): Promise<void> {
  for (const owner of owners) {
    await moveIn(store, owner, now);
    const deps = depsOf(store, owner);
    for (const name of ["mail", "calendar"]) await store.cursors.write(owner.mailboxId, name, "", now);
    await planProcessor(deps)({ queue: "plan", mailboxId: owner.mailboxId });
    const open = await store.ledger.open(owner.mailboxId, now);
    if (open.length !== owner.people.length)
      throw new Error(`P-4: ${open.length} of ${owner.people.length} are open`);
  }
}

/** Every mail is written as ever, and goes nowhere. */
export function depsOf(
  store: PostgresStore,
  { mailboxId, rules: text }: Owner,
  ring: WorkerDeps["ring"] = async () => {},
): WorkerDeps {
  const rules = rulesOf(text);
  const unused = () => Promise.reject(new Error("P-4: nobody needs that"));
  return {
    mailboxId,
    ledger: store.ledger,
    contacts: store.contacts,
    cursors: store.cursors,
    mailbox: {
      changesSince: unused,
      read: unused,
      createDraft: async (key) => ({ draftId: key, messageId: `${key}@example.com`, hash: key }),
      findDraft: async () => undefined,
      replaceDraft: unused,
      sendDraft: async ({ messageId, hash }) => ({ messageId, hash, at: now }),
      whatBecameOf: unused,
      discard: unused,
    },
    calendar: {
      changesSince: unused,
      busy: async () => [],
      find: async () => undefined,
      put: unused,
      cancel: unused,
    },
    rules: async () => rules,
    templates: async () =>
      new Map([
        ["en/request", { version: "1", needs: ["offer.times"] }],
        ["en/event", { version: "1", needs: [] }],
      ]),
    render: async ({ to, values }) => {
      // What etiquette asks of a request: else none would go.
      const text = `Hi ${to.name},\n\n${values.why_them} I'd love to hear how you got there, if you can spare 20 minutes. I'm not asking about a job.\n`;
      return { subject: "A question", text, html: `<p>${text}</p>` };
    },
    holidays: holidaysOf,
    zone: "America/New_York",
    clock: () => now,
    isVirtual: false,
    isShared: true,
    quietMs: 0,
    mark: (key) => key,
    workerName: "bench",
    ring,
    did: () => {},
    log: () => {},
  };
}

const parsed = new Map<string, Rules>();

function rulesOf(text: string): Rules {
  const rules = parsed.get(text) ?? parseRules(text, "rules.yaml").rules;
  parsed.set(text, rules);
  return rules;
}

export function contactOf({ mailboxId, people }: Owner, n: number) {
  return toContactId(mailboxId, people[n]?.address ?? "");
}
