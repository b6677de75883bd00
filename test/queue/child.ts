/**
 * One process of a fleet, for the tests: URL PREFIX DEED. Writes a line for everything that happens, and ends by
 * itself after a line on its input, which says how many milliseconds of grace it closes with: a connection or a timer
 * that is left over would keep it.
 */
import { createInterface } from "node:readline";
import { bullmqQueue } from "../../src/queue/bullmq.ts";
import type { Processor } from "../../src/queue/queue.ts";

const [, , url = "", prefix = "", deed = ""] = process.argv;
const say = (...words: (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);

const queue = await bullmqQueue({ url, prefix, log: (event) => say(event) });
const processor: Processor = async (ring) => {
  say("begun", ring.queue);
  if (deed === "hang") await new Promise(() => undefined);
  if (deed === "slow") await new Promise((resolve) => setTimeout(resolve, 1_000));
  say("ended", ring.queue);
  return { kind: "done", note: "" };
};
if (deed === "tick") {
  await queue.tick("sweep", 300, async () => {
    say("tick", Date.now());
    await new Promise((resolve) => setTimeout(resolve, 100));
    say("tock", Date.now());
  });
} else await queue.work({ sync: processor, plan: processor, act: processor });
say("ready");

const lines = createInterface(process.stdin);
lines.once("line", async (grace) => {
  lines.close();
  process.stdin.destroy();
  await queue.close(Number(grace));
  say("closed");
});
