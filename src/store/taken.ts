/**
 * The minutes that meetings take of an owner's time. The table has one row for each minute, and its primary key is the
 * owner and the minute: that two meetings lie at one time cannot be stored, whatever any process believes. A
 * minute is taken by an action before it writes to the calendar, kept by the fact that the entry stands there, and given
 * back with the action or with the entry. On a database with ranges an exclusion constraint would say the same; for one
 * that compares an owner as well it wants an extension, and SQLite has none.
 */
import type { Kysely } from "kysely";
import { fold } from "../core/fold.ts";
import type { Booking } from "../core/interview.ts";
import type { ActionKey, BookingId, ContactId, MailboxId } from "../core/keys.ts";
import type { Slot } from "../core/slot.ts";
import { type Database, inChunks } from "./database.ts";
import { toFact } from "./pack.ts";

/** What an action is about to write to the calendar. */
export interface Taking {
  mailboxId: MailboxId;
  key: ActionKey;
  booking: BookingId;
  slot: Slot;
  now: Temporal.Instant;
}

/** Takes every minute of the slot, or none; false where another meeting has one of them. */
export async function takeMinutes(db: Kysely<Database>, taking: Taking): Promise<boolean> {
  const { mailboxId, key, booking, slot, now } = taking;
  await forgetPast(db, mailboxId, now);
  const minutes = minutesOf(slot);
  await insert(db, { mailboxId, booking, key, minutes });
  const first = minutes[0] ?? 0;
  const { count } = await db
    .selectFrom("taken_minutes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("mailbox_id", "=", mailboxId)
    .where("minute", ">=", first)
    .where("minute", "<", first + minutes.length)
    .where("booking_id", "=", booking)
    .executeTakeFirstOrThrow();
  if (Number(count) === minutes.length) return true;
  await giveBack(db, mailboxId, [key]);
  return false;
}

/** Nobody books a time that lies behind. */
async function forgetPast(db: Kysely<Database>, mailboxId: MailboxId, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom("taken_minutes")
    .where("mailbox_id", "=", mailboxId)
    .where("minute", "<", Math.floor(now.epochMilliseconds / minuteMs) - keptMinutes)
    .execute();
}

const minuteMs = 60_000;
/** A month: as long as it may take until a person says whether an entry was made. */
const keptMinutes = 30 * 24 * 60;

/** What these actions took and never came to write. */
export async function giveBack(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  keys: readonly ActionKey[],
): Promise<void> {
  await inChunks(keys, (chunk) =>
    db
      .deleteFrom("taken_minutes")
      .where("mailbox_id", "=", mailboxId)
      .where("action_key", "in", chunk)
      .execute(),
  );
}

/**
 * After anything that happened to the calendar entries of a contact: what stands there keeps its minutes, and nothing
 * else of theirs but what an action has taken. A person may put an entry of ours over another one; the minutes of
 * which somebody else has the right stay theirs.
 */
export async function keepStanding(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  contactId: ContactId,
): Promise<void> {
  const rows = await db
    .selectFrom("facts")
    .selectAll()
    .where("mailbox_id", "=", mailboxId)
    .where("contact_id", "=", contactId)
    .orderBy("seq")
    .execute();
  const nobody = { contactId, name: "", aliases: [], tags: [], findings: [] };
  for (const booking of fold(mailboxId, nobody, rows.map(toFact)).bookings) {
    if (booking.isAdHoc) continue;
    const minutes = stands(booking) ? minutesOf(booking.shown) : [];
    await keep(db, mailboxId, booking.bookingId, minutes);
  }
}

async function keep(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  booking: BookingId,
  minutes: readonly number[],
): Promise<void> {
  const first = minutes[0] ?? 0;
  const until = first + minutes.length;
  await db
    .deleteFrom("taken_minutes")
    .where("mailbox_id", "=", mailboxId)
    .where("booking_id", "=", booking)
    .where("action_key", "is", null)
    .where((eb) => eb.or([eb("minute", "<", first), eb("minute", ">=", until)]))
    .execute();
  if (minutes.length === 0) return;
  await db
    .updateTable("taken_minutes")
    .set({ action_key: null })
    .where("mailbox_id", "=", mailboxId)
    .where("booking_id", "=", booking)
    .where("minute", ">=", first)
    .where("minute", "<", until)
    .execute();
  await insert(db, { mailboxId, booking, key: null, minutes });
}

async function insert(
  db: Kysely<Database>,
  what: { mailboxId: MailboxId; booking: BookingId; key: ActionKey | null; minutes: readonly number[] },
): Promise<void> {
  const { mailboxId, booking, key, minutes } = what;
  await inChunks(minutes, (chunk) =>
    db
      .insertInto("taken_minutes")
      .values(
        chunk.map((minute) => ({ mailbox_id: mailboxId, minute, booking_id: booking, action_key: key })),
      )
      .onConflict((conflict) => conflict.columns(["mailbox_id", "minute"]).doNothing())
      .execute(),
  );
}

function stands(booking: Booking): booking is Booking & { shown: Slot } {
  return booking.shown !== undefined && booking.status !== "cancelled";
}

/** Every minute that the slot touches; of an entry that a person made longer than a week, the first week. */
function minutesOf({ start, end }: Slot): number[] {
  const first = Math.floor(start.epochMilliseconds / minuteMs);
  const until = Math.ceil(end.epochMilliseconds / minuteMs);
  return Array.from({ length: Math.min(Math.max(until - first, 1), mostMinutes) }, (_, at) => first + at);
}

const mostMinutes = 7 * 24 * 60;
