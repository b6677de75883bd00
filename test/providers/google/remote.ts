import type { FaultKind } from "../../doubles/google/faults.ts";
import type { Remote } from "../remote.ts";
import { type World, withText } from "./world.ts";

const allFaults: FaultKind[] = [
  "lost-before",
  "lost-after",
  "500",
  "503",
  "504-after",
  "late",
  "429",
  "403-rate",
];

const methods = {
  send: "gmail.users.drafts.send",
  create: "gmail.users.drafts.create",
  read: /^gmail\.users\.(?:history\.list|getProfile)$/,
};

export function googleRemote(world: World): Remote {
  const { double, user } = world;
  const draftOf = (id: string) => user.drafts().find(({ draftId }) => draftId === id);
  return {
    mailbox: world.mailbox,
    calendar: world.calendar,
    get now() {
      return world.now;
    },
    set now(at) {
      world.now = at;
    },
    quietMs: 120_000,
    url: double.url,
    address: user.email,
    deliveries: () => double.deliveries,
    invitations: () => double.invitations,
    threadsOfSent: () => user.sent().map(({ threadId }) => threadId),
    requests: () => double.requests,
    sendMethod: methods.send,
    storms(seed, probability) {
      if (probability === 0) double.faults.clear();
      else double.faults.rate({ seed, probability, kinds: allFaults });
    },
    fails: (what, how, times) => double.faults.next(methods[what], how, times),
    edits(draftId, { subject, text }) {
      const mime = draftOf(draftId)?.raw.toString() ?? "";
      const titled = subject === undefined ? mime : mime.replace(/^Subject: .*$/m, `Subject: ${subject}`);
      user.editDraft(draftId, withText(titled, text));
    },
    async rewrites(draftId, text) {
      const mime = (draftOf(draftId)?.raw.toString() ?? "")
        .replace(/^X-Quarterhour-Action:.*\r\n/im, "")
        .replace(/^Message-ID:.*\r\n/im, "Message-ID: <new@laptop.example.com>\r\n");
      user.writeDraft(withText(mime, text));
      user.discardDraft(draftId);
    },
    drafts: () =>
      user.drafts().flatMap(({ draftId, raw }) => {
        const text = raw.toString();
        const to = /^To:.*?<?([^\s<>]+@[^\s<>]+)>?\s*$/im.exec(text)?.[1] ?? "";
        return draftId === undefined
          ? []
          : [{ draftId, to: [to], isOurs: /^X-Quarterhour-Action:/im.test(text) }];
      }),
    sends: async (draftId) => void user.sendDraft(draftId),
    discards: (draftId) => user.discardDraft(draftId),
    // Whoever comes second finds no draft.
    holds: () => false,
    takesUp(draftId) {
      const mime = draftOf(draftId)?.raw;
      if (mime === undefined) throw new Error(`no draft ${draftId}`);
      return async () => {
        if (draftOf(draftId) === undefined) user.send(mime);
        else user.sendDraft(draftId);
      };
    },
    receives: async (mime) => void user.deliver(mime),
    writes: async (mime) => /^Message-ID:\s*<([^>]+)>/im.exec(user.send(mime).raw.toString())?.[1],
    expires(what) {
      if (what === "mail") double.expireHistory(user.email);
      else double.expireSyncTokens(user.email);
    },
    token: () => user.grantToken(),
    async guestAnswers(guest, how) {
      const [event] = user.events();
      user.respond(guest, event?.id ?? "", how);
    },
    violations: () => [],
    close: () => world.close(),
  };
}
