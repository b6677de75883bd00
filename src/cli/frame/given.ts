/** What stood on the command line for one command, asked for by name and checked. */
import { Problem } from "../../core/problem.ts";

/** Asking for an argument or option that the command does not declare throws a TypeError: that is a bug. */
export interface Given {
  argument(name: string): string | undefined;
  /** A required argument; the frame has seen to it that it is there. */
  required(name: string): string;
  /** All of an argument that takes many. */
  many(name: string): string[];
  flag(option: string): boolean;
  text(option: string): string | undefined;
  texts(option: string): string[];
  /** A whole number from 0 up. */
  whole(option: string): number | undefined;
  /** A day such as 2026-03-05. */
  day(option: string): Temporal.PlainDate | undefined;
  /** An instant with its offset or Z, cut to whole milliseconds. */
  instant(option: string): Temporal.Instant | undefined;
}

export type Value = string | boolean | string[] | undefined;

/** `args` by name, `options` by long flag; every declared name is a key, also where nothing was given. */
export function toGiven(args: ReadonlyMap<string, Value>, options: ReadonlyMap<string, Value>): Given {
  const text = (option: string) => single(lookUp(options, option));
  return {
    argument: (name) => single(lookUp(args, name)),
    required(name) {
      const value = single(lookUp(args, name));
      if (value === undefined) throw new TypeError(`The argument ${name} is not declared as required`);
      return value;
    },
    many: (name) => several(lookUp(args, name)),
    flag: (option) => lookUp(options, option) === true,
    text,
    texts: (option) => several(lookUp(options, option)),
    whole: (option) => parsed(option, text(option), parseWhole, "a whole number such as 3"),
    day: (option) => parsed(option, text(option), Temporal.PlainDate.from, "a day such as 2026-03-05"),
    instant: (option) =>
      parsed(option, text(option), parseInstant, "an instant such as 2026-03-05T09:00:00Z"),
  };
}

/** Throws a RangeError where the text is no instant. */
export function parseInstant(text: string): Temporal.Instant {
  const { epochMilliseconds } = Temporal.Instant.from(text);
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
}

/** `undefined` stays; what `parse` refuses becomes `cli/usage`. */
export function parsed<T>(
  option: string,
  text: string | undefined,
  parse: (text: string) => T,
  example: string,
): T | undefined {
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Problem("cli/usage", { what: `${option} is "${text}".`, next: `Write ${example}.` }, { cause });
  }
}

function parseWhole(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new RangeError(text);
  return number;
}

function lookUp(values: ReadonlyMap<string, Value>, name: string): Value {
  if (!values.has(name)) throw new TypeError(`The command does not declare ${name}`);
  return values.get(name);
}

function single(value: Value): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function several(value: Value): string[] {
  return Array.isArray(value) ? value : [];
}
