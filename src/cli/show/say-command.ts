/** A command as the person at this keyboard has to type it. */
import { relative } from "node:path";
import type { Context } from "../frame/context.ts";

/** `quarterhour status`, with `--home` where the home is not the folder that they are in: the shorter path to it. */
export function sayCommand(context: Pick<Context, "home" | "cwd">, line: string): string {
  const away = relative(context.cwd, context.home);
  const path = away.length < context.home.length ? away : context.home;
  return away === "" ? `quarterhour ${line}` : `quarterhour ${line} --home ${quoted(path)}`;
}

/** `"` around what a shell would take apart. */
function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
