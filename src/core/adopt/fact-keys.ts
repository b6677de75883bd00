/** factKeys that more than one part writes: whoever learns of a thing first, it is written down once. */
import type { ContactId } from "../keys.ts";

/** A mail that left for a contact: ours or the owner's own. */
export function sentFactKey(messageId: string, contactId: ContactId): string {
  return `sent~${messageId}~${contactId}`;
}

/** A draft of ours that holds another text now. */
export function editedFactKey(draft: { messageId: string; hash: string }): string {
  return `draft~${draft.messageId}~edited.${draft.hash.slice(0, 16)}`;
}
