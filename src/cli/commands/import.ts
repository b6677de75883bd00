import { readFile, stat, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Home, withHome } from "../../app.ts";
import { errorColumns, errorCsv } from "../../contacts/error-csv.ts";
import { type ImportContext, type Preflight, preflight } from "../../contacts/preflight.ts";
import { readTable, refuseLarge } from "../../contacts/read-table.ts";
import { sayPreflight } from "../../contacts/say-preflight.ts";
import type { Contact } from "../../core/contact.ts";
import { Problem } from "../../core/problem.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { answersGiven, askAboutImport } from "../import-answers.ts";
import { keepCopy } from "../keep-copy.ts";
import { importJson } from "../show/import-json.ts";
import { sayCommand } from "../show/say-command.ts";
import { keepHeapSmall } from "../small-heap.ts";

/** Bytes: a file of some thousand people. */
const large = 1_000_000;

export const command: Command = {
  takesNow: false,
  args: [
    {
      name: "file",
      summary:
        "an export of LinkedIn, Google Contacts or Outlook, vCards, or a CSV file whose first line names the columns",
      isRequired: true,
    },
  ],
  options: [
    { flags: "--yes", summary: "save it, without being asked" },
    { flags: "--map <column=field>", summary: "read a column as a field, such as Mail=email", isMany: true },
    { flags: "--tag <text>", summary: "put a tag on everybody in the file, such as alumni" },
    {
      flags: "--zones <answer>",
      summary: "take or leave the time zones that cities and countries give",
      choices: ["take", "leave"],
    },
    {
      flags: "--alike <answer>",
      summary:
        "people of one name who may be the same: they are the same, they stay apart, or they are left out",
      choices: ["same", "apart", "leave"],
    },
    {
      flags: "--errors <file>",
      summary: "write the rows with something unusable into a CSV file, to be mended",
    },
  ],
  details: `It first shows what it would do, and saves nothing before you say yes: at the terminal, or with --yes. Importing
the same file again changes nothing. Columns: name, email, role, company, city, country, timezone, language, tags,
closeness, introducer, why_them, finding, finding_source, finding_on, linkedin, phone, notes; usual other names are known.

Examples:
  quarterhour import Connections.csv
  quarterhour import people.csv --map "Work mail=email" --zones take`,
  async run(context, given) {
    const file = resolve(context.cwd, given.required("file"));
    await withHome(context, "reading", async (home) => {
      const prepared = await prepare(context, given, { home, file });
      const isSaved = await save(home, context, { ...prepared, isYes: given.flag("--yes") });
      prepared.say(isSaved);
    });
    return 0;
  },
};

interface Prepared {
  people: Contact[];
  /** The copy that the home keeps. */
  copy: { name: string; from: string; bytes: Uint8Array };
  /** What is said at the end. Nothing else that was found need be in memory by then. */
  say(isSaved: boolean): void;
}

/** Shows what it would do, and asks what is to be asked about it. */
async function prepare(
  context: Context,
  given: Given,
  { home, file }: { home: Home; file: string },
): Promise<Prepared> {
  const { mailboxId, address: owner, store } = home;
  const where = basename(file);
  const map = toMap(given.texts("--map"));
  refuseLarge((await stat(file)).size, where);
  const bytes = await readFile(file);
  if (bytes.length > large) keepHeapSmall();
  const table = readTable(bytes, { map, where });
  const { loadCities } = await import("../../contacts/cities.ts");
  const tag = given.text("--tag");
  const on: ImportContext = {
    ...{ mailboxId, owner, existing: await store.contacts.all(mailboxId), cities: loadCities },
    ...(tag === undefined ? {} : { tag }),
  };
  const first = preflight(table, { ...on, ...answersGiven(given) });
  if (!context.isJson) context.print(sayPreflight(first));
  const answers = await askAboutImport(context, given, first);
  const found = answers === undefined ? first : preflight(table, { ...on, ...answers });
  if (answers !== undefined && !context.isJson)
    context.print(`\n${sayPreflight(found, 3).split("\n", 1)[0]}`);
  const errors = await writeErrors(context, given, errorCsv(table, found));
  return {
    people: found.save,
    copy: { name: where, from: file, bytes },
    say: atTheEnd(context, found, { file, errors }),
  };
}

/** Holds on to nothing but the words. */
function atTheEnd(
  context: Context,
  found: Preflight,
  { file, errors }: { file: string; errors: string | undefined },
): Prepared["say"] {
  if (context.isJson) {
    const json = { ...importJson(found, false), ...(errors === undefined ? {} : { errors }) };
    return (isSaved) => context.printJson({ ...json, saved: isSaved });
  }
  const more = hints(context, found, { file, errors });
  const [saved, unsaved] = [next(context, found, true), next(context, found, false)];
  return (isSaved) => context.print(`\n${isSaved ? saved : unsaved}${more}`);
}

/** Without a terminal and without --yes it only shows; so a script can look first. */
async function save(
  home: Home,
  context: Context,
  { people, copy, isYes }: Pick<Prepared, "people" | "copy"> & { isYes: boolean },
): Promise<boolean> {
  if (people.length === 0) return false;
  const says = `Save ${people.length === 1 ? "this contact" : `these ${people.length} contacts`}?`;
  if (!isYes && (!context.isTerminal || !(await context.confirm({ flag: "--yes", says, initial: true }))))
    return false;
  await keepCopy(home.folder, copy);
  await home.store.contacts.save(home.mailboxId, people);
  return true;
}

/** The file that was written, where there was something to write. Never over what is no such file. */
async function writeErrors(
  context: Context,
  given: Given,
  csv: string | undefined,
): Promise<string | undefined> {
  const name = given.text("--errors");
  if (name === undefined || csv === undefined) return undefined;
  const file = resolve(context.cwd, name);
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before !== undefined && !before.split("\n", 1)[0]?.trimEnd().endsWith(errorColumns.join(",")))
    throw new Problem("cli/usage", {
      what: "--errors names a file that is there already and holds something else. Nothing was saved.",
      where: file,
      next: "Name another file.",
    });
  // A byte-order mark, without which a spreadsheet takes it for Windows-1252.
  await writeFile(file, `\ufeff${csv}`);
  return file;
}

/** What else could be done about this file. */
function hints(
  context: Context,
  found: Preflight,
  { file, errors }: { file: string; errors: string | undefined },
): string {
  const again = (words: string) => `  ${sayCommand(context, `import "${basename(file)}" ${words} --yes`)}`;
  const lines: string[] = [];
  const zones = found.zones.filter(({ zone }) => zone !== undefined);
  const saved = new Map(found.save.map(({ contactId, timezone }) => [contactId, timezone]));
  const isTaken = zones.every(({ contactId, zone }) => saved.get(contactId) === zone);
  if (zones.length > 0 && !isTaken)
    lines.push("To take the time zones that the places give:", again("--zones take"));
  if (found.alike.some(({ isHeld }) => isHeld))
    lines.push(
      "Whoever may be one person waits until you say so, or say that they are not:",
      again("--alike same|apart"),
    );
  if (errors !== undefined)
    lines.push(`What is not usable stands in ${errors}: mend it there, and import that file.`);
  return lines.length === 0 ? "" : `\n\n${lines.join("\n")}`;
}

function next(context: Context, found: Preflight, isSaved: boolean): string {
  if (found.save.length === 0) {
    const isNothingNew = found.same.length > 0 || found.rows === 0;
    return isNothingNew
      ? "There is nothing new in it, so nothing was saved."
      : "Nothing of it comes in yet, so nothing was saved.";
  }
  if (!isSaved) return "Nothing was saved. Add --yes to save it.";
  const waits = found.waiting.filter((one) => one.for.includes("why-them")).length;
  const saved = found.save.length === 1 ? "Saved 1 contact." : `Saved ${found.save.length} contacts.`;
  if (waits > 0)
    return `${saved}\nNext: say why them, one person at a time, and see the finished mail:\n  ${sayCommand(context, "research")}`;
  return `${saved}\nNext: see what would happen, then begin:\n  ${sayCommand(context, "plan")}\n  ${sayCommand(context, "start")}`;
}

function toMap(texts: readonly string[]): Map<string, string> {
  return new Map(
    texts.map((text): [string, string] => {
      const at = text.lastIndexOf("=");
      if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      throw new Problem("cli/usage", {
        what: `--map is "${text}".`,
        next: "Write a heading of the file, an equals sign and a field, such as --map Mail=email.",
      });
    }),
  );
}
