/** Our own entries among the calendar's files: what each says, and whether a person has changed it since we wrote it. */
import { type ActionKey, parseActionKey, shortHash } from "../../core/keys.ts";
import { type IncomingEvent, readEvents } from "../../formats/ical-in.ts";
import { IcalError } from "../../formats/ical-text.ts";
import { ProviderError, type SeenEvent } from "../provider.ts";
import { type IcsFile, textOfFile } from "./ics-folder.ts";

export interface OwnEntry {
  key: ActionKey;
  event: IncomingEvent;
  file: IcsFile;
  /** The file holds nothing else. */
  isAlone: boolean;
}

/** The property in which an entry says what we last wrote into it. */
export const markName = "x-quarterhour-mark";

/** What the mark stands for: times, status and answer, nothing of the words. */
export function markOf(event: Pick<SeenEvent, "sequence" | "start" | "end" | "status" | "partstat">): string {
  const { sequence, start, end, status, partstat } = event;
  return shortHash([sequence, start.epochMilliseconds, end.epochMilliseconds, status, partstat].join("~"));
}

/** Reads our entries out of files, each state of a file once. A damaged file with a name of ours is Trouble. */
export function ownEntries(zone: string): (files: readonly IcsFile[]) => Promise<OwnEntry[]> {
  const known = new Map<string, { stamp: string; entries: OwnEntry[] }>();
  return async (files) => {
    const all: OwnEntry[] = [];
    for (const file of files) {
      const found = known.get(file.path);
      const entries = found?.stamp === file.stamp ? found.entries : await readOwn(file, zone);
      known.set(file.path, { stamp: file.stamp, entries });
      all.push(...entries);
    }
    const paths = new Set(files.map((file) => file.path));
    for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
    return newestOfEach(all);
  };
}

/** `now` counts as the time of a change that a person made without saying when. */
export function toSeen(entry: OwnEntry, now: Temporal.Instant): SeenEvent {
  const { event, key } = entry;
  const seen = {
    key,
    uid: event.uid,
    sequence: event.sequence,
    status: event.status,
    start: event.start,
    end: event.end,
    partstat: answerOf(event),
  };
  const isAsWritten = event.marks[markName] === markOf(seen);
  const written = event.updated ?? now;
  return { ...seen, updated: isAsWritten || Temporal.Instant.compare(written, now) > 0 ? written : now };
}

/** Files of ours are named by 32 hex digits. */
const ownName = /\/[0-9a-f]{32}\.ics$/;

async function readOwn(file: IcsFile, zone: string): Promise<OwnEntry[]> {
  const text = await textOfFile(file);
  // Most entries are the owner's: no need to take those apart.
  if (text === undefined || (!ownName.test(file.path) && !/^X-QUARTERHOUR-ACTION[:;]/im.test(text)))
    return [];
  try {
    const { events } = readEvents(text, zone);
    return events.flatMap((event) => {
      const key = keyOf(event.action);
      return key === undefined || event.isOccurrence
        ? []
        : [{ key, event, file, isAlone: events.length === 1 }];
    });
  } catch (error) {
    if (!(error instanceof IcalError)) throw error;
    throw new ProviderError(
      { kind: "unavailable", why: `${file.name} cannot be read: ${error.message}` },
      { cause: error },
    );
  }
}

/** A calendar program may have left a copy: of two entries of one key the newer counts. */
function newestOfEach(entries: readonly OwnEntry[]): OwnEntry[] {
  const byKey = new Map<ActionKey, OwnEntry>();
  for (const entry of entries) {
    const other = byKey.get(entry.key);
    if (other === undefined || isNewer(entry.event, other.event)) byKey.set(entry.key, entry);
  }
  return [...byKey.values()];
}

function isNewer(a: IncomingEvent, b: IncomingEvent): boolean {
  if (a.sequence !== b.sequence) return a.sequence > b.sequence;
  return (a.updated?.epochMilliseconds ?? 0) > (b.updated?.epochMilliseconds ?? 0);
}

function answerOf(event: IncomingEvent): SeenEvent["partstat"] {
  const guest = event.attendees.find((attendee) => attendee.address !== event.organizer);
  return guest === undefined || guest.partstat === "delegated" ? "needs-action" : guest.partstat;
}

function keyOf(action: string | undefined): ActionKey | undefined {
  try {
    if (action !== undefined) parseActionKey(action);
    return action as ActionKey | undefined;
  } catch {
    return undefined;
  }
}
