/** Cursors that more than one room knows by name. */

/** A clock that is given, and the instant at which it stands; there is none for a mailbox on the clock on the wall. */
export const clockCursor = "virtual";
/** Where a mailbox went that was moved into another store; nobody works for it here any more. */
export const movedCursor = "moved";
/** How often a mailbox has left a store; goes along with it, and tells an older copy from a newer one. */
export const movesCursor = "moves";
/** Written by the workers whenever all interviews of a mailbox were planned. */
export const everybodyCursor = "everybody";
/** How far the calendar was read, which is what a sync reads last; `at` is when. */
export const calendarCursor = "calendar";
/** When a sweep last rung for a sync; once that has ended, however, it says "ended" and when. */
export const rungCursor = "sync-rung";
