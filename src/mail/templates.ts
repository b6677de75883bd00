/**
 * The mail templates of a home: the owner's own before those that ship, one set a language. Loading reads and checks
 * them; MJML and, for the templates that ship, even Liquid wait until a mail is really made, so that a command that
 * only plans stays quick.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Letter } from "../core/action.ts";
import { shortHash } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { nearest } from "../core/rules/nearest.ts";
import { invalid } from "./invalid.ts";
import { mostCharacters, type Part } from "./read-template.ts";
import type { ReadyTemplate, Rendered } from "./template.ts";

export interface Templates {
  /** Under `language/name`: the version (it changes with the file) and the values without which it cannot be filled. */
  known: ReadonlyMap<string, { version: string; needs: readonly string[] }>;
  /**
   * The finished mail, in the letter's language, else in English. Throws the Problem `templates/unfilled`, which
   * names the value that is missing; never a mail with a gap.
   */
  render(letter: Letter): Promise<Rendered>;
}

/** The folder of the templates that ship. */
export const shippedTemplates = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Raised when the same file would give another mail than before: approvals of the old text are void then. */
const compilerVersion = 1;

/**
 * Reads the folders, the first before the later ones; one that does not exist has no templates. In a folder,
 * `LANGUAGE/NAME.mjml`; a file directly in it counts as English. Throws the Problem `templates/invalid` with file and
 * line. `compile` turns MJML into HTML and is called once for a template at the most.
 */
export async function loadTemplates(
  folders: readonly string[],
  compile: (part: Part) => Promise<string> = compileLazily,
): Promise<Templates> {
  const shipped = readCompiled();
  const files = new Map<string, TemplateFile>();
  for (const folder of folders) {
    for (const file of readFolder(folder)) if (!files.has(file.name)) files.set(file.name, file);
  }
  const known = new Map<string, { version: string; needs: readonly string[] }>();
  for (const [name, file] of files) {
    const compiled = shipped.get(file.version);
    const needs = compiled?.needs ?? (await import("./template.ts")).checkTemplate(file.source, file.file);
    known.set(name, { version: file.version, needs });
  }
  const ready = new Map<string, Promise<ReadyTemplate>>();
  const prepare = async (file: TemplateFile): Promise<ReadyTemplate> => {
    const { readyTemplate } = await import("./template.ts");
    const html = shipped.get(file.version)?.html;
    return readyTemplate(file, html === undefined ? compile : async () => html);
  };
  return {
    known,
    async render(letter) {
      const file = choose(files, letter);
      const prepared = ready.get(file.name) ?? prepare(file);
      ready.set(file.name, prepared);
      return (await prepared).fill(letter);
    },
  };
}

/** What is kept beside the shipped templates, so that nobody compiles them again; a test keeps it fresh. */
export type CompiledTemplates = Record<string, { version: string; needs: string[]; html?: string }>;

interface TemplateFile {
  /** `language/name`. */
  name: string;
  language: string;
  /** As the owner knows it: `templates/en/request.mjml`. */
  file: string;
  source: string;
  version: string;
}

async function compileLazily(part: Part): Promise<string> {
  return (await import("./mjml.ts")).compileMjml(part);
}

/** Here and below without waiting: a few small files, and every wait costs more than the reading. */
function readCompiled(): Map<string, CompiledTemplates[string]> {
  const text = unlessAbsent(() => readFileSync(join(shippedTemplates, "compiled.json"), "utf8"));
  const compiled = text === undefined ? {} : (JSON.parse(text) as CompiledTemplates);
  return new Map(Object.values(compiled).map((template) => [template.version, template]));
}

function readFolder(folder: string): TemplateFile[] {
  const read: TemplateFile[] = [];
  const entries = unlessAbsent(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isTemplate(entry.name)) read.push(readOne(folder, "", entry.name));
    if (!entry.isDirectory() || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(entry.name)) continue;
    for (const name of readdirSync(join(folder, entry.name)).sort()) {
      if (isTemplate(name)) read.push(readOne(folder, entry.name, name));
    }
  }
  for (const [index, { name, file }] of read.entries()) {
    const other = read.slice(0, index).find((earlier) => earlier.name === name);
    if (other !== undefined)
      throw invalid({ file, line: 1 }, `${other.file} is the same template`, "Keep one of the two.");
  }
  return read;
}

/** What an editor leaves behind (`.#request.mjml`, `request.mjml~`) is not one. */
function isTemplate(name: string): boolean {
  return /^[^.#~].*\.mjml$/i.test(name);
}

function readOne(folder: string, language: string, name: string): TemplateFile {
  const file = [basename(folder), language, name].filter((part) => part !== "").join("/");
  if (!/^[a-z0-9][a-z0-9-]*\.mjml$/.test(name)) {
    throw invalid(
      { file, line: 1 },
      "a template's name has small letters, digits and hyphens",
      "Rename the file.",
    );
  }
  const path = join(folder, language, name);
  const found = statSync(path);
  // Four bytes a character at the most; what is longer, or no file at all (a device, a folder), is not even read.
  if (!found.isFile() || found.size > 4 * mostCharacters) {
    throw invalid(
      { file, line: 1 },
      "this is not a file, or too long for a mail",
      `Keep it under ${mostCharacters} characters.`,
    );
  }
  const source = readFileSync(path, "utf8").replace(/\r\n?/g, "\n");
  const known = `${language === "" ? "en" : language}/${name.slice(0, -".mjml".length)}`;
  return {
    name: known,
    language: language === "" ? "en" : language,
    file,
    source,
    version: shortHash(`${compilerVersion}\n${source}`),
  };
}

function choose(files: ReadonlyMap<string, TemplateFile>, letter: Letter): TemplateFile {
  const language = letter.language.toLowerCase();
  for (const candidate of [language, language.split("-")[0], "en"]) {
    const file = files.get(`${candidate}/${letter.template}`);
    if (file !== undefined) return file;
  }
  const near = nearest(
    letter.template,
    [...files.keys()].map((name) => name.slice(name.indexOf("/") + 1)),
  );
  const meant = near === undefined ? "" : `; did you mean \`${near}\`?`;
  throw new Problem("templates/invalid", {
    what: `there is no template \`${letter.template}\`${meant}`,
    where: `templates/en/${letter.template}.mjml`,
    next: "Write that file, or name another template in rules.yaml (docs/templates.md).",
  });
}

function unlessAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}
