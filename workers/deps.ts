/** What the workers work with: ports and plain functions, made in `app.ts` and nowhere else. */
import type { Letter } from "../src/core/action.ts";
import type { Did } from "../src/core/did.ts";
import type { ActionKey, MailboxId } from "../src/core/keys.ts";
import type { Rules } from "../src/core/rules-shape.ts";
import type { SignInState } from "../src/core/sign-in-notice.ts";
import type { HolidaysOf, State } from "../src/core/state.ts";
import type { Calendar, Mailbox } from "../src/providers/provider.ts";
import type { Ring } from "../src/queue/queue.ts";
import type { Contacts, Cursors, Ledger } from "../src/store/store.ts";

export interface WorkerDeps {
  mailboxId: MailboxId;
  ledger: Ledger;
  contacts: Contacts;
  cursors: Cursors;
  mailbox: Mailbox;
  calendar: Calendar;
  /** The last good rules. */
  rules(): Promise<Rules>;
  templates(): Promise<State["templates"]>;
  /** Throws a Problem `templates/unfilled` where a value is missing. */
  render(letter: Letter): Promise<{ subject: string; text: string; html: string }>;
  holidays: HolidaysOf;
  /** The video link that the calendar makes by itself; absent where it makes none. */
  calendarMakes?: NonNullable<State["calendarMakes"]>;
  /** The calendar's zone, for rules that name none. */
  zone: string;
  /** Business time. */
  clock(): Temporal.Instant;
  /** The clock is given with `--now`: what the owner did out there happened now. */
  isVirtual: boolean;
  /** Other processes work for this mailbox too. */
  isShared: boolean;
  /** Milliseconds after which a lost answer cannot come true any more: 120,000 for a real provider, 0 for `local`. */
  quietMs: number;
  /** What a mail carries to say whose action it is: the key on `local`, an opaque hash elsewhere. */
  mark(key: ActionKey): string;
  /** How the sign-in to the account stands; absent where there is none, as with the practice mailbox. */
  signIn?(): Promise<SignInState | undefined>;
  /** Names the holder of a lease. */
  workerName: string;
  ring(ring: Ring): Promise<void>;
  /** Told of everything that was done, for `start --once`. */
  did(done: Did): void;
  /** One line of log: `act.sent {key, contactId}`; never addresses or text. */
  log(event: string, fields: Record<string, string | number>): void;
}
