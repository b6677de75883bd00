/** What `plan` looks at: loaded once, decided purely. */
import type { Contact } from "./contact.ts";
import type { Fact } from "./facts.ts";
import type { ContactId, MailboxId } from "./keys.ts";
import type { Pending } from "./pending.ts";
import type { Busy } from "./slot.ts";

/** Public holidays of a country (ISO 3166-1 alpha-2) in a year, as ISO dates; empty where it is not known. */
export type HolidaysOf = (country: string, year: number) => ReadonlySet<string>;

export interface State {
  mailboxId: MailboxId;
  /** The owner's IANA zone: `me.timezone`, else the calendar's. */
  zone: string;
  contacts: readonly Contact[];
  facts: ReadonlyMap<ContactId, readonly Fact[]>;
  mailboxFacts: readonly Fact[];
  pending: readonly Pending[];
  suppressed: ReadonlySet<ContactId>;
  /** Merged, sorted; `unreadable` counts as busy throughout. */
  busy: readonly Busy[] | "unreadable";
  /** Every template that can be used, under `language/name`: its version and the values without which it cannot be filled. */
  templates: ReadonlyMap<string, { version: string; needs: readonly string[] }>;
  holidays: HolidaysOf;
  /** The video link that the connected calendar makes by itself, if any. */
  calendarMakes?: "meet" | "teams";
}
