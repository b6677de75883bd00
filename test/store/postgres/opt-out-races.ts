/** An opt-out that one mailbox learns of, against the commit of `sending` in another mailbox of the same store. */
import { Client } from "pg";
import { type ActionKey, type MailboxId, toActionKey, toContactId } from "../../../src/core/keys.ts";
import { openPostgresStore } from "../../../src/store/postgres/open.ts";
import type { Claim, Ledger } from "../../../src/store/store.ts";
import { check, contact, mailboxId, now, optOut, otherMailboxId, schedule } from "../../contracts/samples.ts";
import { once } from "./postgres-under-test.ts";

export interface OptOutRaces {
  races: number;
  /** Sends that were committed before the opt-out was. */
  sent: number;
  suppressed: number;
  /** Sends whose commit came after the opt-out's. */
  late: string[];
}

/** `url` is of a migrated database that nobody else uses. Two processes' worth of connections race for each contact. */
export async function optOutRaces(url: string, races: number, random: () => number): Promise<OptOutRaces> {
  await once(url, watchCommits);
  const watcher = new Client({ connectionString: url });
  const order = new Map<string, string[]>();
  watcher.on("notification", ({ payload = "" }) => {
    const [kind = "", name = ""] = payload.split(" ");
    order.set(name, [...(order.get(name) ?? []), kind]);
  });
  await watcher.connect();
  await watcher.query("listen commits");
  const [a, b] = [await openPostgresStore({ url }), await openPostgresStore({ url })];
  const done: OptOutRaces = { races: 0, sent: 0, suppressed: 0, late: [] };
  try {
    for (let from = 0; from < races; from += atOnce) {
      const names = Array.from({ length: Math.min(atOnce, races - from) }, (_, at) => `r${from + at}`);
      for (const [store, id] of [
        [a, mailboxId],
        [b, otherMailboxId],
      ] as const) {
        await store.contacts.save(
          id,
          names.map((name) => contact(name, { contactId: contactOf(name, id) })),
        );
      }
      const claims = await claimAll(a.ledger, names);
      const raced = claims.map(async ({ name, claim }) => {
        const stops = later(random, () =>
          b.ledger.append(otherMailboxId, [optOut(contactOf(name, otherMailboxId), name)], now),
        );
        const sends = later(random, () =>
          a.ledger.advance(claim, { kind: "sending", check: check(name, { fuse: "free" }), now }),
        );
        const [{ kind }] = await Promise.all([sends, stops]);
        return kind;
      });
      for (const kind of await Promise.all(raced)) {
        if (kind === "ok") done.sent += 1;
        else if (kind === "suppressed") done.suppressed += 1;
        else throw new Error(`a send came to ${kind}`);
      }
      done.races += names.length;
    }
    // What was notified before this has arrived with its answer.
    await watcher.query("select 1");
    for (const [name, kinds] of order) {
      if (kinds.length === 2 && kinds[0] !== "sending") done.late.push(`${name}: ${kinds.join(", then ")}`);
    }
    return done;
  } finally {
    await Promise.all([a.close(), b.close(), watcher.end()]);
  }
}

const atOnce = 20;

/** Notifications arrive in the order of the commits: https://www.postgresql.org/docs/15/sql-notify.html */
const watchCommits = `
  create function tell_commit() returns trigger language plpgsql as $$ begin
    perform pg_notify('commits', new.kind || ' ' || (select data::json ->> 'name' from contacts c
      where c.mailbox_id = new.mailbox_id and c.contact_id = new.contact_id));
    return null;
  end $$;
  create trigger tell_commit after insert on facts for each row
    when (new.kind in ('sending', 'received')) execute function tell_commit();
`;

function contactOf(name: string, id: MailboxId) {
  return toContactId(id, `${name}@example.com`);
}

async function claimAll(ledger: Ledger, names: readonly string[]): Promise<{ name: string; claim: Claim }[]> {
  const { asOf } = await ledger.read(mailboxId, { kind: "contacts", contactIds: [] });
  const keys = names.map((name): [ActionKey, ReturnType<typeof contactOf>] => {
    const contactId = contactOf(name, mailboxId);
    return [toActionKey({ mailboxId, contactId, round: 1, step: "request", occurrence: "1" }), contactId];
  });
  await ledger.schedule(mailboxId, schedule(asOf, keys, { listed: 0 }));
  return Promise.all(
    keys.map(async ([key], at) => {
      const claimed = await ledger.claim(key, "racer", now);
      if (claimed.kind !== "claimed") throw new Error(`${key} is ${claimed.kind}`);
      return { name: names[at] ?? "", claim: claimed.claim };
    }),
  );
}

/** After up to five rounds of the event loop: now one is first, now the other. */
async function later<T>(random: () => number, deed: () => Promise<T>): Promise<T> {
  for (let left = Math.floor(random() * 6); left > 0; left -= 1) await new Promise(setImmediate);
  return deed();
}
