import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProcess, spawned } from "./home.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "quarterhour-read-"));
  writeFileSync(join(folder, "yes.eml"), mail("Thursday 3 December at 14:30 is perfect, thank you."));
  writeFileSync(
    join(folder, "away.eml"),
    mail("I am away until 7 December.", "Auto-Submitted: auto-replied\r\n", "Automatic reply: hello"),
  );
  writeFileSync(
    join(folder, "ticket.eml"),
    mail("We have received your request. Ticket 4711.", "Auto-Submitted: auto-generated\r\n"),
  );
  writeFileSync(join(folder, "undated.eml"), mail("Tuesday works!").replace(/^Date.*\r\n/m, ""));
});
afterAll(() => rmSync(folder, { recursive: true }));

const mail = (text: string, headers = "", subject = "Re: From nursing to health data") =>
  `From: Priya Raman <priya@acme.com>\r\nTo: dana@example.com\r\nSubject: ${subject}\r\nDate: Fri, 27 Nov 2026 15:00:00 +0000\r\n${headers}\r\n${text}\r\n`;
const about = [
  "--offered",
  "2026-12-01T16:00:00Z,2026-12-03T20:30:00Z/2026-12-03T21:00:00Z",
  "--zones",
  "America/New_York,America/Chicago",
];
const read = (...line: string[]) => inProcess(["read-reply", ...line], folder);
const path = (name: string) => join(folder, name);

describe("read-reply", () => {
  it("needs no home, and says what one mail says", async () => {
    const said = await spawned(["read-reply", "yes.eml", ...about, "--json"], folder);
    expect(said).toMatchObject({ exitCode: 0, err: "" });
    expect(JSON.parse(said.out)).toEqual({
      kind: "accepts",
      sure: true,
      slot: 1,
      because: "Thursday 3 December at 14:30 is perfect, thank you.",
    });
    expect((await read(path("yes.eml"), ...about)).out).toBe(
      "It is read as: a yes to one of the times: Thursday 3 December at 14:30, Chicago time (15:30 New York time).\nSure enough to act on.\nIt rests on: “Thursday 3 December at 14:30 is perfect, thank you.”\n",
    );
  });

  it("gives an away note its day", async () => {
    expect(JSON.parse((await read(path("away.eml"), ...about, "--json")).out)).toMatchObject({
      kind: "out-of-office",
      until: "2026-12-07",
    });
  });

  it("asks nobody about what a machine wrote", async () => {
    expect((await read(path("ticket.eml"), ...about)).out).toContain(
      "A machine wrote it: nothing is to be done, and you are not asked.",
    );
  });

  it("takes --now for a mail without a date", async () => {
    expect(await read(path("undated.eml"), ...about)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("--now"),
    });
    const { out } = await read(path("undated.eml"), ...about, "--now", "2026-11-27T15:00:00Z", "--json");
    expect(JSON.parse(out)).toMatchObject({ kind: "accepts", slot: 0 });
  });

  it("reads many at once, a line for each", async () => {
    const labelled = join(import.meta.dirname, "../../replies/first-cut.jsonl");
    const { exitCode, out, err } = await spawned(["read-reply", "--batch", labelled, "--json"], folder);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const wanted = readFileSync(labelled, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    expect(Object.keys(lines[0])).toEqual(["id", "kind", "sure", "slot", "because"]);
    const accepted = lines.filter(({ kind }) => kind === "accepts");
    for (const { id, slot } of accepted)
      expect({ id, slot }).toEqual({ id, slot: wanted.find((each) => each.id === id).want.slot });
  });

  it("lets an offer without an end last 20 minutes, in a batch too, and knows the time that is agreed", async () => {
    const line = {
      id: 7,
      receivedAt: "2026-11-27T15:00:00Z",
      ownerZone: "America/New_York",
      contactZone: "America/Chicago",
      offered: [{ start: "2026-12-01T16:00:00Z" }, { start: "2026-12-03T20:30:00Z" }],
      scheduled: 0,
      subject: null,
      headers: { From: "Priya <priya@acme.com>", "Auto-Submitted": "no" },
      text: "Thursday works for me.",
    };
    writeFileSync(path("one.jsonl"), `\n${JSON.stringify(line)}\n`);
    expect(JSON.parse((await read("--batch", path("one.jsonl"))).out)).toMatchObject({
      id: 7,
      kind: "other",
      sure: false,
    });
  });

  it.each([
    [
      ["--batch", "bad.jsonl"],
      2,
      /bad\.jsonl:2: This line cannot be used\. `offered\.0\.start`: "soon" is no instant/,
    ],
    [["--batch", "none.jsonl"], 2, /none\.jsonl:1: This line cannot be used/],
    [["--batch", "missing.jsonl"], 1, /\[home\/refused\]/],
    [["--batch", "bad.jsonl", "--now", "2026-11-27T15:00:00Z"], 2, /--now does not go with --batch/],
    [["missing.eml"], 1, /\[home\/refused\]/],
    [[], 2, /which mail to read/],
    [["yes.eml", "--offered", "Tuesday"], 2, /--offered is "Tuesday"/],
    [["yes.eml", "--zones", "America/New_York"], 2, /--zones is/],
    [["yes.eml", "--zones", "America/Nowhere,UTC"], 2, /--zones is/],
  ])("%o exits %i and says what is wrong, with nothing on stdout", async (line, exitCode, says) => {
    const good = {
      id: "a",
      receivedAt: "2026-11-27T15:00:00Z",
      ownerZone: "UTC",
      contactZone: "UTC",
      text: "x",
    };
    writeFileSync(
      path("bad.jsonl"),
      `${JSON.stringify({ ...good, offered: [] })}\n${JSON.stringify({ ...good, offered: [{ start: "soon" }] })}\n`,
    );
    writeFileSync(path("none.jsonl"), "this is no JSON\n");
    const said = await read(...line.map((word) => (/\.(eml|jsonl)$/.test(word) ? path(word) : word)));
    expect(said.err).toMatch(says);
    expect(said).toMatchObject({ exitCode, out: "" });
  });
});
