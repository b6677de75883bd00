/**
 * P-7: reading a reply, beside chrono-node's search for dates in the same text, over all labelled replies that we
 * develop with. chrono looks for dates alone; we also say what is meant by them, and may take ten times as long.
 */
import * as chrono from "chrono-node";
import { readReply } from "../src/core/read-reply/read-reply.ts";
import { labelledIn, toInput } from "../test/replies/judge.ts";
import { replyFiles } from "../test/replies/score.ts";
import { type Measured, medians } from "./rounds.ts";

const rounds = 15;
/** Until the engine has compiled what both run, as it has in a worker, which reads for weeks: after one round it is at it yet. */
const warmUp = 6;
const goal = 10;

export async function measure(): Promise<Measured[]> {
  const replies = replyFiles().development.flatMap(labelledIn).map(toInput);
  const dated = replies.map(({ text, receivedAt }) => ({
    text,
    at: new Date(receivedAt.epochMilliseconds),
  }));
  const raw = await medians(
    rounds,
    {
      ours: async () =>
        perReply(replies.length, () => {
          for (const reply of replies) readReply(reply);
        }),
      chrono: async () =>
        perReply(dated.length, () => {
          for (const { text, at } of dated) chrono.parse(text, at);
        }),
    },
    warmUp,
  );
  const ratio = raw.ours / raw.chrono;
  return [
    {
      id: "P-7",
      what: "reading a reply, against chrono-node's search for dates",
      ratio: `${ratio.toFixed(1)} x`,
      goal: `<= ${goal} x`,
      met: ratio <= goal,
      raw: `ours ${raw.ours.toFixed(1)} µs, chrono-node ${raw.chrono.toFixed(1)} µs a reply, ${replies.length} replies`,
    },
  ];
}

/** Microseconds. */
function perReply(count: number, read: () => void): number {
  const began = performance.now();
  read();
  return ((performance.now() - began) * 1000) / count;
}
