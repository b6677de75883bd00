/**
 * The mail program and the calendar program in which the people of a story do things. Here they look at the folders of a
 * practice mailbox; elsewhere, at the account of a double.
 */
import {
  addBusy,
  cancelEntry,
  deleteEntry,
  type Entry,
  entriesWith,
  moveEntry,
  propertyOf,
} from "./calendar-folder.ts";
import {
  deliver,
  discard,
  type Folder,
  type MailOnDisk,
  mailsIn,
  moveToSent,
  rewrite,
  saveIn,
} from "./mail-folder.ts";

type Instant = Temporal.Instant;

/** A mail as it lies there; `path` is the handle by which the desk knows it again. */
export type LyingMail = MailOnDisk;

/** The entry of a meeting; `path` is its handle. */
export interface LyingEntry {
  path: string;
  uid: string;
  sequence: number;
  summary: string;
  /** ORGANIZER, DTSTART and DTEND, as a calendar program writes them into its answer. */
  lines: string[];
}

export interface StoryDesk {
  /** In the order of their Date. */
  mails(folder: Folder): Promise<LyingMail[]>;
  send(draft: LyingMail): Promise<void>;
  rewrite(draft: LyingMail, source: string): Promise<void>;
  discard(draft: LyingMail): Promise<void>;
  /** A mail that another program of the owner's wrote. */
  save(folder: Folder, name: string, source: string): Promise<void>;
  deliver(name: string, source: string): Promise<void>;
  /** The meeting with this person that stands. */
  entryWith(address: string): Promise<LyingEntry | undefined>;
  move(entry: LyingEntry, to: { start: Instant; end: Instant }): Promise<void>;
  cancel(entry: LyingEntry): Promise<void>;
  remove(entry: LyingEntry): Promise<void>;
  addBusy(name: string, from: Instant, until: Instant): Promise<void>;
  /**
   * What the guest's program does with an answer, where it is not left to a mail: `proposed` begins the time that they
   * would rather have.
   */
  respond?(entry: LyingEntry, address: string, word: Answer, proposed?: Instant): Promise<void>;
}

export type Answer = "accepted" | "declined" | "tentative";

export function folderDesk(folder: string, clock: () => Instant): StoryDesk {
  const onDisk = ({ path }: LyingEntry, address: string): Entry => {
    const entry = entriesWith(folder, address).find((one) => one.path === path);
    if (entry === undefined) throw new Error(`${path} is no more.`);
    return entry;
  };
  const again = (entry: LyingEntry) => onDisk(entry, "");
  return {
    mails: (where) => mailsIn(folder, where),
    send: async (draft) => moveToSent(draft),
    rewrite: async (draft, source) => rewrite(draft, source),
    discard: async (draft) => discard(draft),
    save: async (where, name, source) => saveIn(folder, where, name, source),
    deliver: async (name, source) => deliver(folder, name, source),
    async entryWith(address) {
      const entry = entriesWith(folder, address).findLast((one) => propertyOf(one, "STATUS") !== "CANCELLED");
      if (entry === undefined) return undefined;
      return {
        path: entry.path,
        uid: propertyOf(entry, "UID"),
        sequence: Number(propertyOf(entry, "SEQUENCE") || "0"),
        summary: propertyOf(entry, "SUMMARY"),
        lines: entry.lines.filter(
          (line) => /^(ORGANIZER|DTSTART|DTEND)[:;]/.test(line) && !/^DTSTART:1/.test(line),
        ),
      };
    },
    move: async (entry, to) => moveEntry(again(entry), to, clock()),
    cancel: async (entry) => cancelEntry(again(entry), clock()),
    remove: async (entry) => deleteEntry(again(entry)),
    addBusy: async (name, from, until) => addBusy(folder, name, from, until),
  };
}
