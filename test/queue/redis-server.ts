/** A Redis of one's own: a real server on a free port of the loopback, kept on disk, gone after the test. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RedisServer {
  url: string;
  port: number;
  folder: string;
  pid: number;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** On the same port, with what it has on disk. */
  start(): Promise<void>;
  /** For good; its folder goes too. */
  stop(): Promise<void>;
}

/** What a fleet should have. */
export const durable = ["--appendonly", "yes", "--maxmemory-policy", "noeviction"];

/** `settings` as on the command line of `redis-server`; PORT and FOLDER in them are filled in. */
export async function startRedis(settings: readonly string[] = durable): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "quarterhour-redis-"));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    pid: 0,
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async start() {
      const filled = settings.map((one) => one.replaceAll("PORT", String(port)).replaceAll("FOLDER", folder));
      const usual = ["--bind", "127.0.0.1", "--dir", folder, "--daemonize", "no"];
      const own = filled.includes("--port") ? filled : ["--port", String(port), ...filled];
      child = spawn("redis-server", [...usual, ...own], { stdio: ["ignore", "pipe", "inherit"] });
      server.pid = child.pid ?? 0;
      await saysReady(child);
    },
    async stop() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function saysReady(child: ChildProcess): Promise<void> {
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once("error", reject);
  child.once("exit", () => reject(new Error(`redis-server ended: ${said}`)));
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
    if (/Ready to accept connections|\+monitor master|Running mode=sentinel/.test(said)) resolve();
  });
  await promise;
  child.removeAllListeners("exit");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const at = probe.address();
  probe.close();
  await once(probe, "close");
  if (at === null || typeof at === "string") throw new TypeError("no port was given");
  return at.port;
}
