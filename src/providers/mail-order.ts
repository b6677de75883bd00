/** The order in which every adapter lists mails. */
import type { MailSummary } from "./provider.ts";

const places: readonly MailSummary["where"][] = ["sent", "drafts", "inbox"];

/** What left first, then what waits, then what came; each by time and Message-ID. */
export function inOrder(a: MailSummary, b: MailSummary): number {
  const byPlace = places.indexOf(a.where) - places.indexOf(b.where);
  if (byPlace !== 0) return byPlace;
  return Temporal.Instant.compare(a.at, b.at) || (a.messageId < b.messageId ? -1 : 1);
}
