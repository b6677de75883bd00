/** The program's own command line, in this process: what an owner says, and what it answers. */

import { run } from "../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../src/cli/table.ts";
import type { Environment } from "../../src/config.ts";

export interface Answered {
  exitCode: number;
  out: string;
  err: string;
}

/** Runs the program with these arguments, without a terminal. */
export type CommandLine = (...argv: string[]) => Promise<Answered>;

export function commandLine(environment: Environment, cwd: string): CommandLine {
  return async (...argv) => {
    const said = { out: "", err: "" };
    const world = {
      environment,
      cwd,
      hasTerminal: false,
      out: (text: string) => {
        said.out += text;
      },
      err: (text: string) => {
        said.err += text;
      },
    };
    const exitCode = await run(argv, { table, load: loadCommand }, world);
    return { exitCode, ...said };
  };
}

/** Throws with what it said where it did not end with 0. */
export async function done(answer: Promise<Answered>): Promise<void> {
  const { exitCode, err } = await answer;
  if (exitCode !== 0) throw new Error(err);
}
