/** A process of its own on a store, for the tests that kill and race. Says on stdout what it has committed. */
import type { Contact } from "../../../src/core/contact.ts";
import type { ActionKey } from "../../../src/core/keys.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import {
  ana,
  check,
  claimed,
  contact,
  draft,
  drafted,
  mailboxId,
  note,
  now,
} from "../../contracts/samples.ts";

const [mode, file = "", argument = ""] = process.argv.slice(2);
const store = await openSqliteStore({ file });
const { ledger } = store;

switch (mode) {
  /** The same 100 facts as every other process, one commit each. */
  case "append":
    for (let n = 0; n < 100; n++) await ledger.append(mailboxId, [note(ana, `shared${n}`)], now);
    break;
  /** Batches of 50, without end. */
  case "batches":
    for (let batch = 0; ; batch++) {
      const facts = Array.from({ length: 50 }, (_, n) => note(ana, `${batch}.${n}`));
      await ledger.append(mailboxId, facts, now);
      process.stdout.write(`${batch}\n`);
    }
  /** Many contacts at once, dying where most of them are written. */
  case "contacts": {
    const many = Array.from({ length: 6_000 }, (_, n) => contact(`person-${n}`));
    const last = many.toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1)).at(-1);
    const dying = { ...last, toJSON: () => process.kill(process.pid, "SIGKILL") };
    await store.contacts.save(mailboxId, [...many, dying as unknown as Contact]);
    break;
  }
  /** One action, dying after the given step. */
  case "send": {
    const [key, last] = argument.split(" ") as [ActionKey, string];
    const claim = await claimed(ledger, key);
    dieAfter("claimed", last);
    await ledger.advance(claim, { kind: "drafted", draft }, [drafted(key, ana)]);
    dieAfter("drafted", last);
    await ledger.advance(claim, { kind: "sending", check: check("ana"), now });
    dieAfter("sending", last);
    await ledger.settle(claim, { kind: "done" }, [note(ana, "sent")], now);
    dieAfter("done", last);
  }
}
await store.close();

function dieAfter(step: string, last: string): void {
  if (step === last) process.kill(process.pid, "SIGKILL");
}
