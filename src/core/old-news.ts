/** News that a mail would speak of and that is no longer news (S05). */
import type { Contact, Finding } from "./contact.ts";
import type { Span } from "./rules-shape.ts";
import { spanMinutes } from "./time/span.ts";

/** Whether a finding is news, and older than the rules take for fresh (`requests.old_news`; undefined: never old). */
export function isOldNews(finding: Finding, limit: Span | undefined, today: Temporal.PlainDate): boolean {
  if (finding.topic !== "news" || limit === undefined) return false;
  return ageOf(finding, today) > spanMinutes(limit) / 1440;
}

/** The old news among a contact's findings that a text speaks of, each with the warning for the owner. */
export function oldNewsIn(
  text: string,
  contact: Contact,
  { limit, today }: { limit: Span | undefined; today: Temporal.PlainDate },
): string[] {
  return contact.findings
    .filter((finding) => isOldNews(finding, limit, today) && speaksOf(text, finding))
    .map(
      (finding) =>
        `The news “${finding.text}” is ${ageOf(finding, today)} days old (${finding.source}, ${finding.on}); look whether it still holds.`,
    );
}

/** Its words stand in the text, wherever a sentence put a capital or a full stop. */
function speaksOf(text: string, finding: Finding): boolean {
  const bare = (words: string) => words.toLowerCase().replace(/\s+/g, " ").trim();
  return bare(text).includes(bare(finding.text).replace(/[.!?…]+$/u, ""));
}

function ageOf({ on }: Finding, today: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(on).until(today, { largestUnit: "days" }).days;
}
