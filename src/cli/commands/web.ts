import { serve } from "@hono/node-server";
import { openFleet } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { ringingFleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";
import type { Given } from "../frame/given.ts";
import { stopOnSignal } from "../stop-on-signal.ts";

export const command: Command = {
  takesNow: false,
  options: [
    { flags: "--port <n>", summary: "where it listens (4747); 0 takes any that is free" },
    { flags: "--host <address>", summary: "on which address (127.0.0.1: this machine only)" },
  ],
  details: `For a fleet: pages for monitors. /healthz says that it lives, /readyz whether database and Redis answer,
/metrics the figures in the words of Prometheus. They say nothing of anybody, and change nothing.

Example:
  quarterhour web --port 4747`,
  async run(context, given) {
    const { databaseUrl, redisUrl } = ringingFleetOf(context);
    const { port, hostname } = place(given);
    const log = (event: string, fields: Record<string, string | number>) =>
      context.print(JSON.stringify({ at: Temporal.Now.instant(), event, ...fields }));
    const [{ bullmqQueue }, { healthPages }, { metrics }] = await Promise.all([
      import("../../queue/bullmq.ts"),
      import("../../web/health.ts"),
      import("../../web/metrics.ts"),
    ]);
    const stop = stopOnSignal(() => log("web.stopping", {}));
    const queue = await bullmqQueue({ url: redisUrl, works: [], log });
    const fleet = await openFleet({
      home: context.home,
      databaseUrl,
      mostConnections: 2,
      ring: queue.ring,
      log,
    });
    const { mailboxes, clock, serverNow } = fleet;
    const pages = healthPages({
      parts: { store: async () => (await serverNow()).epochMilliseconds > 0, queue: queue.isReady },
      metrics: metrics({
        figures: (since) => mailboxes.figures(since, clock()),
        counts: queue.counts,
        clock,
      }),
    });
    const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
    const server = serve({ fetch: pages.fetch, port, hostname }, (at) =>
      log("web.ready", {
        url: `http://${at.address.includes(":") ? `[${at.address}]` : at.address}:${at.port}`,
      }),
    );
    server.on("error", (error) => reject(taken(error, hostname, port)));
    stop.signal.addEventListener("abort", () => server.close(() => resolve()), { once: true });
    try {
      await ended;
    } finally {
      await queue.close(0);
      await fleet.close();
      stop.release();
    }
    return 0;
  },
};

function place(given: Given): { port: number; hostname: string } {
  const port = given.whole("--port") ?? 4747;
  if (port <= 65_535) return { port, hostname: given.text("--host") ?? "127.0.0.1" };
  throw new Problem("cli/usage", { what: `--port is ${port}.`, next: "Give a number from 0 to 65535." });
}

function taken(error: Error, hostname: string, port: number): Problem {
  return new Problem(
    "home/refused",
    {
      what: `It cannot listen there: ${error.message}.`,
      where: `${hostname}:${port}`,
      next: "Give another --port or --host, or stop the program that has it.",
    },
    { cause: error },
  );
}
