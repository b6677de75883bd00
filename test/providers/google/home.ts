/** A home of the workers whose mailbox and calendar are a double of Google, all on one clock. */
import type { Contact } from "../../../src/core/contact.ts";
import { toMark } from "../../../src/core/keys.ts";
import { type ParsedMail, parseMail } from "../../../src/formats/mime-in.ts";
import type { WorkerDeps } from "../../../workers/deps.ts";
import type { RanOnce } from "../../../workers/run.ts";
import { answerOf, runningWorker } from "../../prove/google/running.ts";
import { type Home, makeHome } from "../../workers/home.ts";
import { googleWorld, type World, type WorldWish } from "./world.ts";

export interface GoogleHome {
  home: Home;
  world: World;
  /** Runs the workers once, at the instant given or at the present one. */
  run(at?: Temporal.Instant): Promise<RanOnce>;
  /** Reads and plans once, as the program that runs for days does every minute. */
  poll(at: Temporal.Instant): Promise<void>;
  /** Runs at each instant at which there is something to look at, up to `until`. */
  runUntil(until: Temporal.Instant): Promise<void>;
  /** What left, as its recipients see it; mail to the owner is left out. */
  sent(): Promise<ParsedMail[]>;
  /** The contact answers the last mail that they got. */
  answer(from: string, text: string): Promise<void>;
}

/** The quiet period that ships. */
export const quietMs = 120_000;

export async function makeGoogleHome(
  options: {
    rules?: string;
    contacts?: Contact[];
    world?: WorldWish;
    change?: (deps: WorkerDeps) => WorkerDeps;
  } = {},
): Promise<GoogleHome> {
  const world = await googleWorld(options.world);
  const { rules, contacts, change = (deps) => deps } = options;
  const home = await makeHome({
    ...(rules === undefined ? {} : { rules }),
    ...(contacts === undefined ? {} : { contacts }),
    change,
  });
  const { mailbox, calendar, double } = world;
  home.deps = {
    ...home.deps,
    mailbox,
    calendar,
    clock: () => world.now,
    isVirtual: false,
    quietMs,
    mark: toMark,
  };
  let worker: Promise<() => Promise<void>> | undefined;
  const self: GoogleHome = {
    home,
    world,
    async run(at) {
      if (at !== undefined) world.now = at;
      home.now = world.now;
      return home.run();
    },
    async poll(at) {
      world.now = at;
      worker ??= runningWorker(change(home.deps));
      await (await worker)();
    },
    async runUntil(until) {
      for (;;) {
        const { plan } = await self.run();
        const next = plan.lookAgainAt;
        if (next === undefined || Temporal.Instant.compare(next, until) > 0) break;
        const soon = world.now.add({ minutes: 1 });
        world.now = Temporal.Instant.compare(next, soon) > 0 ? next : soon;
      }
      await self.run(until);
    },
    async sent() {
      const outside = double.deliveries.filter(({ to, from }) => to !== from);
      return Promise.all(outside.map(({ raw }) => parseMail(raw)));
    },
    async answer(from, text) {
      world.user.deliver(answerOf(world, from, text));
    },
  };
  return self;
}
