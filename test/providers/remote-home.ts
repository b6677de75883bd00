/** A home of the workers whose mailbox and calendar are a double of a provider, all on one clock. */
import type { Contact } from "../../src/core/contact.ts";
import { toMark } from "../../src/core/keys.ts";
import { type ParsedMail, parseMail } from "../../src/formats/mime-in.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import type { RanOnce } from "../../workers/run.ts";
import { runningWorker } from "../prove/storm/running.ts";
import { type Home, makeHome } from "../workers/home.ts";
import { answerTo, type Remote } from "./remote.ts";

export interface RemoteHome {
  remote: Remote;
  home: Home;
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

export interface RemoteHomeWish {
  rules?: string;
  contacts?: Contact[];
  change?: (deps: WorkerDeps) => WorkerDeps;
}

export async function remoteHome(remote: Remote, options: RemoteHomeWish = {}): Promise<RemoteHome> {
  const { rules, contacts, change = (deps) => deps } = options;
  const home = await makeHome({
    ...(rules === undefined ? {} : { rules }),
    ...(contacts === undefined ? {} : { contacts }),
    change,
  });
  const { mailbox, calendar } = remote;
  home.deps = {
    ...home.deps,
    mailbox,
    calendar,
    clock: () => remote.now,
    isVirtual: false,
    quietMs: remote.quietMs,
    mark: toMark,
  };
  let worker: Promise<() => Promise<void>> | undefined;
  const self: RemoteHome = {
    home,
    remote,
    async run(at) {
      if (at !== undefined) remote.now = at;
      home.now = remote.now;
      return home.run();
    },
    async poll(at) {
      remote.now = at;
      worker ??= runningWorker(change(home.deps));
      await (await worker)();
    },
    async runUntil(until) {
      for (;;) {
        const { plan } = await self.run();
        const next = plan.lookAgainAt;
        if (next === undefined || Temporal.Instant.compare(next, until) > 0) break;
        const soon = remote.now.add({ minutes: 1 });
        remote.now = Temporal.Instant.compare(next, soon) > 0 ? next : soon;
      }
      await self.run(until);
    },
    async sent() {
      const outside = remote.deliveries().filter(({ to, from }) => to !== from);
      return Promise.all(outside.map(({ raw }) => parseMail(raw)));
    },
    async answer(from, text) {
      await remote.receives(answerTo(remote, from, text));
    },
  };
  return self;
}
