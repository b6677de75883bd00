import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Kept } from "../../src/cli/at-work/kept.ts";
import type { Machine } from "../../src/cli/at-work/machine.ts";
import { toServiceFile, type Whose } from "../../src/cli/at-work/service-file.ts";
import { service } from "../../src/cli/commands/service.ts";
import { toContext } from "../../src/cli/frame/context.ts";
import { dana, folder, quarterhour } from "./program.ts";
import { wellFormed } from "./well-formed.ts";

const kept: Kept = {
  home: '/home/dana/my "100%" $HOME & <co>',
  address: "dana@example.com",
  node: "/opt/node/bin/node",
  launcher: "/opt/quarterhour/bin/quarterhour.js",
};
const whose: Whose = {
  platform: "linux",
  folder: "/home/dana",
  configHome: undefined,
  userName: "dana",
  userId: 1000,
};
const on = (platform: NodeJS.Platform, more: Partial<Whose> = {}) =>
  toServiceFile(kept, { ...whose, platform, ...more });

/** A machine whose files lie in a folder of the test, and whose tool only remembers what it was told. */
type Told = Machine & { told: string[]; runs: boolean };

function machineIn(root: string, more: Partial<Machine> = {}): Told {
  const at = (path: string) => join(root, path);
  const machine: Told = {
    ...whose,
    node: kept.node,
    launcher: kept.launcher,
    told: [] as string[],
    runs: false,
    read: async (path: string, encoding: BufferEncoding) => {
      try {
        return readFileSync(at(path), encoding);
      } catch {
        return undefined;
      }
    },
    async write(path: string, text: string, encoding: BufferEncoding) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text, encoding);
    },
    remove: async (path: string) => rmSync(at(path), { force: true }),
    async run(tool: string, words: readonly string[]) {
      const line = words.join(" ");
      if (/is-active|^print|\/Query/.test(line)) return { hasWorked: machine.runs, says: "" };
      machine.told.push(`${tool} ${line}`);
      if (/restart|bootstrap|\/Run/.test(line)) machine.runs = true;
      if (/disable|bootout|\/Delete/.test(line)) machine.runs = false;
      return { hasWorked: true, says: "" };
    },
    ...more,
  };
  return machine;
}

async function practice(): Promise<string> {
  const home = folder();
  await quarterhour(home, "init", "--practice", ...dana);
  return home;
}

function said(home: string, isJson = false, answer?: boolean) {
  const out: string[] = [];
  const world = {
    environment: { home: undefined },
    cwd: home,
    hasTerminal: false,
    out: (text: string) => void out.push(text),
    err: () => {},
  };
  const context = toContext(world, { json: isJson }, undefined);
  return { out, context: answer === undefined ? context : { ...context, confirm: async () => answer } };
}

describe("the file of a service", () => {
  it("is a unit that systemd finds nothing wrong with, whatever the folder is called", ({ skip }) => {
    if (spawnSync("systemd-analyze", ["--version"]).error !== undefined)
      skip("systemd-analyze is not on this machine, so no unit was verified");
    const root = folder();
    const home = join(root, 'my "100%" $HOME');
    mkdirSync(home);
    const file = toServiceFile({ ...kept, home, node: process.execPath }, whose);
    const path = join(root, file.name);
    writeFileSync(path, file.text);
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", "--user", path], {
      encoding: "utf8",
      env: { ...process.env, XDG_RUNTIME_DIR: root },
    });
    expect(stderr.split("\n").filter((line) => line.includes(file.name))).toEqual([]);
    expect(status).toBe(0);
  });

  it("hands the home over as one word to systemd, with nothing in it expanded", () => {
    expect(on("linux").text).toContain(
      'ExecStart="/opt/node/bin/node" "/opt/quarterhour/bin/quarterhour.js" "start" "--json" "--home" "/home/dana/my \\"100%%\\" $$HOME & <co>"',
    );
  });

  it("is a property list that a reader of them understands", ({ skip }) => {
    const { text } = on("darwin");
    expect(wellFormed(text)).toBe("plist");
    if (spawnSync("python3", ["--version"]).error !== undefined)
      skip("python3 is not on this machine, so its reader of property lists did not look at it");
    const code = "import json,plistlib,sys;print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))";
    const read = JSON.parse(
      execFileSync("python3", ["-c", code], { input: text, encoding: "utf8" }),
    ) as object;
    expect(read).toMatchObject({
      ProgramArguments: [kept.node, kept.launcher, "start", "--json", "--home", kept.home],
      KeepAlive: { SuccessfulExit: false },
      RunAtLoad: true,
    });
  });

  it("is a well-formed task for Windows, in UTF-16 with its mark", () => {
    const windows = {
      ...kept,
      home: "C:\\Users\\dana\\",
      node: "C:\\node.exe",
      launcher: "C:\\q\\quarterhour.js",
    };
    const { text, encoding, path } = toServiceFile(windows, { ...whose, platform: "win32" });
    expect(encoding).toBe("utf16le");
    expect(text.startsWith("\ufeff<?xml")).toBe(true);
    expect(wellFormed(text.slice(1))).toBe("Task");
    expect(path).toMatch(/^C:\\Users\\dana\\data\\quarterhour-[0-9a-f]{8}\.xml$/);
    expect(text).toContain("&quot;--home&quot; &quot;C:\\Users\\dana\\\\&quot;");
  });

  it("lies where each system looks for it, and two homes have one each", () => {
    expect(on("linux").path).toMatch(
      /^\/home\/dana\/\.config\/systemd\/user\/quarterhour-[0-9a-f]{8}\.service$/,
    );
    expect(on("linux", { configHome: "/cfg" }).path).toMatch(/^\/cfg\/systemd\/user\//);
    expect(on("darwin").path).toMatch(
      /^\/home\/dana\/Library\/LaunchAgents\/app\.quarterhour\.[0-9a-f]{8}\.plist$/,
    );
    expect(toServiceFile({ ...kept, home: "/elsewhere" }, whose).name).not.toBe(on("linux").name);
  });

  it("is refused on a system that we do not know, and for a path that would become two lines", () => {
    expect(() => on("sunos")).toThrow(expect.objectContaining({ code: "service/unsupported" }));
    expect(() => toServiceFile({ ...kept, home: "/a\nExecStart=/b" }, whose)).toThrow(
      expect.objectContaining({ code: "service/unsupported" }),
    );
  });
});

describe("`service`", () => {
  it.each(["linux", "darwin", "win32"] as const)(
    "installs once on %s, says how it stands, and takes it away again",
    async (platform) => {
      const home = await practice();
      const machine = machineIn(folder(), { platform });
      const { context, out } = said(home, true);
      const play = async (deed: "install" | "status" | "uninstall") => {
        out.length = 0;
        expect(await service(context, machine, { deed, isAgreed: true })).toBe(0);
        return JSON.parse(out.join("")) as {
          done: string;
          installed: boolean;
          running: boolean;
          file: string;
        };
      };
      expect(await play("status")).toMatchObject({ done: "absent", installed: false, running: false });
      expect(await play("install")).toMatchObject({ done: "installed", installed: true, running: true });
      const told = machine.told.length;
      expect(await play("install")).toMatchObject({ done: "already" });
      expect(machine.told).toHaveLength(told);
      expect(await play("status")).toMatchObject({ installed: true, running: true, outdated: false });
      const { file } = await play("uninstall");
      expect(await machine.read(file, "utf8")).toBeUndefined();
      expect(await play("uninstall")).toMatchObject({ done: "already", installed: false, running: false });
    },
  );

  it("shows the file before it is written, and writes nothing where the owner says no", async () => {
    const home = await practice();
    const root = folder();
    const machine = machineIn(root);
    const { context, out } = said(home, false, false);
    expect(await service(context, machine, { deed: "install", isAgreed: false })).toBe(1);
    expect(out.join("")).toContain("ExecStart=");
    expect(out.join("")).toContain("Nothing was changed.");
    expect(machine.told).toEqual([]);
  });

  it("asks nobody where there is nobody, and names the option", async () => {
    const { context } = said(await practice());
    await expect(
      service(context, machineIn(folder()), { deed: "install", isAgreed: false }),
    ).rejects.toMatchObject({
      code: "cli/no-answer",
      next: "Give the answer with --yes.",
    });
  });

  it("writes anew what another version wrote", async () => {
    const home = await practice();
    const machine = machineIn(folder());
    const { context, out } = said(home, true);
    await service(context, machine, { deed: "install", isAgreed: true });
    await service(context, { ...machine, node: "/usr/bin/node" }, { deed: "status", isAgreed: true });
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({ outdated: true });
    await service(context, { ...machine, node: "/usr/bin/node" }, { deed: "install", isAgreed: true });
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({ done: "installed", outdated: false });
  });

  it("says so where the system's own tool is not there, and what that tool said where it refuses", async () => {
    const home = await practice();
    const { context } = said(home);
    const without = machineIn(folder(), { run: async () => undefined });
    await expect(service(context, without, { deed: "install", isAgreed: true })).rejects.toMatchObject({
      code: "service/unsupported",
      message: expect.stringContaining("`systemctl` is not on this machine") as string,
    });
    const refusing = machineIn(folder(), { run: async () => ({ hasWorked: false, says: "no bus" }) });
    await expect(service(context, refusing, { deed: "install", isAgreed: true })).rejects.toMatchObject({
      code: "service/refused",
      message: "`systemctl --user daemon-reload` failed: no bus",
    });
  });

  it("is refused where `start` would end at once: no account, or a clock that stands still", async () => {
    const home = folder();
    await quarterhour(home, "init", ...dana);
    const { context } = said(home);
    await expect(
      service(context, machineIn(folder()), { deed: "install", isAgreed: true }),
    ).rejects.toMatchObject({
      code: "provider/not-connected",
    });
    const virtual = await practice();
    await quarterhour(virtual, "start", "--once", "--now", "2026-11-23T13:00:00Z");
    await quarterhour(virtual, "pause", "--now", "2026-11-23T13:00:00Z");
    await expect(
      service(said(virtual).context, machineIn(folder()), { deed: "install", isAgreed: true }),
    ).rejects.toMatchObject({ code: "clock/virtual" });
  });
});
