import { describe, expect, it } from "vitest";
import type { NewFact } from "../../../src/core/facts.ts";
import { toOwnerId } from "../../../src/core/keys.ts";
import type { Listed } from "../../../src/core/morning/listed.ts";
import { obey } from "../../../src/core/morning/obey.ts";
import { contact, fiveLines, stateOf, type World, world } from "../planner/world.ts";

const rules = `${fiveLines}who_presses_send: { request: ask, follow_up: ask, invitation: ask, everything_else: ask }\nmorning_mail: 8:00\n`;
const priya = "priya@example.org";
const tom = "tom@example.com";

/** Two requests wait for approval, and stand in this morning's mail. */
function morning(): { self: World; listed: Listed[] } {
  const self = world(rules, [contact(priya), contact(tom)]);
  self.run("2026-11-23T15:00:00Z");
  const plan = self.plan("2026-11-24T13:00:00Z");
  const mail = plan.actions.find(({ step }) => step === "morning");
  return { self, listed: mail?.kind === "mail" ? (mail.listed ?? []) : [] };
}

function answer(self: World, listed: readonly Listed[], text: string, messageId = "a1@laptop") {
  const told = { via: `morning~${messageId}`, now: self.now, zone: "America/New_York" };
  return obey(stateOf(self), self.plan(), { messageId, text, listed }, told);
}

const kinds = (facts: readonly NewFact[]) => facts.map(({ kind }) => kind);
const came = ({ lines }: ReturnType<typeof answer>) => lines.map((line) => line.came);

describe("an answer to the morning mail", () => {
  it("makes the same facts as the owner's commands", () => {
    const { self, listed } = morning();
    const both = answer(self, listed, "ok 1\nno 2");
    expect(kinds(both.facts)).toEqual(["approved", "rejected", "closed"]);
    expect(came(both)).toEqual(["done", "done"]);
  });

  it("is one fact a line for ever, whatever was learned between two readings of it", () => {
    const { self, listed } = morning();
    const first = answer(self, listed, "ok 1\nPriya Example: she moved");
    self.add({
      kind: "note",
      factKey: "cli~note",
      at: self.now,
      contact: self.interview(priya).contactId,
      text: "x",
      news: false,
    });
    const again = answer(self, listed, "ok 1\nPriya Example: she moved");
    expect(again.facts.map(({ factKey }) => factKey)).toEqual(first.facts.map(({ factKey }) => factKey));
    self.add(...first.facts);
    expect(came(answer(self, listed, "ok 1\nPriya Example: she moved"))).toEqual(["no", "no"]);
  });

  it("means by a number what stood in that mail, and says what is no longer open", () => {
    const { self, listed } = morning();
    const [first] = listed;
    if (first?.what !== "approval") throw new Error("no proposal");
    self.add(...answer(self, listed, "ok 1").facts);
    expect(answer(self, listed, "no 1").lines).toMatchObject([
      { came: "no", says: expect.stringMatching(/^no longer open: the request to .+ is approved already$/) },
    ]);
    const old = [{ ...first, fingerprint: "of another text" }];
    const { self: other } = morning();
    expect(answer(other, old, "ok 1").lines).toMatchObject([
      { came: "no", says: expect.stringContaining("has changed since that mail") },
    ]);
  });

  it("does nothing for a number that it has not, twice in two ways, or in words where a yes or no is asked", () => {
    const { self, listed } = morning();
    const unclear = answer(self, listed, "ok 3\nok 1\nno 1\n2 fine by me\nok 0");
    expect(unclear.facts).toEqual([]);
    expect(came(unclear)).toEqual(["unclear", "unclear", "unclear", "unclear", "unclear"]);
  });

  it("takes news for the whole name or an address, and for nobody that two are called or that nobody is", () => {
    const { self, listed } = morning();
    expect(answer(self, listed, "PRIYA  example: she moved\ntom@example.com: he too").facts).toMatchObject([
      { kind: "note", news: true, text: "she moved" },
      { kind: "note", news: true, text: "he too" },
    ]);
    self.contacts.push(contact("priya@elsewhere.org"));
    const none = answer(self, listed, "Priya Example: which?\nPriya: short\nZoe Example: who?");
    expect(none.facts).toEqual([]);
    expect(none.lines.map(({ says }) => says)).toEqual([
      "2 contacts are called “Priya Example”; begin the line with an address",
      "nobody here is called “Priya”; the whole name is needed",
      "nobody here is called “Zoe Example”; the whole name is needed",
    ]);
  });

  it("reads a mail as `answer` would, while that very mail waits", () => {
    const self = world(rules, [contact(priya)]);
    self.run("2026-11-23T15:00:00Z");
    const reply = self.reply(priya, { kind: "other" }, { text: "Hm, that depends." });
    self.run("2026-11-23T16:00:00Z");
    const plan = self.plan("2026-11-24T13:00:00Z");
    const [mail] = plan.actions.filter(({ step }) => step === "morning");
    const listed = mail?.kind === "mail" ? (mail.listed ?? []) : [];
    expect(listed).toMatchObject([{ what: "reading" }]);
    expect(answer(self, listed, "1 not now until 2027-01-31").facts).toMatchObject([
      { kind: "answered", reading: { kind: "not-now", until: "2027-01-31" } },
    ]);
    expect(came(answer(self, listed, "1 maybe"))).toEqual(["unclear"]);
    self.reply(priya, { kind: "other" }, { text: "And another thing." });
    expect(came(answer(self, listed, "1 ignore"))).toEqual(["no"]);
    expect(reply).toBeTruthy();
  });

  it("cannot be about the owner themselves, whose mails are under an id that no contact has", () => {
    const { self, listed } = morning();
    expect(self.contacts.map(({ contactId }) => contactId)).not.toContain(toOwnerId(stateOf(self).mailboxId));
    expect(came(answer(self, listed, "owner: hello"))).toEqual(["unclear"]);
  });
});
