/** The requests of thirty owners to thirty people (people.json), made by the planner and the templates that ship. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Letter } from "../../../src/core/action.ts";
import type { Contact } from "../../../src/core/contact.ts";
import { examineMail } from "../../../src/core/etiquette/examine-mail.ts";
import type { Remark } from "../../../src/core/etiquette/remark.ts";
import type { Fact } from "../../../src/core/facts.ts";
import { type ContactId, toContactId, toFactId, toMailboxId } from "../../../src/core/keys.ts";
import { plan } from "../../../src/core/plan.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { loadTemplates, shippedTemplates, type Templates } from "../../../src/mail/templates.ts";

interface Pair {
  owner: { name: string; email: string; zone: string; situation: string; field: string };
  contact: {
    name: string;
    email: string;
    employer: string;
    role: string;
    city: string;
    zone: string;
    how: string;
    referrer?: string;
    why_them: string;
    facts: { text: string; source: string; date: string }[];
  };
}

export interface Request {
  letter: Letter;
  subject: string;
  text: string;
  remarks: Remark[];
}

const now = Temporal.Instant.from("2026-11-23T13:00:00Z");

export async function writeThirty(): Promise<Request[]> {
  const pairs = JSON.parse(readFileSync(join(import.meta.dirname, "people.json"), "utf8")) as Pair[];
  const templates = await loadTemplates([shippedTemplates]);
  const requests: Request[] = [];
  for (const pair of pairs) {
    const letter = letterOf(pair, templates);
    const { subject, text } = await templates.render(letter);
    const remarks = examineMail({ step: "request", language: "en", subject, text, values: letter.values });
    requests.push({ letter, subject, text, remarks });
  }
  return requests;
}

function letterOf({ owner, contact }: Pair, templates: Templates): Letter {
  const mailboxId = toMailboxId("local", owner.email);
  const introducer = contact.referrer === undefined ? undefined : personOf(mailboxId, contact.referrer);
  const target: Contact = {
    contactId: toContactId(mailboxId, contact.email),
    name: contact.name,
    email: contact.email,
    aliases: [contact.email],
    role: contact.role,
    company: contact.employer,
    city: contact.city,
    timezone: contact.zone,
    tags: contact.how === "alumni" ? ["alumni"] : [],
    findings: contact.facts.map(({ text, source, date }) => ({ about: "person", text, source, on: date })),
    why_them: contact.why_them,
    ...(introducer === undefined ? {} : { introducer: introducer.contactId }),
  };
  const rules = parseRules(
    stringify({
      me: {
        name: owner.name,
        about: `I'm ${owner.situation}`,
        curious_about: owner.field,
        timezone: owner.zone,
      },
      mailbox: { address: owner.email, provider: "local" },
      // People on the other side of the world are talked to in the evening.
      meetings: { my_hours: { "Mon-Fri": "7:00 to 22:00" } },
      for: [{ who: { tag: "alumni" }, requests: { template: "request-alumni" } }],
    }),
    "rules.yaml",
  ).rules;
  const facts = introducer === undefined ? [] : named(introducer.contactId, target);
  const made = plan(
    {
      mailboxId,
      zone: owner.zone,
      contacts: introducer === undefined ? [target] : [introducer, target],
      facts: new Map(introducer === undefined ? [] : [[introducer.contactId, facts]]),
      mailboxFacts: [],
      pending: [],
      suppressed: new Set(),
      busy: [],
      templates: templates.known,
      holidays: () => new Set(),
    },
    rules,
    now,
  );
  const request = made.actions.find((action) => action.step === "request");
  if (request?.kind !== "mail")
    throw new Error(
      `no request to ${contact.name}: ${JSON.stringify(made.skips)}${JSON.stringify(made.held)}`,
    );
  return request.letter;
}

/** Known by a profile alone, so that nobody has to be thanked by mail first. */
function personOf(mailboxId: ReturnType<typeof toMailboxId>, name: string): Contact {
  const profile = `https://example.org/in/${name.toLowerCase().replace(/\W+/g, "-")}`;
  return { contactId: toContactId(mailboxId, profile), name, aliases: [profile], tags: [], findings: [] };
}

function named(introducer: ContactId, target: Contact): Fact[] {
  const at = now.subtract({ hours: 72 });
  const received = {
    kind: "received" as const,
    factKey: "test~named~1",
    at,
    contact: introducer,
    messageId: "named@example.org",
    subject: "Somebody to ask",
    text: `Write to ${target.name}.`,
    read: { reading: { kind: "other" as const }, sure: false, because: "" },
  };
  const answered = {
    kind: "answered" as const,
    factKey: "test~named~2",
    at,
    contact: introducer,
    to: toFactId(received.factKey),
    reading: { kind: "refers" as const, people: [{ name: target.name, email: target.email ?? "" }] },
  };
  return [received, answered].map((fact, index) => ({ ...fact, seq: index + 1, learnedAt: at }));
}
