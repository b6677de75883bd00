import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, people, practice, quarterhour, rules } from "./program.ts";

interface Imported {
  saved: boolean;
  new: { contact: string }[];
  waiting: { contact: string; for: string[] }[];
  unusable: { line: number; field: string }[];
}

function emptyHome(): string {
  const home = folder();
  writeFileSync(join(home, "rules.yaml"), rules + practice);
  writeFileSync(join(home, "people.csv"), people);
  return home;
}

describe("import", () => {
  it("shows what it would do and saves nothing before it is told to", async () => {
    const home = emptyHome();
    const { exitCode, out } = await quarterhour(home, "import", "people.csv");
    expect(exitCode).toBe(0);
    expect(out).toContain("3 rows: 3 new");
    expect(out).toContain(
      "Tom Reyes <tom@data.example>, Datahouse: needs one sentence of yours about why them",
    );
    expect(out).toContain("Nothing was saved. Add --yes to save it.");
    expect(await json<unknown[]>(home, "contacts")).toEqual([]);
    expect(existsSync(join(home, "contacts"))).toBe(false);
  });

  it("saves with --yes, keeps a copy of the file, and changes nothing the second time", async () => {
    const home = emptyHome();
    const first = await quarterhour(home, "import", "people.csv", "--yes");
    expect(first.out).toContain("Saved 3 contacts.\nNext: say why them");
    expect(readFileSync(join(home, "contacts/people.csv"), "utf8")).toBe(people);
    expect(
      (await json<{ contact: string }[]>(home, "contacts")).map(({ contact }) => contact).sort(),
    ).toEqual(["ana@northwind.example", "priya@clinic.example", "tom@data.example"]);
    const second = await quarterhour(home, "import", "people.csv", "--yes");
    expect(second.out).toContain("There is nothing new in it, so nothing was saved.");
    writeFileSync(join(home, "people.csv"), `${people}Li Wei,li@lab.example,Lab,,,\n`);
    await quarterhour(home, "import", "people.csv", "--yes");
    expect(readdirSync(join(home, "contacts")).sort()).toEqual(["people-2.csv", "people.csv"]);
  });

  it("reads a column as the field that --map names, and tells programs what came of it", async () => {
    const home = emptyHome();
    writeFileSync(join(home, "odd.csv"), "who,reach\nLi Wei,li@lab.example\nNobody,not an address\n");
    const found = await json<Imported>(
      home,
      "import",
      "odd.csv",
      "--map",
      "who=name",
      "--map",
      "reach=email",
      "--yes",
    );
    expect(found).toMatchObject({
      saved: true,
      new: [{ contact: "li@lab.example" }],
      waiting: [{ contact: "li@lab.example", for: ["why-them"] }],
      unusable: [{ line: 3, field: "email" }],
    });
  });

  it.each([
    ["a mapping without its equals sign", "people.csv", ["--map", "who"], 2, "[cli/usage]"],
    ["a file that is not there", "absent.csv", [], 1, "[home/refused]"],
    ["a file that is no table", "rules.yaml", [], 1, "[contacts/unreadable]"],
  ])("refuses %s, and saves nothing", async (_what, file, options, exitCode, code) => {
    const home = emptyHome();
    const ran = await quarterhour(home, "import", file, "--yes", ...options);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.err).toContain(code);
    expect(existsSync(join(home, "contacts"))).toBe(false);
  });
});
