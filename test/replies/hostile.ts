/** Mails of a million characters, in the shapes at which readers of text get slow (C-38, N-54). */
import { readReply } from "../../src/core/read-reply/read-reply.ts";

const length = 1_000_000;
const shapes: readonly string[] = [
  "a",
  " ",
  "\n",
  ">",
  "> > >\n",
  "On Mon, Jan 1, 2026 at 10:00 AM x@example.com wrote\n",
  "Tuesday ",
  "Tuesday at 10 or ",
  "1 ",
  "10:00-11:00,",
  "12/12/",
  "9.12. ",
  "between 1 and ",
  "the first or the second or ",
  "not ",
  "next week ",
  "week of the ",
  "Maria Lopez ",
  "A b ",
  "x@example.com ",
  "aaaaaaaaaaaaaaaa@",
  "https://calendly.com/",
  "(((((",
  '"',
  "+1 (555) ",
  "\u1e9b\u0323",
  "\ufdfa",
  "\u4e00",
  "\ud83d\udc4d",
  "please stop please ",
  "ask me again in ",
  "a|b? *3 ",
];

export function hostileReplies(): { shape: string; text: string }[] {
  return shapes.map((shape) => ({
    shape,
    text: shape.repeat(Math.ceil(length / shape.length)).slice(0, length),
  }));
}

/** Milliseconds for one reading, the best of three. */
export function timeToRead(text: string): number {
  const at = (instant: string): Temporal.Instant => Temporal.Instant.from(instant);
  const input = {
    subject: "Re: hello",
    text,
    headers: {},
    from: "priya@example.com",
    receivedAt: at("2026-11-27T15:00:00Z"),
    offered: [{ start: at("2026-12-01T16:00:00Z"), end: at("2026-12-01T16:20:00Z") }],
    ownerZone: "America/New_York",
    contactZone: "America/Chicago",
  };
  const times = [1, 2, 3].map(() => {
    const began = performance.now();
    readReply(input);
    return performance.now() - began;
  });
  return Math.min(...times);
}
