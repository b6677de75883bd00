/**
 * The shape of one command. `src/cli/commands/NAME.ts` exports `command`, and is loaded only when NAME is asked
 * for; its name, group and summary stand in `src/cli/table.ts`, so that `--help` loads no command at all.
 */
import type { Context } from "./context.ts";
import type { Given } from "./given.ts";

/** 0 done, 1 could not, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

export interface Argument {
  /** As the command asks for it: `given.argument("contact")`. Shown in upper case. */
  name: string;
  summary: string;
  isRequired?: boolean;
  /** Takes all that follow; only the last argument can. */
  isMany?: boolean;
  choices?: readonly string[];
}

export interface Option {
  /** In commander's notation: `--yes`, `--on <date>`. A command asks for it by its long name: `given.text("--on")`. */
  flags: string;
  summary: string;
  /** May be given again and again: `--map A=name --map B=email`. */
  isMany?: boolean;
  choices?: readonly string[];
}

export interface Command {
  args?: readonly Argument[];
  options?: readonly Option[];
  /** More about it, or examples, under the options of its `--help`. */
  details?: string;
  /** True where it reads or writes facts; only then `--now` is understood (contract: clock and queue). */
  takesNow: boolean;
  /** Resolves to the exit code, nothing is 0. Throws a Problem for what people should read; all else is a bug. */
  run(context: Context, given: Given): Promise<ExitCode | undefined>;
}
