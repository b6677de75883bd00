/** The demo on a Redis and a Postgres of its own, which begin with it, end with it, and leave nothing behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isatty } from "node:tty";
import { type FoundServers, findServers } from "../servers/find-servers.ts";
import { postgresIn, redisIn } from "../servers/pair.ts";
import type { RunningServer } from "../servers/running-server.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");
/** The exit code of what a Ctrl-C ended. */
const stopped = 130;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Resolves to the exit code, when all has ended. A signal ends the demo first, and then the servers. */
export async function demoInAFleet(words: readonly string[]): Promise<number> {
  const found = findServers();
  if ("missing" in found) return refuse(found.missing);
  const run = runner();
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-demo-fleet-"));
  chmodSync(folder, 0o755); // Postgres may run as somebody else
  const running: RunningServer[] = [];
  try {
    const environment = await begin(found, folder, running);
    const migrated = await run(environment, ["migrate"], "ignore");
    if (migrated !== 0) return migrated;
    const exitCode = await run(environment, ["demo", ...words], "inherit");
    if (exitCode === 0) {
      process.stderr.write(
        "The servers of this demo were its own, and are gone; mail and calendar stay in the folder.\n",
      );
    }
    return exitCode;
  } catch (error) {
    // What was under way when it was told to stop had to fail.
    if (run.isStopped()) return stopped;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await Promise.all(running.map((server) => server.stop("SIGINT")));
    rmSync(folder, { recursive: true, force: true });
    run.end();
  }
}

/** What the program finds in its environment. Each server is in `running` as soon as it runs. */
async function begin(
  found: FoundServers,
  folder: string,
  running: RunningServer[],
): Promise<Record<string, string>> {
  const redis = await redisIn(found, folder);
  running.push(await redis.start());
  const postgres = await postgresIn(found, folder);
  running.push(await postgres.start());
  return { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
}

interface Runner {
  /** The program with these words. Resolves to its exit code; to `stopped` where a signal ended it, or came before. */
  (environment: Record<string, string>, words: readonly string[], out: "inherit" | "ignore"): Promise<number>;
  isStopped(): boolean;
  /** Signals are ours no longer. */
  end(): void;
}

/** While it runs, a signal ends the program and not this process, which still has to stop what it started. */
function runner(): Runner {
  let child: ChildProcess | undefined;
  let isStopped = false;
  // A Ctrl-C reaches the program from the terminal itself.
  const hasTerminal = [0, 1, 2].some((fd) => isatty(fd));
  const listeners = signals.map((signal) => {
    const listen = () => {
      isStopped = true;
      if (signal === "SIGTERM" || !hasTerminal) child?.kill(signal);
    };
    process.on(signal, listen);
    return { signal, listen };
  });
  const run = async (
    environment: Record<string, string>,
    words: readonly string[],
    out: "inherit" | "ignore",
  ) => {
    if (isStopped) return stopped;
    child = spawn(process.execPath, [launcher, ...words], {
      env: { ...process.env, ...environment },
      stdio: ["inherit", out, "inherit"],
    });
    const [exitCode] = await once(child, "exit");
    return (exitCode as number | null) ?? stopped;
  };
  return Object.assign(run, {
    isStopped: () => isStopped,
    end() {
      for (const { signal, listen } of listeners) process.off(signal, listen);
    },
  });
}

function refuse(missing: readonly string[]): number {
  process.stderr.write(
    `A demo in a fleet needs ${missing.join(" and ")}, and this machine has none.\n  Install Redis and Postgres (they need not run), such as with \`apt-get install redis-server postgresql\`; or run \`npm run demo\`, which needs neither.\n`,
  );
  return 1;
}
