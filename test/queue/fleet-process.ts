/** Starts `child.ts`, and listens to it line by line. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface FleetProcess {
  /** Everything that it said. */
  said: string[];
  /** Resolves with the first line that matches, said already or not yet. */
  hears(pattern: RegExp): Promise<string>;
  kill(): Promise<void>;
  /** Stopped, it does nothing at all, and renews no lock. */
  stop(): void;
  goOn(): void;
  /** Lets it close, and resolves with its exit code when it has ended by itself. */
  close(graceMs: number): Promise<number | null>;
}

export async function startProcess(
  url: string,
  prefix: string,
  deed: "hang" | "serve" | "slow" | "tick",
  running: FleetProcess[],
): Promise<FleetProcess> {
  const program = new URL("./child.ts", import.meta.url).pathname;
  const child: ChildProcess = spawn(process.execPath, [program, url, prefix, deed], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const said: string[] = [];
  const listeners = new Set<{ pattern: RegExp; tell: (line: string) => void }>();
  if (child.stdout === null || child.stdin === null) throw new TypeError("The process has no pipes.");
  const { stdin } = child;
  createInterface(child.stdout).on("line", (line) => {
    said.push(line);
    for (const one of listeners) if (one.pattern.test(line)) one.tell(line);
  });
  const fleetProcess: FleetProcess = {
    said,
    hears(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const line = said.find((one) => pattern.test(one));
      if (line !== undefined) resolve(line);
      listeners.add({ pattern, tell: resolve });
      ended.then(() => reject(new Error(`It ended, and said only: ${said.join(", ")}`)));
      return promise;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    stop: () => child.kill("SIGSTOP"),
    goOn: () => child.kill("SIGCONT"),
    async close(graceMs) {
      stdin.write(`${graceMs}\n`);
      await ended;
      return child.exitCode;
    },
  };
  running.push(fleetProcess);
  await fleetProcess.hears(/^ready$/);
  return fleetProcess;
}
