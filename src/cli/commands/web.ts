import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { openFleet } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { ringingFleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";
import type { Given } from "../frame/given.ts";
import { stopOnSignal } from "../stop-on-signal.ts";
import { whenThere } from "../when-there.ts";

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
    const log: Log = (event, fields) =>
      context.print(JSON.stringify({ at: Temporal.Now.instant(), event, ...fields }));
    const [{ bullmqQueue }, { healthPages }, { metrics }] = await Promise.all([
      import("../../queue/bullmq.ts"),
      import("../../web/health.ts"),
      import("../../web/metrics.ts"),
    ]);
    const stop = stopOnSignal(() => log("web.stopping", {}));
    const queue = await bullmqQueue({ url: redisUrl, works: [], log });
    try {
      const fleet = await whenThere(
        () => openFleet({ home: context.home, databaseUrl, mostConnections: 2, ring: queue.ring, log }),
        stop.signal,
        log,
      );
      if (fleet === undefined) return 0;
      const { mailboxes, clock, serverNow } = fleet;
      const pages = healthPages({
        parts: { store: async () => (await serverNow()).epochMilliseconds > 0, queue: queue.isReady },
        metrics: metrics({
          figures: (since) => mailboxes.figures(since, clock()),
          counts: queue.counts,
          clock,
        }),
      });
      try {
        await served(pages.fetch, { port, hostname, signal: stop.signal, log });
      } finally {
        await fleet.close();
      }
    } finally {
      await queue.close(0);
      stop.release();
    }
    return 0;
  },
};

/** Resolves when `signal` was aborted and what was asked before is answered. */
async function served(
  fetch: Hono["fetch"],
  { port, hostname, signal, log }: Place & { signal: AbortSignal; log: Log },
): Promise<void> {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  const server = serve({ fetch, port, hostname }, (at) =>
    log("web.ready", {
      url: `http://${at.address.includes(":") ? `[${at.address}]` : at.address}:${at.port}`,
    }),
  );
  server.on("error", (error) => reject(taken(error, hostname, port)));
  const close = () => server.close(() => resolve());
  if (signal.aborted) close();
  else signal.addEventListener("abort", close, { once: true });
  await ended;
}

type Log = (event: string, fields: Record<string, string | number>) => void;

interface Place {
  port: number;
  hostname: string;
}

function place(given: Given): Place {
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
