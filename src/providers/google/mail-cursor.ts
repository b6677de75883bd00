/** Where a sync of a Gmail mailbox stands: Google's own number, and when that was, should Google have forgotten it. */
import { z } from "zod";

const Cursor = z.strictObject({ version: z.literal(1), historyId: z.string().min(1), at: z.int() });

export interface MailCursor {
  historyId: string;
  at: Temporal.Instant;
}

/** Undefined where it is none of ours. */
export function parseMailCursor(text: string): MailCursor | undefined {
  try {
    const { historyId, at } = Cursor.parse(JSON.parse(text));
    return { historyId, at: Temporal.Instant.fromEpochMilliseconds(at) };
  } catch {
    return undefined;
  }
}

export function toMailCursor({ historyId, at }: MailCursor): string {
  return JSON.stringify({ version: 1, historyId, at: at.epochMilliseconds });
}
