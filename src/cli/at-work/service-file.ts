/**
 * How a machine is told to keep a home at work from the owner's sign-in on: a systemd user unit, a launchd agent or a
 * scheduled task. One file of text, and the commands of the machine's own tool; nothing here touches the machine.
 */
import { posix, win32 } from "node:path";
import { shortHash } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import type { Kept } from "./kept.ts";
import { launchAgent } from "./launch-agent.ts";
import { scheduledTask } from "./scheduled-task.ts";
import { systemdUnit } from "./systemd-unit.ts";

/** Where the file goes depends on who asks. */
export interface Whose {
  platform: NodeJS.Platform;
  /** Their home folder. */
  folder: string;
  /** XDG_CONFIG_HOME, where it is set. */
  configHome: string | undefined;
  userName: string;
  /** Their number; -1 on Windows. */
  userId: number;
}

export interface ServiceFile {
  manager: "systemd" | "launchd" | "task scheduler";
  /** The program that is told. */
  tool: string;
  /** Of this home alone: several homes of one owner do not meet. */
  name: string;
  path: string;
  text: string;
  /** Windows reads its tasks as UTF-16 only. */
  encoding: "utf8" | "utf16le";
  /** Arguments of `tool`, one call after the other. Those that begin `forget` may fail where nothing is there yet. */
  forget: string[][];
  begin: string[][];
  end: string[][];
  /** Told again once the file is gone. */
  afterwards: string[][];
  /** Succeeds while it runs. */
  asks: string[];
  /** What the owner may want to do besides. */
  note?: string;
}

/** Throws `service/unsupported` for a machine of another kind. */
export function toServiceFile(kept: Kept, whose: Whose): ServiceFile {
  refuseUnwritable(kept);
  const short = shortHash(kept.home).slice(0, 8);
  switch (whose.platform) {
    case "linux":
      return onLinux(kept, whose, `quarterhour-${short}.service`);
    case "darwin":
      return onMac(kept, whose, `app.quarterhour.${short}`);
    case "win32":
      return onWindows(kept, whose, `quarterhour-${short}`);
    default:
      throw new Problem("service/unsupported", {
        what: `On ${whose.platform} we know no way to keep a program running. Nothing was changed.`,
        next: "Let whatever keeps programs running on that machine run `quarterhour start --home FOLDER`.",
      });
  }
}

function onLinux(kept: Kept, { folder, configHome }: Whose, name: string): ServiceFile {
  const user = (...words: string[]) => ["--user", ...words];
  return {
    manager: "systemd",
    tool: "systemctl",
    name,
    path: posix.join(configHome ?? posix.join(folder, ".config"), "systemd", "user", name),
    text: systemdUnit(kept),
    encoding: "utf8",
    forget: [],
    begin: [user("daemon-reload"), user("enable", name), user("restart", name)],
    end: [user("disable", "--now", name)],
    afterwards: [user("daemon-reload")],
    asks: user("is-active", "--quiet", name),
    note: "It runs while you are signed in; `loginctl enable-linger` lets it run from the machine's start on, also without you.",
  };
}

function onMac(kept: Kept, { folder, userId }: Whose, name: string): ServiceFile {
  const path = posix.join(folder, "Library", "LaunchAgents", `${name}.plist`);
  const here = `gui/${userId}`;
  return {
    manager: "launchd",
    tool: "launchctl",
    name,
    path,
    text: launchAgent(kept, name),
    encoding: "utf8",
    // An agent that is loaded keeps the file that it was loaded from.
    forget: [["bootout", `${here}/${name}`]],
    begin: [
      ["enable", `${here}/${name}`],
      ["bootstrap", here, path],
    ],
    end: [["bootout", `${here}/${name}`]],
    afterwards: [],
    asks: ["print", `${here}/${name}`],
  };
}

function onWindows(kept: Kept, { userName }: Whose, name: string): ServiceFile {
  const path = win32.join(kept.home, "data", `${name}.xml`);
  return {
    manager: "task scheduler",
    tool: "schtasks",
    name,
    path,
    text: scheduledTask(kept, userName),
    encoding: "utf16le",
    forget: [["/End", "/TN", name]],
    begin: [
      ["/Create", "/TN", name, "/XML", path, "/F"],
      ["/Run", "/TN", name],
    ],
    end: [["/Delete", "/TN", name, "/F"]],
    afterwards: [],
    asks: ["/Query", "/TN", name],
  };
}

/** A line break in a path would become a line of its own in the file. */
function refuseUnwritable({ home, node, launcher }: Kept): void {
  const bad = [home, node, launcher].find((path) => /\p{Cc}/u.test(path));
  if (bad === undefined) return;
  throw new Problem("service/unsupported", {
    what: "A path holds a control character, and cannot be written into the file of a service. Nothing was changed.",
    where: JSON.stringify(bad),
    next: "Give the folder another name.",
  });
}
