/** Puts a service on the machine, takes it away, and says how it stands. Whatever is so already is left so. */
import { Problem } from "../../core/problem.ts";
import type { Machine } from "./machine.ts";
import type { ServiceFile } from "./service-file.ts";

export interface Standing {
  /** `other`: a file of ours is there that says something else. */
  file: "absent" | "same" | "other";
  isRunning: boolean;
}

/** Throws `service/unsupported` where the machine's tool is not there. */
export async function standing(machine: Machine, service: ServiceFile): Promise<Standing> {
  const there = await machine.read(service.path, service.encoding);
  const { hasWorked } = await tell(machine, service, service.asks);
  return {
    file: there === undefined ? "absent" : there === service.text ? "same" : "other",
    isRunning: hasWorked,
  };
}

/** The file first: a tool that is told of it must find it. Throws `service/refused` with what the tool said. */
export async function install(machine: Machine, service: ServiceFile): Promise<void> {
  await machine.write(service.path, service.text, service.encoding);
  for (const words of service.forget) await tell(machine, service, words);
  for (const words of service.begin) await insist(machine, service, words);
}

/** Stopped first, then forgotten. A service that the tool does not know is none that could keep the file from going. */
export async function remove(machine: Machine, service: ServiceFile): Promise<void> {
  for (const words of service.end) {
    const { hasWorked, says } = await tell(machine, service, words);
    const isThere = !hasWorked && (await tell(machine, service, service.asks)).hasWorked;
    if (isThere) throw refused(service, words, says);
  }
  await machine.remove(service.path);
  for (const words of service.afterwards) await tell(machine, service, words);
}

async function insist(machine: Machine, service: ServiceFile, words: readonly string[]): Promise<void> {
  const { hasWorked, says } = await tell(machine, service, words);
  if (!hasWorked) throw refused(service, words, says);
}

async function tell(machine: Machine, { tool }: ServiceFile, words: readonly string[]) {
  const told = await machine.run(tool, words);
  if (told !== undefined) return told;
  throw new Problem("service/unsupported", {
    what: `\`${tool}\` is not on this machine, so nothing keeps a program running for you. Nothing was changed.`,
    next: "Let whatever does so here (a container, an init script) run `quarterhour start --home FOLDER`; docs/operations.md says what it needs.",
  });
}

function refused({ tool, path }: ServiceFile, words: readonly string[], says: string): Problem {
  return new Problem("service/refused", {
    what: `\`${[tool, ...words].join(" ")}\` failed${says === "" ? "" : `: ${says}`}`,
    where: path,
    next: "Put that right, then run the command again; running it twice does no harm. `quarterhour start` works without a service meanwhile.",
  });
}
