/** What every question about a home begins with: the interviews, the free times, and one view for each that is asked about. */
import type { Ask, Skip } from "../action.ts";
import type { Contact } from "../contact.ts";
import { fold } from "../fold.ts";
import type { Interview } from "../interview.ts";
import type { ContactId } from "../keys.ts";
import type { Pending } from "../pending.ts";
import { rulesFor } from "../rules/rules-for.ts";
import type { Rules } from "../rules-shape.ts";
import type { State } from "../state.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import { makeBoard } from "./offers.ts";
import { pausedSince } from "./paused.ts";
import { type Board, introducerNames, type View } from "./view.ts";

type Instant = Temporal.Instant;

export interface Views {
  /** In the order of contactId; only those in `only`, where that is given. */
  views: View[];
  /** All that were loaded. */
  interviews: ReadonlyMap<ContactId, Interview>;
  /** What all of them ask and leave undone: one list each, for thousands of them. */
  asks: Ask[];
  skips: Skip[];
}

export interface Which {
  /** Whom to look at; everybody where absent. */
  only?: readonly ContactId[] | undefined;
  /** Whether a granted action still holds its times. */
  isWanted(row: Pending): boolean;
}

export function openViews(state: State, rules: Rules, now: Instant, { only, isWanted }: Which): Views {
  const interviews = new Map<ContactId, Interview>();
  for (const contact of inOrder(state.contacts)) {
    interviews.set(
      contact.contactId,
      fold(state.mailboxId, contact, state.facts.get(contact.contactId) ?? []),
    );
  }
  const calendar: WorkCalendar = { zone: state.zone, holidaysOf: state.holidays, country: rules.me.holidays };
  const board = makeBoard(state, rules, interviews, calendar, now, isWanted);
  const said = { asks: [], skips: [] };
  const loaded = { interviews, calendar, board, said, only: only === undefined ? undefined : new Set(only) };
  return { views: viewsOf(state, rules, now, loaded), interviews, ...said };
}

/** By contactId: the order in which free times are given out. The store hands them over so. */
function inOrder(contacts: readonly Contact[]): readonly Contact[] {
  const isSorted = contacts.every(
    (contact, i) => i === 0 || (contacts[i - 1]?.contactId ?? "") < contact.contactId,
  );
  return isSorted ? contacts : contacts.toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

const none: never[] = [];

interface Loaded {
  interviews: ReadonlyMap<ContactId, Interview>;
  calendar: WorkCalendar;
  board: Board;
  only: ReadonlySet<ContactId> | undefined;
  said: Pick<Views, "asks" | "skips">;
}

function viewsOf(state: State, rules: Rules, now: Instant, loaded: Loaded): View[] {
  const targets = new Map<ContactId, Interview[]>();
  for (const interview of loaded.interviews.values()) {
    const { introducer } = interview.contact;
    if (introducer === undefined) continue;
    const known = targets.get(introducer);
    if (known === undefined) targets.set(introducer, [interview]);
    else known.push(interview);
  }
  const since = pausedSince(state.mailboxFacts);
  const views: View[] = [];
  for (const interview of loaded.interviews.values()) {
    const { contactId, contact } = interview;
    if (loaded.only !== undefined && !loaded.only.has(contactId)) continue;
    const introducer =
      contact.introducer === undefined ? undefined : loaded.interviews.get(contact.introducer);
    const own = rulesFor(rules, contact, introducer === undefined ? [] : introducerNames(introducer.contact));
    views.push({
      interview,
      rules: own,
      now,
      state,
      calendar: loaded.calendar,
      board: loaded.board,
      zone: contact.timezone ?? (own.sending.unknown_zone === "mine" ? state.zone : undefined),
      peers: loaded.interviews,
      targets: targets.get(contactId) ?? [],
      isPaused: since !== undefined || interview.pausedSince !== undefined,
      out: {
        wishes: none,
        events: none,
        holds: none,
        tasks: none,
        records: none,
        ...loaded.said,
        lookAt: undefined,
      },
    });
  }
  return views;
}
