/**
 * The one rule that needs two keys: over 30 minutes only with `longer_than_asked: yes`. It looks at the words, so
 * that it is listed together with whatever else is wrong in the file.
 */

import type { Fault } from "./fault.ts";
import { valueAt } from "./faults.ts";
import { minutesOf, trySpan } from "./read-span.ts";
import type { Tree } from "./yaml-tree.ts";

export function lengthFaults(tree: Tree): Fault[] {
  const entries = valueAt(tree.value, ["for"]);
  const places: PropertyKey[][] = [[]];
  if (Array.isArray(entries)) places.push(...entries.map((_entry, index): PropertyKey[] => ["for", index]));
  return places.flatMap((place) => faultIn(tree, place));
}

/** What an entry of `for` leaves out, it has from outside; it is only wrong where it says one of the two. */
function faultIn(tree: Tree, place: readonly PropertyKey[]): Fault[] {
  const own = (key: string) => valueAt(tree.value, [...place, "meetings", key]);
  const outer = (key: string) => valueAt(tree.value, ["meetings", key]);
  const key = ["length", "longer_than_asked"].find((one) => own(one) !== undefined);
  if (key === undefined) return [];
  const length = own("length") ?? outer("length");
  const longer = own("longer_than_asked") ?? outer("longer_than_asked");
  const span = typeof length === "string" ? trySpan(length) : undefined;
  const isLong = span !== undefined && minutesOf(span) > 30 && minutesOf(span) <= 180;
  if (!isLong || (typeof longer === "string" && /^(yes|true|on)$/i.test(longer))) return [];
  const name = place.length === 0 ? "meetings" : `for[${String(place[1])}].meetings`;
  const says =
    key === "length"
      ? `\`${name}.length\` is "${String(length)}": an informational interview lasts 15 to 30 minutes. Write \`30 minutes\`, or add \`longer_than_asked: yes\` under \`meetings:\`.`
      : `\`${name}.longer_than_asked\` is "${String(longer)}", but \`length\` is "${String(length)}". Write \`longer_than_asked: yes\`, or a length of 15 to 30 minutes.`;
  return [{ ...tree.place([...place, "meetings", key], "value"), says }];
}
