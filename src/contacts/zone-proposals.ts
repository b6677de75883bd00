/** The zones that the places in a file give, person by person. */
import type { ContactId } from "../core/keys.ts";
import type { City } from "./cities.ts";
import type { Entry } from "./person-register.ts";
import { type Place, type Proposal, proposeZone } from "./propose-zone.ts";
import { textIndex } from "./text-index.ts";
import type { UsableRow } from "./usable-rows.ts";

/** The towns of the world by the keys of their names; called only where there is a place without a zone. */
export type Cities = () => ReadonlyMap<string, readonly City[]>;

export interface ZoneProposal {
  line: number;
  contactId: ContactId;
  name: string;
  /** As it stands with the person: "Portland, OR, US". */
  place: string;
  /** The one zone that it gives, and the place that it belongs to. */
  zone?: string;
  of?: string;
  /** Where it gives several: the likeliest. */
  zones?: string[];
  /** The zone of before, where somebody has moved. */
  from?: string;
}

/**
 * `look` is called with each row and the person that it is about. Nobody whose zone is known is given another, unless
 * the row says that they have moved. `takeZones`: what is proposed is taken over at once.
 */
export function proposer({ cities, takeZones }: { cities?: Cities; takeZones?: true }): {
  look(entry: Entry, row: UsableRow): void;
  found(): ZoneProposal[];
} {
  const found: ZoneProposal[] = [];
  const known = textIndex<{ says: string; proposal: Proposal }>();
  let towns: ReadonlyMap<string, readonly City[]> | undefined;
  // What a place says is kept once, however many people are there.
  const ofPlace = (place: Place, loadTowns: Cities): { says: string; proposal: Proposal } => {
    const says = textOf(place);
    const before = known.get(says);
    if (before !== undefined) return before;
    towns ??= loadTowns();
    const fresh = { says, proposal: proposeZone(place, towns) };
    known.set(says, fresh);
    return fresh;
  };
  return {
    look(entry, { line, draft }) {
      const { contact } = entry;
      const { city = contact.city, region, country = contact.country } = draft;
      const isSaid = draft.city !== undefined || draft.country !== undefined || region !== undefined;
      if (cities === undefined || !isSaid || draft.timezone !== undefined || entry.hasProposal === true)
        return;
      if (contact.timezone !== undefined && !hasMoved(entry)) return;
      const { says, proposal } = ofPlace({ city, region, country }, cities);
      if (proposal.kind === "unknown") return;
      const propose = (proposed: ZoneProposal) => {
        entry.hasProposal = true;
        found.push(proposed);
      };
      const who = { line, contactId: contact.contactId, name: contact.name, place: says };
      if (proposal.kind === "unclear") {
        if (contact.timezone === undefined) propose({ ...who, zones: proposal.zones });
        return;
      }
      const { zone, of } = proposal;
      const from = contact.timezone;
      if (zone === from) return;
      propose(from === undefined ? { ...who, zone, of } : { ...who, zone, of, from });
      if (takeZones === undefined) return;
      entry.changes.push({ field: "timezone", from: from ?? "", to: zone });
      entry.contact = { ...contact, timezone: zone };
    },
    found: () => found,
  };
}

/** "Portland, OR, US". */
function textOf({ city, region, country }: Place): string {
  // As most say it.
  if (city !== undefined && region === undefined && country !== undefined) return `${city}, ${country}`;
  const said = region === undefined ? [city, country] : [city, region, country];
  return said.filter((part) => part !== undefined).join(", ");
}

function hasMoved({ changes, isNew }: Entry): boolean {
  return (
    !isNew && changes.some(({ field, from }) => (field === "city" || field === "country") && from !== "")
  );
}
