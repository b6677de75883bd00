import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Mailbox, ProviderError, type Trouble } from "../../src/providers/provider.ts";
import { actProcessor } from "../../workers/act.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { contact, type Home, idOf, makeHome, monday } from "./home.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, invitation: auto, everything_else: auto }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times }
`;
const from = "priya@uni.example";

describe("an entry that was made, and of which nothing was written down", () => {
  it("is the booking all the same, and not in its own way (R-26)", async () => {
    let isLost = true;
    const home = await accepted((deps) => ({
      ...deps,
      calendar: {
        ...deps.calendar,
        async put(key, event) {
          const seen = await deps.calendar.put(key, event);
          if (isLost) throw trouble({ kind: "unknown", why: "the connection broke" });
          return seen;
        },
      },
    }));
    await home.run();
    isLost = false;
    for (const minutes of [11, 13, 30]) await home.run(monday.add({ minutes }));
    expect(await home.kinds()).toEqual(["sending", "sent", "received", "event-created"]);
    expect(await home.mails("Sent")).toHaveLength(1);
    expect(await entries(home)).toHaveLength(1);
  });

  it("is known as the booking even where everything was paused in between", async () => {
    const home = await accepted((deps) => ({
      ...deps,
      calendar: {
        ...deps.calendar,
        async put(key, event) {
          await deps.calendar.put(key, event);
          throw trouble({ kind: "unavailable", why: "maintenance" });
        },
      },
    }));
    await home.run();
    await home.append([
      { kind: "paused", factKey: "owner~1", at: home.now, by: "owner", because: "holiday" },
    ]);
    await home.run(monday.add({ minutes: 20 }));
    await home.append([{ kind: "resumed", factKey: "owner~2", at: home.now }]);
    await home.run(monday.add({ minutes: 30 }));
    expect(await home.kinds()).toContain("event-created");
    expect(await home.mails("Sent")).toHaveLength(1);
  });

  it("does not leave on old knowledge: without the mailbox no invitation goes out", async () => {
    let isDown = false;
    const home = await accepted(
      with_((mailbox) => ({
        changesSince: (cursor) =>
          isDown
            ? Promise.reject(trouble({ kind: "unavailable", why: "maintenance" }))
            : mailbox.changesSince(cursor),
      })),
      "invitation: ask",
    );
    const { plan } = await home.run();
    const [held] = plan.held;
    if (held?.fingerprint === undefined) throw new Error("nothing waits for approval");
    isDown = true;
    home.now = monday.add({ hours: 3 });
    await home.append([
      {
        kind: "approved",
        factKey: "owner~1",
        at: home.now,
        contact: idOf("priya"),
        key: held.key,
        fingerprint: held.fingerprint,
      },
    ]);
    expect((await home.run()).did.map((each) => each.outcome)).toEqual(["held"]);
    expect(await entries(home)).toEqual([]);
    isDown = false;
    await home.run(home.now.add({ minutes: 2 }));
    expect(await entries(home)).toHaveLength(1);
  });
});

describe("a send that had begun", () => {
  it("stays in doubt while the mailbox cannot even take the draft away, and the others go on", async () => {
    let isDown = true;
    const home = await makeHome({
      rules: auto,
      contacts: [contact("priya"), contact("tom")],
      change: with_((mailbox) => ({
        sendDraft: (draft) => (isDown ? lostAnswer() : mailbox.sendDraft(draft)),
        discard: (draft) =>
          isDown
            ? Promise.reject(trouble({ kind: "unavailable", why: "maintenance" }))
            : mailbox.discard(draft),
      })),
    });
    await home.run();
    await home.receive({ from, text: "Please stop writing to me." });
    await home.run(monday.add({ minutes: 2 }));
    expect((await home.mails("Drafts")).length).toBeGreaterThan(0);
    isDown = false;
    for (const minutes of [4, 6, 8]) await home.run(monday.add({ minutes }));
    expect((await home.mails("Sent")).map(({ mail }) => mail.to[0]?.address)).toEqual(["tom@uni.example"]);
    expect(await home.mails("Drafts")).toEqual([]);
  });

  it("is set aside for a person after three failures of ours, and is not sent again (R-46)", async () => {
    let attempts = 0;
    const poisoned = with_((mailbox) => ({
      async sendDraft(draft) {
        attempts += 1;
        await mailbox.sendDraft(draft);
        return lostAnswer();
      },
      whatBecameOf: () => Promise.reject(new RangeError("a poisoned row")),
    }));
    const home = await makeHome({ rules: auto, change: poisoned });
    await home.run();
    const key = (await home.facts()).flatMap((fact) => (fact.kind === "sending" ? [fact.key] : []))[0];
    if (key === undefined) throw new Error("nothing was sent");
    const act = actProcessor(poisoned(home.deps));
    for (const minutes of [2, 4, 6, 8]) {
      home.now = monday.add({ minutes });
      await act({ queue: "act", mailboxId: home.deps.mailboxId, key });
    }
    expect(attempts).toBe(1);
    expect((await home.facts()).at(-1)).toMatchObject({
      kind: "review",
      evidence: expect.stringContaining("a poisoned row"),
    });
  });

  it("is not refused by its own fuse where the same draft goes after all", async () => {
    let attempts = 0;
    const home = await makeHome({
      rules: auto,
      change: with_((mailbox) => ({
        sendDraft: (draft) => (attempts++ === 0 ? lostAnswer() : mailbox.sendDraft(draft)),
      })),
    });
    for (const minutes of [0, 2]) await home.run(monday.add({ minutes }));
    expect(await home.mails("Sent")).toHaveLength(1);
    expect(await home.kinds()).not.toContain("paused");
  });
});

describe("a clock that is set back", () => {
  it("sends nothing again, and nothing before the mailbox was read by the new clock (R-43)", async () => {
    let isDown = false;
    const home = await makeHome({
      rules: auto,
      contacts: [contact("priya")],
      change: with_((mailbox) => ({
        changesSince: (cursor) =>
          isDown
            ? Promise.reject(trouble({ kind: "unavailable", why: "maintenance" }))
            : mailbox.changesSince(cursor),
      })),
    });
    await home.run(monday.add({ hours: 24 }));
    expect(await home.mails("Sent")).toHaveLength(1);
    await home.store.contacts.save(home.deps.mailboxId, [contact("tom")]);
    isDown = true;
    await home.run(monday);
    expect(await home.mails("Sent")).toHaveLength(1);
    isDown = false;
    for (const minutes of [2, 4]) await home.run(monday.add({ minutes }));
    expect(await home.mails("Sent")).toHaveLength(2);
    await home.run(Temporal.Instant.from("1970-01-05T15:00:00Z"));
    expect(await home.mails("Sent")).toHaveLength(2);
  });
});

describe("the owner's hand in the mailbox", () => {
  it("that copies a draft to Sent has sent it, once", async () => {
    const home = await makeHome();
    await home.run();
    const [draft] = await home.mails("Drafts");
    await home.press();
    const [sent] = await home.mails("Sent");
    await writeFile(draft?.path ?? "", await readFile(sent?.path ?? ""));
    await mkdir(join(home.folder, "mail/.Sent/new"), { recursive: true });
    await writeFile(join(home.folder, "mail/.Sent/new/copy"), await readFile(sent?.path ?? ""));
    for (const minutes of [1, 2]) await home.run(monday.add({ minutes }));
    expect(await home.kinds()).toEqual(["drafted", "sent"]);
  });

  it("that flags and renames a draft has changed nothing", async () => {
    const home = await makeHome();
    await home.run();
    const [draft] = await home.mails("Drafts");
    await rename(draft?.path ?? "", join(home.folder, "mail/.Drafts/cur/1234.laptop,S=99:2,DFS"));
    const { plan } = await home.run(monday.add({ minutes: 1 }));
    expect(await home.kinds()).toEqual(["drafted"]);
    expect(plan.drafts).toMatchObject([{ edited: false }]);
  });

  it("that empties the whole mailbox is believed, and nothing is made again", async () => {
    const home = await makeHome({ rules: auto });
    await home.run();
    await rm(join(home.folder, "mail"), { recursive: true });
    for (const days of [0, 1, 2]) await home.run(monday.add({ hours: 24 * days, minutes: 5 }));
    expect(await home.mails("Sent")).toEqual([]);
  });
});

async function accepted(change: (deps: WorkerDeps) => WorkerDeps, who = "invitation: auto"): Promise<Home> {
  const home = await makeHome({ rules: auto.replace("invitation: auto", who), change });
  await home.run();
  home.now = monday.add({ minutes: 10 });
  const inReplyTo = (await home.mails("Sent"))[0]?.mail.messageId ?? "";
  await home.receive({ from, text: "Yes, that works for me.", inReplyTo });
  return home;
}

/** A mailbox of which some calls go another way. */
function with_(change: (mailbox: Mailbox) => Partial<Mailbox>): (deps: WorkerDeps) => WorkerDeps {
  return (deps) => ({ ...deps, mailbox: { ...deps.mailbox, ...change(deps.mailbox) } });
}

function trouble(kind: Trouble): ProviderError {
  return new ProviderError(kind);
}

function lostAnswer(): Promise<never> {
  return Promise.reject(trouble({ kind: "unknown", why: "the connection broke" }));
}

async function entries(home: Home): Promise<string[]> {
  const names = await readdir(join(home.folder, "calendar")).catch((): string[] => []);
  return names.filter((name) => name.endsWith(".ics"));
}
