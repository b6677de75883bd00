import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Access, type Home, openHome } from "../../src/app.ts";
import type { Fact } from "../../src/core/facts.ts";
import { toContactId } from "../../src/core/keys.ts";
import { inlineQueue } from "../../src/queue/inline.ts";
import { type RanOnce, runOnce } from "../../workers/run.ts";

const rules = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: dana@example.com, provider: local }
`;
const morning = Temporal.Instant.from("2026-03-02T15:01:00Z");
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("a home while a worker runs in it", () => {
  it("keeps the last good rules while the file is broken, gone or a folder, and says so (R-39)", async () => {
    const said: string[] = [];
    const folder = newFolder();
    await withClock(folder, "working", async (home) => {
      const deps = await home.deps({ log: (event, fields) => void said.push(`${event} ${fields.code}`) });
      const file = join(folder, "rules.yaml");
      const good = await deps.rules();
      for (const broken of [
        "me: [",
        "",
        "me:\n  name: Dana",
        `${rules}sendign: {}\n`,
        rules.replace("dana@", "eve@"),
      ]) {
        writeFileSync(file, broken);
        expect(await deps.rules()).toEqual(good);
      }
      rmSync(file);
      expect(await deps.rules()).toEqual(good);
      mkdirSync(file);
      expect(await deps.rules()).toEqual(good);
      rmSync(file, { recursive: true });
      writeFileSync(file, `${rules}requests: { offer: 1 times }\n`);
      expect((await deps.rules()).requests.offer).toBe(1);
    });
    expect(said.map((line) => line.split(" ")[0])).toEqual(Array(7).fill("rules.refused"));
    expect(said.join()).toContain("rules/missing");
    expect(said.join()).toContain("rules/unreadable");
  });

  it("keeps the last good templates while one is broken, and writes by the new one as soon as it is right (R-40)", async () => {
    const said: string[] = [];
    const folder = newFolder();
    await withClock(folder, "working", async (home) => {
      await home.store.contacts.save(home.mailboxId, [priya(home)]);
      const deps = await home.deps({ log: (event) => void said.push(event) });
      await deps.templates();
      const shipped = readFileSync(join(import.meta.dirname, "../../templates/en/request.mjml"), "utf8");
      mkdirSync(join(folder, "templates/en"), { recursive: true });
      writeFileSync(
        join(folder, "templates/en/request.mjml"),
        shipped.replace("{{", "{{ nobody.knows | nothing }} {{"),
      );
      expect(await runOnce(deps, inlineQueue())).toMatchObject({ did: [{ outcome: "drafted" }] });
      expect(said).toContain("templates.refused");
      mkdirSync(join(folder, "templates/en/note.mjml"));
      await deps.templates();
    });
  });

  it("refuses a second worker, and lets every other command read and write beside it (R-10)", async () => {
    const folder = newFolder();
    await withClock(folder, "working", async (home) => {
      await expect(openAt(folder, "working")).rejects.toMatchObject({
        code: "store/locked",
        message: expect.stringContaining(String(process.pid)),
      });
      const other = await openAt(folder, "writing");
      await other.store.contacts.save(other.mailboxId, [priya(other)]);
      await other.close();
      expect(await home.store.contacts.all(home.mailboxId)).toHaveLength(1);
    });
    await withClock(folder, "working", async () => undefined);
  });

  it("plans by what another command wrote between its plan and its act", async () => {
    const folder = newFolder("who_presses_send: { request: auto }\nsending: { undo: none }\n");
    await withClock(folder, "working", async (home) => {
      await home.store.contacts.save(home.mailboxId, [priya(home)]);
      const deps = await home.deps();
      let isFirst = true;
      const sly = {
        ...deps,
        mailbox: {
          ...deps.mailbox,
          async createDraft(...given: Parameters<typeof deps.mailbox.createDraft>) {
            const draft = await deps.mailbox.createDraft(...given);
            if (isFirst) await pauseElsewhere(folder);
            isFirst = false;
            return draft;
          },
        },
      };
      const { did } = await runOnce(sly, inlineQueue());
      expect(did.map((each) => each.outcome)).not.toContain("sent");
      expect((await facts(home)).map((fact) => fact.kind)).toEqual(["paused"]);
    });
  });

  it("makes nothing while its calendar cannot be read, and says why; then goes on (R-24)", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "calendar"), { recursive: true });
    const entry = join(folder, "calendar/dentist.ics");
    writeFileSync(entry, "BEGIN:VCALENDAR\nthis is no calendar");
    const run = (now: Temporal.Instant) =>
      withClock(
        folder,
        "working",
        async (home) => {
          await home.store.contacts.save(home.mailboxId, [priya(home)]);
          return runOnce(await home.deps(), inlineQueue());
        },
        now,
      );
    const first: RanOnce = await run(morning);
    expect(first.did).toEqual([]);
    expect(first.plan.held.map((each) => each.reason)).toEqual(["calendar-unreadable"]);
    rmSync(entry);
    expect((await run(morning.add({ minutes: 5 }))).did.map((each) => each.outcome)).toEqual(["drafted"]);
  });
});

describe("a clock that is given", () => {
  it("makes the home virtual, and is asked for from then on", async () => {
    const folder = newFolder();
    await withClock(folder, "writing", async (home) => {
      await home.store.ledger.append(
        home.mailboxId,
        [{ kind: "paused", factKey: "owner~1", at: morning, by: "owner", because: "holiday" }],
        morning,
      );
    });
    await expect(openHome({ home: folder }, "writing")).rejects.toMatchObject({ code: "clock/virtual" });
    await expect(openHome({ home: folder }, "working")).rejects.toMatchObject({ code: "clock/virtual" });
    const reading = await openHome({ home: folder }, "reading");
    expect(reading.clock()).toEqual(morning);
    await reading.close();
    const early = openAt(folder, "writing", morning.subtract({ seconds: 1 }));
    await expect(early).rejects.toMatchObject({ code: "clock/backwards" });
    await withClock(folder, "writing", async () => undefined);
  });

  it("leaves no lock and no virtual home behind where it was refused", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "rules.yaml"), rules.replace("provider: local", "provider: google"));
    await expect(openAt(folder, "working")).rejects.toMatchObject({ code: "clock/virtual" });
    writeFileSync(join(folder, "rules.yaml"), rules);
    const home = await openHome({ home: folder }, "working");
    expect(home.isVirtual).toBe(false);
    await home.close();
  });
});

function newFolder(more = ""): string {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-app-"));
  folders.push(folder);
  writeFileSync(join(folder, "rules.yaml"), `${rules}${more}`);
  return folder;
}

function openAt(folder: string, access: Access, now = morning): Promise<Home> {
  return openHome({ home: folder, now }, access);
}

async function withClock<T>(
  folder: string,
  access: Access,
  work: (home: Home) => Promise<T>,
  now = morning,
): Promise<T> {
  const home = await openAt(folder, access, now);
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

async function pauseElsewhere(folder: string): Promise<void> {
  await withClock(folder, "writing", async (other) => {
    await other.store.ledger.append(
      other.mailboxId,
      [{ kind: "paused", factKey: "owner~1", at: morning, by: "owner", because: "wait" }],
      morning,
    );
  });
}

async function facts({ store, mailboxId }: Home): Promise<Fact[]> {
  const view = await store.ledger.read(mailboxId, { kind: "all" });
  return [...view.mailboxFacts, ...[...view.facts.values()].flat()];
}

function priya({ mailboxId }: Home) {
  const email = "priya@uni.example";
  return {
    contactId: toContactId(mailboxId, email),
    name: "Priya Shah",
    email,
    aliases: [email],
    company: "Clinic",
    country: "US",
    timezone: "America/Chicago",
    tags: [],
    why_them: "Your talk on cleaning up triage notes stayed with me.",
    findings: [],
  };
}
