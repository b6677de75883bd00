/** Owners with a crowd of contacts each, all of them due on the clock on the wall; half let the product send, half press Send themselves. */
import { preflight } from "../../../src/contacts/preflight.ts";
import { readTable } from "../../../src/contacts/read-table.ts";
import {
  type ActionKey,
  type MailboxId,
  toActionKey,
  toContactId,
  toMailboxId,
} from "../../../src/core/keys.ts";
import type { Store } from "../../../src/store/store.ts";

export interface Owner {
  mailboxId: MailboxId;
  address: string;
  /** Their requests leave by themselves; else they wait as drafts. */
  isAuto: boolean;
  rules: string;
  csv: string;
  people: Person[];
}

export interface Person {
  address: string;
  /** As a mail begins: `Hi Aab,` */
  first: string;
  why: string;
  request: ActionKey;
}

/** `from` lets another crowd live beside the first one. */
export function ownersOf(count: number, people: number, from = 0): Owner[] {
  return Array.from({ length: count }, (_, at) => ownerOf(from + at, people));
}

function ownerOf(at: number, count: number): Owner {
  const address = `owner${at}@example.com`;
  const mailboxId = toMailboxId("local", address);
  const isAuto = at % 2 === 1;
  const people = Array.from({ length: count }, (_, n) => personOf(mailboxId, at, n));
  const lines = people.map(
    ({ address: email, first, why }) => `${first} Example,${email},America/New_York,${why}`,
  );
  return {
    mailboxId,
    address,
    isAuto,
    rules: rulesOf(address, isAuto ? "auto" : "me"),
    csv: `name,email,timezone,why_them\n${lines.join("\n")}\n`,
    people,
  };
}

function personOf(mailboxId: MailboxId, owner: number, n: number): Person {
  const address = `p${n}.of${owner}@clinic${n}.example`;
  const first = `A${letters(n)}`;
  const contactId = toContactId(mailboxId, address);
  return {
    address,
    first,
    why: `Your talk on ward ${letters(n)} stayed with me.`,
    request: toActionKey({ mailboxId, contactId, round: 1, step: "request", occurrence: "1" }),
  };
}

/** Nothing in them makes anybody wait, at whatever hour of whatever day it is run. */
const rulesOf = (address: string, hand: "me" | "auto") => `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: ${address}, provider: local }
who_presses_send: { request: ${hand} }
sending: { days: Mon-Sun, hours: "0:00 to 24:00", at_most: none, per_company: none, undo: none }
requests: { offer: 1 times }
meetings:
  at_most: none
  my_hours:
    Mon-Fri: 8:00 to 18:00
  their_hours: 8:00 to 18:00
morning_mail: no
`;

/** As `import --yes`, `start --confirm` and `apply` do it, in an order in which nobody is due before all is there. */
export async function moveIn(store: Store, owner: Owner, now: Temporal.Instant): Promise<void> {
  const { mailboxId, address, rules, people } = owner;
  const table = readTable(Buffer.from(owner.csv), { where: "people.csv" });
  const { save } = preflight(table, { mailboxId, owner: address, existing: [] });
  if (save.length !== people.length) throw new Error(`${save.length} of ${people.length} came in.`);
  await store.contacts.save(mailboxId, save);
  const count = people.length;
  const factKey = `owner~bulk~${now.epochMilliseconds}.${count}`;
  await store.ledger.append(mailboxId, [{ kind: "bulk-confirmed", factKey, at: now, count }], now);
  await store.mailboxes.apply(mailboxId, { address, text: rules }, now);
}

/** 0 is `aa`, 1 `ab`: a name without digits. */
function letters(at: number): string {
  return `${String.fromCharCode(97 + Math.floor(at / 26))}${String.fromCharCode(97 + (at % 26))}`;
}
