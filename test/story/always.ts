/** What must hold in every home at every moment, looked up in its files. */
import { expect } from "vitest";
import type { Plan } from "../../src/core/action.ts";
import { allEntries, propertyOf } from "./calendar-folder.ts";
import { mailsIn } from "./mail-folder.ts";
import type { StoryHome } from "./story-home.ts";

/** Throws, with what it found, where something was made or promised twice, is due still, or has a gap. */
export async function holdsAlways(home: StoryHome, plan: Plan): Promise<void> {
  expect(
    plan.actions.map(({ kind, key }) => `${kind} ${key}`),
    "what is due still",
  ).toEqual([]);
  const promised = plan.drafts.flatMap(({ contactId, offered }) =>
    offered.map(({ start }) => `${start} ${contactId}`),
  );
  expect(twice(promised.map((one) => one.split(" ")[0] ?? "")), "times that were promised twice").toEqual([]);

  const mails = [...(await mailsIn(home.folder, "Drafts")), ...(await mailsIn(home.folder, "Sent"))];
  const keys = mails.flatMap(({ mail }) => mail.action ?? []);
  expect(twice(keys), "mails that were made twice").toEqual([]);
  expect(
    twice(mails.flatMap(({ mail }) => mail.messageId ?? [])),
    "Message-IDs that were used twice",
  ).toEqual([]);
  // Only whoever a contact named for their calendar gets a copy.
  const named = (await home.facts()).flatMap((fact) => {
    const reading = fact.kind === "received" ? fact.read.reading : undefined;
    return reading?.kind === "asks-for-times" ? (reading.assistant?.email ?? []) : [];
  });
  for (const { mail, source } of mails) {
    if (mail.action === undefined) continue;
    expect(`${mail.subject}\n${mail.text}`, "a gap in a mail").not.toMatch(
      /\{\{|\}\}|undefined|\bnull\b|\bNaN\b|Hi ,|, ,/,
    );
    expect(mail.to, source).toHaveLength(1);
    expect(named, source).toEqual(expect.arrayContaining(mail.cc.map(({ address }) => address)));
  }

  const entries = allEntries(home.folder).filter((entry) => propertyOf(entry, "X-QUARTERHOUR-ACTION") !== "");
  expect(
    twice(entries.map((entry) => propertyOf(entry, "X-QUARTERHOUR-ACTION"))),
    "events that were made twice",
  ).toEqual([]);
  const starts = entries
    .filter((entry) => propertyOf(entry, "STATUS") !== "CANCELLED")
    .map((entry) => propertyOf(entry, "DTSTART"));
  expect(twice(starts), "two meetings at one time").toEqual([]);

  const facts = await home.facts();
  const optedOut = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind === "received" && fact.contact !== undefined && fact.read.reading.kind === "opts-out")
      optedOut.set(fact.contact, fact.seq);
    const isMade =
      fact.kind === "drafted" || fact.kind === "proposed" || (fact.kind === "sent" && fact.by === "product");
    if (isMade && optedOut.has(fact.contact)) expect.fail(`${fact.kind} ${fact.key} after they opted out`);
  }
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}
