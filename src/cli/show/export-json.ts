/** A mailbox as one value for other programs: the same wherever it lives, whatever store keeps it. */
import type { Contact } from "../../core/contact.ts";
import type { MailboxId } from "../../core/keys.ts";
import type { MailboxCopy } from "../../store/copy-out.ts";
import { toFact, unpack } from "../../store/pack.ts";

export interface ExportHead {
  mailboxId: MailboxId;
  address: string;
  /** The text of rules.yaml. */
  rules: string;
}

/** What only workers need to go on (how far each sync got, when to look again) is no part of it. */
export function exportJson(head: ExportHead, copy: MailboxCopy | undefined) {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  return {
    format: "quarterhour-export",
    version: 1,
    mailbox: { id: head.mailboxId, address: head.address },
    rules: head.rules,
    contacts: (copy?.contacts ?? []).map((row) => JSON.parse(row.data) as Contact),
    // Numbered anew: the numbers of a store are its own.
    facts: (copy?.facts ?? []).map((row, index) => toFact({ ...row, seq: index + 1 })),
    actions: (copy?.actions ?? []).map((row) => ({
      key: row.action_key,
      state: row.state,
      attempt: row.attempt,
      due: at(row.due),
      offered: unpack(row.offered),
      draft: row.draft === null ? null : unpack(row.draft),
      sendingAt: row.sending_at === null ? null : at(row.sending_at),
    })),
    messages: (copy?.messageIds ?? []).map((row) => ({
      messageId: row.message_id,
      contact: row.contact_id,
      key: row.action_key,
    })),
    suppressed: copy?.suppressed ?? [],
  };
}
