/** Where the demo is played: who does the work, and in which mailbox and calendar people meet. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { WorkerDeps } from "../../../workers/deps.ts";
import { type RanOnce, runOnce } from "../../../workers/run.ts";
import { runElsewhere } from "../../../workers/run-elsewhere.ts";
import {
  applyRules,
  type FleetSettings,
  fleetMailboxes,
  type Home,
  mailboxFolder,
  openHome,
} from "../../app.ts";
import { environmentWith } from "../../config.ts";
import type { Contact } from "../../core/contact.ts";
import { Problem } from "../../core/problem.ts";
import { inlineQueue } from "../../queue/inline.ts";
import { type DemoFiles, demoRules, importContacts, writeHome } from "./make-home.ts";
import { type Post, post } from "./post.ts";

export interface Ensemble {
  home: Home;
  /** In the order of their file. */
  contacts: Contact[];
  /** The mailbox and the calendar as the people around the owner, and her mail program, handle them. */
  post: Post;
  run(deps: WorkerDeps): Promise<RanOnce>;
  close(): Promise<void>;
}

export type Fleet = FleetSettings & { redisUrl: string };

/** The demo's own; it jumps. */
export type Clock = () => Temporal.Instant;

/** `folder` becomes a home. */
export async function alone(folder: string, files: DemoFiles, clock: Clock): Promise<Ensemble> {
  await writeHome(folder, files);
  const home = await openHome({ home: folder, clock }, "working");
  const contacts = await importContacts(home, files).catch(closing(home));
  const run = (deps: WorkerDeps) => runOnce(deps, inlineQueue());
  return { home, contacts, post: post(home.folder), run, close: () => home.close() };
}

const workers = 2;

/** `folder` becomes a fleet's folder of files. Throws `fleet/mailbox` where somebody lives in that fleet already. */
export async function together(
  folder: string,
  files: DemoFiles,
  clock: Clock,
  fleet: Fleet,
): Promise<Ensemble> {
  const { databaseUrl, redisUrl } = fleet;
  const text = await demoRules(files);
  await refuseLived(fleet);
  const { mailboxId } = await applyRules({ databaseUrl, mailbox: undefined, text, name: "rules.yaml" });
  await writeHome(mailboxFolder(folder, mailboxId), files);
  const home = await openHome({ home: folder, fleet: { ...fleet, mailbox: mailboxId }, clock }, "working");
  const contacts = await importContacts(home, files).catch(closing(home));
  const { bullmqQueue } = await import("../../queue/bullmq.ts");
  const queue = await bullmqQueue({ url: redisUrl, works: [] });
  const running = Array.from({ length: workers }, () => startWorker(folder));
  return {
    home,
    contacts,
    post: post(home.folder),
    run: (deps) => runElsewhere(deps, queue),
    async close() {
      await Promise.all(running.map((worker) => worker.stop()));
      await queue.close(0);
      await home.close();
    },
  };
}

/** What cannot be used leaves nothing open. */
function closing(home: Home): (error: unknown) => Promise<never> {
  return async (error) => {
    await home.close();
    throw error;
  };
}

/** A demo must not move in with people who are real. */
async function refuseLived({ databaseUrl }: Fleet): Promise<void> {
  if ((await fleetMailboxes(databaseUrl)).length === 0) return;
  throw new Problem("fleet/mailbox", {
    what: "Somebody lives in that fleet already, and the demo needs one for itself. Nothing was changed.",
    next: "Let DATABASE_URL name an empty database, and run `quarterhour migrate` first.",
  });
}

/** A real worker process, in the way in which anybody starts one. One that loses us ends: it would work for nobody. */
function startWorker(folder: string): { stop(): Promise<void> } {
  const launcher = fileURLToPath(new URL("../../../bin/quarterhour.js", import.meta.url));
  const child = spawn(process.execPath, [launcher, "worker", "--home", folder], {
    // It finds the fleet where this process found it, and takes us for its launcher, whom it does not outlive.
    env: environmentWith({ QUARTERHOUR_LAUNCHER: String(process.pid) }),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  return {
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
