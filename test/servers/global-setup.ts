/**
 * One pair of servers for a whole run of the tests, started when the first test asks for it: test processes ask
 * over loopback. What the machine lacks is installed where that is possible; else one loud line says what was not
 * tested. With CI or QUARTERHOUR_REQUIRE_FLEET set, a machine without them is a failure.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { findServers } from "../../scripts/servers/find-servers.ts";
import { aptLine, canInstallServers, installServers } from "./install-servers.ts";
import { type OwnServers, ownServers } from "./own-servers.ts";

/** What a test process is told. */
export type Asked =
  | { kind: "there"; redisUrl: string; postgresUrl: string }
  | { kind: "absent"; says: string }
  | { kind: "failed"; says: string };

declare module "vitest" {
  interface ProvidedContext {
    /** Where to ask. */
    serversAt: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let begun: Promise<Asked> | undefined;
  const running: OwnServers[] = [];
  const server = createServer((_, response) => {
    begun ??= begin(running).catch((error: Error) => ({ kind: "failed", says: error.message }));
    begun.then((asked) => response.end(JSON.stringify(asked)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port on 127.0.0.1.");
  project.provide("serversAt", `http://127.0.0.1:${address.port}`);

  return async () => {
    const asked = await begun;
    for (const servers of running) await servers.stop();
    server.closeAllConnections();
    server.close();
    if (asked?.kind === "absent") console.log(`\nNOT TESTED: ${asked.says}\n`);
  };
}

async function begin(running: OwnServers[]): Promise<Asked> {
  const failed = install();
  const servers = await ownServers("memory");
  if (servers.kind === "there") {
    running.push(servers);
    return {
      kind: "there",
      redisUrl: servers.redisUrl.replace(/\/\d+$/, ""),
      postgresUrl: servers.postgresUrl,
    };
  }
  const says = `the fleet (${servers.says}${failed}); to test it: as root, ${aptLine}, then npm test again.`;
  return isRequired() ? { kind: "failed", says: `Cannot test ${says}` } : { kind: "absent", says };
}

/** Why that failed, as a part of a sentence. */
function install(): string {
  const found = findServers();
  if (!("missing" in found) || !canInstallServers()) return "";
  console.log(`Installing ${found.missing.join(" and ")} for the tests of the fleet: ${aptLine}`);
  const why = installServers();
  return why === undefined ? "" : `, and apt could not install them: ${why}`;
}

function isRequired(): boolean {
  const { CI = "", QUARTERHOUR_REQUIRE_FLEET = "" } = process.env;
  return [CI, QUARTERHOUR_REQUIRE_FLEET].some((value) => value === "1" || value === "true");
}
