import { copyFile, mkdir, readFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { type Home, withHome } from "../../app.ts";
import { type Preflight, preflight } from "../../contacts/preflight.ts";
import { readTable } from "../../contacts/read-table.ts";
import { sayPreflight } from "../../contacts/say-preflight.ts";
import { Problem } from "../../core/problem.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import { importJson } from "../show/import-json.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: false,
  args: [{ name: "file", summary: "a CSV file; its first line names the columns", isRequired: true }],
  options: [
    { flags: "--yes", summary: "save it, without being asked" },
    { flags: "--map <column=field>", summary: "read a column as a field, such as Mail=email", isMany: true },
  ],
  details: `It first shows what it would do, and saves nothing before you say yes: at the terminal, or with --yes. Importing
the same file again changes nothing. Columns: name, email, role, company, city, country, timezone, language, tags,
closeness, introducer, why_them, finding, finding_source, finding_on, linkedin, phone, notes; usual other names are known.

Example:
  quarterhour import people.csv --map "Work mail=email"`,
  async run(context, given) {
    const file = resolve(context.cwd, given.required("file"));
    const map = toMap(given.texts("--map"));
    await withHome(context, "reading", async (home) => {
      const { mailboxId, address: owner, store } = home;
      const bytes = await readFile(file);
      const table = readTable(bytes, { map, where: basename(file) });
      const found = preflight(table, { mailboxId, owner, existing: await store.contacts.all(mailboxId) });
      if (!context.isJson) context.print(sayPreflight(found));
      const isSaved = await save(home, context, { found, file, isYes: given.flag("--yes") });
      if (context.isJson) context.printJson(importJson(found, isSaved));
      else context.print(`\n${next(context, found, isSaved)}`);
    });
    return 0;
  },
};

/** Without a terminal and without --yes it only shows; so a script can look first. */
async function save(
  home: Home,
  context: Context,
  { found, file, isYes }: { found: Preflight; file: string; isYes: boolean },
): Promise<boolean> {
  if (found.save.length === 0) return false;
  const says = `Save ${found.save.length === 1 ? "this contact" : `these ${found.save.length} contacts`}?`;
  if (!isYes && (!context.isTerminal || !(await context.confirm({ flag: "--yes", says, initial: true }))))
    return false;
  await keepCopy(home.folder, file);
  await home.store.contacts.save(home.mailboxId, found.save);
  return true;
}

/** What was imported from stays in the home, under its own name; another file of that name gets a number. */
async function keepCopy(folder: string, file: string): Promise<void> {
  const kept = join(folder, "contacts");
  await mkdir(kept, { recursive: true });
  const bytes = await readFile(file);
  const ending = extname(file);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? basename(file) : `${basename(file, ending)}-${number}${ending}`;
    const place = join(kept, name);
    const there = await readFile(place).catch(() => undefined);
    if (there?.equals(bytes) === true || place === file) return;
    if (there !== undefined) continue;
    await copyFile(file, place);
    return;
  }
}

function next(context: Context, found: Preflight, isSaved: boolean): string {
  if (found.save.length === 0) return "There is nothing new in it, so nothing was saved.";
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
