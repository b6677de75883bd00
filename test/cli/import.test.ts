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
  it("shows what it would do and saves nothing before it is told to (B14)", async () => {
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

  it("saves with --yes, keeps a copy of the file, and changes nothing the second time (B14)", async () => {
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

  it("asks nothing under --yes: zones and look-alikes wait until an option answers them (B14, A23, S07)", async () => {
    const home = emptyHome();
    writeFileSync(
      join(home, "Connections.csv"),
      'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nPriya,"Raman, MBA",https://www.linkedin.com/in/priya,,Clinic,Nurse,04 Nov 2025\n,,,,,,03 Nov 2025\n',
    );
    writeFileSync(
      join(home, "google.csv"),
      "First Name,Last Name,Labels,E-mail 1 - Value,Address 1 - City,Address 1 - Country\nPriya,Raman,* myContacts,priya@clinic.example ::: p@mail.example,Chicago,US\n",
    );
    const first = await quarterhour(home, "import", "Connections.csv", "--yes");
    expect(first.out).toContain(
      "2 rows of LinkedIn: 1 new, 0 changed, 0 the same as before, 1 not coming in.",
    );
    expect(first.out).toContain('line 5: "Raman, MBA"'.replace('"Raman', '"Priya Raman'));
    const second = await quarterhour(home, "import", "google.csv", "--yes");
    expect(second.out).toContain("Nothing of it comes in yet, so nothing was saved.");
    expect(second.out).toContain("--alike same|apart --yes");
    const third = await quarterhour(
      home,
      "import",
      "google.csv",
      "--yes",
      "--alike",
      "same",
      "--zones",
      "take",
    );
    expect(third.out).toContain("1 row of Google Contacts: 0 new, 1 changed");
    expect(await json<unknown[]>(home, "contacts")).toMatchObject([
      {
        contact: "priya@clinic.example",
        timezone: "America/Chicago",
        linkedin: "https://www.linkedin.com/in/priya",
      },
    ]);
    const again = await quarterhour(home, "import", "google.csv", "--yes");
    expect(again.out).toContain("There is nothing new in it, so nothing was saved.");
  });

  it("writes what is unusable into a file that is mended and imported, and never over another file (C-36)", async () => {
    const home = emptyHome();
    writeFileSync(join(home, "odd.csv"), "name,email,notes\nLi Wei,li@lab,=1+1\nAna,ana@lab.example,\n");
    await quarterhour(home, "import", "odd.csv", "--yes", "--errors", "to-mend.csv");
    const written = readFileSync(join(home, "to-mend.csv"), "utf8");
    expect(written.split("\r\n").slice(0, 2)).toEqual([
      "\ufeffname,email,notes,line,problem,what_to_do",
      'Li Wei,li@lab,"\'=1+1",2,"email ""li@lab"": has a domain without a dot (the row did not come in)","Correct the address, or clear the cell."',
    ]);
    writeFileSync(join(home, "to-mend.csv"), written.replace("li@lab,", "li@lab.example,"));
    const mended = await json<Imported>(home, "import", "to-mend.csv", "--yes");
    expect(mended).toMatchObject({ new: [{ contact: "li@lab.example" }], unusable: [] });
    const refused = await quarterhour(home, "import", "odd.csv", "--errors", "people.csv");
    expect([refused.exitCode, refused.err]).toEqual([2, expect.stringContaining("holds something else")]);
    expect(readFileSync(join(home, "people.csv"), "utf8")).toBe(people);
  });

  it("puts a tag on everybody in a list of alumni, or of those who come to an event (S08, S75)", async () => {
    const home = emptyHome();
    await quarterhour(home, "import", "people.csv", "--tag", "alumni", "--yes");
    expect(await json<{ tags: string[] }[]>(home, "contacts")).toMatchObject(
      Array.from({ length: 3 }, () => ({ tags: ["alumni"] })),
    );
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
