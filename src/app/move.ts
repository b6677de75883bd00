/**
 * Takes a home into a fleet, or a mailbox of a fleet into a home. The mailbox lives in one of the two at any time: the
 * one that it leaves says so first and begins nothing more, then everything is written to the other in one transaction.
 */
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Environment, readEnvironment } from "../config.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { parseRules } from "../core/rules/parse-rules.ts";
import { alreadyHere } from "../store/copy-in.ts";
import type { MailboxCopy } from "../store/copy-out.ts";
import { movedCursor } from "../store/cursor-names.ts";
import { openPostgresStore, whereOf } from "../store/postgres/open.ts";
import { takeHome } from "../store/sqlite/home.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { wallClock } from "./choose-clock.ts";
import { meant } from "./fleet-home.ts";
import type { FleetSettings } from "./fleet-settings.ts";
import { addressOf } from "./home.ts";
import { mailboxFolder } from "./mailbox-folder.ts";
import { secretNames } from "./secret-names.ts";
import { whichMailbox } from "./which-mailbox.ts";

export interface Moved {
  mailboxId: MailboxId;
  address: string;
  contacts: number;
  facts: number;
  /** Where its files lie now; undefined where there were none to take along. */
  files: string | undefined;
}

/**
 * `files` is the folder of files of the fleet, that its workers have as QUARTERHOUR_HOME. Throws `rules/…`, `store/…`,
 * and `cli/usage` where there are files to take along and it is not said where to. A move that broke off goes on where
 * it was when it is run again; one that had come to its end says so again.
 */
export async function moveIntoFleet(
  home: string,
  databaseUrl: string,
  files?: string,
  environment: Environment = readEnvironment(),
): Promise<Moved> {
  const text = await readFile(join(home, "rules.yaml"), "utf8");
  const rules = parseRules(text, "rules.yaml");
  const address = addressOf(rules);
  const own = await ownFiles(home);
  if (own.length > 0 && files === undefined) throw filesWhere(own);
  const lock = await takeHome(join(home, "data"));
  const { key } = environment;
  const from = await openSqliteStore({
    file: join(home, "data", "quarterhour.db"),
    // QUARTERHOUR_KEY is the fleet's, where the home has a key of its own.
    key: existsSync(join(home, "data", "key")) ? undefined : key,
    verify: !lock.wasClean,
  });
  try {
    await from.voidLeases();
    const { mailboxId } = await whichMailbox(from, rules.rules.mailbox, address);
    const to = await openPostgresStore({ url: databaseUrl, key, mostConnections: 2 });
    try {
      const folder = files === undefined ? undefined : mailboxFolder(resolve(files), mailboxId);
      const copy = await carry(from, to, {
        mailboxId,
        isAlone: true,
        to: whereOf(databaseUrl),
        ruleset: { address, text },
        files: async () => {
          if (folder !== undefined) await copyFiles(home, folder, own);
        },
      });
      return { mailboxId, address, ...counted(copy), files: own.length === 0 ? undefined : folder };
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
    lock.release();
  }
}

/**
 * `folder` becomes a home: it may be the one that the mailbox came from, or an empty one. Throws `store/…` and
 * `rules/exists`. Run again it goes on as `moveIntoFleet` does.
 */
export async function moveIntoHome(
  home: string,
  fleet: FleetSettings,
  folder: string,
  environment: Environment = readEnvironment(),
): Promise<Moved> {
  const from = await openPostgresStore({ url: fleet.databaseUrl, key: environment.key, mostConnections: 2 });
  try {
    const mailboxId = await meant(from.mailboxes, fleet.mailbox);
    const ruleset = await from.mailboxes.rules(mailboxId);
    if (ruleset === undefined) throw new Error("A mailbox without rules was listed.");
    await refuseOther(folder, ruleset.address);
    await mkdir(folder, { recursive: true });
    const isFirst = (await stat(join(folder, "data")).catch(() => undefined)) === undefined;
    if (isFirst && (await ownFiles(folder)).length > 0) throw notEmpty(folder);
    const lock = await takeHome(join(folder, "data"));
    const to = await openSqliteStore({
      file: join(folder, "data", "quarterhour.db"),
      verify: !lock.wasClean,
    });
    try {
      await notYetHere(to, { mailboxId, folder, lives: whereOf(fleet.databaseUrl) });
      const own = mailboxFolder(home, mailboxId);
      const files = await ownFiles(own);
      const copy = await carry(from, to, {
        mailboxId,
        isAlone: false,
        to: folder,
        ruleset,
        files: async () => {
          await copyFiles(own, folder, files);
          await writeWhole(join(folder, "rules.yaml"), ruleset.text);
        },
      });
      return { mailboxId, address: ruleset.address, ...counted(copy), files: folder };
    } finally {
      await to.close();
      lock.release();
    }
  } finally {
    await from.close();
  }
}

/** Until all is there, commands in that folder say where the mailbox is. Throws where it holds the files of a mailbox that never left it. */
async function notYetHere(
  to: Store,
  { mailboxId, folder, lives }: { mailboxId: MailboxId; folder: string; lives: string },
): Promise<void> {
  if (await to.copies.has(mailboxId)) return;
  if ((await to.cursors.read(mailboxId, movedCursor)) !== undefined) return;
  if ((await ownFiles(folder)).length > 0) throw notEmpty(folder);
  await to.cursors.write(mailboxId, movedCursor, lives, wallClock());
}

interface Carrying {
  mailboxId: MailboxId;
  isAlone: boolean;
  /** As the store that it leaves says it. */
  to: string;
  ruleset: { address: string; text: string };
  /** Copies what lies beside the store, once nobody works on it any more and before anybody can at its new place. */
  files(): Promise<void>;
}

async function carry(from: Store, to: Store, how: Carrying): Promise<MailboxCopy> {
  const { mailboxId, isAlone } = how;
  if (await to.copies.has(mailboxId)) return alreadyCarried(from, to, how);
  for (let left = mostWaits; (await from.copies.leave(mailboxId, how.to, wallClock())) > 0; left -= 1) {
    // A lease of a worker that died ends after 20 s; one that works gives its up.
    if (left === 0) throw stillHeld();
    await wait(500);
  }
  const copy = withRules((await from.copies.out(mailboxId, isAlone)) ?? emptyCopy(mailboxId), how);
  await to.copies.refuse(copy);
  await how.files();
  const isSignedIn = await carrySecrets(from, to, mailboxId);
  await to.copies.in(copy);
  if (isSignedIn) await (await from.vault()).shred(mailboxId);
  return copy;
}

/** Where this very move was broken off after its last step, there is nothing left to do. */
async function alreadyCarried(from: Store, to: Store, { mailboxId, ...how }: Carrying): Promise<MailboxCopy> {
  const moved = await from.cursors.read(mailboxId, movedCursor);
  if (moved?.value !== how.to) throw alreadyHere(mailboxId);
  return (await to.copies.out(mailboxId, !how.isAlone)) ?? emptyCopy(mailboxId);
}

/** Both places keep every version; what held last comes along with the rest, in the same transaction. */
function withRules(copy: MailboxCopy, { mailboxId, ruleset: { address, text } }: Carrying): MailboxCopy {
  const last = copy.rulesets.at(-1);
  if (last?.text === text && last.address === address) return copy;
  const version = (last?.version ?? 0) + 1;
  const row = { mailbox_id: mailboxId, version, address, text, at: wallClock().epochMilliseconds };
  return { ...copy, rulesets: [...copy.rulesets, row] };
}

/** Each is opened with the key of the one store and sealed with that of the other. Throws `vault/…`. */
async function carrySecrets(from: Store, to: Store, mailboxId: MailboxId): Promise<boolean> {
  const account = await from.accounts.of(mailboxId);
  if (account === undefined) return false;
  const [here, there] = [await from.vault(), await to.vault()];
  for (const name of Object.values(secretNames)) {
    const secret = await here.read(mailboxId, name);
    if (secret !== undefined) await there.put(mailboxId, name, secret);
  }
  return true;
}

const mostWaits = 60;

function emptyCopy(mailboxId: MailboxId): MailboxCopy {
  return {
    mailboxId,
    mailbox: { mark: 0, last_at: null },
    contacts: [],
    aliases: [],
    facts: [],
    interviews: [],
    takenMinutes: [],
    actions: [],
    sends: [],
    messageIds: [],
    cursors: [],
    rulesets: [],
    accounts: [],
    suppressed: [],
    suppressedElsewhere: [],
  };
}

function counted({ contacts, facts }: MailboxCopy): { contacts: number; facts: number } {
  return { contacts: contacts.length, facts: facts.length };
}

/** What belongs to a mailbox and lies beside its store. */
const belongings = ["mail", "calendar", "templates", "contacts"];

async function ownFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of belongings) {
    const inside = await readdir(join(folder, name)).catch(() => []);
    if (inside.length > 0) found.push(name);
  }
  return found;
}

/** The copy takes the place of what is there only when it is whole: what was thrown away meanwhile does not come back. */
async function copyFiles(from: string, to: string, names: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of belongings) {
    const fresh = join(to, `.${name}.moving`);
    await rm(fresh, { recursive: true, force: true });
    if (names.includes(name))
      await cp(join(from, name), fresh, { recursive: true, preserveTimestamps: true });
    await rm(join(to, name), { recursive: true, force: true });
    if (names.includes(name)) await rename(fresh, join(to, name));
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

/** A folder with rules for somebody else is another person's home. */
async function refuseOther(folder: string, address: string): Promise<void> {
  const file = join(folder, "rules.yaml");
  if ((await stat(file).catch(() => undefined)) === undefined) return;
  const rules = parseRules(await readFile(file, "utf8"), "rules.yaml");
  if (addressOf(rules) === address) return;
  throw new Problem("rules/exists", {
    what: `That folder is the home of ${addressOf(rules)}. Nothing was changed.`,
    where: folder,
    next: "Name an empty folder, or one that does not exist yet.",
  });
}

function notEmpty(folder: string): Problem {
  return new Problem("rules/exists", {
    what: "That folder has files in it that would be in the way, and it is no home of this mailbox. Nothing was changed.",
    where: folder,
    next: "Name an empty folder, or one that does not exist yet.",
  });
}

function filesWhere(names: readonly string[]): Problem {
  return new Problem("cli/usage", {
    what: `This home has files that belong to the mailbox (${names.join(", ")}), and it is not said where the fleet keeps such files. Nothing was changed.`,
    next: "Add --files FOLDER: the folder that the workers of the fleet have as QUARTERHOUR_HOME.",
  });
}

function stillHeld(): Problem {
  return new Problem("action/refused", {
    what: "A worker has held an action of this mailbox for more than half a minute. It begins nothing more, but nothing was copied yet.",
    next: "Run the same command again; if it stays so, look at the log of the workers.",
  });
}
