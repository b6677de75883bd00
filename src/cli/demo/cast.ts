/** Who is who in the demo: every contact with the way in which they answer. */
import type { Contact } from "../../core/contact.ts";
import type { ContactId } from "../../core/keys.ts";
import type { Person as Addressee } from "../../formats/mime-out.ts";
import { habitOf } from "./habit.ts";
import type { Person, Turn } from "./person.ts";

export interface Player {
  contactId: ContactId;
  person: Person;
  /** Takes the next turn that answers a mail of that step; undefined where they do not answer. */
  turn(on: string): Turn | undefined;
}

export interface Cast {
  players: readonly Player[];
  /** Undefined for somebody who came in later. */
  of(contactId: ContactId): Player | undefined;
}

/** `scripted` are the people of the sample, by address; everybody else answers by a rule of thumb. */
export function cast(contacts: readonly Contact[], scripted: ReadonlyMap<string, Person>): Cast {
  const players = contacts.map((contact) => toPlayer(contact, scripted));
  const byId = new Map(players.map((player) => [player.contactId, player]));
  return { players, of: (contactId) => byId.get(contactId) };
}

function toPlayer(contact: Contact, scripted: ReadonlyMap<string, Person>): Player {
  const { contactId, email, name } = contact;
  const person =
    email === undefined ? [...scripted.values()].find((known) => known.name === name) : scripted.get(email);
  const known = person ?? habitOf(email ?? contactId);
  const left = [...known.turns];
  return {
    contactId,
    person: known,
    turn(on) {
      const place = left.findIndex((turn) => turn.on === on);
      return place === -1 ? undefined : left.splice(place, 1)[0];
    },
  };
}

export function toAddressee(contact: Contact): Addressee {
  return { name: contact.name, address: contact.email ?? "" };
}
