/** A home for tests of the workers: the real planner, templates and store, and the local provider in a new folder. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Contact } from "../../src/core/contact.ts";
import type { Fact, FactKind, NewFact } from "../../src/core/facts.ts";
import { type ContactId, toContactId, toMailboxId } from "../../src/core/keys.ts";
import { parseRules } from "../../src/core/rules/parse-rules.ts";
import type { Rules } from "../../src/core/rules-shape.ts";
import { holidaysOf } from "../../src/formats/holidays.ts";
import { type ParsedMail, parseMail } from "../../src/formats/mime-in.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { localCalendar } from "../../src/providers/local/calendar.ts";
import { localMailbox } from "../../src/providers/local/mailbox.ts";
import { inlineQueue } from "../../src/queue/inline.ts";
import { openSqliteStore, type SqliteStore } from "../../src/store/sqlite/open.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { type RanOnce, runOnce } from "../../workers/run.ts";
import { withoutMorning } from "../without-morning.ts";

export const owner = "dana@example.com";
export const mailboxId = toMailboxId("local", owner);
/** 10:01 in New York. */
export const monday = Temporal.Instant.from("2026-03-02T15:01:00Z");

const rulesText = (more = "") =>
  withoutMorning(`
me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: ${owner}, provider: local }
${more}`);

const templates = loadTemplates([shippedTemplates]);
const opened: { folder: string; store: SqliteStore }[] = [];

afterEach(async () => {
  for (const { folder, store } of opened.splice(0)) {
    await store.close();
    await rm(folder, { recursive: true });
  }
});

export interface Home {
  folder: string;
  store: SqliteStore;
  deps: WorkerDeps;
  now: Temporal.Instant;
  rules: string;
  /** Runs the workers once, at `now` or the instant given. */
  run(at?: Temporal.Instant): Promise<RanOnce>;
  facts(): Promise<Fact[]>;
  kinds(): Promise<FactKind[]>;
  append(facts: NewFact[]): Promise<void>;
  mails(where: "Sent" | "Drafts"): Promise<{ path: string; mail: ParsedMail }[]>;
  /** The owner presses Send on the first draft, as it is or with another text. */
  press(edit?: (mime: string) => string): Promise<void>;
  /** A mail in `mail/new`. */
  receive(mail: {
    from: string;
    text: string;
    subject?: string;
    inReplyTo?: string;
    id?: string;
    date?: Temporal.Instant;
    headers?: string[];
    body?: string;
  }): Promise<void>;
}

export async function makeHome(
  options: { rules?: string; contacts?: Contact[]; change?: (deps: WorkerDeps) => WorkerDeps } = {},
): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), "quarterhour-workers-"));
  const store = await openSqliteStore({ file: ":memory:" });
  opened.push({ folder, store });
  const loaded = await templates;
  let parsed: { text: string; rules: Rules } | undefined;
  const deps: WorkerDeps = {
    mailboxId,
    ledger: store.ledger,
    contacts: store.contacts,
    cursors: store.cursors,
    mailbox: localMailbox(join(folder, "mail"), { address: owner, now: () => home.now }),
    calendar: localCalendar(join(folder, "calendar"), {
      calendars: ["primary"],
      zone: "America/New_York",
      now: () => home.now,
      address: owner,
    }),
    // The same text is the same rules, as in the program.
    rules: async () => {
      if (parsed?.text !== home.rules)
        parsed = { text: home.rules, rules: parseRules(home.rules, "rules.yaml").rules };
      return parsed.rules;
    },
    templates: async () => loaded.known,
    render: (letter) => loaded.render(letter),
    holidays: holidaysOf,
    zone: "America/New_York",
    clock: () => home.now,
    isVirtual: true,
    isShared: false,
    quietMs: 0,
    mark: (key) => key,
    workerName: "test",
    ring: async () => undefined,
    did: () => undefined,
    log: () => undefined,
  };
  const home: Home = {
    folder,
    store,
    now: monday,
    rules: rulesText(options.rules ?? ""),
    deps,
    async run(at) {
      if (at !== undefined) home.now = at;
      await store.voidLeases();
      return runOnce((options.change ?? ((deps) => deps))(home.deps), inlineQueue());
    },
    async facts() {
      const view = await store.ledger.read(mailboxId, { kind: "all" });
      return [...view.mailboxFacts, ...[...view.facts.values()].flat()].sort((a, b) => a.seq - b.seq);
    },
    async kinds() {
      return (await home.facts()).map((fact) => fact.kind);
    },
    async append(facts) {
      await store.ledger.append(mailboxId, facts, home.now);
    },
    async mails(where) {
      const path = join(folder, "mail", `.${where}`, "cur");
      const names = (await readdir(path).catch(() => [])).sort();
      return Promise.all(
        names.map(async (name) => ({
          path: join(path, name),
          mail: await parseMail(await readFile(join(path, name))),
        })),
      );
    },
    async press(edit) {
      const [draft] = await home.mails("Drafts");
      if (draft === undefined) throw new Error("there is no draft");
      if (edit !== undefined) await writeFile(draft.path, edit(await readFile(draft.path, "utf8")));
      await rename(draft.path, draft.path.replace(".Drafts", ".Sent").replace(/:2,.*$/, ":2,S"));
    },
    async receive({
      from,
      text,
      subject = "Re: hello",
      inReplyTo,
      id = `in-${received++}@them.example`,
      date = home.now,
      headers = [],
      body,
    }) {
      const lines = [
        `From: <${from}>`,
        `To: <${owner}>`,
        `Subject: ${subject}`,
        `Message-ID: <${id}>`,
        `Date: ${new Date(date.epochMilliseconds).toUTCString()}`,
        ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
        ...headers,
      ];
      await mkdir(join(folder, "mail", "new"), { recursive: true });
      await writeFile(
        join(folder, "mail", "new", id),
        `${[...lines, ...(body === undefined ? ["", text] : [body])].join("\r\n")}\r\n`,
      );
    },
  };
  await store.contacts.save(mailboxId, options.contacts ?? [contact("priya")]);
  return home;
}

let received = 1;

export function contact(name: string, more: Partial<Contact> = {}): Contact {
  const email = `${name}@uni.example`;
  return {
    contactId: idOf(name),
    name: `${name[0]?.toUpperCase()}${name.slice(1)} Shah`,
    email,
    aliases: [email],
    company: `${name} Clinic`,
    country: "US",
    timezone: "America/Chicago",
    tags: [],
    why_them: "Your talk on cleaning up triage notes stayed with me.",
    findings: [],
    ...more,
  };
}

export function idOf(name: string): ContactId {
  return toContactId(mailboxId, `${name}@uni.example`);
}
