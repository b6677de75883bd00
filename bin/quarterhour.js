#!/usr/bin/env node
/*
 * The launcher. Whatever Node the system has, the program runs on the one that `npm ci` put beside it; where that
 * one already runs this file, the program begins in the same process. Written in syntax that Node 14.18 can read.
 *
 * Launcher and program are one to whoever started them: terminal, exit code and signals pass through, and a
 * launcher that is killed outright takes its program along (the program watches a channel that closes then).
 */
import fs from "node:fs";
import module from "node:module";
import os from "node:os";
import path from "node:path";
import url from "node:url";
import v8 from "node:v8";

const here = fs.realpathSync(url.fileURLToPath(import.meta.url));
const root = path.dirname(path.dirname(here));

if (Number(process.versions.node.split(".")[0]) >= 26) {
  begin();
} else {
  handOver();
}

function begin() {
  if (process.channel && process.env.QUARTERHOUR_LAUNCHER === String(process.ppid)) {
    process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
    process.channel.unref();
  }
  delete process.env.QUARTERHOUR_LAUNCHER;
  // An import makes many things at once; room that V8 adds for young ones while the program is read is never given back.
  if (process.argv[2] === "import") v8.setFlagsFromString("--semi-space-growth-factor=1");
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE || path.join(cacheFolder(), "quarterhour"));
  import(packedProgram() || "../src/cli/main.ts");
}

/** `scripts/pack.ts` put the program into few files. They are used only where nothing that went in has changed. */
function packedProgram() {
  const folder = path.join(root, "node_modules", ".quarterhour");
  try {
    const packed = JSON.parse(fs.readFileSync(path.join(folder, "packed.json"), "utf8"));
    const isSame = ([file, size, mtimeMs]) => {
      const now = fs.statSync(`${root}/${file}`);
      return now.size === size && now.mtimeMs === mtimeMs;
    };
    if (packed.root !== root || !packed.stamps.every(isSame)) return undefined;
    return url.pathToFileURL(path.join(folder, packed.main)).href;
  } catch {
    return undefined;
  }
}

async function handOver() {
  const folder = path.join(root, "node_modules", "node", "bin");
  const bundled = ["node.exe", "node"].map((name) => path.join(folder, name)).find(isProgram);
  if (bundled === undefined) {
    fail(`quarterhour brings its own Node, and it is not there: ${folder}`);
    return;
  }

  // Only here: loading them takes time, and the program itself needs neither.
  const [childProcess, tty] = await Promise.all([import("node:child_process"), import("node:tty")]);
  const child = childProcess.spawn(bundled, [here].concat(process.argv.slice(2)), {
    env: Object.assign({}, process.env, { QUARTERHOUR_LAUNCHER: String(process.pid) }),
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // Ctrl-C and a closed terminal reach both of us from the terminal itself: passing them on would make two of one.
  const hasTerminal = [0, 1, 2].some((fd) => tty.isatty(fd));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal === "SIGTERM" || !hasTerminal) child.kill(signal);
    });
  }
  child.on("error", (error) => fail(`The Node that quarterhour brings does not start: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const known of signals) process.removeAllListeners(known);
    process.kill(process.pid, signal);
  });
}

/** npm leaves an empty file called `node` on Windows, where the program is `node.exe`. */
function isProgram(file) {
  try {
    return fs.statSync(file).size > 1000000;
  } catch {
    return false;
  }
}

function fail(what) {
  const next = `Run "npm ci" in ${root}; where npm blocks install scripts, also "npm rebuild node".`;
  process.stderr.write(`${what}\n  ${next}\n`);
  process.exitCode = 1;
}

function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Caches");
  if (process.platform === "win32" && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  return path.join(os.homedir(), ".cache");
}
