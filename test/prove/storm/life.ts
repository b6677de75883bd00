/** A whole life of one interview in a home without storms, and what an idle mailbox is asked after it. */
import { type Life, wholeInterview } from "../../providers/interview.ts";
import { answerTo } from "../../providers/remote.ts";
import { runningWorker } from "./running.ts";
import { emailOf, mailboxId, type StormHome } from "./storm-home.ts";

export interface LivedThrough {
  /** The most requests in any minute of a day on which nothing happens. */
  mostIdle: number;
}

/** `home` has one contact and is in draft mode. `lived` is told when the interview is over. */
export async function liveThrough(home: StormHome, lived: () => void): Promise<LivedThrough> {
  const { remote, store, contacts } = home;
  const poll = await runningWorker(home.deps);
  const [contact] = contacts;
  if (contact === undefined) throw new Error("nobody to write to");
  const life: Life = {
    remote,
    contactId: contact.contactId,
    email: emailOf(0),
    async poll(at) {
      remote.now = at;
      await poll();
    },
    answers: (text) => remote.receives(answerTo(remote, emailOf(0), text)),
    async facts() {
      const view = await store.ledger.read(mailboxId, { kind: "all" });
      return view.facts.get(contact.contactId) ?? [];
    },
    async append(facts) {
      await store.ledger.append(mailboxId, facts, remote.now);
    },
  };
  await wholeInterview(life, 15);
  lived();
  let mostIdle = 0;
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const before = remote.requests().length;
    await life.poll(remote.now.add({ minutes: 1 }));
    // The product renews a token before it ends; the one of a test ends.
    const asked = remote
      .requests()
      .slice(before)
      .filter(({ status }) => status !== 401);
    mostIdle = Math.max(mostIdle, asked.length);
  }
  return { mostIdle };
}
