/** The program against the double of Microsoft: a home whose account a scripted browser connects. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../src/cli/table.ts";
import { type ConsentResult, consent } from "../doubles/graph/consent.ts";
import { type GraphDouble, type GraphDoubleOptions, graphDouble } from "../doubles/graph.ts";
import type { Begun } from "./connected.ts";
import type { Ran } from "./program.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");

export const danaOid = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** A double with the owner's account, and another's. `oid` is the id of the owner's in its directory. */
export async function microsoftWithDana(
  options: GraphDoubleOptions = {},
  { kind = "work", oid = danaOid }: { kind?: "work" | "personal"; oid?: string } = {},
): Promise<GraphDouble> {
  const double = await graphDouble(options);
  onTestFinished(() => double.close());
  double.addUser({ email: "dana@example.com", name: "Dana Okafor", kind, oid });
  double.addUser({ email: "omar@example.com", name: "Omar", kind: "work" });
  return double;
}

/** The program in this process, at this double. */
export async function atMicrosoft(double: GraphDouble, home: string, ...line: string[]): Promise<Ran> {
  return begunAtMicrosoft(double, home, ...line).ended;
}

export function begunAtMicrosoft(double: GraphDouble, home: string, ...line: string[]): Begun {
  const { told, url, hear } = ear();
  const environment = { home: undefined, graphApi: double.url, microsoftLogin: double.url };
  const world = { environment, cwd: home, hasTerminal: false, out: hear("out"), err: hear("err") };
  const ended = run(line, { table, load: loadCommand }, world).then((exitCode) => ({ exitCode, ...told }));
  return { told, url, ended };
}

/** The same as a process of its own. */
export function spawnedAtMicrosoft(
  double: GraphDouble,
  home: string,
  ...line: string[]
): Begun & { stop(signal?: NodeJS.Signals): void } {
  const { told, url, hear } = ear();
  const { QUARTERHOUR_HOME: _, QUARTERHOUR_KEY: __, ...env } = process.env;
  const endpoints = { QUARTERHOUR_GRAPH_API: double.url, QUARTERHOUR_MICROSOFT_LOGIN: double.url };
  const child = spawn(process.execPath, [launcher, ...line], {
    cwd: home,
    env: { ...env, ...endpoints },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (chunk: Buffer) => hear("out")(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => hear("err")(chunk.toString()));
  const ended = new Promise<Ran>((resolve) => {
    child.once("close", (exitCode) => resolve({ exitCode, ...told }));
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return { told, url, ended, stop: (signal = "SIGTERM") => child.kill(signal) };
}

/** Signs in with a browser that does what it is told. */
export async function connectMicrosoft(
  double: GraphDouble,
  home: string,
  who: { as?: string; deny?: boolean } = {},
  ...more: string[]
): Promise<Ran & { browser: ConsentResult }> {
  const line = ["connect", "microsoft", "--no-browser", "--client-id", double.client.id, ...more];
  const begun = begunAtMicrosoft(double, home, ...line);
  const browser = await consent(double, await begun.url, { as: "dana@example.com", ...who });
  return { ...(await begun.ended), browser };
}

/** What a command prints under `--json`. Throws with what it said where it did not end well. */
export async function jsonAtMicrosoft<T>(double: GraphDouble, home: string, ...line: string[]): Promise<T> {
  const { exitCode, out, err } = await atMicrosoft(double, home, ...line, "--json");
  if (exitCode !== 0) throw new Error(`${line.join(" ")} ended with ${exitCode}: ${err}`);
  return JSON.parse(out) as T;
}

function ear() {
  const told = { out: "", err: "" };
  const { promise: url, resolve } = Promise.withResolvers<string>();
  const hear = (which: keyof typeof told) => (text: string) => {
    told[which] += text;
    const shown = /^http\S+(?:\/authorize\?\S+|\/devicelogin)$/m.exec(told[which])?.[0];
    if (shown !== undefined) resolve(shown);
  };
  return { told, url, hear };
}
