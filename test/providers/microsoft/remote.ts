import type { FaultKind } from "../../doubles/graph/faults.ts";
import type { Remote } from "../remote.ts";
import type { World } from "./world.ts";

const allFaults: FaultKind[] = ["lost-before", "lost-after", "500", "503", "504-after", "late", "429"];
/** In turn: each of the ways in which Graph forgets. */
const forgetting = ["gone", "sync-state-not-found", "resync-required"] as const;
const ours = /quarterhour$/;

/** A minute, in which the double's `late` is carried out, and the longest that a copy takes in a storm. */
const lateSeconds = 121;

const methods = {
  send: "POST /me/messages/{id}/send",
  create: /^POST \/me\/messages(?:\/\{id\}\/createReply)?$/,
  read: "GET /me/mailFolders/{folder}/messages/delta",
};

export function graphRemote(world: World): Remote {
  const { double, user } = world;
  const draftOf = (draftId: string) => user.drafts().find(({ steadyId }) => steadyId === draftId);
  let expired = 0;
  return {
    mailbox: world.mailbox,
    calendar: world.calendar,
    get now() {
      return world.now;
    },
    set now(at) {
      world.now = at;
    },
    quietMs: 300_000,
    url: double.url,
    address: user.email,
    deliveries: () => double.deliveries,
    invitations: () => double.invitations,
    threadsOfSent: () => user.sent().map(({ conversationId }) => conversationId),
    requests: () => double.requests,
    sendMethod: methods.send,
    storms(seed, probability) {
      if (probability === 0) double.faults.clear();
      else double.faults.rate({ seed, probability, kinds: allFaults });
    },
    fails: (what, how, times) => double.faults.next(methods[what], how, times),
    edits: (draftId, change) => user.editDraft(draftId, change),
    async rewrites(draftId, text) {
      const { subject = "", to = [] } = draftOf(draftId) ?? {};
      const messageId = "<new@laptop.example.com>";
      await user.writeDraft({ from: user.email, to: to.join(), subject, text, messageId });
      user.discardDraft(draftId);
    },
    drafts: () =>
      user.drafts().map(({ steadyId, to, extended }) => ({
        draftId: steadyId,
        to,
        isOurs: extended.some(({ id }) => ours.test(id)),
      })),
    sends: (draftId) => user.sendDraft(draftId),
    discards: (draftId) => user.discardDraft(draftId),
    holds: (draftId) =>
      double.requests.some(
        ({ method, fault, path, at }) =>
          method === methods.send &&
          fault === "late" &&
          decodeURIComponent(path).includes(draftId) &&
          world.now.since(at).total("seconds") <= lateSeconds,
      ),
    takesUp(draftId) {
      const there = draftOf(draftId);
      if (there === undefined) throw new Error(`no draft ${draftId}`);
      const { to, subject, text, messageId } = there;
      return async () => {
        if (draftOf(draftId) === undefined)
          await user.send({ from: user.email, to: to.join(), subject, text, messageId });
        else await user.sendDraft(draftId);
      };
    },
    receives: async (mime) => void (await user.deliver(Buffer.from(mime))),
    async writes(mime) {
      await user.send(Buffer.from(mime));
      return undefined;
    },
    expires() {
      double.expireDelta(user.email, forgetting[expired % forgetting.length]);
      expired += 1;
    },
    token: () => user.grantToken(),
    async guestAnswers(guest, how) {
      const [event] = user.events();
      await user.respond(guest, event?.id ?? "", how);
    },
    violations: () => double.violations.splice(0),
    close: () => world.close(),
  };
}
