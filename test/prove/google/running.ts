/** A worker that stays, as in `start`, read and planned by hand; and an answer as a contact's mail program writes it. */
import { inlineQueue } from "../../../src/queue/inline.ts";
import { actProcessor } from "../../../workers/act.ts";
import type { WorkerDeps } from "../../../workers/deps.ts";
import { planProcessor } from "../../../workers/plan.ts";
import { syncProcessor } from "../../../workers/sync.ts";
import type { World } from "../../providers/google/world.ts";

/** Each call reads mailbox and calendar once, plans, and does what is due. Rejects with what a processor threw. */
export async function runningWorker(given: WorkerDeps): Promise<() => Promise<void>> {
  const queue = inlineQueue();
  const deps: WorkerDeps = { ...given, ring: (ring) => queue.ring(ring) };
  await queue.work({ sync: syncProcessor(deps), plan: planProcessor(deps), act: actProcessor(deps) });
  return async () => {
    for (const name of ["sync", "plan"] as const) {
      await queue.ring({ queue: name, mailboxId: deps.mailboxId });
      await queue.drained();
    }
  };
}

/** To the last mail that `from` got. */
export function answerOf({ double, user, now }: World, from: string, text: string): string {
  const last = double.deliveries.findLast(({ to }) => to === from);
  if (last === undefined) throw new Error(`${from} got no mail`);
  return [
    `From: <${from}>`,
    `To: <${user.email}>`,
    `Subject: Re: ${last.subject.replace(/^Re: /, "")}`,
    `Date: ${new Date(now.epochMilliseconds).toUTCString()}`,
    `Message-ID: <answer-to-${last.messageId.replace("@", ".")}@them.example>`,
    `In-Reply-To: <${last.messageId}>`,
    `References: <${last.messageId}>`,
    "",
    text,
    "",
  ].join("\r\n");
}
