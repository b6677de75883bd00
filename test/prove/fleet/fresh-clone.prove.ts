/**
 * A fresh clone on a machine that has neither Redis nor Postgres: root on Debian gets them and tests all; anybody else
 * is told what was not tested. Without FULL=1 the tests are those that need the servers.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import type { Shown } from "../run.ts";
import { freshClone, onBareMachine, type Told } from "./bare-machine.ts";

const isFull = process.env.FULL === "1";
const some = ["test/servers", "test/queue", "test/store/postgres", "test/scripts/fleet/health"];
const reduced = isFull ? "all tests" : `reduced to ${some.join(" ")}; FULL=1 runs all`;
const npmTest = ["npm test", ...(isFull ? [] : ["--", ...some])].join(" ");

/** Somebody who may install nothing; the clone is theirs. */
const nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/tmp/nobody";
const asNobody = (line: string) => `chown -R 65534:65534 /project && ${nobody} sh -c '${line}'`;

/** Where packages come from is a setting of the machine, which another user may lack. */
const npm = Object.fromEntries(
  ["registry", "cafile"].flatMap((name) => {
    const { stdout } = spawnSync("npm", ["config", "get", name], { encoding: "utf8" });
    return stdout.trim() === "null" ? [] : [[`npm_config_${name}`, stdout.trim()]];
  }),
);

export async function prove(): Promise<Shown[]> {
  const clone = freshClone();
  try {
    // Root last: its files would be in the way of the others.
    const other = onBareMachine(clone, asNobody(`npm ci && ${npmTest}`), npm);
    const required = onBareMachine(clone, asNobody("CI=true npm test -- test/servers"), npm);
    rmSync(clone, { recursive: true, force: true });
    return [passesAndSays(other), refuses(required), ...installs()];
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function installs(): Shown[] {
  const clone = freshClone();
  try {
    const look = "for comm in /proc/[0-9]*/comm; do cat $comm; done 2>/dev/null";
    const line = `npm ci && ${npmTest} && echo THEN && ${look} && test -x /usr/bin/redis-server && npm test -- test/servers`;
    const told = onBareMachine(clone, line, npm);
    const [first = "", then = ""] = told.said.split("\nTHEN\n");
    const { passed, skipped } = counts(first);
    const installing = /^Installing .* for the tests of the fleet: .*$/gm;
    return [
      {
        what: "as root on Debian, npm ci && npm test installs Redis and Postgres, says so in one line, and skips nothing",
        shown: told.exitCode === 0 && first.match(installing)?.length === 1 && passed > 0 && skipped === 0,
        figures: `${passed} passed, ${skipped} skipped; ${reduced}${ending(told)}`,
      },
      {
        what: "no server runs afterwards, and the second run installs nothing",
        shown: told.exitCode === 0 && !/^(redis-server|postgres)$/m.test(then) && !installing.test(then),
        figures: `the second run: ${counts(then).passed} passed`,
      },
    ];
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function passesAndSays(told: Told): Shown {
  const { passed, skipped } = counts(told.said);
  const lines = told.said.split("\n").filter((line) => line.startsWith("NOT TESTED: "));
  return {
    what: "as another user without the servers, npm ci && npm test passes, and says in one line what it did not test",
    shown: told.exitCode === 0 && lines.length === 1 && passed > 0 && skipped > 0,
    figures: `${passed} passed, ${skipped} skipped; "${lines[0] ?? ""}"; ${reduced}${ending(told)}`,
  };
}

function refuses(told: Told): Shown {
  return {
    what: "with CI=true it fails instead, for that reason",
    shown: told.exitCode === 1 && told.said.includes("Cannot test the fleet (not on this machine: "),
    figures: `exit ${told.exitCode}`,
  };
}

/** Of the last line "Tests  12 passed | 3 skipped (15)". */
function counts(said: string): { passed: number; skipped: number } {
  const line = [...said.matchAll(/^\s*Tests\s+(.*)$/gm)].at(-1)?.[1] ?? "";
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count("passed"), skipped: count("skipped") };
}

/** The end of what it said, where it did not end well. */
function ending({ exitCode, said }: Told): string {
  return exitCode === 0 ? "" : `; exit ${exitCode}, and it ended with: ${said.trim().slice(-1500)}`;
}
