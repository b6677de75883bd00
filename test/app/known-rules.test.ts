import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRules } from "../../src/app/known-rules.ts";
import { parseRules } from "../../src/core/rules/parse-rules.ts";

const text = `me: { name: Dana Okafor, about: a, curious_about: b, timezone: America/New_York }
mailbox: { address: dana@example.com, provider: local }
sending: { undo: none, at_most: 3 a day }
`;
let folder = "";
const file = () => join(folder, "data", "rules.known");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quarterhour-known-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is kept then says another name, by which it is known again. */
function rename(): void {
  const known = deserialize(readFileSync(file()));
  known.parsed.rules.me.name = "as kept";
  writeFileSync(file(), serialize(known));
}

describe("rules that were understood before", () => {
  it("are the same rules, with everything that they say and leave out", async () => {
    const { lines, ...parsed } = parseRules(text, "rules.yaml").rules;
    await readRules(folder, text, "rules.yaml", "p1");
    const { rules, warnings } = await readRules(folder, text, "rules.yaml", "p1");
    expect(rules).toStrictEqual({ ...parsed, lines: new Map(lines) });
    expect(warnings).toStrictEqual(parseRules(text, "rules.yaml").warnings);
  });

  it("are not parsed again while the text is the same (P-9)", async () => {
    await readRules(folder, text, "rules.yaml", "p1");
    rename();
    expect((await readRules(folder, text, "rules.yaml", "p1")).rules.me.name).toBe("as kept");
    const changed = text.replace("Dana Okafor", "D. Okafor");
    expect((await readRules(folder, changed, "rules.yaml", "p1")).rules.me.name).toBe("D. Okafor");
  });

  it("are believed by no other program, and by none that may change while it runs", async () => {
    await readRules(folder, text, "rules.yaml", "p1");
    rename();
    expect((await readRules(folder, text, "rules.yaml")).rules.me.name).toBe("Dana Okafor");
    expect((await readRules(folder, text, "rules.yaml", "p2")).rules.me.name).toBe("Dana Okafor");
  });

  it("can be read by their owner alone", async () => {
    await readRules(folder, text, "rules.yaml", "p1");
    expect(statSync(file()).mode & 0o077).toBe(0);
    expect(statSync(join(folder, "data")).mode & 0o077).toBe(0);
  });

  it("are parsed where what was kept is damaged, or cannot be kept", async () => {
    await readRules(folder, text, "rules.yaml", "p1");
    writeFileSync(file(), "damaged");
    expect((await readRules(folder, text, "rules.yaml", "p1")).rules.me.name).toBe("Dana Okafor");
    rmSync(join(folder, "data"), { recursive: true });
    writeFileSync(join(folder, "data"), "a file in the way");
    expect((await readRules(folder, text, "rules.yaml", "p1")).rules.me.name).toBe("Dana Okafor");
  });
});
