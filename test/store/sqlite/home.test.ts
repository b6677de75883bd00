import type { ChildProcess } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { takeHome } from "../../../src/store/sqlite/home.ts";
import { ended, said, start } from "./spawned.ts";
import { newFolder } from "./sqlite-under-test.ts";

const Said = z.object({
  took: z.number().optional(),
  wasClean: z.boolean().optional(),
  refused: z.string().optional(),
  what: z.string().optional(),
  ms: z.number().optional(),
});

describe("a home", () => {
  let folder: string;
  let children: ChildProcess[];
  beforeEach(() => {
    folder = newFolder();
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map(killed));
    rmSync(folder, { recursive: true });
  });

  const holder = async () => {
    const child = start("holder.ts", folder);
    children.push(child);
    return { child, ...Said.parse(JSON.parse(await said(child))) };
  };

  it("has one worker: a second one is refused and told which process it is, and since when", async () => {
    const home = await takeHome(folder);
    const year = Temporal.Now.plainDateISO().year;
    await expect(takeHome(folder)).rejects.toMatchObject({
      code: "store/locked",
      message: expect.stringMatching(`process ${process.pid}, since ${year}-`),
      where: join(folder, "owner.db"),
    });
    home.release();
    const next = await takeHome(folder);
    expect(next.wasClean).toBe(true);
    next.release();
    next.release();
  });

  it("keeps its lock while others are refused in the same process", async () => {
    const home = await takeHome(folder);
    await expect(takeHome(folder)).rejects.toMatchObject({ code: "store/locked" });
    expect(await holder()).toMatchObject({ refused: "store/locked" });
    home.release();
  });

  it("C-46: shows its lock and its note to nobody else", async () => {
    const home = await takeHome(join(folder, "data"));
    for (const name of ["owner.db", "owner.json"]) {
      expect(statSync(join(folder, "data", name)).mode & 0o777).toBe(0o600);
    }
    home.release();
  });

  it("R-10: gets exactly one worker of ten that start at once, the others refused within 2 s", async () => {
    const all = await Promise.all(Array.from({ length: 10 }, holder));
    const owners = all.filter((each) => each.took !== undefined);
    expect(owners).toHaveLength(1);
    for (const each of all) {
      if (each.took !== undefined) continue;
      expect(each).toMatchObject({
        refused: "store/locked",
        what: expect.stringContaining(`process ${owners[0]?.took},`),
      });
      expect(each.ms).toBeLessThan(2000);
    }
  });

  it("R-10: stays with a frozen worker, and is free again, leases in doubt, when that one is killed", async () => {
    const frozen = await holder();
    frozen.child.kill("SIGSTOP");
    expect(await holder()).toMatchObject({
      refused: "store/locked",
      what: expect.stringContaining(`process ${frozen.took},`),
    });
    await killed(frozen.child);
    const home = await takeHome(folder);
    expect(home.wasClean).toBe(false);
    home.release();
  });
});

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = ended(child);
  child.kill("SIGKILL");
  await end;
}
