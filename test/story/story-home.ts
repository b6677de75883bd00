/**
 * A home for stories: the real wiring, store, templates and local provider in a temporary folder, on a clock that
 * the story moves. What the owner says goes through the program's own command line. Who works is the ensemble's matter.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Home, openHome, withHome } from "../../src/app.ts";
import type { Because, Plan } from "../../src/core/action.ts";
import type { Contact } from "../../src/core/contact.ts";
import { explain } from "../../src/core/explain.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { ActionKey, ContactId } from "../../src/core/keys.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { loadState } from "../../workers/load-state.ts";
import { planHome } from "../../workers/plan.ts";
import type { RanOnce } from "../../workers/run.ts";
import { withoutMorning } from "../without-morning.ts";
import { type CommandLine, commandLine, done } from "./command-line.ts";
import { alone, type Gather } from "./ensemble.ts";
import { folderDesk, type StoryDesk } from "./story-desk.ts";

type Instant = Temporal.Instant;

export interface StoryHome {
  folder: string;
  /** Where people do things. */
  desk: StoryDesk;
  now: Instant;
  zone: string;
  /** The owner's address. */
  owner: string;
  /** Why the last action under a key was wanted. */
  because: Map<ActionKey, Because>;
  /** The workers, once, at `now`. */
  run(): Promise<RanOnce>;
  /** Nothing is done and nothing written. */
  plan(): Promise<Plan>;
  /** In the order of the ledger. */
  facts(): Promise<Fact[]>;
  contacts(): Promise<Contact[]>;
  /** The stage of each interview, or why it is closed. */
  stages(): Promise<Map<ContactId, string>>;
  /** The program with these arguments. */
  command: CommandLine;
  /** Rules that were edited in the folder hold from now on, unless they are wrong. */
  applyRules(): Promise<void>;
  /** The worker ends; the command line still works. */
  sleep(): Promise<void>;
  /** A new worker begins. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

/** `from` holds rules.yaml and contacts.csv; on the first day it is 8 o'clock. */
export async function openStoryHome(
  from: string,
  begins: Temporal.PlainDate,
  gather: Gather = alone,
): Promise<StoryHome> {
  const root = await mkdtemp(join(tmpdir(), "quarterhour-story-"));
  await writeFile(join(root, "rules.yaml"), withoutMorning(await readFile(join(from, "rules.yaml"), "utf8")));
  const opened = { now: begins.toZonedDateTime("UTC").toInstant() };
  const clock = () => opened.now;

  const ensemble = await gather(root, clock);
  const { folder, opening } = ensemble;
  const command = commandLine(ensemble.environment, from);
  await done(command("import", join(from, "contacts.csv"), "--yes"));

  const because = new Map<ActionKey, Because>();
  let worker: { home: Home; deps: WorkerDeps } | undefined = await begin();
  const { zone, address: owner } = { zone: worker.home.zone(), address: worker.home.address };
  opened.now = begins.toZonedDateTime({ timeZone: zone, plainTime: "08:00" }).toInstant();

  async function begin() {
    const home = await openHome({ ...opening, clock }, "working");
    return { home, deps: await home.deps() };
  }
  const awake = () => {
    if (worker === undefined) throw new Error("The computer is asleep.");
    return worker;
  };
  const looking = <T>(look: (home: Home) => Promise<T>): Promise<T> =>
    worker === undefined ? withHome(opening, "reading", look) : look(worker.home);

  return {
    folder,
    desk: ensemble.desk ?? folderDesk(folder, clock),
    zone,
    owner,
    because,
    get now() {
      return opened.now;
    },
    set now(at) {
      opened.now = at;
    },
    applyRules: ensemble.applyRules,
    run: () => ensemble.run(awake().deps, (key, why) => because.set(key, why)),
    plan: async () => (await planHome(awake().deps, { kind: "all" })).plan,
    facts: () =>
      looking(async ({ store, mailboxId }) => {
        const view = await store.ledger.read(mailboxId, { kind: "all" });
        return [...view.mailboxFacts, ...[...view.facts.values()].flat()].sort((a, b) => a.seq - b.seq);
      }),
    contacts: () => looking(({ store, mailboxId }) => store.contacts.all(mailboxId)),
    async stages() {
      const loaded = await loadState(awake().deps, { kind: "all" });
      const found = new Map<ContactId, string>();
      if (loaded === undefined) return found;
      const { state, rules, now } = loaded;
      for (const { contactId } of state.contacts) {
        const explained = explain(state, rules, now, contactId);
        if (explained === undefined) continue;
        const { stage, closed } = explained;
        found.set(contactId, closed === undefined ? stage : `closed (${closed.reason})`);
      }
      return found;
    },
    command,
    async sleep() {
      await worker?.home.close();
      worker = undefined;
    },
    async wake() {
      worker ??= await begin();
    },
    async close() {
      await worker?.home.close();
      await ensemble.close();
      await rm(root, { recursive: true });
    },
  };
}
