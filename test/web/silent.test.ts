import { expect, it } from "vitest";
import { healthPages } from "../../src/web/health.ts";
import { metrics } from "../../src/web/metrics.ts";

it("tells a monitor of a server that has fallen silent, and does not wait for it (R-7)", async () => {
  let asked = 0;
  const silent = () => new Promise<never>(() => {});
  const told = metrics({
    figures: () => {
      asked += 1;
      return silent();
    },
    counts: silent,
    clock: () => Temporal.Now.instant(),
  });
  const pages = healthPages({ parts: { store: silent, queue: async () => true }, metrics: told });
  const [ready, first] = await Promise.all([pages.request("/readyz"), told.text()]);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ok: false, store: false, queue: true });
  expect(first).toMatch(/^quarterhour_up\{part="store"\} 0$/m);
  expect(first).toMatch(/^quarterhour_up\{part="queue"\} 0$/m);
  await told.text();
  expect(asked).toBe(1);
}, 20_000);
