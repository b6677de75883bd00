/**
 * This machine without Redis and Postgres, to try things on: an overlay over `/` in namespaces of its own, where both
 * are removed for real by apt. What is done there is gone with it; nothing of this machine changes. Linux and root only.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

export interface Told {
  exitCode: number | null;
  /** What both streams said, without colours. */
  said: string;
}

/** The committed state of this repository in a folder of its own, to be seen there as /project. */
export function freshClone(): string {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-clone-"));
  chmodSync(folder, 0o755);
  const { status, stderr } = spawnSync(
    "git",
    ["clone", "--quiet", "--depth", "1", `file://${root}`, folder],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`git clone failed: ${stderr}`);
  return folder;
}

/** Runs a line of shell in /project of the bare machine. Throws where there is no root, or no overlay. */
export function onBareMachine(clone: string, line: string, environment: Record<string, string>): Told {
  if (process.getuid?.() !== 0) throw new Error("A bare machine is made by root only.");
  const ground = mkdtempSync(join(tmpdir(), "quarterhour-bare-"));
  try {
    const { status, stdout, stderr } = spawnSync(
      "unshare",
      ["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", make, "make", ground, clone, line],
      {
        encoding: "utf8",
        maxBuffer: 2 ** 27,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...newUsers(), ...environment },
      },
    );
    if (status === notMade) throw new Error(`A bare machine could not be made: ${stderr.trim()}`);
    return { exitCode: status, said: stdout + stderr };
  } finally {
    rmSync(ground, { recursive: true, force: true }); // the mounts in it were never to be seen from here
  }
}

const notMade = 97;

/** What a new user's shell has: nothing that npm or these tests set, and no Node that npm put before the system's. */
function newUsers(): NodeJS.ProcessEnv {
  const ours = /^(npm_|node_options$|vitest|ci$|quarterhour_|kills$|full$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const path = (process.env.PATH ?? "").split(":").filter((folder) => !/node_modules|npm/.test(folder));
  return { ...Object.fromEntries(kept), PATH: path.join(":"), NO_COLOR: "1" };
}

const make = `
set -e
trap 'exit ${notMade}' EXIT
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
mount --rbind /dev "$1/root/dev"
mount -t proc proc "$1/root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$1/root/tmp"
mkdir -p "$1/root/project"
mount --bind "$2" "$1/root/project"
chroot "$1/root" sh -c 'DEBIAN_FRONTEND=noninteractive apt-get purge -y "^postgresql.*" "^redis.*" && rm -rf /usr/lib/postgresql' >/dev/null
trap - EXIT
exec chroot "$1/root" sh -c "cd /project && $3"
`;
