/** Real workers at a double, each killed with SIGKILL at a random moment of its work. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seeded } from "../../doubles/seeded.ts";
import type { Shown } from "../run.ts";
import { openRemote, type Where } from "./remotes.ts";
import { emailOf, mailboxId, monday, stormHome } from "./storm-home.ts";

const kills = Number(process.env.KILLS ?? 100);
const contacts = 60;
/**
 * Within how much real time a worker dies, in milliseconds: shorter after one that was through before, longer after one
 * that was killed, so that about every second dies at work however busy the machine is.
 */
const mostMs = { first: 1_500, least: 40 } as const;

export async function proveProcesses(where: Where): Promise<Shown[]> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-killed-"));
  const file = join(folder, "quarterhour.db");
  const remote = await openRemote(where, { now: monday, seed: 3 });
  const home = await stormHome({ remote, contacts, file });
  const { store } = home;
  const random = seeded(3);
  try {
    remote.storms(3, 0.2);
    let killed = 0;
    let minutes = 0;
    let withinMs: number = mostMs.first;
    for (; minutes < 400; minutes += 1) {
      const isStorm = killed < kills && minutes < 300;
      if (!isStorm) remote.storms(3, 0);
      const args = [where, file, remote.url, remote.token(), remote.now.toString()];
      const died = await work(args, isStorm ? random() * withinMs : undefined);
      if (died) killed += 1;
      if (isStorm) withinMs = Math.max(mostMs.least, Math.min(mostMs.first, withinMs * (died ? 1.15 : 0.87)));
      if (!isStorm && (await open(store)) === 0) break;
      remote.now = remote.now.add({ minutes: 1 });
    }
    const went = Array.from(
      { length: contacts },
      (_, n) => remote.deliveries().filter(({ to }) => to === emailOf(n)).length,
    );
    const { facts } = await store.ledger.read(mailboxId, { kind: "all" });
    const known = [...facts.values()].filter((of) => of.some(({ kind }) => kind === "sent")).length;
    return [
      {
        what: "R-1: real workers killed in the middle: every mail goes once, and none is lost",
        shown: went.every((times) => times === 1) && known === contacts && remote.drafts().length === 0,
        figures: `${remote.deliveries().length} mails to ${contacts} contacts, ${Math.max(...went)} at most to one, ${known} written down, ${remote.drafts().length} drafts left`,
      },
      {
        what: `at least ${kills} of them were killed at work`,
        shown: killed >= kills,
        figures: `${killed} kills in ${minutes} rounds`,
      },
    ];
  } finally {
    await home.close();
    rmSync(folder, { recursive: true });
  }
}

/** True where it was killed before it was through; rejects where it broke. */
async function work(args: readonly string[], afterMs: number | undefined): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "worker-main.ts"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([once(child.stdout, "data"), ended]);
  if (afterMs !== undefined) {
    await Promise.race([wait(afterMs), ended]);
    child.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new Error(`a worker ended with ${code}`);
  return signal === "SIGKILL";
}

/** How many actions are not over yet. */
async function open(store: Awaited<ReturnType<typeof stormHome>>["store"]): Promise<number> {
  const { facts, pending } = await store.ledger.read(mailboxId, { kind: "all" });
  const unsent = [...facts.values()].filter((of) => !of.some(({ kind }) => kind === "sent")).length;
  return pending.length + unsent;
}
