/**
 * Liquid as templates have it: conditions, loops and a few filters, and nothing that reads files, keeps state or
 * makes long texts out of short ones (C-33, N-39 to N-42). Its limits are cooperative, and one in wall time would
 * refuse a good mail on a machine that was asleep; so the language itself is kept too small to need them: no include,
 * no assign, no capture, no append, no range, and no loop in a loop (`needs.ts`).
 */
import { Liquid, type LiquidOptions, type Template } from "liquidjs";
import type { Values } from "../core/action.ts";
import { nearest } from "../core/rules/nearest.ts";
import { invalid, type Place } from "./invalid.ts";
import { afterComma, toClause, toSentence, toTopic } from "./phrase.ts";
import type { Part } from "./read-template.ts";

export type ParsedLiquid = Template[];

/** Thrown out of a filling: a value that is not there, or is no text. Whoever fills knows file and mail. */
export class Unprintable extends Error {
  override readonly name = "Unprintable";
  /** Line within the part. */
  readonly line: number;
  constructor(message: string, line: number, options?: ErrorOptions) {
    super(message, options);
    this.line = line;
  }
}

/** Parses one part. Throws the Problem `templates/invalid` with file, line and fix. */
export function parseLiquid(part: Part): ParsedLiquid {
  checkBraces(part);
  try {
    return forText.parse(part.source);
  } catch (error) {
    throw explained(error, part);
  }
}

/** Parses the compiled HTML, whose source was checked before; values in it are escaped when they are filled in. */
export function parseHtmlLiquid(html: string): ParsedLiquid {
  return forHtml.parse(html);
}

/** Fills in; `values` are data and never read as a template. Throws Unprintable. */
export function fillLiquid(parsed: ParsedLiquid, values: Values, as: "text" | "html"): string {
  try {
    return String((as === "text" ? forText : forHtml).renderSync(parsed, values));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line:(\d+)/.exec(message)?.[1] ?? 1);
    throw new Unprintable(message.replace(/, (?:file|line):.*$/s, ""), line, { cause: error });
  }
}

const filters: Readonly<Record<string, (value: unknown, ...rest: unknown[]) => unknown>> = {
  sentence: (value) => onText(value, toSentence),
  clause: (value) => onText(value, toClause),
  topic: (value) => onText(value, toTopic),
  after_comma: (value) => onText(value, afterComma),
  capitalize: (value) => onText(value, (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`),
  upcase: (value) => onText(value, (text) => text.toUpperCase()),
  downcase: (value) => onText(value, (text) => text.toLowerCase()),
  default: (value, other) =>
    value === undefined || value === null || value === "" || value === false ? other : value,
  join: (value, between) =>
    Array.isArray(value) ? value.join(typeof between === "string" ? between : ", ") : value,
  first: (value) => (Array.isArray(value) ? value[0] : value),
  last: (value) => (Array.isArray(value) ? value.at(-1) : value),
  size: (value) => (Array.isArray(value) || typeof value === "string" ? value.length : 0),
};
const tags = ["if", "unless", "for"];

const forText = engine(printed);
const forHtml = engine((value) => printed(value).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign));
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function engine(outputEscape: (value: unknown) => string): Liquid {
  const options: LiquidOptions = {
    templates: {},
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    jsTruthy: true,
    dynamicPartials: false,
    outputEscape,
    parseLimit: 1_000_000,
    memoryLimit: 1_000_000,
  };
  const liquid = new Liquid(options);
  for (const tag of Object.keys(liquid.tags)) if (!tags.includes(tag)) delete liquid.tags[tag];
  for (const filter of Object.keys(liquid.filters)) delete liquid.filters[filter];
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter);
  return liquid;
}

/** Only words and numbers are ever printed: never `undefined`, `[object Object]`, `true` or a list run together. */
function printed(value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (value === undefined || value === null || value === "") throw new Error("a value is empty");
  throw new Error(
    Array.isArray(value) ? "a list is not a text; write a loop, or `| join`" : "a value is not a text",
  );
}

function onText(value: unknown, change: (text: string) => string): unknown {
  return typeof value === "string" ? change(value) : value;
}

/** Placeholders of other programs, and braces that Liquid would print as they are. */
function checkBraces(part: Part): void {
  const rest = part.source.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (tag) => tag.replace(/[^\n]/g, " "));
  const found =
    /\{\{|\}\}|\{%|%\}|\{\s*[a-z_.]+\s*\}|\[(?:first|last|your|their|company|name|my)[\w ]*\]|<<\s*\w+\s*>>/i.exec(
      rest,
    );
  if (found === null) return;
  const line = part.line + rest.slice(0, found.index).split("\n").length - 1;
  const isHalf = /^(?:\{\{|\}\}|\{%|%\})$/.test(found[0]);
  throw invalid(
    { file: part.file, line },
    isHalf ? `"${found[0]}" stands alone` : `"${found[0]}" would be sent as it stands`,
    isHalf
      ? "A value is {{ between two of them }}, a condition {% like this %}."
      : "A value is written {{ contact.first_name }}.",
  );
}

function explained(error: unknown, part: Part): Error {
  const message = error instanceof Error ? error.message : String(error);
  const line = Number(/line:(\d+)/.exec(message)?.[1] ?? 1);
  const place: Place = { file: part.file, line: part.line + line - 1 };
  const options = { cause: error };
  const says = message.replace(/, (?:file|line):.*$/s, "").replace(/\s+/g, " ");
  const tag = /tag "?([\w#]+)"? not found/.exec(says)?.[1];
  if (tag !== undefined)
    return invalid(place, `\`{% ${tag} %}\` is not something that a template can do`, tagFix(tag), options);
  const filter = /undefined filter: (.*)$/.exec(says)?.[1];
  if (filter !== undefined) {
    const near = nearest(filter, Object.keys(filters));
    const meant = near === undefined ? "" : `; did you mean \`${near}\`?`;
    return invalid(
      place,
      `\`${filter}\` is not a filter that templates have${meant}`,
      `They have ${Object.keys(filters).join(", ")}.`,
      options,
    );
  }
  const open = /tag (\{%.*?%\}) not closed/.exec(says)?.[1];
  if (open !== undefined) {
    const name = /\{%-?\s*(\w+)/.exec(open)?.[1] ?? "if";
    return invalid(
      place,
      `\`${open}\` is never closed`,
      `Write \`{% end${name} %}\` where it ends.`,
      options,
    );
  }
  return invalid(place, `the template cannot be read: ${says}`, "Correct that line.", options);
}

function tagFix(tag: string): string {
  if (/^(?:include|render|layout|block|section)$/.test(tag))
    return "Templates read no other files; write the words here.";
  if (/^(?:comment|#)/.test(tag)) return "Notes stand at the top of the file, each line beginning with #.";
  if (/^(?:end\w+|else|elsif|elseif)$/.test(tag))
    return "It closes nothing that is open; take it out, or open it with `if`, `unless` or `for`.";
  const near = nearest(tag, tags);
  const meant = near === undefined ? "" : `Did you mean \`${near}\`? `;
  return `${meant}A template has \`if\`, \`unless\` and \`for\`.`;
}
