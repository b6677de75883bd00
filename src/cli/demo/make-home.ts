/** A home for the demo: rules, contacts, an empty mailbox and an empty calendar, all of it ordinary files. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { type Home, machineZone } from "../../app.ts";
import { preflight } from "../../contacts/preflight.ts";
import { readTable } from "../../contacts/read-table.ts";
import type { Contact } from "../../core/contact.ts";
import { Problem } from "../../core/problem.ts";
import { parseRules } from "../../core/rules/parse-rules.ts";
import { makeMaildir } from "../../providers/local/maildir.ts";
import { type Person, parsePeople } from "./person.ts";

/** Files of the owner's own, absolute; the sample's where absent. */
export interface DemoFiles {
  rules?: string | undefined;
  contacts?: string | undefined;
}

/** `wanted` where it is an empty folder, or none yet; else a new one among the temporary folders of this machine. */
export async function demoFolder(wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) {
    const inside = await readdir(wanted).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    });
    if (inside.length === 0) {
      await mkdir(wanted, { recursive: true });
      return wanted;
    }
  }
  return mkdtemp(join(tmpdir(), "quarterhour-demo-"));
}

/** The rules, on a practice mailbox. Throws `rules/…` for rules that cannot be used. */
export async function demoRules(files: DemoFiles): Promise<string> {
  const text = await readFile(files.rules ?? samplePath("rules.yaml"), "utf8");
  if (files.rules === undefined) return text;
  parseRules(text, basename(files.rules));
  return forPractice(text);
}

/** Writes what `init --practice` would. Throws `rules/…` for rules that cannot be used. */
export async function writeHome(folder: string, files: DemoFiles): Promise<void> {
  const text = await demoRules(files);
  const { rules } = parseRules(text, "rules.yaml");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "rules.yaml"), text);
  await makeMaildir(join(folder, "mail"));
  await mkdir(join(folder, "calendar"), { recursive: true });
  for (const calendar of rules.meetings.busy_calendars) {
    if (calendar === "primary") continue;
    if (calendar.includes("/") || calendar.startsWith(".")) throw unusable(calendar);
    await mkdir(join(folder, "calendar", calendar), { recursive: true });
  }
}

/** Imports the contacts as `import --yes` does; they come in the order of the file. Throws `contacts/…` for a file that cannot be used. */
export async function importContacts(home: Home, files: DemoFiles): Promise<Contact[]> {
  const file = files.contacts ?? samplePath("contacts.csv");
  const bytes = await readFile(file);
  const { mailboxId, address: owner, store } = home;
  const table = readTable(bytes, { where: basename(file) });
  const { save } = preflight(table, { mailboxId, owner, existing: [] });
  if (save.length === 0) {
    throw new Problem("contacts/invalid", {
      what: "There is nobody in it.",
      where: file,
      next: "Give a CSV file with one line a person, such as the demo's own: leave --contacts away.",
    });
  }
  await store.contacts.save(mailboxId, save);
  await mkdir(join(home.folder, "contacts"), { recursive: true });
  await writeFile(join(home.folder, "contacts", basename(file)), bytes);
  return save;
}

export async function samplePeople(): Promise<Map<string, Person>> {
  return parsePeople(await readFile(samplePath("people.yaml"), "utf8"));
}

/** The owner's rules on a mailbox that is a folder; what else stands in them stays as it is. */
function forPractice(text: string): string {
  const document = parseDocument(text);
  const mailbox = document.getIn(["mailbox"]);
  const address = typeof mailbox === "string" ? mailbox : document.getIn(["mailbox", "address"]);
  document.setIn(["mailbox"], document.createNode({ address, provider: "local" }, { flow: true }));
  if (!document.hasIn(["me", "timezone"])) document.setIn(["me", "timezone"], machineZone());
  return document.toString({ lineWidth: 0 });
}

function samplePath(name: string): string {
  return fileURLToPath(new URL(`./sample/${name}`, import.meta.url));
}

function unusable(calendar: string): Problem {
  return new Problem("rules/invalid", {
    what: `The calendar "${calendar}" cannot be a folder, and in the demo every calendar is one.`,
    where: "meetings.busy_calendars",
    next: "Give it a plain name, or leave it out for the demo.",
  });
}
