/**
 * Mailbox and calendar while no account is connected: empty for everything that reads, so that rules and contacts can
 * be prepared; nothing can be made in them.
 */
import { type Calendar, type Mailbox, ProviderError } from "../providers/provider.ts";

export const noMailbox: Mailbox = {
  changesSince: async () => ({ kind: "changes", mails: [], cursor: "" }),
  read: refuse,
  createDraft: refuse,
  findDraft: async () => undefined,
  replaceDraft: refuse,
  sendDraft: refuse,
  whatBecameOf: async () => ({ kind: "gone" }),
  discard: async () => "gone",
};

export const noCalendar: Calendar = {
  changesSince: async () => ({ kind: "changes", events: [], cursor: "" }),
  busy: async () => [],
  find: async () => undefined,
  put: refuse,
  cancel: refuse,
};

async function refuse(): Promise<never> {
  throw new ProviderError({ kind: "refused", why: "no account is connected" });
}
