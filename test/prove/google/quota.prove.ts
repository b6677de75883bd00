/** What a whole interview costs at Google, read every quarter of an hour through seven weeks (P-5). */
import { wholeInterview } from "../../providers/google/interview.ts";
import type { Shown } from "../run.ts";
import { answerOf, runningWorker } from "./running.ts";
import { emailOf, stormHome } from "./storm-home.ts";

const mostUnits = 900;
const mostRequests = 4;

export async function prove(): Promise<Shown[]> {
  const home = await stormHome({ contacts: 1, seed: 1, rules: "requests: { offer: 2 times }" });
  try {
    const { world, store, deps, contacts } = home;
    const poll = await runningWorker(deps);
    const [contact] = contacts;
    if (contact === undefined) throw new Error("nobody to write to");
    const { mailboxId } = deps;
    const { units, byMethod, mails } = await wholeInterview(
      {
        world,
        contactId: contact.contactId,
        async poll(at) {
          world.now = at;
          await poll();
        },
        async answers(text) {
          world.user.deliver(answerOf(world, emailOf(0), text));
        },
        async facts() {
          const view = await store.ledger.read(mailboxId, { kind: "all" });
          return view.facts.get(contact.contactId) ?? [];
        },
        async append(facts) {
          await store.ledger.append(mailboxId, facts, world.now);
        },
      },
      15,
    );
    let most = 0;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const before = world.double.requests.length;
      world.now = world.now.add({ minutes: 1 });
      await poll();
      most = Math.max(most, world.double.requests.length - before);
    }
    const gmail = Object.entries(byMethod).filter(([name]) => name.startsWith("gmail."));
    return [
      {
        what: `P-5: a whole interview costs at most ${mostUnits} units of Gmail, besides idle polling`,
        shown: units <= mostUnits && mails >= 4,
        figures: `${units} units for ${mails} mails: ${gmail.map(([name, used]) => `${name.slice(12)} ${used}`).join(", ")}`,
      },
      {
        what: `P-5: an idle mailbox is asked at most ${mostRequests} times a minute`,
        shown: most <= mostRequests,
        figures: `at most ${most} requests in any minute of a day`,
      },
    ];
  } finally {
    await home.close();
  }
}
