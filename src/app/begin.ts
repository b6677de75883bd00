/** What is looked at before anything is begun with a mailbox, in a home or in a fleet. */
import type { Environment } from "../config.ts";
import type { Store } from "../store/store.ts";
import { checkKey } from "./check-key.ts";
import { type Clock, chooseClock } from "./choose-clock.ts";
import type { Access, Opening } from "./home.ts";
import { isLoopbackOnly } from "./loopback-only.ts";
import type { Whose } from "./which-mailbox.ts";

/** The clock to go by. Throws as `chooseClock`, and for a worker what is wrong with the key of its sign-in. */
export async function begin(
  store: Store,
  whose: Whose,
  {
    access,
    environment,
    now,
    clock,
  }: Pick<Opening, "now" | "clock"> & { access: Access; environment: Environment },
): Promise<Clock> {
  const { mailboxId, account, isConnected } = whose;
  // A worker without the key would only find out when its first token has ended.
  if (access === "working" && isConnected && account !== undefined)
    await checkKey(await store.vault(), mailboxId);
  const isPractice = await isLoopbackOnly(whose, environment);
  return chooseClock(store, {
    mailboxId,
    isPractice,
    access,
    now,
    ...(clock === undefined ? {} : { clock }),
  });
}
