import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/providers/provider.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { type Home, makeHome, monday, owner } from "./home.ts";

const rules = `who_presses_send: { request: ask, follow_up: ask, invitation: ask, everything_else: ask }
morning_mail: 8:00
`;
/** 8:00 in New York. */
const tuesday = Temporal.Instant.from("2026-03-03T13:00:00Z");

async function morning(change?: (deps: WorkerDeps) => WorkerDeps): Promise<Home> {
  const home = await makeHome({ rules, ...(change === undefined ? {} : { change }) });
  await home.run(monday);
  await home.run(tuesday);
  return home;
}

/** From the owner's own mail program, under the morning mail. */
async function answer(home: Home, text: string, headers: readonly string[] = []): Promise<void> {
  const [mail] = (await home.mails("Sent")).map((one) => one.mail);
  const path = join(home.folder, "mail", ".Sent", "cur");
  await mkdir(path, { recursive: true });
  const id = `own-${text.length}@laptop`;
  const head = [`From: <${owner}>`, `To: <${owner}>`, "Subject: Re: 1 to decide", `Message-ID: <${id}>`];
  const lines = [...head, `In-Reply-To: <${mail?.messageId}>`, ...headers, "", text, ""];
  await writeFile(join(path, `${id}:2,S`), lines.join("\n"));
}

describe("the morning mail of a worker", () => {
  it("goes once, with its list, where the worker died between the draft and its record (R-1)", async () => {
    let isDying = true;
    const home = await morning((deps) => ({
      ...deps,
      ledger: {
        ...deps.ledger,
        async advance(claim, to, facts) {
          if (claim.step !== "morning" || to.kind !== "drafted" || !isDying)
            return deps.ledger.advance(claim, to, facts);
          isDying = false;
          throw new ProviderError({ kind: "unavailable", why: "the power went" });
        },
      },
    }));
    expect(await home.mails("Drafts")).toHaveLength(1);
    for (const minutes of [2, 4]) await home.run(tuesday.add({ minutes }));
    expect(await home.kinds()).toEqual(["proposed", "listed", "sending", "sent"]);
    expect(await home.mails("Sent")).toHaveLength(1);
    await answer(home, "ok 1");
    await home.run(tuesday.add({ minutes: 6 }));
    expect(await home.kinds()).toContain("approved");
  });

  it("is answered also where it was sent and never written down as sent, before anybody looked (R-2)", async () => {
    const home = await morning((deps) => ({
      ...deps,
      quietMs: 120_000,
      mailbox: {
        ...deps.mailbox,
        async sendDraft(draft) {
          await deps.mailbox.sendDraft(draft);
          throw new ProviderError({ kind: "unknown", why: "the answer was lost" });
        },
      },
    }));
    await answer(home, "ok 1");
    await home.run(tuesday.add({ minutes: 1 }));
    expect(await home.kinds()).toEqual(["proposed", "listed", "sending", "ambiguous", "said", "approved"]);
    await home.run(tuesday.add({ minutes: 3 }));
    expect((await home.mails("Sent")).filter(({ mail }) => mail.action?.includes("~morning~"))).toHaveLength(
      1,
    );
  });

  it("is not answered by an away note of the owner's own", async () => {
    const home = await morning();
    await answer(home, "ok 1", ["Auto-Submitted: auto-replied"]);
    await home.run(tuesday.add({ minutes: 1 }));
    expect((await home.facts()).at(-1)).toMatchObject({ kind: "said", lines: [] });
  });

  it("carries the mark of a machine, and no name of a contact in what is logged (C-43, C-56)", async () => {
    const logged: string[] = [];
    const home = await morning((deps) => ({
      ...deps,
      log: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`),
    }));
    const [sent] = await home.mails("Sent");
    expect(sent?.mail.headers.get("auto-submitted")).toEqual(["auto-generated"]);
    await answer(home, "Priya Shah: she moved to Boston");
    await home.run(tuesday.add({ minutes: 1 }));
    expect(logged.join("\n")).not.toMatch(/priya|Priya|Boston|dana@/);
    expect((await home.facts()).at(-1)).toMatchObject({ kind: "note", news: true });
  });
});
