/**
 * Where a sync of an Outlook mailbox stands: a link for each folder, as Graph gave it, and when that was, should Graph
 * have forgotten it.
 */
import { z } from "zod";

/** The folders that are followed by delta. What came in and was moved elsewhere is looked for by itself. */
export const followed = ["inbox", "sentitems", "drafts"] as const;
export type Followed = (typeof followed)[number];

const Cursor = z.strictObject({
  version: z.literal(1),
  at: z.int(),
  allAt: z.int(),
  links: z.strictObject({
    inbox: z.string().min(1),
    sentitems: z.string().min(1),
    drafts: z.string().min(1),
  }),
});

export interface MailCursor {
  at: Temporal.Instant;
  /** When all folders were last looked through. */
  allAt: Temporal.Instant;
  links: Record<Followed, string>;
}

/** Undefined where it is none of ours. */
export function parseMailCursor(text: string): MailCursor | undefined {
  try {
    const { at, allAt, links } = Cursor.parse(JSON.parse(text));
    const instant = Temporal.Instant.fromEpochMilliseconds;
    return { at: instant(at), allAt: instant(allAt), links };
  } catch {
    return undefined;
  }
}

export function toMailCursor({ at, allAt, links }: MailCursor): string {
  return JSON.stringify({ version: 1, at: at.epochMilliseconds, allAt: allAt.epochMilliseconds, links });
}
