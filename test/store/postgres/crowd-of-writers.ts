/** Everything that workers and commands do to one mailbox, by many connections at once and in no order. */
import { type ActionKey, type ContactId, toActionKey, toContactId } from "../../../src/core/keys.ts";
import { openPostgresStore, type PostgresStore } from "../../../src/store/postgres/open.ts";
import {
  check,
  contact,
  draft,
  drafted,
  mailboxId,
  note,
  now,
  optOut,
  otherMailboxId,
  schedule,
} from "../../contracts/samples.ts";

export interface Crowded {
  deeds: number;
  errors: string[];
}

const people = 12;

export async function crowdOfWriters(
  url: string,
  { connections, ms, random }: { connections: number; ms: number; random: () => number },
): Promise<Crowded> {
  const stores = await Promise.all(
    Array.from({ length: connections }, () => openPostgresStore({ url, mostConnections: 1 })),
  );
  const done: Crowded = { deeds: 0, errors: [] };
  const deadline = performance.now() + ms;
  try {
    for (const id of [mailboxId, otherMailboxId]) {
      const [first] = stores;
      await first?.contacts.save(
        id,
        Array.from({ length: people }, (_, n) => contact(`p${n}`, { contactId: who(n, id) })),
      );
    }
    await Promise.all(
      stores.map(async (store, at) => {
        while (performance.now() < deadline) {
          const deed = deeds[Math.floor(random() * deeds.length)];
          const n = Math.floor(random() * people);
          await deed?.(store, n, `${at}.${done.deeds}`).catch((error: Error) => {
            done.errors.push(error.cause instanceof Error ? error.cause.message : error.message);
          });
          done.deeds += 1;
        }
      }),
    );
    return done;
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

type Deed = (store: PostgresStore, n: number, name: string) => Promise<unknown>;

const deeds: readonly Deed[] = [
  ({ ledger }, n, name) =>
    ledger.append(mailboxId, [note(who(n), name), note(who(people - 1 - n), `${name}b`)], now),
  ({ ledger }, n, name) => ledger.append(mailboxId, [optOut(who(n), name)], now),
  ({ ledger }, n, name) => ledger.append(otherMailboxId, [optOut(who(n, otherMailboxId), name)], now),
  ({ contacts }, n) =>
    contacts.save(
      mailboxId,
      [n, people - 1 - n].map((one) => contact(`p${one}`, { contactId: who(one) })),
    ),
  plans,
  plans,
  works,
  works,
  works,
  ({ mailboxes }) => mailboxes.due(now),
  ({ mailboxes }) => mailboxes.unread(now, 1),
  ({ ledger }) => ledger.open(mailboxId, now),
  ({ cursors }, _, name) => cursors.write(mailboxId, "mail", name, now),
];

function who(n: number, id = mailboxId): ContactId {
  return toContactId(id, `p${n}@example.com`);
}

async function plans({ ledger }: PostgresStore): Promise<void> {
  const { asOf } = await ledger.read(mailboxId, { kind: "due", now, limit: 100 });
  const keys = Array.from({ length: people }, (_, n): [ActionKey, ContactId] => [keyTo(n), who(n)]);
  await ledger.schedule(mailboxId, schedule(asOf, keys));
}

/** Whatever it is refused: from the claim to the end. */
async function works({ ledger }: PostgresStore, n: number, name: string): Promise<void> {
  const claimed = await ledger.claim(keyTo(n), name, now);
  if (claimed.kind !== "claimed") return;
  const { claim } = claimed;
  await ledger.advance(claim, { kind: "drafted", draft }, [drafted(claim.key, who(n))]);
  await ledger.renew(claim);
  await ledger.advance(claim, { kind: "sending", check: check(`p${n}`, { fuse: "free" }), now });
  await ledger.settle(claim, { kind: "done" }, [note(who(n), `sent ${name}`)], now);
}

function keyTo(n: number): ActionKey {
  return toActionKey({ mailboxId, contactId: who(n), round: 1, step: "request", occurrence: "1" });
}
