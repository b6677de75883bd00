/** What installing a service touches on a machine: a file, and the machine's own tool. */
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Environment } from "../../config.ts";
import type { Whose } from "./service-file.ts";

type Encoding = "utf8" | "utf16le";

export interface Machine extends Whose {
  /** The program that runs ours, and ours. */
  node: string;
  launcher: string;
  /** Undefined where there is no such file. */
  read(path: string, encoding: Encoding): Promise<string | undefined>;
  write(path: string, text: string, encoding: Encoding): Promise<void>;
  remove(path: string): Promise<void>;
  /** Undefined where there is no such program. Never through a shell. */
  run(program: string, words: readonly string[]): Promise<{ hasWorked: boolean; says: string } | undefined>;
}

export function thisMachine({ configHome }: Environment): Machine {
  const { username, uid } = userInfo();
  return {
    platform: process.platform,
    folder: homedir(),
    configHome,
    userName: username,
    userId: uid,
    node: process.execPath,
    launcher: fileURLToPath(new URL("../../../bin/quarterhour.js", import.meta.url)),
    read: (path, encoding) => readFile(path, encoding).catch(unlessAbsent),
    async write(path, text, encoding) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, encoding);
    },
    remove: (path) => rm(path, { force: true }),
    run: (program, words) => {
      const { promise, resolve } = Promise.withResolvers<{ hasWorked: boolean; says: string } | undefined>();
      execFile(program, words, { timeout: 60_000, windowsHide: true }, (error, stdout, stderr) => {
        const says = (stderr.trim() || stdout.trim()).slice(0, 500);
        resolve(error?.code === "ENOENT" ? undefined : { hasWorked: error === null, says });
      });
      return promise;
    },
  };
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
