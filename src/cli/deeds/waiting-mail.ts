/** The mail that an answer is about, and the times that can be chosen, as a person reads them. */

import type { Told } from "../../core/deeds/deed.ts";
import type { Interview, Reply } from "../../core/interview.ts";
import { newText } from "../../core/read-reply/new-text.ts";
import { sayBothZones } from "../../core/say-time.ts";
import type { Offered } from "../../core/slot.ts";
import { sayWhen } from "../show/say-when.ts";
import { plainLines } from "./said-text.ts";

const mostLines = 30;

export function mailText(reply: Reply, interview: Interview, told: Told): string {
  const { name, email } = interview.contact;
  const own = newText(reply.text).body;
  const lines = plainLines(own === "" ? reply.text : own);
  const shown = lines.slice(0, mostLines).map((line) => (line === "" ? "" : `  ${line}`));
  const more = lines.length > mostLines ? [`  … and ${lines.length - mostLines} more lines`] : [];
  const [subject = ""] = plainLines(reply.subject);
  return [
    `${name}${email === undefined ? "" : ` <${email}>`} wrote${reply.channel === "linkedin" ? " on LinkedIn" : ""}, ${sayWhen(reply.at, told.zone, told.now)}${subject === "" ? "" : `: “${subject}”`}`,
    "",
    ...shown,
    ...more,
  ].join("\n");
}

/** Numbered from 1, as `--slot` counts them. */
export function offerLines(offers: readonly Offered[], interview: Interview, told: Told): string[] {
  const zone = interview.contact.timezone ?? told.zone;
  return offers.map((offer, index) => {
    const isOver = Temporal.Instant.compare(offer.start, told.now) <= 0;
    return `${index + 1}  ${sayBothZones(offer, zone, told.zone)}${isOver ? " (over)" : ""}`;
  });
}
