import type { WorkerDeps } from "../../../workers/deps.ts";
import { type RanOnce, runOnce, runUntilStopped } from "../../../workers/run.ts";
import { runElsewhere } from "../../../workers/run-elsewhere.ts";
import { type Home, withHome } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { signedOut } from "../../core/sign-in-notice.ts";
import { inlineQueue } from "../../queue/inline.ts";
import { askBulk, confirmBulk, refuseBulk } from "../confirm-bulk.ts";
import { ringingFleetOf } from "../fleet.ts";
import type { Command, ExitCode } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { missingSendRight } from "../send-right.ts";
import { people } from "../show/people.ts";
import { didJson, planJson } from "../show/plan-json.ts";
import { didText, planFooter, planText } from "../show/plan-text.ts";
import { sayCommand } from "../show/say-command.ts";
import { workLine } from "../show/work-line.ts";
import { stopOnSignal } from "../stop-on-signal.ts";

export const command: Command = {
  takesNow: true,
  options: [
    { flags: "--once", summary: "read, plan and do what is due, then stop" },
    { flags: "--confirm <n>", summary: "yes, up to so many mails may leave at once" },
  ],
  details: `Without --once it goes on until Ctrl-C. By default nothing leaves by itself: mails are put into your Drafts, and it
notices when you send them. Every other command can be used beside it.

Examples:
  quarterhour start
  quarterhour start --once --now 2026-12-01T09:00:00Z      (practice mailboxes only)`,
  async run(context, given) {
    const isOnce = given.flag("--once");
    if (context.now !== undefined && !isOnce) {
      throw new Problem("cli/usage", {
        what: "--now stands still, so it cannot be used for a worker that goes on and on.",
        next: "Add --once; then run it again with a later --now, such as the instant at which the plan looks again.",
      });
    }
    if (context.fleet !== undefined && !isOnce) throw ofAFleet();
    let exitCode: ExitCode = 0;
    await withHome(context, "working", async (home) => {
      refuseUnconnected(home);
      const right = missingSendRight(home);
      if (right !== undefined) throw right;
      exitCode = isOnce ? await startOnce(home, context, given) : await startForGood(home, context, given);
    });
    return exitCode;
  },
};

async function startOnce(home: Home, context: Context, given: Given): Promise<ExitCode> {
  await confirmBulk(home, given.whole("--confirm"));
  const who = people(await home.store.contacts.all(home.mailboxId), home);
  const noticed: string[] = [];
  const log = (event: string, fields: Record<string, string | number>) => {
    const line = event.startsWith("act.") ? undefined : workLine(event, fields, who);
    if (line !== undefined) noticed.push(line);
  };
  const deps = await home.deps({ log });
  const { plan, did, stopped } = await withRunner(context, home, async (run) => {
    const first = await run(deps);
    return (await askBulk(home, context, first.plan)) ? joined(first, await run(deps)) : first;
  });
  if (context.isJson) context.printJson({ ...planJson(plan, who), did: didJson(did, who) });
  else {
    const page = {
      people: who,
      zone: home.zone(),
      command: (line: string) => sayCommand(context, line),
      most: 12,
    };
    context.print(
      [
        didText(did, noticed, page),
        planText(plan, page),
        ...planFooter(plan, page, home.provider === "local"),
      ].join("\n\n"),
    );
  }
  refuseBulk(plan);
  if (stopped !== undefined) throw stoppedEarly(stopped, home);
  return 0;
}

/** Until it is told to stop. The first round is done at once, so that a question is asked while somebody is there. */
async function startForGood(home: Home, context: Context, given: Given): Promise<ExitCode> {
  await confirmBulk(home, given.whole("--confirm"));
  const who = people(await home.store.contacts.all(home.mailboxId), home);
  const say = (line: string) => {
    const at = home
      .clock()
      .toZonedDateTimeISO(home.zone())
      .toPlainTime()
      .toString({ smallestUnit: "second" });
    context.print(`${at}  ${line}`);
  };
  const log = (event: string, fields: Record<string, string | number>) => {
    if (context.isJson) return context.print(JSON.stringify({ at: home.clock(), event, ...fields }));
    const line = workLine(event, fields, who);
    if (line !== undefined) say(line);
  };
  const stop = stopOnSignal(() => {
    if (!context.isJson) say("stopping; what has begun is finished first (Ctrl-C again: at once)");
  });
  try {
    const deps = await home.deps({ log });
    const first = await runOnce(deps, inlineQueue(), stop.signal);
    if (stop.signal.aborted) return 0;
    if (!(await askBulk(home, context, first.plan))) refuseBulk(first.plan);
    if (first.stopped !== undefined && first.stopped !== signedOut)
      log("act.stopped", { why: first.stopped });
    if (!context.isJson) say("at work; Ctrl-C stops it");
    await runUntilStopped(deps, inlineQueue(), stop.signal);
  } finally {
    stop.release();
  }
  return 0;
}

/** In a home the work is done here; in a fleet its workers do it, and this waits for them. */
async function withRunner(
  context: Context,
  { isShared }: Home,
  work: (run: (deps: WorkerDeps) => Promise<RanOnce>) => Promise<RanOnce>,
): Promise<RanOnce> {
  if (!isShared) return work((deps) => runOnce(deps, inlineQueue()));
  const { redisUrl: url } = ringingFleetOf(context);
  const { bullmqQueue } = await import("../../queue/bullmq.ts");
  const queue = await bullmqQueue({ url, works: [] });
  try {
    return await work((deps) => runElsewhere(deps, queue));
  } finally {
    await queue.close(0);
  }
}

function ofAFleet(): Problem {
  return new Problem("cli/usage", {
    what: "DATABASE_URL is set, so this is a fleet, and its workers keep things going.",
    next: "Start some with `quarterhour worker`; or leave DATABASE_URL away, for the home in this folder.",
  });
}

function joined(first: RanOnce, second: RanOnce): RanOnce {
  return { ...second, did: [...first.did, ...second.did], stopped: second.stopped ?? first.stopped };
}

function refuseUnconnected({ isConnected, address }: Home): void {
  if (isConnected) return;
  throw new Problem("provider/not-connected", {
    what: `No account is connected for ${address}, so there is no mailbox to work in. Nothing was changed.`,
    where: "rules.yaml",
    next: "`quarterhour connect google` or `connect microsoft` connects it (docs/providers.md shows how). To try everything safely first: a practice mailbox, `quarterhour init --practice --home practice`, or in rules.yaml `mailbox: { address: YOU, provider: local }`.",
  });
}

function stoppedEarly(why: string, { address, provider }: Home): Problem {
  if (why === signedOut) {
    return new Problem("provider/signed-out", {
      what: `${address} no longer accepts our sign-in. Everything that is due is kept and waits.`,
      next: `Run \`quarterhour connect ${provider}\`; it goes out by itself afterwards. \`quarterhour accounts\` says why it ended.`,
    });
  }
  return new Problem("action/refused", {
    what: `It stopped before all was done: ${why}.`,
    next: "Look at `quarterhour status`; put that right, then start it again.",
  });
}
