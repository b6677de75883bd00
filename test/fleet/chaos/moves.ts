/** The commands that move a mailbox, as processes of their own, and what can be seen from outside of where it lives. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mailboxFolder } from "../../../src/app/mailbox-folder.ts";
import { node } from "../../story/kill/program.ts";
import { dana } from "./lived-home.ts";

const launcher = join(import.meta.dirname, "../../../bin/quarterhour.js");

export interface MovePlace {
  /** The home. */
  home: string;
  databaseUrl: string;
  /** The fleet's folder of files. */
  files: string;
}

export interface MoveEnd {
  /** `null` where it was killed. */
  exitCode: number | null;
  out: string;
  err: string;
}

export type Side = "home" | "fleet";

/** Runs a command on one of the sides; killed with -9 after so many milliseconds, if it has not ended by then. */
export async function onSide(
  { home, databaseUrl, files }: MovePlace,
  side: Side,
  line: readonly string[],
  killAfterMs?: number,
): Promise<MoveEnd> {
  const {
    QUARTERHOUR_HOME: _,
    DATABASE_URL: __,
    REDIS_URL: ___,
    NODE_V8_COVERAGE: ____,
    ...env
  } = process.env;
  const child = spawn(node, [launcher, ...line, "--home", side === "home" ? home : files], {
    cwd: "/",
    env: side === "home" ? env : { ...env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout?.on("data", (text) => {
    said.out += text;
  });
  child.stderr?.on("data", (text) => {
    said.err += text;
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  const [exitCode] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  return { exitCode, ...said };
}

/** The command that takes the mailbox away from this side. */
export function moveFrom(side: Side, { home, databaseUrl, files }: MovePlace): string[] {
  return side === "home" ? ["move", "--to", databaseUrl, "--files", files] : ["move", "--to", home];
}

/** Sides on which its commands can be used now. */
export async function livesIn(place: MovePlace): Promise<Side[]> {
  const sides: Side[] = [];
  for (const side of ["home", "fleet"] as const) {
    if ((await onSide(place, side, ["status"])).exitCode === 0) sides.push(side);
  }
  return sides;
}

/** What `export` prints; throws where it does not. */
export async function exported(place: MovePlace, side: Side): Promise<string> {
  const { exitCode, out, err } = await onSide(place, side, ["export"]);
  if (exitCode !== 0) throw new Error(`export of the ${side} ended with ${exitCode}: ${err}`);
  return out;
}

/** Every file of the mailbox on one side, as its path and a hash of what it holds. */
export function filesOf({ home, files }: MovePlace, side: Side): string[] {
  const folder = side === "home" ? home : mailboxFolder(files, dana);
  return ["mail", "calendar", "contacts", "templates"].flatMap((name) => {
    const found = entries(join(folder, name)).map((path) => join(name, path));
    return found.map((path) => `${path} ${hashOf(join(folder, path))}`);
  });
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  } catch {
    return [];
  }
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}
