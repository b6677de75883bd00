/** Opening and finding accounts. */
import { consumersTid } from "./admission.ts";
import type { Account, Kind, World } from "./world.ts";

export interface NewUser {
  email: string;
  name?: string;
  /** A Windows name; "Eastern Standard Time" if none is given. */
  timeZone?: string;
  kind: Kind;
  oid?: string;
  tid?: string;
  /** Further calendars beside their own, by name. */
  calendars?: readonly string[];
}

export function accountOf(world: World, email: string): Account {
  const account = world.accounts.get(email.toLowerCase());
  if (account === undefined) throw new Error(`${email} has no account at the double`);
  return account;
}

export function addAccount(world: World, who: NewUser): Account {
  const email = who.email.toLowerCase();
  if (world.accounts.has(email)) throw new Error(`${email} has an account already`);
  const isWork = who.kind === "work";
  const account: Account = {
    email,
    name: who.name ?? email.slice(0, email.indexOf("@")),
    timeZone: who.timeZone ?? "Eastern Standard Time",
    kind: who.kind,
    // A personal account's is its old id, filled up with zeros.
    oid: who.oid ?? (isWork ? guid(world) : `00000000-0000-0000-${guid(world).slice(19)}`),
    tid: who.tid ?? (isWork ? tenantOf(world, email) : consumersTid),
    mails: [],
    events: [],
    removed: [],
    calendars: new Map(
      ["Calendar", ...(who.calendars ?? [])].map((name) => [world.newId("AAMkAGI2THVSAAA", 120), name]),
    ),
    // A round of delta that begins at 0 is a first one.
    change: 1,
    transactions: new Map(),
    sync: { refused: undefined, generation: 0, again: 0, isDoubled: false },
    sentTimes: [],
    requestTimes: [],
  };
  world.accounts.set(email, account);
  return account;
}

/** Those with one domain work in one place. */
function tenantOf(world: World, email: string): string {
  const domain = email.slice(email.indexOf("@"));
  const colleague = [...world.accounts.values()].find(
    (one) => one.kind === "work" && one.email.endsWith(domain),
  );
  return colleague?.tid ?? guid(world);
}

/** The same ones for the same seed. */
export function guid(world: World): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(world.random() * 16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
