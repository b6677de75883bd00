import { describe, expect, it } from "vitest";
import type { Contact } from "../../src/core/contact.ts";
import { type Explained, explain } from "../../src/core/explain.ts";
import { type Change, wouldChange } from "../../src/core/would-change.ts";
import { contact, fiveLines, rulesOf, stateOf, type World, world } from "./planner/world.ts";

const priya = "priya@example.org";

function why(self: World, email = priya): { explained: Explained; changes: Change[] } {
  const { contactId } = self.interview(email).contact;
  const explained = explain(stateOf(self), rulesOf(self.rulesText), self.now, contactId);
  if (explained === undefined) throw new Error(`no ${email}`);
  const plan = self.plan();
  const isTheirs = (one: { contactId: string }) => one.contactId === contactId;
  const { drafts, held, asks, skips } = plan;
  const part = {
    drafts: drafts.filter(isTheirs),
    held: held.filter(isTheirs),
    asks: asks.filter(isTheirs),
    skips: skips.filter(isTheirs),
  };
  return { explained, changes: wouldChange(explained, part) };
}

const one = (more: Partial<Contact> = {}, rules = "") =>
  world(`${fiveLines}${rules}`, [contact(priya, more)]);

describe("what would change it, where nothing happens with somebody (A22)", () => {
  it("is what is missing for the request, each with its command", () => {
    const { why_them: _, timezone: __, ...known } = contact(priya);
    const self = world(fiveLines, [known]);
    expect(why(self).changes).toMatchObject([{ reason: "why-them", command: "research CONTACT" }]);
  });

  it("is a time zone where none is known, and the owner's Send where a draft waits", () => {
    const { timezone: _, ...known } = contact(priya);
    expect(why(world(fiveLines, [known])).changes).toMatchObject([
      { reason: "unknown-zone", command: "contacts set CONTACT timezone=…" },
    ]);
    const drafted = one();
    drafted.run("2026-11-23T15:00:00Z");
    expect(why(drafted).changes).toMatchObject([{ reason: "draft-waits" }]);
  });

  it("is an approval, a reading, or a new round", () => {
    const asked = one({}, "who_presses_send: { request: ask }\n");
    asked.run("2026-11-23T15:00:00Z");
    expect(why(asked).changes).toMatchObject([{ reason: "approval", command: "approve CONTACT" }]);
    const read = one();
    read.reply(priya, { kind: "other" });
    expect(why(read).changes[0]).toMatchObject({ reason: "reading", command: "answer CONTACT …" });
    const { contactId } = read.interview(priya);
    read.add({
      kind: "closed",
      factKey: "cli~closed",
      at: read.now,
      contact: contactId,
      reason: "by-owner",
      by: "owner",
    });
    expect(why(read).changes[0]).toMatchObject({ reason: "closed", command: "reopen CONTACT" });
  });

  it("is nothing, for ever, once they asked not to be written to", () => {
    const self = one();
    self.reply(priya, { kind: "opts-out" }, { sure: true });
    self.run("2026-11-23T15:00:00Z");
    expect(why(self).changes).toEqual([
      { reason: "opted-out", says: "Nothing. Whoever asked not to be written to is left alone for ever." },
    ]);
  });
});

describe("the limits that hold for a contact (A22, B3)", () => {
  it("say how much of each is taken, until when, and which is the smallest", () => {
    const tom = "tom@example.org";
    const rules = `${fiveLines}sending: { at_most: 3 a day }\n`;
    const self = world(rules, [
      contact(priya, { company: "Lakeside" }),
      contact(tom, { company: "Lakeside" }),
    ]);
    self.run("2026-11-23T15:00:00Z");
    const drafted = self.draftOf(priya) === undefined ? tom : priya;
    const other = drafted === priya ? tom : priya;
    expect(why(self, other).explained.limits.slice(0, 2)).toMatchObject([
      { path: "sending.at_most", value: "3 a day", taken: 1, where: "rules.yaml:7 sending.at_most" },
      {
        path: "sending.per_company",
        taken: 1,
        isSmallest: true,
        until: Temporal.Instant.from("2026-11-30T15:00:00Z"),
      },
    ]);
    expect(why(self, other).changes).toMatchObject([{ reason: "limit" }]);
  });

  it("leave out one for a company where no company is known", () => {
    const paths = why(one())
      .explained.limits.filter(({ taken }) => taken !== undefined)
      .map(({ path }) => path);
    expect(paths).toEqual(["sending.at_most"]);
  });
});
