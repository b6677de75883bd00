import type { ActionKey, ContactId } from "./keys.ts";

type Instant = Temporal.Instant;

/** A start and an end. */
export interface Slot {
  start: Instant;
  end: Instant;
}

/** A slot as it stands in a mail: the words are looked for again when the owner sends an edited draft. */
export interface Offered extends Slot {
  words: string;
}

/** A span of busy time in epoch milliseconds, end exclusive. */
export interface Busy {
  from: number;
  until: number;
}

/** A calendar entry of ours, as it should stand there. One that a person moved is another matter. */
export interface OwnTime {
  key: ActionKey;
  start: Instant;
}

/** A slot that is promised to one contact, and therefore offered to no other. */
export interface Reservation extends Slot {
  contactId: ContactId;
}
