/** Contacts as a list, and one of them in full. */
import { sayPost } from "../../core/background.ts";
import type { Contact } from "../../core/contact.ts";
import { contactRef } from "../find-contact.ts";
import { counted } from "./counted.ts";
import type { People } from "./people.ts";

/** `introducer` as an address, else an id. Aliases are left out: they are for finding a person again. */
export function contactJson(contact: Contact, people: People) {
  const { aliases: _aliases, contactId, introducer, ...rest } = contact;
  return {
    contact: contactRef(contact),
    id: contactId,
    ...rest,
    introducer: introducer === undefined ? undefined : people.ref(introducer),
  };
}

/** A line for each: name, address, company, zone, and what is missing. */
export function contactsText(contacts: readonly Contact[]): string {
  const rows = contacts
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((contact) => [
      contact.name === "" ? "(no name)" : contact.name,
      contactRef(contact),
      contact.company ?? "",
      contact.timezone ?? "zone not known",
      missing(contact).join(", "),
    ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, "", counted(contacts.length, "contact")].join("\n");
}

/** The research sheet of one contact. */
export function contactText(contact: Contact, people: People): string {
  const { findings, introducer } = contact;
  const rows: [string, string | number | undefined][] = [
    ["id", contact.contactId],
    ["email", contact.email],
    ["role", contact.role],
    ["company", contact.company],
    ["city", contact.city],
    ["country", contact.country],
    ["timezone", contact.timezone],
    ["language", contact.language],
    ["tags", contact.tags.length === 0 ? undefined : contact.tags.join("; ")],
    ["closeness", contact.closeness],
    ["introducer", introducer === undefined ? undefined : people.name(introducer)],
    ["linkedin", contact.linkedin],
    ["phone", contact.phone],
    ["industry", contact.industry],
    ["source", contact.source],
    ["school", contact.school],
    [
      "event",
      contact.event === undefined ? undefined : [contact.event, contact.event_on].filter(Boolean).join(", "),
    ],
    ["via", contact.via],
    ["knows", contact.knows?.join("; ")],
    [
      "connected",
      contact.connected_on === undefined ? undefined : `on LinkedIn since ${contact.connected_on}`,
    ],
    ["why_them", contact.why_them],
    ...(contact.positions ?? []).map((post): [string, string] => [
      "position",
      `${sayPost(post)} (${post.source}, ${post.on})`,
    ]),
    ...findings.map(({ about, topic, text, source, on }): [string, string] => [
      topic ?? "finding",
      `${text} (${about}; ${source}, ${on})`,
    ]),
    ...(contact.waivers ?? []).map(({ what, because, on }): [string, string] => [
      "waived",
      `a finding about the ${what}: ${because} (${on})`,
    ]),
    ["notes", contact.notes],
  ];
  const known = rows.filter(([, value]) => value !== undefined);
  return [contact.name, ...known.map(([field, value]) => `  ${field.padEnd(10)}  ${value}`)].join("\n");
}

function missing(contact: Contact): string[] {
  return [
    ...(contact.email === undefined ? ["no address"] : []),
    ...((contact.why_them ?? "").trim() === "" ? ["no sentence on why them"] : []),
  ];
}
