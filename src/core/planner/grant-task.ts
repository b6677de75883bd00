/**
 * Messages that the owner copies and sends themselves. Nothing is made for them anywhere, so a task is only a question
 * that the plan asks; limits and the conversation hold for it as for a mail.
 */
import type { Ask } from "../action.ts";
import { closenessOf } from "../could-ask.ts";
import type { Interview } from "../interview.ts";
import type { ContactId } from "../keys.ts";
import { compose } from "./compose.ts";
import { conversationGate, limitGate } from "./gates.ts";
import { limits } from "./limits.ts";
import { skip, type View, type Wish } from "./view.ts";
import { waitingMails } from "./waiting.ts";

/** Asks for the tasks of these interviews, the closest people first; those that must wait are skipped, with the reason. */
export function grantTasks(
  views: readonly View[],
  interviews: ReadonlyMap<ContactId, Interview>,
  now: Temporal.Instant,
): void {
  const wanted = views.filter((view) => view.out.tasks.length > 0);
  const [first] = wanted;
  if (first === undefined) return;
  const cap = limits(interviews, first.state.zone, now);
  // Drafts that wait in the mailbox keep no message from being written elsewhere; a day's worth of tasks is enough.
  cap.waitingRequests = 0;
  for (const view of wanted.toSorted(
    (a, b) => closenessOf(a.interview.contact) - closenessOf(b.interview.contact),
  )) {
    // One at a time, as with mails: the first is asked, the others come after it.
    let isAsked = false;
    const { name } = view.interview.contact;
    for (const wish of view.out.tasks) {
      const gate = conversationGate(view, wish) ?? limitGate(view, wish, cap, undefined);
      if (view.isPaused) skip(view, wish.step, "paused", "everything is paused (`resume` goes on)");
      else if (gate !== undefined) skip(view, wish.step, gate.reason, gate.says, gate.until);
      else if (waitingMails(view.interview).length > 0)
        skip(view, wish.step, "draft-waits", `another mail to ${name} waits for you`);
      else if (isAsked) skip(view, wish.step, "one-at-a-time", `another message to ${name} comes first`);
      else {
        cap.take(view, wish.step);
        askFor(view, wish);
        isAsked = true;
      }
    }
  }
}

function askFor(view: View, wish: Wish): void {
  const { contactId } = view.interview;
  const ask: Ask = { what: "linkedin", contactId, since: wish.due, says: wish.because.says };
  // Whoever only counts has no templates at hand.
  if (view.state.templates.size === 0) return void view.out.asks.push(ask);
  const { letter, missing } = compose(view, wish, []);
  if (missing.length === 0) {
    view.out.asks.push({ ...ask, task: { key: wish.key, step: wish.step, letter } });
    return;
  }
  skip(view, wish.step, "missing-value", `the template ${wish.template} needs ${missing.join(", ")}`);
}
