/** One template: checked when it is loaded, made ready once, filled for each letter. */
import type { Letter, Values } from "../core/action.ts";
import { Problem } from "../core/problem.ts";
import { nearest } from "../core/rules/nearest.ts";
import { checkMarkup } from "./check-markup.ts";
import { toDocument, toParagraphs } from "./html.ts";
import { invalid } from "./invalid.ts";
import { fillLiquid, type ParsedLiquid, parseHtmlLiquid, parseLiquid, Unprintable } from "./liquid.ts";
import { askedBy, NotInTemplates } from "./needs.ts";
import { type Part, readTemplate, shown, type TemplateParts } from "./read-template.ts";
import { checkSameWords } from "./same-words.ts";
import { knownValues, madeHere, preparedValues, valueAt } from "./values.ts";

export interface Rendered {
  /** One line. */
  subject: string;
  /** Lines end with LF; a paragraph is one line. */
  text: string;
  /** A whole document in UTF-8. */
  html: string;
}

export interface ReadyTemplate {
  /** Throws the Problem `templates/unfilled`. */
  fill(letter: Letter): Rendered;
}

/**
 * Reads everything that can be known without MJML and without values, and returns the dotted paths of the values
 * that the template cannot do without, sorted. Throws the Problem `templates/invalid`.
 */
export function checkTemplate(source: string, file: string): string[] {
  const parts = readTemplate(source, file);
  const needs = [...needsOf(parts.subject), ...needsOf(parts.text)];
  if (parts.html !== undefined) {
    parseLiquid(parts.html);
    checkMarkup(parts.html);
    checkSameWords(parts.text, parts.html);
  }
  return [...new Set(needs)].filter((path) => !madeHere.has(path)).sort();
}

/** Compiles and parses; `compile` turns the HTML part in MJML into HTML. */
export async function readyTemplate(
  template: { source: string; file: string; language: string },
  compile: (part: Part) => Promise<string>,
): Promise<ReadyTemplate> {
  const parts = readTemplate(template.source, template.file);
  const html = parts.html === undefined ? undefined : parseHtmlLiquid(await compile(parts.html));
  const subject = parseLiquid(parts.subject);
  const text = parseLiquid(parts.text);
  const needs = [...askedBy(subject).needs, ...askedBy(text).needs];
  return {
    fill: (letter) => fill({ parts, subject, text, html, needs, language: template.language }, letter),
  };
}

interface Parsed {
  parts: TemplateParts;
  subject: ParsedLiquid;
  text: ParsedLiquid;
  html: ParsedLiquid | undefined;
  needs: readonly string[];
  language: string;
}

function fill(template: Parsed, letter: Letter): Rendered {
  const { parts } = template;
  const values = preparedValues(letter);
  const missing = template.needs.filter((path) => valueAt(values, path) === undefined);
  if (missing.length > 0) throw unfilled(missing, letter, parts.text);
  const filled = (parsed: ParsedLiquid, part: Part, as: "text" | "html"): string =>
    fillPart(parsed, values, { part, as, letter });
  const subject = filled(template.subject, parts.subject, "text").replace(/\s+/g, " ").trim();
  const text = tidied(filled(template.text, parts.text, "text"));
  const nameless = /^ *(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)) +[\p{P}\p{Z}]*$/imu.exec(
    text,
  );
  if (subject === "" || text.trim() === "" || nameless !== null)
    throw unfilled(["contact.first_name"], letter, parts.text);
  const clean = withoutGaps(text);
  const body =
    template.html === undefined
      ? toParagraphs(clean)
      : filled(template.html, parts.html ?? parts.text, "html");
  return { subject: withoutGaps(subject).trim(), text: clean, html: toDocument(body, template.language) };
}

function fillPart(
  parsed: ParsedLiquid,
  values: Values,
  { part, as, letter }: { part: Part; as: "text" | "html"; letter: Letter },
): string {
  try {
    return fillLiquid(parsed, values, as);
  } catch (error) {
    if (!(error instanceof Unprintable)) throw error;
    const path = /undefined variable: ([\w.]+)/.exec(error.message)?.[1];
    if (path !== undefined) throw unfilled([path], letter, part);
    const place = { file: part.file, line: part.line + error.line - 1 };
    throw invalid(place, `the mail cannot be filled: ${error.message}`, "Correct that line.", {
      cause: error,
    });
  }
}

/** Space at the ends of lines and lines left empty by a condition. */
function tidied(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** What values leave behind: space doubled or before a full stop or comma, and "Acme, Inc." ending a sentence. */
function withoutGaps(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/ +(?=[,.;:!?](?:\s|$))/g, "")
    .replace(/(?<!\.)\.\.(?!\.)/g, ".");
}

function needsOf(part: Part): Set<string> {
  try {
    const { needs, named } = askedBy(parseLiquid(part));
    for (const { path, line } of named)
      if (!Object.hasOwn(knownValues, path))
        throw unknownValue(path, { file: part.file, line: part.line + line - 1 });
    return needs;
  } catch (error) {
    if (!(error instanceof NotInTemplates)) throw error;
    throw invalid({ file: part.file, line: part.line + error.line - 1 }, error.message, error.fix);
  }
}

function unknownValue(path: string, place: { file: string; line: number }): Error {
  const known = Object.keys(knownValues);
  const inside = known.filter((value) => value.startsWith(`${path}.`));
  if (inside.length > 0)
    return invalid(place, `\`${path}\` is several values`, `Write one of them: ${inside.join(", ")}.`);
  const near =
    (path.includes("__") ? undefined : nearest(path, known)) ??
    known.find((value) => value.split(".").at(-1) === path);
  const meant = near === undefined ? "" : `; did you mean \`${near}\`?`;
  return invalid(place, `there is no value \`${shown(path)}\`${meant}`, "docs/templates.md lists them.");
}

function unfilled(paths: readonly string[], letter: Letter, part: Part): Problem {
  const names = [...new Set(paths)].map((path) => `\`${path}\``);
  const from = [...new Set(paths.map((path) => knownValues[path]?.from ?? "the plan"))].filter(
    (place) => place !== "the plan",
  );
  const many = names.length > 1;
  return new Problem("templates/unfilled", {
    what: `the mail \`${letter.template}\` to ${letter.to.name || letter.to.address} needs ${names.join(" and ")}, and there ${many ? "are none" : "is none"}`,
    where: `${part.file}:${part.line}`,
    next:
      from.length === 0
        ? "Nothing was made; it goes on once there is one."
        : `Nothing was made. Give ${many ? "them" : "it"} in ${from.join(" and ")}.`,
  });
}
