import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseMail } from "../../../src/formats/mime-in.ts";
import { localMailbox } from "../../../src/providers/local/mailbox.ts";
import { keyOf } from "../../contracts/mailbox.ts";
import { mailsIn, temporaryHome } from "./world.ts";

/** A process that makes drafts for the keys 1 … count, each of some 20 KB, and says so line by line. */
function maker(home: string, count: number): ChildProcess {
  const program = `
    import { localMailbox } from ${JSON.stringify(new URL("../../../src/providers/local/mailbox.ts", import.meta.url).href)};
    import { toMime } from ${JSON.stringify(new URL("../../../src/formats/mime-out.ts", import.meta.url).href)};
    const keys = ${JSON.stringify(Array.from({ length: count }, (_, n) => keyOf(n + 1)))};
    const mailbox = localMailbox(${JSON.stringify(join(home, "mail"))}, { address: "dana@example.com" });
    console.log("ready");
    for (const [n, action] of keys.entries()) {
      const mime = await toMime({
        from: { name: "Dana", address: "dana@example.com" }, to: { name: "", address: "priya" + n + "@example.org" },
        subject: "Hello", text: "A long line of text. ".repeat(1000) + "The end.", messageId: n + "@example.com",
        date: Temporal.Instant.fromEpochMilliseconds(0), action,
      });
      await mailbox.createDraft(action, mime);
    }`;
  return spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Whatever lies outside the folders for unfinished files is a whole mail, and one for each key. */
async function expectWholeMails(home: string): Promise<number> {
  const keys: string[] = [];
  for (const path of mailsIn(home, ".Drafts")) {
    const mail = await parseMail(readFileSync(path));
    expect(mail.text.trimEnd().endsWith("The end.")).toBe(true);
    keys.push(mail.action ?? "");
  }
  expect(new Set(keys).size).toBe(keys.length);
  return keys.length;
}

describe("the local mailbox under many processes", () => {
  let home: string;
  beforeEach(() => {
    home = temporaryHome();
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it("makes one draft for each action when four processes make them at once", async () => {
    const makers = [1, 2, 3, 4].map(() => maker(home, 15));
    await Promise.all(makers.map((process) => once(process, "exit")));
    expect(makers.map((process) => process.exitCode)).toEqual([0, 0, 0, 0]);
    expect(await expectWholeMails(home)).toBe(15);
    expect(readdirSync(join(home, "mail", ".Drafts", "tmp"))).toEqual([]);
  });

  it("leaves no half mail outside tmp when it is killed while it writes drafts (R-1)", async () => {
    let made = 0;
    for (const patience of [0, 1, 3, 9]) {
      const killed = maker(home, 400);
      await once(killed.stdout ?? killed, "data");
      // Killed as soon as a further mail is there, so at another place of the work each time.
      while (mailsIn(home, ".Drafts").length <= made + patience && killed.exitCode === null) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      killed.kill("SIGKILL");
      await once(killed, "exit");
      made = await expectWholeMails(home);
      expect(made).toBeGreaterThan(0);
    }
    const mailbox = localMailbox(join(home, "mail"), { address: "dana@example.com" });
    const first = await mailbox.findDraft(keyOf(1));
    expect(await mailbox.createDraft(keyOf(1), Buffer.from("another"))).toEqual(first);
  });
});
