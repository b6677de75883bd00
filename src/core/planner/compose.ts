/** From a wish to a letter: the template, its values, and what is missing for it. */
import type { Letter } from "../action.ts";
import type { Booking } from "../interview.ts";
import { type Step, shortHash } from "../keys.ts";
import { properName } from "../person-name.ts";
import { saySlots } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import type { Offered } from "../slot.ts";
import { assistantOf } from "./manner.ts";
import { languageOf, spokenIn } from "./offers.ts";
import type { View, Wish } from "./view.ts";

export interface Composed {
  letter: Letter;
  /** Changes with the template, any value, the times and the address: an approval holds for exactly this. */
  fingerprint: string;
  /** Changes with the template and any value, not with the offered times: what the owner lets go as it is. */
  wording: string;
  /** Values that the template cannot do without and that are not there. */
  missing: string[];
}

/** True where the template holds times: only then are slots given out for it. */
export function wantsTimes(view: View, wish: Wish): boolean {
  const needs = templateOf(view, wish.template)?.needs ?? [];
  return wish.offersTimes && needs.some((need) => need === "offer" || need.startsWith("offer."));
}

export function compose(seen: View, wish: Wish, offered: readonly Offered[]): Composed {
  const view = spokenIn(seen, wish.template);
  const { rules, interview, state } = view;
  const zone = view.zone ?? state.zone;
  const language = languageOf(view);
  const values = wish.values(view);
  const thread = wish.thread();
  if (offered.length > 0) {
    values.offer = {
      times: saySlots(offered, zone, language),
      count: offered.length,
      zone: sayZone(zone, language),
    };
  }
  const to =
    wish.to === "owner"
      ? { name: rules.me.name, address: rules.mailbox.address }
      : { name: properName(interview.contact.name), address: interview.contact.email ?? "" };
  const copies = copiesOf(view, wish);
  const letter: Letter = {
    template: wish.template,
    language,
    values,
    to,
    ...(copies.length === 0 ? {} : { copies }),
    offered: [...offered],
    ...(thread === undefined ? {} : { thread }),
  };
  const template = templateOf(view, wish.template);
  const needs = template?.needs ?? ["template"];
  const missing = [...needs, ...(wish.to === "owner" ? [] : greeted)].filter((need) =>
    isMissing(values, need),
  );
  return {
    letter,
    missing,
    wording: shortHash(JSON.stringify([template?.version, { ...values, offer: undefined }])),
    fingerprint: shortHash(
      JSON.stringify([
        template?.version,
        values,
        copies.length === 0 ? to : [to, ...copies],
        offered.map((o) => o.start.epochMilliseconds),
      ]),
    ),
  };
}

/** What is written about times goes to their assistant too, and nothing else does. */
function copiesOf({ interview, rules }: View, { step, to }: Wish): { name: string; address: string }[] {
  const assistant = aboutTimes.has(step) && to === "contact" ? assistantOf(interview) : undefined;
  const known = [rules.mailbox.address.toLowerCase(), interview.contact.email, ...interview.contact.aliases];
  return assistant === undefined || known.includes(assistant.address) ? [] : [assistant];
}

const aboutTimes = new Set<Step>(["new-times", "event-nudge"]);

/** `view` is the one that the values were made with. */
export function composeEvent(
  view: View,
  booking: Booking,
  template: string,
  values: Letter["values"],
): Omit<Composed, "wording"> {
  const { interview, state } = view;
  const to = { name: interview.contact.name, address: interview.contact.email ?? "" };
  const language = languageOf(view);
  const letter: Letter = { template, language, values, to, offered: [] };
  const known = templateOf(view, template);
  const missing = (known?.needs ?? ["template"]).filter((need) => isMissing(values, need));
  const times = [booking.start.epochMilliseconds, booking.end.epochMilliseconds, state.zone];
  return { letter, missing, fingerprint: shortHash(JSON.stringify([known?.version, values, to, times])) };
}

/** Nobody is greeted without a name, whichever of its forms a template uses. */
const greeted = ["contact.first_name"];

function templateOf(view: View, template: string) {
  return view.state.templates.get(`${languageOf(spokenIn(view, template))}/${template}`);
}

function isMissing(values: Letter["values"], path: string): boolean {
  let value: unknown = values;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return true;
    value = (value as Record<string, unknown>)[part];
  }
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === "string" && value.trim() === "")
  );
}
