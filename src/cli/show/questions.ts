/** What is asked at a meeting, numbered, and what the list was before. */
import type { Contact } from "../../core/contact.ts";
import type { Told } from "../../core/deeds/deed.ts";
import type { Fact } from "../../core/facts.ts";
import type { Booking } from "../../core/interview.ts";
import { saySlot } from "../../core/say-time.ts";
import { sayWhen } from "./say-when.ts";

interface Page {
  contact: Contact;
  booking: Booking;
  asked: readonly string[];
  /** Of this contact. */
  facts: readonly Fact[];
}

type Asking = Extract<Fact, { kind: "asking" }>;

export function questionsText(page: Page, { zone, now }: Told): string {
  const { contact, booking, asked } = page;
  const lines = [`To ask ${contact.name}, ${saySlot(booking, zone)}:`];
  lines.push(...asked.map((one, index) => `  ${index + 1}. ${one}`));
  const changes = changesOf(page);
  if (changes.length > 0) lines.push("", "Before you changed them:");
  for (const { at, before } of changes)
    lines.push(`  until ${sayWhen(at, zone, now)}: ${before.join(" · ")}`);
  return lines.join("\n");
}

export function questionsJson(page: Page) {
  const { contact, booking, asked } = page;
  return {
    contact: contact.email ?? contact.contactId,
    start: booking.start,
    end: booking.end,
    questions: asked,
    changes: changesOf(page).map(({ at, before }) => ({ at, before })),
  };
}

/** In the order in which the owner made them. */
function changesOf({ booking, facts }: Page): Asking[] {
  return facts.filter((fact): fact is Asking => fact.kind === "asking" && fact.booking === booking.bookingId);
}
