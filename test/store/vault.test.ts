/** Secrets at rest: what nobody can open, move or lose. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import type { Vault } from "../../src/store/store.ts";
import { mailboxId, otherMailboxId } from "../contracts/samples.ts";
import { newFolder } from "./sqlite/sqlite-under-test.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = newFolder();
  file = join(folder, "quarterhour.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function withVault<T>(work: (vault: Vault) => Promise<T>, key?: string): Promise<T> {
  const store = await openSqliteStore({ file, key });
  try {
    return await work(await store.vault());
  } finally {
    await store.close();
  }
}

const read = (vault: Vault) => vault.read(mailboxId, "refresh-token");
const put = (vault: Vault) => vault.put(mailboxId, "refresh-token", canary);
const canary = "1//canary-refresh-token";
const [one, two] = [Buffer.alloc(32, 1).toString("base64"), Buffer.alloc(32, 2).toString("hex")];

/** Writes into the database behind the vault's back. */
function tamper(sql: string, ...values: string[]): void {
  const database = new DatabaseSync(file);
  database.prepare(sql).run(...values);
  database.close();
}

function stored(mailbox = mailboxId): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database
    .prepare("select value from secrets where mailbox_id = ? order by name desc")
    .get(mailbox);
  database.close();
  return String(row?.value);
}

describe("a stored secret", () => {
  it("stands nowhere on the disk as it is, and neither does its key but in the key file (C-5)", async () => {
    await withVault(put);
    expect(stored()).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
    for (const name of ["", "-wal", "-shm"].map((end) => file + end).filter(existsSync))
      expect(readFileSync(name).includes(canary)).toBe(false);
  });

  it("never looks the same twice", async () => {
    await withVault(put);
    const first = stored();
    await withVault(put);
    expect(stored()).not.toBe(first);
  });

  it("is refused with any character of it changed (C-5)", { timeout: 60_000 }, async () => {
    await withVault(put);
    const value = stored();
    await withVault(async (vault) => {
      for (let at = 0; at < value.length; at++) {
        const other = value[at] === "A" ? "B" : "A";
        tamper("update secrets set value = ?", value.slice(0, at) + other + value.slice(at + 1));
        await expect(read(vault), `character ${at}`).rejects.toMatchObject({ code: "vault/unreadable" });
      }
      tamper("update secrets set value = ?", value);
      expect(await read(vault)).toBe(canary);
    });
  });

  it("is refused with a spare bit of its last character changed (C-5)", async () => {
    await withVault((vault) => vault.put(mailboxId, "refresh-token", "ab"));
    const value = stored();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (const last of alphabet.replace(value.at(-1) ?? "", "")) {
      tamper("update secrets set value = ?", value.slice(0, -1) + last);
      await expect(withVault(read)).rejects.toMatchObject({ code: "vault/unreadable" });
    }
  });

  it.each([
    { says: "its prefix taken off", change: (value: string) => value.slice("v1.".length) },
    { says: "another format's number", change: (value: string) => value.replace(/^v1/, "v2") },
    { says: "no tag", change: (value: string) => value.slice(0, -22) },
    { says: "plain text in its place", change: () => "1//plain-refresh-token" },
    { says: "nothing in its place", change: () => "" },
  ])("is refused with $says (C-5)", async ({ change }) => {
    await withVault(put);
    tamper("update secrets set value = ?", change(stored()));
    await expect(withVault(read)).rejects.toMatchObject({
      code: "vault/unreadable",
      message: expect.stringContaining("cannot be used"),
      next: expect.stringContaining("disconnect"),
    });
  });

  it("is refused in the row of another account, and under another name (C-5)", async () => {
    await withVault(async (vault) => {
      await put(vault);
      await vault.put(otherMailboxId, "refresh-token", "theirs");
      await vault.put(mailboxId, "client", "the client");
    });
    const [mine, theirs] = [stored(), stored(otherMailboxId)];
    const place = "update secrets set value = ? where name = 'refresh-token' and mailbox_id = ?";
    tamper(place, theirs, mailboxId);
    tamper(place, mine, otherMailboxId);
    for (const each of [mailboxId, otherMailboxId]) {
      await expect(withVault((vault) => vault.read(each, "refresh-token"))).rejects.toMatchObject({
        code: "vault/unreadable",
      });
    }
    // The whole row is given to another account, and then another name.
    tamper("delete from secrets where mailbox_id = ?", otherMailboxId);
    tamper("update secrets set mailbox_id = ? where name = 'client'", otherMailboxId);
    await expect(withVault((vault) => vault.read(otherMailboxId, "client"))).rejects.toMatchObject({
      code: "vault/unreadable",
    });
    tamper("update secrets set mailbox_id = ?, name = 'renamed' where name = 'client'", mailboxId);
    await expect(withVault((vault) => vault.read(mailboxId, "renamed"))).rejects.toMatchObject({
      code: "vault/unreadable",
    });
  });

  it("is refused under another key, which is said (C-5)", async () => {
    await withVault(put, one);
    expect(await withVault(read, one)).toBe(canary);
    await expect(withVault(read, two)).rejects.toThrow(/another key/);
    await expect(withVault(read, two)).rejects.toMatchObject({ code: "vault/unreadable" });
    expect(await withVault(read, `${two} ${one}`)).toBe(canary);
  });
});

describe("the key", () => {
  const key = () => join(folder, "key");

  it("is made with the first secret, for its owner alone, and goes with the last one (C-6, C-8)", async () => {
    await withVault(read);
    expect(existsSync(key())).toBe(false);
    await withVault(put);
    expect(statSync(key()).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(key(), "utf8"), "base64")).toHaveLength(32);
    await withVault((vault) => vault.shred(mailboxId));
    expect(existsSync(key())).toBe(false);
  });

  it("is not used where others may read it (C-6)", async () => {
    await withVault(put);
    for (const mode of [0o644, 0o640, 0o604, 0o660]) {
      chmodSync(key(), mode);
      await expect(withVault(read)).rejects.toMatchObject({
        code: "vault/key-unsafe",
        where: key(),
        next: expect.stringContaining(`chmod 600 ${key()}`),
      });
    }
    chmodSync(key(), 0o600);
    expect(await withVault(read)).toBe(canary);
  });

  it("is never made anew while there are secrets (C-6)", async () => {
    await withVault(put);
    rmSync(key());
    for (const work of [read, put, (vault: Vault) => vault.rotate()]) {
      await expect(withVault<unknown>(work)).rejects.toMatchObject({ code: "vault/key-missing" });
      expect(existsSync(key())).toBe(false);
    }
    expect(await withVault((vault) => vault.shred(mailboxId))).toBe(1);
    await withVault(put);
    expect(await withVault(read)).toBe(canary);
  });

  it.each(["", " \n", "AAAA", `${one}A`, `${two}00`, `${one} not-a-key`, "*".repeat(44)])(
    "has to be one: %j is refused, and not repeated (C-5, C-6)",
    async (text) => {
      await withVault(put);
      writeFileSync(key(), text);
      for (const given of [undefined, text]) {
        const refused = await withVault(read, given).catch((error: unknown) => error);
        expect(refused).toMatchObject({ code: "vault/key-invalid" });
        if (text.trim() !== "") expect(String(refused)).not.toContain(text);
      }
    },
  );

  it("changes by itself only where it is a file; given from outside, the first of several is the new one (C-6)", async () => {
    await withVault(put, one);
    expect(await withVault((vault) => vault.rotate(), one)).toBe(0);
    expect(await withVault((vault) => vault.rotate(), `${two} ${one}`)).toBe(1);
    expect(await withVault(read, two)).toBe(canary);
    expect(existsSync(key())).toBe(false);
  });

  it("changes whenever it is told to, and the old one is gone then (C-6)", async () => {
    await withVault(put);
    const before = readFileSync(key(), "utf8");
    expect(await withVault((vault) => vault.rotate())).toBe(1);
    const after = readFileSync(key(), "utf8");
    expect(after).not.toBe(before);
    expect(after.trim().split("\n")).toHaveLength(1);
    expect(statSync(key()).mode & 0o777).toBe(0o600);
    expect(await withVault(read)).toBe(canary);
  });
});

describe("a change of keys that is killed", () => {
  it("leaves every secret readable, and is finished by the next one, at each of 26 points (C-6)", {
    timeout: 120_000,
  }, async () => {
    const child = fileURLToPath(new URL("rotation.ts", import.meta.url));
    const names = Array.from({ length: 10 }, (_, n) => `secret-${n}`);
    await withVault(async (vault) => {
      for (const name of names) await vault.put(mailboxId, name, `${canary} of ${name}`);
    });
    let kills = 0;
    for (let point = 1; point <= 26; point++) {
      const { signal, status, stderr } = spawnSync(process.execPath, [child, file, String(point)], {
        encoding: "utf8",
      });
      if (signal === "SIGKILL") kills += 1;
      else expect(status, stderr).toBe(0);
      await withVault(async (vault) => {
        for (const name of names) expect(await vault.read(mailboxId, name)).toBe(`${canary} of ${name}`);
      });
      // Half of the time the next point is reached from where this one left it.
      if (point % 2 === 0) {
        await withVault((vault) => vault.rotate());
        expect(readFileSync(join(folder, "key"), "utf8").trim().split("\n")).toHaveLength(1);
      }
    }
    expect(kills).toBeGreaterThanOrEqual(20);
  });
});
