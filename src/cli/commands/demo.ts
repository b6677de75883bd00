import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { alone, type Clock, together } from "../demo/ensemble.ts";
import { examples } from "../demo/examples.ts";
import { demoFolder } from "../demo/make-home.ts";
import { demoPage } from "../demo/page.ts";
import { days, play } from "../demo/play.ts";
import { showProgress } from "../demo/progress.ts";
import { demoJson } from "../demo/timeline.ts";
import { ringingFleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";
import { people } from "../show/people.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: false,
  options: [
    {
      flags: "--fleet",
      summary: "with two worker processes, on the Postgres and Redis that DATABASE_URL and REDIS_URL name",
    },
    { flags: "--rules <file>", summary: "with rules of your own" },
    {
      flags: "--contacts <file>",
      summary: "with people of your own, from a CSV file; a rule of thumb says how they answer",
    },
  ],
  details: `It needs no account, no network and no question: mailbox and calendar are folders, and nothing leaves this machine.
They are made in a folder among this machine's temporary ones, or in --home FOLDER where that is empty or new.
With --fleet the database must be empty; \`npm run demo -- --fleet\` starts servers of its own for it.

Examples:
  quarterhour demo
  quarterhour demo --home try-it --rules my-rules.yaml`,
  async run(context, given) {
    const began = performance.now();
    const wanted = context.home === context.cwd ? undefined : context.home;
    const home = await demoFolder(wanted);
    if (!context.isJson) context.print(opening(home, wanted));
    const files = { rules: fileOf(given.text("--rules")), contacts: fileOf(given.text("--contacts")) };
    const progress = context.isJson ? undefined : showProgress(process.stderr);
    const fleet = given.flag("--fleet") ? ringingFleetOf(context) : undefined;
    const told: Parameters<typeof play>[1] = (news, contacts) => progress?.told(news, contacts);
    const open = (clock: Clock) =>
      fleet === undefined ? alone(home, files, clock) : together(home, files, clock, fleet);
    const played = await play(open, told).finally(() => progress?.end());
    const tookMs = performance.now() - began;
    if (context.isJson) {
      context.printJson(demoJson(played, tookMs, people(played.contacts).ref));
      return 0;
    }
    const command = (line: string) => sayCommand({ home, cwd: context.cwd }, line);
    context.print(demoPage({ played, examples: await examples(played), command }));
    context.print(
      `\n${days} days in ${(tookMs / 1000).toFixed(1)} seconds. Nothing was faked but the clock and the people.`,
    );
    return 0;
  },
};

function opening(home: string, wanted: string | undefined): string {
  const instead =
    wanted === undefined || wanted === home ? "" : `\n${wanted} is not empty, so it is left alone.`;
  return `${days} days of somebody's informational interviews: the real program, on a mailbox and a calendar made of files.${instead}
Made in ${home}; nothing leaves this machine.\n`;
}

function fileOf(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path);
}
