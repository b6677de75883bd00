/** What is known of a contact's posts, in words and for comparing (S03). Nothing here knows the time but by `today`. */
import type { Contact, Position } from "./contact.ts";

/** The post that they have now: the one at their company, else the last that has no end. */
export function presentPost({ positions = [], company }: Contact): Position | undefined {
  const open = positions.filter(({ until }) => until === undefined);
  return open.findLast((post) => company !== undefined && isSame(post.company, company)) ?? open.at(-1);
}

/** Posts that they left, the latest first. */
export function formerPosts({ positions = [] }: Contact): Position[] {
  return positions
    .filter(({ until }) => until !== undefined)
    .toSorted((a, b) => (b.until ?? "").localeCompare(a.until ?? ""));
}

/** `nurse, St. Mary's, 2012 to 2018`; `analyst, Northwind, since 2018`. */
export function sayPost({ role, company, from, until }: Position): string {
  const time =
    until === undefined
      ? from === undefined
        ? undefined
        : `since ${from}`
      : from === undefined
        ? `until ${until}`
        : `${from} to ${until}`;
  return [role, company, time].filter((part) => part !== undefined).join(", ");
}

/** How long they have had their post: "6 years", "about 3 years" where only the year is known, "5 months". */
export function tenure(contact: Contact, today: Temporal.PlainDate): string | undefined {
  const from = presentPost(contact)?.from;
  if (from === undefined) return undefined;
  const [year = 0, month] = from.split("-").map(Number);
  if (month === undefined) {
    const years = today.year - year;
    return years < 1 ? undefined : `about ${counted(years, "year")}`;
  }
  const months = (today.year - year) * 12 + today.month - month;
  if (months < 1) return undefined;
  return months < 12 ? counted(months, "month") : counted(Math.floor(months / 12), "year");
}

/** The year in which they came to where they are. */
export function joinedIn(contact: Contact): number | undefined {
  const from = presentPost(contact)?.from;
  return from === undefined ? undefined : Number(from.slice(0, 4));
}

/** Every company that they work or worked at. */
export function workedAt({ company, positions = [] }: Contact): string[] {
  return [...(company === undefined ? [] : [company]), ...positions.map((post) => post.company)];
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
