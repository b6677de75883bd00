/**
 * Builds the schema of one key from the reader of its words: what an owner writes goes in, what the planner
 * uses comes out, and what editors show (description, pattern, examples) stands beside it.
 */
import { z } from "zod";
import { anyCase } from "./counts.ts";
import { Wrong } from "./wrong.ts";
import type { Plain } from "./yaml-tree.ts";

export interface About {
  /** For editors: what it decides. */
  description: string;
  /** The first one stands in the message for an empty value. */
  examples: readonly string[];
  /** Source of a regular expression in small letters; matches in any case. */
  pattern?: string;
  /** Whether there is no default, so that it cannot be left out. */
  required?: true;
  /** The only words that can stand here. */
  words?: readonly (string | boolean | number)[];
}

/** A key with one value in words. */
export function said<T>(read: (text: string) => T, about: About): z.ZodType<T> {
  return z
    .unknown()
    .transform((value, context) => attempt(context, () => read(oneText(value, about))))
    .meta({
      description: about.description,
      ...(about.words === undefined ? { type: "string" } : {}),
      ...shape(about),
    }) as z.ZodType<T>;
}

export interface ListLimits<T, Whole> {
  /** Whether one text may hold several, with commas between. */
  split: boolean;
  /** Whether it may be empty: `[]`, or one of these words; false where it may not. */
  empty: false | "none" | "none or no";
  /** The most entries, and why no more. */
  most?: { count: number; why: string };
  /** Looks at all entries together; throws `Wrong`, or gives what is kept. */
  whole: (items: T[]) => Whole;
}

/** A key with a list; a single entry needs no brackets. */
export function saidList<T, Whole>(
  read: (text: string) => T,
  about: About,
  limits: ListLimits<T, Whole>,
): z.ZodType<Whole> {
  const single = limits.split && about.pattern !== undefined ? listPattern(about.pattern) : about.pattern;
  const text = {
    type: "string",
    ...shape({
      ...about,
      ...(single === undefined
        ? {}
        : {
            pattern:
              limits.empty === false ? single : `${single}|none${limits.empty === "none" ? "" : "|no"}`,
          }),
    }),
  };
  return z
    .unknown()
    .transform((value, context) => attempt(context, () => readList(value, read, about, limits)))
    .meta({
      description: about.description,
      anyOf: [
        text,
        {
          type: "array",
          items: { type: "string", ...shape(about) },
          ...(limits.empty === false ? { minItems: 1 } : {}),
        },
      ],
    }) as z.ZodType<Whole>;
}

/** The entries as they are. */
export function keep<T>(items: T[]): T[] {
  return items;
}

/** Every entry once. */
export function once<T>(items: T[]): T[] {
  return [...new Set(items)];
}

/** Reads `none` and `no` as undefined: no limit, or switched off. */
export function orNone<T>(read: (text: string) => T): (text: string) => T | undefined {
  return (text) => (isNone(text) ? undefined : read(text));
}

/** The same for a limit, where `no` could as well mean that nothing may be sent. */
export function orLifted<T>(read: (text: string) => T): (text: string) => T | undefined {
  return (text) => (isLifted(text) ? undefined : read(text));
}

function isLifted(text: string): boolean {
  return /^none$/i.test(text.trim());
}

export function isNone(text: string): boolean {
  return /^(none|no|off|never|false)$/i.test(text.trim());
}

/** Several of a pattern with commas between them. */
export function listPattern(one: string): string {
  return `(?:${one})(?:, *(?:${one}))*`;
}

/** Runs a reader inside a zod transform; what is wrong becomes an issue that `faults.ts` puts into words. */
export function attempt<T>(context: z.RefinementCtx, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    context.addIssue({
      code: "custom",
      message: "wrong",
      path: error.path,
      params: { reason: error.message, fix: error.fix, key: error.key },
    });
    return z.NEVER;
  }
}

/** Runs a reader of an entry or a key; what is wrong is said to be there. */
export function within<T>(place: string | number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    throw new Wrong(error.message, error.fix, { path: [place, ...error.path], key: error.key });
  }
}

/** The text of a value that has to be one. For a missing value the fix is only the example: `faults.ts` names the key. */
function oneText(value: unknown, about: Pick<About, "examples" | "required">): string {
  const example = about.examples[0] ?? "";
  if (typeof value === "string") return value;
  if (value === undefined) throw new Wrong("", example);
  if (value === null) {
    throw new Wrong(
      "",
      `Write for instance \`${example}\`${about.required === true ? "" : ", or delete the line"}`,
    );
  }
  if (Array.isArray(value))
    throw new Wrong(
      "one value belongs here",
      `Write it without brackets and hyphens, such as \`${example}\``,
    );
  throw new Wrong("one value belongs here, not further keys", `Write for instance \`${example}\``);
}

function readList<T, Whole>(
  value: unknown,
  read: (text: string) => T,
  about: About,
  limits: ListLimits<T, Whole>,
): Whole {
  const texts = toTexts(value, about, limits);
  const items = texts.map((text, index) => {
    const readOne = () => read(oneText(text, about));
    return Array.isArray(value) ? within(index, readOne) : readOne();
  });
  if (items.length === 0 && limits.empty === false)
    throw new Wrong("the list is empty", `Write for instance \`${about.examples[0] ?? ""}\``);
  if (limits.most !== undefined && items.length > limits.most.count) {
    throw new Wrong(limits.most.why, `Keep at most ${limits.most.count}`);
  }
  return limits.whole(items);
}

function toTexts(
  value: unknown,
  about: About,
  limits: Pick<ListLimits<unknown, unknown>, "split" | "empty">,
): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null && limits.empty !== false)
    throw new Wrong("", `Write for instance \`${about.examples[0] ?? ""}\`, or \`[]\` for none`);
  const text = oneText(value, about);
  if (limits.empty !== false && (limits.empty === "none" ? isLifted(text) : isNone(text))) return [];
  return limits.split ? text.split(",") : [text];
}

function shape(about: About): Record<string, unknown> {
  const result: Record<string, unknown> = { examples: [...about.examples] };
  if (about.words !== undefined) return { enum: [...about.words] };
  if (about.pattern !== undefined) {
    result.pattern = `^(?:${anyCase(about.pattern)})$`;
    result.patternErrorMessage = `Write for instance ${about.examples.map((example) => `"${example}"`).join(" or ")}.`;
  }
  return result;
}

/**
 * A key that may be left out. `exactOptional` would read an absent key as though it stood there, at some cost;
 * `optional` does not. The type is the exact one: YAML has no undefined.
 */
export function maybe<T>(schema: z.ZodType<T>): z.ZodExactOptional<z.ZodType<T>> {
  return schema.optional() as unknown as z.ZodExactOptional<z.ZodType<T>>;
}

/** What a key with further keys under it is; nothing under it is the same as leaving it out. */
export function section<T extends z.ZodRawShape>(
  description: string,
  keys: T,
): z.ZodType<z.output<z.ZodObject<T, z.core.$strict>>> {
  return z.preprocess(
    (value: Plain | undefined) => (value === null ? {} : value),
    z.strictObject(keys).meta({ description }),
  );
}
