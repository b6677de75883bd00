import { describe, expect, it } from "vitest";
import { type Mailbox, ProviderError, type Trouble } from "../../src/providers/provider.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { contact, type Home, idOf, mailboxId, makeHome, monday } from "./home.ts";

const auto = `
who_presses_send: { request: auto }
sending: { undo: none }
requests: { offer: 1 times }
`;

/** A mailbox of which some calls go another way. */
function with_(change: (mailbox: Mailbox) => Partial<Mailbox>): (deps: WorkerDeps) => WorkerDeps {
  return (deps) => ({ ...deps, mailbox: { ...deps.mailbox, ...change(deps.mailbox) } });
}

function trouble(kind: Trouble): Promise<never> {
  return Promise.reject(new ProviderError(kind));
}

const lostAnswer: Trouble = { kind: "unknown", why: "the connection broke" };

describe("a mail that the product sends", () => {
  it("is a draft first, and leaves in one attempt", async () => {
    const home = await makeHome({ rules: auto });
    const { did } = await home.run();
    expect(did.map((each) => each.outcome)).toEqual(["sent"]);
    expect(await home.kinds()).toEqual(["sending", "sent"]);
    expect(await home.mails("Sent")).toHaveLength(1);
  });

  it("is not sent again when the answer was lost after it went (R-2)", async () => {
    let attempts = 0;
    const home = await makeHome({
      rules: auto,
      change: with_((mailbox) => ({
        async sendDraft(draft) {
          attempts += 1;
          await mailbox.sendDraft(draft);
          return trouble(lostAnswer);
        },
      })),
    });
    await home.run();
    expect(await home.kinds()).toEqual(["sending", "ambiguous", "sent"]);
    expect(attempts).toBe(1);
  });

  it("leaves on what was read within ten minutes, also where making its draft took the last of them", async () => {
    const seen: string[] = [];
    const slow: { home?: Home } = {};
    const later = (seconds: number) => {
      if (slow.home !== undefined) slow.home.now = slow.home.now.add({ seconds });
    };
    const home = await makeHome({
      rules: auto,
      change: (deps) => ({
        ...deps,
        mailbox: {
          ...deps.mailbox,
          changesSince(cursor) {
            seen.push("read");
            return deps.mailbox.changesSince(cursor);
          },
          async createDraft(key, mime, thread) {
            const draft = await deps.mailbox.createDraft(key, mime, thread);
            later(50);
            return draft;
          },
          sendDraft(draft) {
            seen.push("sent");
            return deps.mailbox.sendDraft(draft);
          },
        },
        calendar: {
          ...deps.calendar,
          async busy(from, until) {
            if (!seen.includes("planned")) later(570);
            seen.push("planned");
            return deps.calendar.busy(from, until);
          },
        },
      }),
    });
    slow.home = home;
    await home.run();
    expect(seen).not.toContain("sent");
    await home.run(home.now.add({ minutes: 1 }));
    expect(seen.filter((what) => what !== "planned").slice(-2)).toEqual(["read", "sent"]);
  });

  it("rests for the quiet period before the mailbox is asked, and says until when (R-3)", async () => {
    let answers = false;
    const home = await makeHome({
      rules: auto,
      change: (deps) => ({
        ...with_((mailbox) => ({
          sendDraft: (draft) => (answers ? mailbox.sendDraft(draft) : trouble(lostAnswer)),
        }))(deps),
        quietMs: 120_000,
      }),
    });
    const first = await home.run();
    expect(first.did.map((each) => each.outcome)).toEqual(["ambiguous"]);
    expect(first.plan.held).toMatchObject([{ reason: "quiet-period", until: monday.add({ seconds: 120 }) }]);

    answers = true;
    expect((await home.run(monday.add({ seconds: 60 }))).did).toEqual([]);
    const last = await home.run(monday.add({ seconds: 121 }));
    expect(last.did.map((each) => each.outcome)).toEqual(["sent"]);
    expect(await home.mails("Sent")).toHaveLength(1);
  });

  it("does not go after all when they wrote while its outcome was unknown", async () => {
    let isDown = true;
    const home = await makeHome({
      rules: auto,
      change: (deps) => ({
        ...with_((mailbox) => ({
          sendDraft: (draft) => (isDown ? trouble(lostAnswer) : mailbox.sendDraft(draft)),
        }))(deps),
        quietMs: 120_000,
      }),
    });
    await home.run();
    isDown = false;
    home.now = monday.add({ minutes: 5 });
    await home.receive({
      from: "priya@uni.example",
      text: "I heard that you may write to me. What is it about?",
    });
    const { did } = await home.run();
    expect(did.map((each) => each.outcome)).toEqual(["withdrawn"]);
    expect(await home.mails("Sent")).toEqual([]);
    expect(await home.mails("Drafts")).toEqual([]);
    expect(await home.kinds()).toContain("not-sent");
  });

  it("waits for a person where the draft is gone and nothing shows that it went (R-4)", async () => {
    const home = await makeHome({
      rules: auto,
      change: with_((mailbox) => ({
        async sendDraft(draft) {
          await mailbox.discard(draft);
          return trouble({ kind: "gone", what: "the draft" });
        },
      })),
    });
    const { did, plan } = await home.run();
    expect(did.map((each) => each.outcome)).toEqual(["review"]);
    expect(plan.asks).toMatchObject([{ what: "review" }]);
    expect((await home.run(monday.add({ hours: 1 }))).did).toEqual([]);
  });

  it("waits for a person where it was refused, with the reason", async () => {
    const home = await makeHome({
      rules: auto,
      change: with_(() => ({ sendDraft: () => trouble({ kind: "refused", why: "no such recipient" }) })),
    });
    const { did } = await home.run();
    expect(did.map((each) => each.outcome)).toEqual(["refused"]);
    const facts = await home.facts();
    expect(facts.at(-1)).toMatchObject({
      kind: "review",
      evidence: expect.stringContaining("no such recipient"),
    });
  });

  it("stops, and loses nothing, where the sign-in is no longer accepted", async () => {
    let isSignedOut = true;
    const home = await makeHome({
      rules: auto,
      change: with_((mailbox) => ({
        createDraft: (key, mime) =>
          isSignedOut ? trouble({ kind: "signed-out" }) : mailbox.createDraft(key, mime),
      })),
    });
    expect((await home.run()).stopped).toContain("sign-in");
    isSignedOut = false;
    expect((await home.run(monday.add({ minutes: 1 }))).did.map((each) => each.outcome)).toEqual(["sent"]);
  });

  it("never leaves after the opt-out was written down (R-17)", async () => {
    const home: Home = await makeHome({
      rules: auto,
      change: (deps) => ({
        ...deps,
        mailbox: {
          ...deps.mailbox,
          async createDraft(key, mime) {
            const draft = await deps.mailbox.createDraft(key, mime);
            const at = deps.clock();
            await deps.ledger.append(
              mailboxId,
              [
                {
                  kind: "closed",
                  factKey: "owner~1",
                  at,
                  contact: idOf("priya"),
                  reason: "opted-out",
                  by: "owner",
                },
              ],
              at,
            );
            return draft;
          },
        },
      }),
    });
    await home.run();
    expect(await home.mails("Sent")).toEqual([]);
    expect(await home.mails("Drafts")).toEqual([]);
  });

  it("waits until mailbox and calendar were read within the last ten minutes", async () => {
    const home = await makeHome({
      rules: auto,
      change: (deps) => ({
        ...deps,
        calendar: {
          ...deps.calendar,
          changesSince: () => trouble({ kind: "unavailable", why: "maintenance" }),
        },
      }),
    });
    const { did } = await home.run();
    expect(did.map((each) => each.outcome)).toEqual(["held"]);
    expect(await home.mails("Sent")).toEqual([]);
  });

  it("is set aside after three failures, and the others go on (R-46)", async () => {
    const home = await makeHome({
      rules: auto,
      contacts: [contact("priya"), contact("tom")],
      change: with_((mailbox) => ({
        async createDraft(key, mime) {
          if (key.includes(idOf("priya"))) throw new RangeError("a poisoned row");
          return mailbox.createDraft(key, mime);
        },
      })),
    });
    const { did } = await home.run();
    expect(did.filter((each) => each.contactId === idOf("tom")).map((each) => each.outcome)).toEqual([
      "sent",
    ]);
    expect(did.filter((each) => each.contactId === idOf("priya")).map((each) => each.outcome)).toEqual([
      "held",
      "held",
      "review",
    ]);
  });
});

describe("a mail that the owner approves first", () => {
  const ask = auto.replace("request: auto", "request: ask");

  it("is proposed once, and leaves as soon as it is approved", async () => {
    const home = await makeHome({ rules: ask });
    expect((await home.run()).did.map((each) => each.outcome)).toEqual(["proposed"]);
    const again = await home.run(monday.add({ minutes: 1 }));
    expect(again.did).toEqual([]);
    const [held] = again.plan.held;
    expect(held?.reason).toBe("approval");

    const { key, fingerprint = "" } = held ?? {};
    if (key === undefined) throw new Error("nothing is held");
    await home.append([
      { kind: "approved", factKey: "owner~1", at: home.now, contact: idOf("priya"), key, fingerprint },
    ]);
    expect((await home.run(monday.add({ minutes: 2 }))).did.map((each) => each.outcome)).toEqual(["sent"]);
    expect((await home.run(monday.add({ minutes: 3 }))).did).toEqual([]);
    expect(await home.mails("Sent")).toHaveLength(1);
  });
});
