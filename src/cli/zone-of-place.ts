/** A city and a country that were just set give a time zone: proposed, and taken only after a yes (A23). */
import type { Home } from "../app.ts";
import type { Field } from "../contacts/column-names.ts";
import { proposeZone } from "../contacts/propose-zone.ts";
import type { Contact } from "../core/contact.ts";
import { contactRef } from "./find-contact.ts";
import type { Context } from "./frame/context.ts";
import { sayCommand } from "./show/say-command.ts";

/** Asks at the terminal; elsewhere `hint` says how to take it. A zone that is known and right is not spoken of. */
export async function zoneOfPlace(
  home: Home,
  context: Context,
  { contact, values }: { contact: Contact; values: ReadonlyMap<Field, string> },
): Promise<{ changed: Contact; hint: string }> {
  const none = { changed: contact, hint: "" };
  if (values.has("timezone") || !(values.has("city") || values.has("country"))) return none;
  const { loadCities } = await import("../contacts/cities.ts");
  const proposal = proposeZone(contact, loadCities());
  const ref = contactRef(contact);
  if (proposal.kind === "unclear") {
    const hint = `\n\nThat place may be in ${proposal.zones.join(" or ")}. Say which:\n  ${sayCommand(context, `contacts set ${ref} timezone=…`)}`;
    return contact.timezone === undefined ? { changed: contact, hint } : none;
  }
  if (proposal.kind === "unknown" || proposal.zone === contact.timezone) return none;
  const { zone, of } = proposal;
  const says = `Is their time zone ${zone} (${of})?`;
  if (!context.isTerminal) {
    const take = sayCommand(context, `contacts set ${ref} timezone=${zone}`);
    return { changed: contact, hint: `\n\n${of} is in the time zone ${zone}. To take it:\n  ${take}` };
  }
  if (!(await context.confirm({ flag: "timezone=ZONE", says, initial: true }))) return none;
  const changed = { ...contact, timezone: zone };
  await home.store.contacts.save(home.mailboxId, [changed]);
  return { changed, hint: "" };
}
