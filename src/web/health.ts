/**
 * The pages that monitors ask: whether this process lives, whether the fleet can work, and the figures. They change
 * nothing and say nothing of anybody, so they need no sign-in; they listen on this machine unless they are told otherwise.
 */
import { Hono } from "hono";
import { within } from "../queue/within.ts";
import type { Metrics } from "./metrics.ts";

/** How long a part may take to answer, in milliseconds: whoever asks waits for four seconds. */
const answerMs = 2_000;

export interface HealthSource {
  /** Each part of the fleet and whether it answers. */
  parts: Readonly<Record<string, () => Promise<boolean>>>;
  metrics: Metrics;
}

export function healthPages({ parts, metrics }: HealthSource): Hono {
  const pages = new Hono();
  pages.use(async (context, next) => {
    await next();
    context.header("Cache-Control", "no-store");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    context.header("Referrer-Policy", "no-referrer");
  });
  pages.get("/healthz", (context) => context.json({ ok: true }));
  pages.get("/readyz", async (context) => {
    const answers = await Promise.all(
      Object.entries(parts).map(
        async ([part, look]) => [part, await within(answerMs, look()).catch(() => false)] as const,
      ),
    );
    const isReady = answers.every(([, answer]) => answer);
    return context.json({ ok: isReady, ...Object.fromEntries(answers) }, isReady ? 200 : 503);
  });
  pages.get("/metrics", async (context) => {
    const text = await metrics.text();
    return context.body(text, 200, { "Content-Type": metrics.contentType });
  });
  pages.notFound((context) => context.json({ error: "there is no such page" }, 404));
  // Whoever asks from outside learns nothing of what went wrong inside (C-44).
  pages.onError((_, context) => context.json({ error: "it could not be done" }, 500));
  return pages;
}
