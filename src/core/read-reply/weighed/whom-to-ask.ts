/** Where a mail sends us: to a page on which times are chosen, to somebody who keeps a calendar, to somebody who knows more. */
import type { Person, Reading } from "../../reading.ts";
import { withoutGreeting } from "../greeting.ts";
import type { Heard, Read, withMode } from "../heard.ts";
import { bookingLink, onlyPage } from "../manner.ts";
import { peopleIn } from "../people.ts";

/** A page on which to choose, or somebody who keeps the calendar, where there is one. */
export function timesAsked(
  heard: Heard,
  plain: Read,
  mode: ReturnType<typeof withMode>,
): { reading: Reading; route: string } {
  const kind = "asks-for-times";
  const known = plain.reading.kind === kind ? plain.reading : undefined;
  const written = heard.text.written.body.slice(0, 4000);
  const link = bookingLink(written) ?? onlyPage(written);
  // "My scheduler" is a page where there is one, and a person where they have an address.
  const isTold =
    known?.link !== undefined ||
    (known?.assistant !== undefined && (known.assistant.email !== undefined || link === undefined));
  if (known !== undefined && isTold) return { reading: known, route: "rules" };
  const assistant = link === undefined ? keeperIn(heard, written) : undefined;
  const more = {
    ...(assistant === undefined ? {} : { assistant }),
    ...(link === undefined ? {} : { link }),
  };
  if (known !== undefined) {
    const { assistant: _, ...rest } = known;
    return { reading: { ...rest, ...more }, route: "rules" };
  }
  return {
    reading: { kind, ...mode, ...more },
    route: link !== undefined ? "link" : assistant === undefined ? "" : "assistant",
  };
}

/** Whoever has an address, or else every full name but the one that the mail ends with. */
export function referredIn(written: string): Person[] {
  const all = peopleIn(withoutGreeting(written));
  const addressed = all.filter(({ email }) => email !== undefined);
  if (addressed.length > 0) return addressed;
  const named = all.filter(({ name }) => name?.includes(" ") === true);
  if (named.length < 2) return named;
  const last = written.trimEnd().split("\n").at(-1) ?? "";
  return named.filter(({ name }) => name === undefined || !last.endsWith(name));
}

/** Whom the text names with their address, where it is nobody else's and not the writer's own: they keep the calendar. */
function keeperIn({ from }: Heard, written: string): Person | undefined {
  const addressed = peopleIn(withoutGreeting(written)).filter(({ email }) => email !== undefined);
  const [person, other] = addressed;
  return other === undefined && person?.name !== undefined && person.email !== from ? person : undefined;
}
