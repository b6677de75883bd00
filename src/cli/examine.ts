/** Looks at a home and this machine, one thing after the other; whatever is wrong is told, and the rest is still looked at. */
import { constants } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { databaseOf, type Home, openHome } from "../app.ts";
import { Problem } from "../core/problem.ts";
import { signInNotice } from "../core/sign-in-notice.ts";
import { ProviderError } from "../providers/provider.ts";
import { thisMachine } from "./at-work/machine.ts";
import { serviceOf } from "./at-work/service-of.ts";
import { findFaults } from "./find-faults.ts";
import type { Context } from "./frame/context.ts";
import { loadOverview } from "./load-overview.ts";
import { missingUntilFirstRequest } from "./readiness.ts";
import { counted } from "./show/counted.ts";
import { people } from "./show/people.ts";
import { sayCommand } from "./show/say-command.ts";
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
    await look("contacts", () => contacts(open));
    await look("by itself", () => byItself(open, context));
    for (const missing of await nextSteps(open, context)) checks.push(missing);
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

/** Who can be asked, and what the others lack. */
async function contacts(home: Home): Promise<Omit<Check, "name">> {
  const { overview, state } = await loadOverview(home);
  const lacking = (what: string) =>
    overview.missing.filter(({ missing }) => missing.some((one) => one.what === what)).length;
  const lacks = [
    { count: lacking("address"), says: "without an address" },
    { count: lacking("why-them"), says: "without a sentence on why them" },
    { count: lacking("person") + lacking("employer"), says: "without a finding that the rules ask for" },
    { count: lacking("introducer"), says: "waiting for an introduction" },
    { count: overview.zoneless.length, says: "without a time zone" },
  ].filter(({ count }) => count > 0);
  const all = counted(state.contacts.length, "contact");
  if (lacks.length === 0) return fine(all);
  return note(`${all}; ${lacks.map(({ count, says }) => `${count} ${says}`).join(", ")}`);
}

/** Whether this machine keeps the home at work when nobody is there to say `start`. */
async function byItself(home: Home, context: Context): Promise<Omit<Check, "name"> | undefined> {
  if (home.isShared || home.isVirtual || !home.isConnected) return undefined;
  const install = sayCommand(context, "service install");
  try {
    const { stands, file } = await serviceOf(context, thisMachine(context.environment), home.address);
    if (stands.file === "absent") return note("no service keeps this home at work", install);
    if (stands.file === "other")
      return note(`the file of ${file.name} is not the one that would be written now`, install);
    return stands.isRunning
      ? fine(`${file.name} (${file.manager}) runs`)
      : {
          state: "wrong",
          says: `${file.name} (${file.manager}) is installed and does not run`,
          next: install,
        };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "service/unsupported") throw error;
    return note(error.message, error.next);
  }
}

/** All that the owner has to do until the first request can go out, in order. */
async function nextSteps(home: Home, context: Context): Promise<Check[]> {
  const name = "next";
  try {
    const seen = await loadOverview(home);
    const steps = missingUntilFirstRequest({ home, seen, context, people: people(seen.state.contacts) });
    if (steps.length === 0) return [{ name, ...fine("nothing is missing") }];
    return steps.map((step) => ({ name, ...note(step.says, step.next) }));
  } catch (error) {
    return [{ name, ...toCheck(error) }];
  }
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
