/** What every command is given: where it works, what the time is said to be, and how it talks. */
import { resolve } from "node:path";
import type { FleetSettings } from "../../app.ts";
import type { Environment } from "../../config.ts";
import type { Question, YesNo } from "./question.ts";
import { unanswered } from "./question.ts";

export interface Context {
  /** The folder that holds rules.yaml, absolute: `--home`, else QUARTERHOUR_HOME, else the current folder. */
  home: string;
  /** The folder that the person is in: files that they name lie there. */
  cwd: string;
  /** Where DATABASE_URL is set: the store of many mailboxes that takes the place of the home's own. */
  fleet: FleetSettings | undefined;
  isJson: boolean;
  /** Somebody is there to answer: a terminal on both ends, and no `--json`. */
  isTerminal: boolean;
  environment: Environment;
  /** What `--now` said. Whether the home lets itself be told is for `app.ts` to decide. */
  now: Temporal.Instant | undefined;
  /** One piece of text on stdout, ended by a line break. */
  print(text: string): void;
  /** A piece of text while a command waits for somebody: on stdout, and under `--json` on stderr. */
  tell(text: string): void;
  /** The one value that a command prints under `--json`. Instants become ISO text with Z, undefined fields vanish. */
  printJson(value: unknown): void;
  /** Asks; without a terminal throws `cli/no-answer`, which names the flag. */
  ask(question: Question): Promise<string>;
  confirm(question: YesNo): Promise<boolean>;
}

/** What the program touches outside itself; `main.ts` gives the real one. */
export interface World {
  environment: Environment;
  cwd: string;
  hasTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
}

export interface GlobalOptions {
  home?: string;
  as?: string;
  json?: boolean;
}

export function toContext(world: World, options: GlobalOptions, now: Temporal.Instant | undefined): Context {
  const isJson = options.json === true;
  const isTerminal = world.hasTerminal && !isJson;
  return {
    home: resolve(world.cwd, options.home ?? world.environment.home ?? "."),
    cwd: world.cwd,
    fleet: toFleet(world.environment, options),
    isJson,
    isTerminal,
    environment: world.environment,
    now,
    print: (text) => world.out(`${text}\n`),
    tell: (text) => (isJson ? world.err : world.out)(`${text}\n`),
    printJson: (value) => world.out(`${JSON.stringify(value, null, 2)}\n`),
    async ask(question) {
      if (!isTerminal) throw unanswered(question);
      return (await import("./prompt.ts")).ask(question);
    },
    async confirm(question) {
      if (!isTerminal) throw unanswered(question);
      return (await import("./prompt.ts")).confirm(question);
    },
  };
}

function toFleet(environment: Environment, options: GlobalOptions): FleetSettings | undefined {
  const { databaseUrl, redisUrl } = environment;
  const mailbox = options.as ?? environment.mailbox;
  return databaseUrl === undefined ? undefined : { databaseUrl, redisUrl, mailbox };
}
