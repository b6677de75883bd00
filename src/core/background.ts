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
export function sayPost({ role, company, from, until }: Position, language = "en"): string {
  const words = spans[language] ?? english;
  const time =
    until === undefined
      ? from === undefined
        ? undefined
        : words.since(from)
      : from === undefined
        ? words.until(until)
        : words.between(from, until);
  return [role, company, time].filter((part) => part !== undefined).join(", ");
}

/** How long they have had their post: "6 years", "about 3 years" where only the year is known, "5 months". */
export function tenure(contact: Contact, today: Temporal.PlainDate, language = "en"): string | undefined {
  const words = spans[language] ?? english;
  const from = presentPost(contact)?.from;
  if (from === undefined) return undefined;
  const [year = 0, month] = from.split("-").map(Number);
  if (month === undefined) {
    const years = today.year - year;
    return years < 1 ? undefined : words.about(words.years(years));
  }
  const months = (today.year - year) * 12 + today.month - month;
  if (months < 1) return undefined;
  return months < 12 ? words.months(months) : words.years(Math.floor(months / 12));
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

interface SpanWords {
  since(from: string): string;
  until(until: string): string;
  between(from: string, until: string): string;
  about(years: string): string;
  years(count: number): string;
  months(count: number): string;
}

const english: SpanWords = {
  since: (from) => `since ${from}`,
  until: (until) => `until ${until}`,
  between: (from, until) => `${from} to ${until}`,
  about: (years) => `about ${years}`,
  years: (count) => `${count} ${count === 1 ? "year" : "years"}`,
  months: (count) => `${count} ${count === 1 ? "month" : "months"}`,
};

const spans: Readonly<Record<string, SpanWords>> = {
  de: {
    since: (from) => `seit ${from}`,
    until: (until) => `bis ${until}`,
    between: (from, until) => `${from} bis ${until}`,
    about: (years) => `etwa ${years}`,
    years: (count) => `${count} ${count === 1 ? "Jahr" : "Jahre"}`,
    months: (count) => `${count} ${count === 1 ? "Monat" : "Monate"}`,
  },
  es: {
    since: (from) => `desde ${from}`,
    until: (until) => `hasta ${until}`,
    between: (from, until) => `de ${from} a ${until}`,
    about: (years) => `unos ${years}`,
    years: (count) => `${count} ${count === 1 ? "año" : "años"}`,
    months: (count) => `${count} ${count === 1 ? "mes" : "meses"}`,
  },
};

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
