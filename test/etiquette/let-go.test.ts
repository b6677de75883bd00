import { describe, expect, it } from "vitest";
import type { Action } from "../../src/core/action.ts";
import { toLetGo } from "../../src/core/deeds/approval.ts";
import { monday, rulesWith } from "../core/planner/story.ts";
import { contact, type World, world } from "../core/planner/world.ts";

type MailAction = Extract<Action, { kind: "mail" }>;

function requestOf(w: World): MailAction {
  const request = w.plan(monday).actions.find(({ step }) => step === "request");
  if (request?.kind !== "mail") throw new Error("no request is due");
  return request;
}

/** As the worker holds it, and the owner lets it go. */
function letGo(w: World): void {
  const { key, contactId, step, wording } = requestOf(w);
  const held = [
    {
      key,
      contactId,
      step,
      reason: "etiquette" as const,
      says: "This asks for a post.",
      fingerprint: wording,
    },
  ];
  const deed = toLetGo(w.interview("priya@example.org"), key, held, { via: "cli", now: w.now, zone: "UTC" });
  w.add(...deed.facts);
}

describe("a mail that etiquette holds", () => {
  it("goes as it is once its owner says so, which is written down with what was against it (S18)", () => {
    const w = world(rulesWith(""));
    expect(requestOf(w).isAsItIs).toBe(false);
    letGo(w);
    expect(requestOf(w).isAsItIs).toBe(true);
    expect(w.facts).toMatchObject([{ kind: "let-go", objection: "This asks for a post." }]);
  });

  it("is held again where its words change after that", () => {
    const w = world(rulesWith(""));
    letGo(w);
    w.contacts = [contact("priya@example.org", { why_them: "Something else entirely." })];
    expect(requestOf(w).isAsItIs).toBe(false);
  });

  it("cannot be let go where nothing is held", () => {
    const w = world(rulesWith(""));
    const { key } = requestOf(w);
    expect(() =>
      toLetGo(w.interview("priya@example.org"), key, [], { via: "cli", now: w.now, zone: "UTC" }),
    ).toThrow(/No mail to .* is held because of its words/);
  });
});
