import { join } from "node:path";
import type { MailboxId } from "../core/keys.ts";

/** Where, in a fleet's folder of files, those of one mailbox lie: mail and calendar of a practice mailbox, templates of its own. */
export function mailboxFolder(home: string, mailboxId: MailboxId): string {
  return join(home, "mailboxes", mailboxId);
}
