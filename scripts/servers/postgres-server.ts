/** A Postgres of our own in a folder of its own; no cluster of the system is looked at. */
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { type RunningServer, runningServer } from "./running-server.ts";

export interface PostgresPlan {
  /** Holds `postgres` and `initdb`. */
  bin: string;
  /** Of the cluster; made where it is not there. */
  folder: string;
  port: number;
  logFile: string;
  user: string;
  /** Of that user, when the cluster is made; without one everybody on this machine is trusted. */
  password?: string;
  /** Further settings, as `-c name=value` words. */
  settings: readonly string[];
  /** Of a database, to see whether it is up. */
  url: string;
}

/** Resolves when it answers. Listens on 127.0.0.1 alone. Stop it by SIGINT, crash it by SIGQUIT. */
export async function postgresServer(plan: PostgresPlan): Promise<RunningServer> {
  const runAs = process.getuid?.() === 0 ? somebodyElse() : undefined;
  if (!existsSync(join(plan.folder, "PG_VERSION"))) initialise(plan, runAs);
  const own = {
    listen_addresses: "127.0.0.1",
    port: plan.port,
    unix_socket_directories: "",
    fsync: "on",
    timezone: "UTC",
  };
  const words = Object.entries(own).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return runningServer({
    command: join(plan.bin, "postgres"),
    arguments: ["-D", plan.folder, ...plan.settings, ...words],
    logFile: plan.logFile,
    runAs,
    isReady: async () => (await withPostgres(plan.url, (client) => client.query("select 1"))).rowCount === 1,
  });
}

/** One connection for one thing. */
export async function withPostgres<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // the query says it too
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

function initialise(plan: PostgresPlan, runAs: Person | undefined): void {
  mkdirSync(plan.folder, { recursive: true, mode: 0o700 });
  if (runAs !== undefined) chownSync(plan.folder, runAs.uid, runAs.gid);
  const passwordFile = `${plan.folder}.password`;
  const line = ["-D", plan.folder, "-U", plan.user, "-E", "UTF8", "--locale=C", "--data-checksums"];
  const door =
    plan.password === undefined ? ["-A", "trust"] : ["-A", "scram-sha-256", "--pwfile", passwordFile];
  try {
    if (plan.password !== undefined) {
      writeFileSync(passwordFile, plan.password, { mode: 0o600 });
      if (runAs !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid);
    }
    const { status, stderr, error } = spawnSync(join(plan.bin, "initdb"), [...line, ...door], {
      ...runAs,
      cwd: "/",
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

interface Person {
  uid: number;
  gid: number;
}

/** Postgres refuses to run as root. */
function somebodyElse(): Person {
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const found = ["postgres:", "nobody:"].map((name) => users.find((line) => line.startsWith(name)));
  const [, , uid, gid] = found.find((line) => line !== undefined)?.split(":") ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error("Postgres needs a user other than root to run as.");
  return { uid: Number(uid), gid: Number(gid) };
}
