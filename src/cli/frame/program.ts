/** The command line as commander understands it, made from our own shapes. Nothing is printed here. */
import { Argument, Option, Command as Program } from "commander";
import application from "../../../package.json" with { type: "json" };
import type { Entry } from "../table.ts";
import type { Command } from "./command.ts";
import { type Given, toGiven, type Value } from "./given.ts";

export interface Parsed {
  command: Command;
  given: Given;
  /** The text of `--now`. */
  now: string | undefined;
}

export interface Output {
  /** Help and version. */
  out(text: string): void;
  onCommand(parsed: Parsed): void;
}

/** The program with every command of `table` as a line of its help, and `loaded` in full. */
export function toProgram(
  table: readonly Entry[],
  loaded: ReadonlyMap<string, Command>,
  output: Output,
): Program {
  const program = withGlobalOptions(new Program("quarterhour"))
    .usage("<command> [options]")
    .description("Runs your informational interviews inside your own mailbox and calendar.")
    .helpCommand(false)
    .version(application.version, "--version", "show the version")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: output.out });
  for (const { name, group, summary } of table) {
    const one = program.command(name).description(summary).helpGroup(group).helpOption("--help", "show this");
    const command = loaded.get(name);
    if (command !== undefined) define(one, command, output);
  }
  return program;
}

/** The words of a line up to the first option that is not a global one; the command's name is the first of them. */
export function words(argv: readonly string[]): string[] {
  try {
    return withGlobalOptions(new Program()).parseOptions([...argv]).operands;
  } catch {
    // A global option without its value: the real parse says so.
    return [];
  }
}

function withGlobalOptions(program: Program): Program {
  return program
    .option("--home <folder>", "the folder that holds rules.yaml (else QUARTERHOUR_HOME, else this one)")
    .option(
      "--as <mailbox>",
      "which one of a fleet, by address or id (else QUARTERHOUR_MAILBOX, else its only one)",
    )
    .option("--json", "print one JSON value, for programs")
    .helpOption("--help", "show this")
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .exitOverride();
}

function define(program: Program, command: Command, output: Output): void {
  const args = command.args ?? [];
  const options = (command.options ?? []).map((option) => ({ declared: option, built: toOption(option) }));
  for (const { name, summary, isRequired, isMany, choices } of args) {
    const shown = `${name}${isMany === true ? "..." : ""}`;
    const argument = new Argument(isRequired === true ? `<${shown}>` : `[${shown}]`, summary);
    program.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const { built } of options) program.addOption(built);
  if (command.takesNow)
    program.option("--now <instant>", "the time it is, for a home with a practice mailbox");
  if (command.details !== undefined) program.addHelpText("after", `\n${command.details}`);
  program.action(() => {
    const values = program.opts<Record<string, Value>>();
    output.onCommand({
      command,
      now: typeof values.now === "string" ? values.now : undefined,
      given: toGiven(
        new Map(args.map(({ name }, position) => [name, toValue(program.processedArgs[position])])),
        new Map(options.map(({ built }) => [built.long ?? built.flags, givenFor(built, values)])),
      ),
    });
  });
}

/** `--no-x` is a flag as any other: true where it stands there. */
function givenFor(option: Option, values: Record<string, Value>): Value {
  const value = values[option.attributeName()];
  return option.negate ? value === false : value;
}

function toOption({ flags, summary, isMany, choices }: NonNullable<Command["options"]>[number]): Option {
  const option = new Option(flags, summary);
  if (choices !== undefined) option.choices(choices);
  if (isMany === true)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

function toValue(processed: unknown): Value {
  return typeof processed === "string" || Array.isArray(processed) ? processed : undefined;
}
