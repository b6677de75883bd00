/** One run of the program: from its arguments to its exit code. */
import type { CommanderError } from "commander";
import { Problem } from "../../core/problem.ts";
import type { Entry } from "../table.ts";
import type { Command, ExitCode } from "./command.ts";
import { type GlobalOptions, toContext, type World } from "./context.ts";
import { parsed, parseInstant } from "./given.ts";
import { type Parsed, toProgram, words } from "./program.ts";
import { toReport } from "./report.ts";

export interface Commands {
  table: readonly Entry[];
  load(name: string): Promise<Command>;
}

/** Never throws: what goes wrong is told on `world.err`. */
export async function run(argv: readonly string[], commands: Commands, world: World): Promise<ExitCode> {
  try {
    return await understood(argv, commands, world);
  } catch (error) {
    const { text, exitCode } = toReport(error, argv.includes("--json"));
    world.err(text);
    return exitCode;
  }
}

async function understood(argv: readonly string[], commands: Commands, world: World): Promise<ExitCode> {
  const { name, line } = toLine(argv, commands.table);
  const loaded = new Map(name === undefined ? [] : [[name, await commands.load(name)]]);
  let asked: Parsed | undefined;
  const program = toProgram(commands.table, loaded, {
    out: world.out,
    onCommand(parsedCommand) {
      asked = parsedCommand;
    },
  });
  try {
    program.parse(line, { from: "user" });
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    if (error.exitCode === 0) return 0;
    throw error.code === "commander.help" ? noCommand() : misunderstood(error, name);
  }
  if (asked === undefined) throw noCommand();

  const now = parsed("--now", asked.now, parseInstant, "an instant such as 2026-03-05T09:00:00Z");
  return (await asked.command.run(toContext(world, program.opts<GlobalOptions>(), now), asked.given)) ?? 0;
}

/**
 * The command that is asked for, and the line to parse. `help NAME` is `NAME --help`; no words at all ask for
 * help; of a line whose command is not known only that word is parsed, so that the error is about it.
 */
function toLine(
  argv: readonly string[],
  table: readonly Entry[],
): { name: string | undefined; line: string[] } {
  if (argv.length === 0) return { name: undefined, line: ["--help"] };
  const [first, ...rest] = words(argv);
  const isHelp = first === "help";
  const name = isHelp ? rest[0] : first;
  if (name === undefined) return { name, line: isHelp ? ["--help"] : [...argv] };
  if (!table.some((entry) => entry.name === name)) return { name: undefined, line: [name] };
  return { name, line: isHelp ? [name, "--help"] : [...argv] };
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && error.name === "CommanderError";
}

function misunderstood(error: CommanderError, name: string | undefined): Problem {
  const what = error.message
    .replace(/^error: /, "")
    .replace(/\n\(Did you mean (.+)\?\)$/s, "; did you mean $1?")
    .trim()
    .replace(/^./, (first) => first.toUpperCase());
  return new Problem(
    "cli/usage",
    {
      what: what.endsWith("?") || what.endsWith(".") ? what : `${what}.`,
      next: `Run \`quarterhour ${name === undefined ? "" : `${name} `}--help\` to see what it understands.`,
    },
    { cause: error },
  );
}

function noCommand(): Problem {
  return new Problem("cli/usage", {
    what: "There is no command in that line.",
    next: "Run `quarterhour --help` for the list of commands.",
  });
}
