/** Which of the servers of a fleet this machine has: in PATH, and where packages put Postgres beside it. */
import { accessSync, constants, globSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export interface FoundServers {
  /** Path of `redis-server`. */
  redis: string;
  /** Folder that holds `postgres` and `initdb` of one version. */
  postgresBin: string;
}

const besidePath = [
  "/usr/lib/postgresql/*/bin",
  "/usr/pgsql-*/bin",
  "/opt/homebrew/opt/postgresql@*/bin",
  "/usr/local/opt/postgresql@*/bin",
];

/** Both, or the names of what is not there. */
export function findServers(path = process.env.PATH ?? ""): FoundServers | { missing: string[] } {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const redis = folders.map((folder) => join(folder, "redis-server")).find(isProgram);
  const postgresBin = [...folders, ...newestFirst(globSync(besidePath))]
    .filter((folder) => isProgram(join(folder, "initdb")))
    .map((folder) => dirname(realpathSync(join(folder, "initdb"))))
    .find((folder) => isProgram(join(folder, "postgres")));
  if (redis !== undefined && postgresBin !== undefined) return { redis, postgresBin };
  return {
    missing: [
      ...(redis === undefined ? ["redis-server"] : []),
      ...(postgresBin === undefined ? ["postgres"] : []),
    ],
  };
}

/** A file that we may run. */
function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function newestFirst(folders: readonly string[]): string[] {
  return [...folders].sort((a, b) => versionOf(b) - versionOf(a));
}

function versionOf(folder: string): number {
  return Number(/(\d+(?:\.\d+)?)\/bin$/.exec(folder)?.[1] ?? 0);
}
