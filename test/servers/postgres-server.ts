/** A Postgres of our own in a folder of its own; no cluster of the system is looked at. */
import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { freePort, type RunningServer, runningServer } from "./running-server.ts";

export interface OwnPostgres {
  /** Of the database `postgres`, for making others. */
  readonly url: string;
  /** `fast` breaks connections off and writes all down; `immediate` is a crash, and it recovers on the way up. */
  restart(how: { how: "fast" | "immediate"; meanwhile?: () => Promise<void> }): Promise<void>;
  stop(): Promise<void>;
}

const user = "quarterhour";

export async function ownPostgres(bin: string, folder: string): Promise<OwnPostgres> {
  const data = join(folder, "postgres");
  const runAs = process.getuid?.() === 0 ? somebodyElse() : undefined;
  mkdirSync(data, { mode: 0o700 });
  if (runAs !== undefined) chownSync(data, runAs.uid, runAs.gid);
  initialise(bin, data, runAs);

  const port = await freePort();
  const url = `postgres://${user}@127.0.0.1:${port}/postgres`;
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    fsync: "on",
    max_connections: 200,
    timezone: "UTC",
  };
  const start = (): Promise<RunningServer> =>
    runningServer({
      command: join(bin, "postgres"),
      arguments: [
        "-D",
        data,
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      logFile: join(folder, "postgres.log"),
      runAs,
      isReady: async () => (await withPostgres(url, (client) => client.query("select 1"))).rowCount === 1,
    });

  let server = await start();
  return {
    url,
    restart: async ({ how, meanwhile }) => {
      await server.stop(how === "fast" ? "SIGINT" : "SIGQUIT");
      await meanwhile?.();
      server = await start();
    },
    stop: () => server.stop("SIGINT"),
  };
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

function initialise(bin: string, data: string, runAs: { uid: number; gid: number } | undefined): void {
  const line = ["-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  const { status, stderr, error } = spawnSync(join(bin, "initdb"), line, {
    ...runAs,
    cwd: "/",
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr.trim()}`);
}

/** Postgres refuses to run as root. */
function somebodyElse(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const found = ["postgres:", "nobody:"].map((name) => users.find((line) => line.startsWith(name)));
  const [, , uid, gid] = found.find((line) => line !== undefined)?.split(":") ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error("Postgres needs a user other than root to run as.");
  return { uid: Number(uid), gid: Number(gid) };
}
