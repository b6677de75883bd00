/** Looks at a home and this machine, one thing after the other; whatever is wrong is told, and the rest is still looked at. */
import { constants } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { databaseOf, type Home, openHome } from "../app.ts";
import { Problem } from "../core/problem.ts";
import { signInNotice } from "../core/sign-in-notice.ts";
import { ProviderError } from "../providers/provider.ts";
import { findFaults } from "./find-faults.ts";
import type { Context } from "./frame/context.ts";
import { loadOverview } from "./load-overview.ts";
import { missingUntilFirstRequest } from "./readiness.ts";
import { people } from "./show/people.ts";
import { sayWhen } from "./show/say-when.ts";

export interface Check {
  name: string;
  /** `note`: nothing wrong, but worth knowing. */
  state: "fine" | "note" | "wrong";
  says: string;
  next?: string;
}

export async function examine(context: Context): Promise<Check[]> {
  const checks: Check[] = [node()];
  const look = async (name: string, check: () => Promise<Omit<Check, "name"> | undefined>) => {
    try {
      const found = await check();
      if (found !== undefined) checks.push({ name, ...found });
    } catch (error) {
      checks.push({ name, ...toCheck(error) });
    }
  };
  await look("folder", () => folder(context.home));
  await look("database", () => database(context.home));
  await look("worker", () => worker(context.home));
  let home: Home | undefined;
  await look("rules", async () => {
    home = await openHome(context, "reading");
    const { warnings } = home.rules;
    if (warnings.length === 0) return fine("rules.yaml is understood");
    return note(
      `rules.yaml is understood, with ${warnings.length === 1 ? "a warning" : `${warnings.length} warnings`}`,
      "quarterhour check",
    );
  });
  if (home === undefined) return checks;
  const open = home;
  try {
    await look("templates and names", async () =>
      fine(`${await findFaults(open)} templates, and everything that the rules name`),
    );
    await look("clock", () => clock(open));
    await look("sign-in", () => signIn(open));
    await look("mailbox", () => mailbox(open));
    await look("calendar", () => calendar(open));
    await look("next", () => next(open, context));
  } finally {
    await open.close();
  }
  return checks;
}

function node(): Check {
  return { name: "program", ...fine(`Node ${process.versions.node} on ${process.platform}`) };
}

async function folder(home: string): Promise<Omit<Check, "name">> {
  await access(home, constants.R_OK | constants.W_OK);
  return fine(`${home} can be read and written`);
}

/** Reads every page. */
async function database(home: string): Promise<Omit<Check, "name">> {
  const file = databaseOf(home);
  const there = await stat(file).catch(() => undefined);
  if (there === undefined) return note("there is no database yet; it is made when it is needed");
  const { openSqliteStore } = await import("../store/sqlite/open.ts");
  const store = await openSqliteStore({ file, verify: true });
  await store.close();
  return fine(`whole, ${Math.max(1, Math.round(there.size / 1024))} kB`);
}

async function worker(home: string): Promise<Omit<Check, "name">> {
  const text = await readFile(join(home, "data", "owner.json"), "utf8").catch(() => undefined);
  if (text === undefined) return note("none is running", "quarterhour start");
  const pid = Number(/"pid":(\d+)/.exec(text)?.[1]);
  return isAlive(pid)
    ? fine(`running, process ${pid}`)
    : note(
        "the last one ended without saying so; the next start looks everything up before it goes on",
        "quarterhour start",
      );
}

async function clock(home: Home): Promise<Omit<Check, "name">> {
  const now = home.clock();
  const zone = home.zone();
  const said = `${sayWhen(now, zone, now)} in ${zone}`;
  if (home.isVirtual) return note(`${said}: this home runs on a clock that is given with --now`);
  const { lastAt } = await home.store.ledger.read(home.mailboxId, { kind: "contacts", contactIds: [] });
  if (lastAt === undefined || Temporal.Instant.compare(lastAt, now) <= 0) return fine(said);
  return {
    state: "wrong",
    says: `${said}, but something was written down at ${lastAt}`,
    next: "Set the clock of this machine; until it is right, things are done too late.",
  };
}

async function mailbox(home: Home): Promise<Omit<Check, "name">> {
  const { address, provider, folder } = home;
  if (!home.isConnected)
    return note(`no account is connected for ${address}`, `quarterhour connect ${provider ?? "google"}`);
  const deps = await home.deps();
  const changes = await deps.mailbox.changesSince(undefined);
  const count = changes.kind === "changes" ? changes.mails.length : 0;
  const mails = count === 1 ? "1 mail" : `${count} mails`;
  return fine(
    provider === "local"
      ? `practice mailbox ${join(folder, "mail")}, ${mails}`
      : `${address} at ${provider} can be read, ${mails} of the last days`,
  );
}

/** How the sign-in stands, and that what is stored of it can be opened. */
async function signIn(home: Home): Promise<Omit<Check, "name"> | undefined> {
  const { account } = home;
  if (account === undefined || !home.isConnected) return undefined;
  await (await home.signIns()).check();
  const notice = signInNotice(account, home.clock());
  const next = `quarterhour connect ${account.provider}`;
  if (notice?.kind === "signed-out")
    return { state: "wrong", says: `${account.address} no longer accepts our sign-in: ${notice.why}`, next };
  if (notice !== undefined) return note(`the sign-in ends at ${notice.at}`, next);
  return fine(`connected since ${account.connectedAt}`);
}

async function calendar(home: Home): Promise<Omit<Check, "name"> | undefined> {
  if (!home.isConnected) return undefined;
  const deps = await home.deps();
  const now = home.clock();
  const busy = await deps.calendar.busy(now, now.add({ hours: 30 * 24 }));
  const spans = busy.length === 1 ? "1 busy time" : `${busy.length} busy times`;
  const where = home.provider === "local" ? join(home.folder, "calendar") : `the calendar of ${home.address}`;
  return fine(`${where}, ${spans} in the next 30 days`);
}

/** The first thing that the owner has to do. */
async function next(home: Home, context: Context): Promise<Omit<Check, "name">> {
  const seen = await loadOverview(home);
  const [first] = missingUntilFirstRequest({ home, seen, context, people: people(seen.state.contacts) });
  return first === undefined ? fine("nothing is missing") : note(first.says, first.next);
}

function toCheck(error: unknown): Omit<Check, "name"> {
  if (error instanceof Problem) {
    const { message, where, next } = error;
    return { state: "wrong", says: `${where === undefined ? "" : `${where}: `}${message}`, next };
  }
  if (error instanceof ProviderError) {
    const { trouble } = error;
    const says = "why" in trouble ? trouble.why : "the account no longer accepts our sign-in";
    return { state: "wrong", says };
  }
  if (error instanceof Error && "code" in error) return { state: "wrong", says: error.message };
  throw error;
}

/** Signal 0 only asks. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function fine(says: string): Omit<Check, "name"> {
  return { state: "fine", says };
}

function note(says: string, next?: string): Omit<Check, "name"> {
  return next === undefined ? { state: "note", says } : { state: "note", says, next };
}
