/** The Dockerfile without an engine: its steps by hand in a temporary folder, then the program in it as somebody else. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { node } from "../../story/kill/program.ts";
import type { Shown } from "../run.ts";

const root = join(import.meta.dirname, "../../..");

export async function prove(): Promise<Shown[]> {
  const image = mkdtempSync(join(tmpdir(), "quarterhour-prove-image-"));
  const home = mkdtempSync(join(tmpdir(), "quarterhour-prove-home-"));
  try {
    chmodSync(image, 0o755);
    chmodSync(home, 0o777);
    const seconds = build(image);
    const help = inside(image, home, "bin/quarterhour.js", "--help");
    const demo = inside(image, home, "bin/quarterhour.js", "demo", "--home", join(home, "demo"), "--json");
    const health = inside(image, home, "scripts/fleet/health.ts");
    const changed = spawnSync("find", [image, "-newer", join(image, "package.json"), "-user", "1000"], {
      encoding: "utf8",
    });
    const megabytes = spawnSync("du", ["-sm", image], { encoding: "utf8" }).stdout.split("\t")[0];
    return [
      {
        what: "the steps of the Dockerfile give a program that says what it can do",
        shown: help.status === 0 && help.stdout.includes("worker"),
        figures: `npm ci took ${seconds} s; ${megabytes} MB without Node`,
      },
      {
        what: "it runs 150 days as a user who may write nothing but the home: no file that it needs is missing",
        shown: demo.status === 0 && demo.stdout.includes('"timeline"') && changed.stdout === "",
        figures: `exit ${demo.status}${demo.stderr.slice(0, 500)}`,
      },
      {
        what: "its health check runs, and says what it lacks",
        shown: health.status === 1 && health.stderr.includes("postgres: neither DATABASE_URL nor"),
        figures: `exit ${health.status}`,
      },
    ];
  } finally {
    rmSync(image, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

/** COPY and RUN, in their order, of both stages in one folder. Returns how long RUN took. */
function build(image: string): string {
  let seconds = "";
  for (const line of readFileSync(join(root, "Dockerfile"), "utf8").split("\n")) {
    const [word, ...words] = line.split(" ");
    if (word === "RUN") {
      const began = performance.now();
      const { status, stderr } = spawnSync("sh", ["-c", words.join(" ")], { cwd: image, encoding: "utf8" });
      if (status !== 0) throw new Error(`${line} ended with ${status}: ${stderr}`);
      seconds = ((performance.now() - began) / 1000).toFixed(0);
    } else if (word === "COPY" && !words[0]?.startsWith("--from")) {
      const to = words.at(-1) ?? "";
      for (const from of words.slice(0, -1)) {
        const place = to === "./" ? join(image, from) : join(image, to);
        mkdirSync(dirname(place), { recursive: true });
        cpSync(join(root, from), place, { recursive: true });
      }
    }
  }
  return seconds;
}

/** With the environment that compose gives, as user 1000 where that is possible. */
function inside(image: string, home: string, ...words: string[]) {
  const who = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    QUARTERHOUR_HOME: home,
    XDG_CACHE_HOME: home,
    TZ: "UTC",
  };
  return spawnSync(node, words, { ...who, cwd: image, env, encoding: "utf8", maxBuffer: 2 ** 27 });
}
