/** What the owner can do: in the mail program, in the calendar program, with an editor, and on the command line. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cast, filled, instantOf, meetingWith, nickname, personCalled } from "./cast.ts";
import { mailsTo } from "./mail-folder.ts";
import { morningDeeds } from "./morning-deeds.ts";
import type { LyingEntry, LyingMail } from "./story-desk.ts";
import { plainMail } from "./write-source.ts";

/** What the program answered, where it refused. */
type Deed = (cast: Cast, what: unknown) => Promise<string | undefined>;

export const ownerDeeds: Readonly<Record<string, Deed>> = {
  sends: async (cast, what) => {
    for (const draft of await draftsTo(cast, what)) await cast.home.desk.send(draft);
    return undefined;
  },
  "sends everything": async (cast) => {
    const { desk } = cast.home;
    for (const draft of await desk.mails("Drafts")) await desk.send(draft);
    return undefined;
  },
  edits: async (cast, what) => {
    await edit(cast, what);
    return undefined;
  },
  "sends edited": async (cast, what) => {
    await cast.home.desk.send(await edit(cast, what));
    return undefined;
  },
  /** The mail program saves it as a new message, and takes the one that it came from away. */
  "saves as a new message": async (cast, what) => {
    await saveAsNew(cast, what, "Drafts");
    return undefined;
  },
  "sends as a new message": async (cast, what) => {
    await saveAsNew(cast, what, "Sent");
    return undefined;
  },
  "throws away": async (cast, what) => {
    for (const draft of await draftsTo(cast, what)) await cast.home.desk.discard(draft);
    return undefined;
  },
  /** A mail of the owner's own. */
  writes: async (cast, what) => {
    const { home } = cast;
    const person = await personCalled(cast, part(what, "to"));
    const messageId = `own-${cast.serial()}@laptop`;
    const text = await filled(cast, person, part(what, "text"));
    const source = plainMail({
      from: `Dana Okafor <${home.owner}>`,
      to: `${person.name} <${person.email}>`,
      subject: part(what, "subject"),
      messageId,
      date: home.now,
      text,
    });
    await home.desk.save("Sent", messageId, source);
    return undefined;
  },
  ...morningDeeds,
  /** The program's own command line; first names stand for addresses. */
  says: async (cast, what) => {
    const { home } = cast;
    const contacts = await home.contacts();
    const argv: string[] = [];
    let about = contacts[0];
    for (const [whole, before = "", inQuotes] of String(what).matchAll(/([^\s"]*)"([^"]*)"|<[^>]+>|\S+/g)) {
      const named =
        inQuotes === undefined ? contacts.find(({ name }) => nickname(name) === whole) : undefined;
      about = named ?? about;
      const word = named?.email ?? named?.contactId ?? (inQuotes === undefined ? whole : before + inQuotes);
      argv.push(about === undefined ? word : await filled(cast, about, word));
    }
    const [command = ""] = argv;
    const clock = timeless.has(command) ? [] : ["--now", home.now.toString()];
    const { exitCode, err } = await home.command(...argv, ...clock, "--json");
    if (exitCode === 0) return undefined;
    if (!err.startsWith("{")) throw new Error(err);
    const { error } = JSON.parse(err) as { error: { what: string } };
    return error.what;
  },
  "moves the meeting": async (cast, what) => {
    const who = part(what, "with");
    const { start, end } = await meetingWith(cast, who);
    const [, day, time = ""] = /^day (\d+), (\d{1,2}:\d{2})$/.exec(part(what, "to")) ?? [];
    const moved = await instantOf(cast, { kind: "day", day: Number(day), time: time.padStart(5, "0") });
    const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
    const entry = await entryWith(cast, who);
    await cast.home.desk.move(entry, { start: moved, end: moved.add({ minutes }) });
    return undefined;
  },
  "cancels the meeting with": async (cast, what) => {
    await cast.home.desk.cancel(await entryWith(cast, String(what)));
    return undefined;
  },
  "deletes the meeting with": async (cast, what) => {
    await cast.home.desk.remove(await entryWith(cast, String(what)));
    return undefined;
  },
  /** `{ from: "day 3, 9:00", until: "day 3, 17:00" }`, or `<start 1>` of somebody's times. */
  "is busy": async (cast, what) => {
    const at = async (name: string) => {
      const person = await personCalled(
        cast,
        optional(what, "with") ?? nickname((await cast.home.contacts())[0]?.name ?? ""),
      );
      return Temporal.Instant.from(await filled(cast, person, `<${part(what, name)}>`));
    };
    const from = await at("from");
    const until = optional(what, "until") === undefined ? from.add({ minutes: 60 }) : await at("until");
    await cast.home.desk.addBusy(`busy-${cast.serial()}`, from, until);
    return undefined;
  },
  "edits the rules": async (cast, what) => {
    const file = join(cast.home.folder, "rules.yaml");
    const before = readFileSync(file, "utf8");
    const old = part(what, "change");
    if (!before.includes(old)) throw new Error(`rules.yaml does not hold "${old}".`);
    writeFileSync(file, before.replace(old, part(what, "into")));
    await cast.home.applyRules();
    return undefined;
  },
};

/** Commands that take no clock (contract, section 7). */
const timeless = new Set(["contacts", "research", "import", "check"]);

async function edit(cast: Cast, what: unknown): Promise<LyingMail> {
  const [draft] = await draftsTo(cast, what);
  if (draft === undefined) throw new Error("There is no draft to edit.");
  const text = await editedText(cast, what, draft);
  const [first = ""] = draft.source.split(/\r?\n\r?\n/);
  // An editor keeps the head as it is, but for what says how the body is written.
  const kept = first
    .replaceAll(/^Content-(?:Type|Transfer-Encoding):.*(?:\r?\n[ \t].*)*\r?\n?/gim, "")
    .trimEnd();
  const plain = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text, ""];
  await cast.home.desk.rewrite(draft, [kept, ...plain].join("\n"));
  return draft;
}

async function saveAsNew(cast: Cast, what: unknown, folder: "Drafts" | "Sent"): Promise<void> {
  const { home } = cast;
  const [draft] = await draftsTo(cast, what);
  if (draft === undefined) throw new Error("There is no draft to save.");
  const { mail } = draft;
  const messageId = `client-${cast.serial()}@laptop`;
  const [to] = mail.to;
  const source = plainMail({
    from: `${mail.from?.name} <${home.owner}>`,
    to: `${to?.name} <${to?.address}>`,
    subject: mail.subject,
    messageId,
    date: home.now,
    text: await editedText(cast, what, draft),
    headers: mail.inReplyTo === undefined ? [] : [`In-Reply-To: <${mail.inReplyTo}>`],
  });
  await home.desk.discard(draft);
  await home.desk.save(folder, messageId, source);
}

/** `{ to: priya, change: "these words", into: "those words" }`; without `change` the text stays as it is. */
async function editedText(cast: Cast, what: unknown, { mail }: LyingMail): Promise<string> {
  const change = optional(what, "change");
  if (change === undefined) return mail.text;
  const person = await personCalled(cast, part(what, "to"));
  const old = await filled(cast, person, change);
  if (!mail.text.includes(old)) throw new Error(`The draft does not hold "${old}":\n${mail.text}`);
  return mail.text.replace(old, await filled(cast, person, part(what, "into")));
}

async function draftsTo(cast: Cast, what: unknown): Promise<LyingMail[]> {
  const who = typeof what === "string" ? what : part(what, "to");
  const { email } = await personCalled(cast, who);
  const drafts = mailsTo(await cast.home.desk.mails("Drafts"), email);
  if (drafts.length === 0) throw new Error(`At ${cast.home.now} no draft to ${who} waits.`);
  return drafts;
}

async function entryWith(cast: Cast, who: string): Promise<LyingEntry> {
  const { email } = await personCalled(cast, who);
  const entry = await cast.home.desk.entryWith(email);
  if (entry === undefined) throw new Error(`There is no meeting with ${who} in the calendar.`);
  return entry;
}

function part(what: unknown, name: string): string {
  const value = optional(what, name);
  if (value === undefined) throw new Error(`"${name}" is missing in ${JSON.stringify(what)}.`);
  return value;
}

function optional(what: unknown, name: string): string | undefined {
  if (typeof what !== "object" || what === null) return undefined;
  const value: unknown = Reflect.get(what, name);
  return value === undefined ? undefined : String(value);
}
