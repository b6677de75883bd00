/** What waits for the owner already: it stays, is renewed or withdrawn, or was approved and leaves. */
import type { MailState } from "../interview.ts";
import { saySlot } from "../say-time.ts";
import { compose } from "./compose.ts";
import { sendGate } from "./gates.ts";
import { type Grants, hold, mailAction, pin } from "./grant.ts";
import type { View, Wish } from "./view.ts";
import { type Fate, fateOf, waitingEvents, waitingMails } from "./waiting.ts";

/** Drafts and proposals that wait. True where one is in the way of anything else to this contact. */
export function grantWaiting(view: View, grants: Grants): boolean {
  let isInTheWay = false;
  for (const mail of waitingMails(view.interview)) {
    const wish = view.out.wishes.find((known) => known.key === mail.key);
    const fate = fateOf(view, mail, wish);
    isInTheWay = true;
    if (mail.status === "drafted") draftFate(view, grants, mail, wish, fate);
    else proposalFate(view, grants, mail, wish, fate);
  }
  for (const mail of waitingEvents(view.interview)) {
    if (view.isPaused || view.out.events.some((event) => event.key === mail.key)) continue;
    withdrawProposal(view, grants, mail, "the meeting is no longer wanted as proposed");
  }
  return isInTheWay;
}

function withdrawProposal(view: View, grants: Grants, mail: MailState, says: string): void {
  const common = { key: mail.key, contactId: view.interview.contactId, step: mail.step, due: view.now };
  grants.actions.push({ ...common, kind: "withdraw", because: { says }, draft: undefined });
  grants.pins.push({ ...common, offered: [] });
}

function draftFate(view: View, grants: Grants, mail: MailState, wish: Wish | undefined, fate: Fate): void {
  const { draft } = mail;
  if (draft === undefined) return;
  const { contactId } = view.interview;
  const common = { key: mail.key, contactId, step: mail.step, due: view.now };
  if (fate.kind === "withdraw" && !view.isPaused) {
    grants.actions.push({ ...common, kind: "withdraw", because: { says: fate.says }, draft });
    grants.pins.push({ ...common, offered: [] });
    return;
  }
  if (fate.kind === "renew" && wish !== undefined) {
    const { letter, missing, wording } = compose(view, wish, fate.offered);
    if (missing.length === 0) {
      grants.actions.push({
        ...common,
        kind: "refresh",
        because: { says: fate.says },
        letter,
        wording,
        isAsItIs: mail.asItIs === wording,
        draft,
        n: mail.n + 1,
      });
      grants.pins.push({ ...common, offered: fate.offered });
    }
  }
  const warn = fate.kind === "stays" ? fate.warn : undefined;
  grants.drafts.push({
    key: mail.key,
    contactId,
    step: mail.step,
    since: mail.since,
    messageId: draft.messageId,
    offered: mail.offered,
    stale: fate.kind === "renew" || (fate.kind === "stays" && fate.isStale),
    edited: draft.isEdited,
    ...(warn === undefined ? {} : { warn }),
  });
}

function proposalFate(view: View, grants: Grants, mail: MailState, wish: Wish | undefined, fate: Fate): void {
  if (fate.kind === "withdraw" || wish === undefined) {
    if (!view.isPaused)
      withdrawProposal(view, grants, mail, fate.kind === "withdraw" ? fate.says : "it is no longer wanted");
    return;
  }
  const offered = fate.kind === "renew" ? fate.offered : mail.offered;
  const composed = compose(view, wish, offered);
  const isSame = composed.fingerprint === mail.fingerprint;
  if (view.isPaused)
    return hold(view, grants, wish, { kind: "held", reason: "paused", says: "paused" }, composed.fingerprint);
  if (!isSame) return mailAction(view, grants, wish, offered, "ask");
  if (mail.status === "proposed") {
    return hold(
      view,
      grants,
      wish,
      {
        kind: "held",
        reason: "approval",
        says: `waits for your approval since ${saySlot({ start: mail.since }, view.state.zone)}`,
      },
      composed.fingerprint,
    );
  }
  const gate = sendGate(view, wish, { due: mail.since, isApproved: true });
  if (gate !== undefined) {
    hold(view, grants, wish, gate, composed.fingerprint);
    if (gate.until !== undefined) pin(view, grants, wish, offered, gate.until);
    return;
  }
  mailAction(view, grants, wish, offered, "auto");
}
