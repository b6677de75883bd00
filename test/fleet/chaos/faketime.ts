/** A clock that is wrong for one process: Debian's libfaketime, put before its C library. What the process measures by its monotonic clock stays right. */
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";

const places = ["/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib*/faketime/libfaketime.so.1"];
const install = "apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends libfaketime";

export type Faketime =
  | { kind: "there"; off(seconds: number): Record<string, string> }
  | { kind: "absent"; says: string };

/** Installed where that is possible. `off` is the environment of a process whose clock is so many seconds ahead, or behind below 0. */
export function faketime(): Faketime {
  if (found() === undefined && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("sh", ["-c", `${install} || { apt-get update && ${install}; }`], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: 10 * 60_000,
    });
  }
  const library = found();
  if (library === undefined) {
    return {
      kind: "absent",
      says: "workers with wrong clocks need libfaketime: as root, apt-get install libfaketime",
    };
  }
  return {
    kind: "there",
    off: (seconds) => ({
      LD_PRELOAD: library,
      FAKETIME: `${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}s`,
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    }),
  };
}

function found(): string | undefined {
  return places.flatMap((place) => globSync(place))[0];
}
