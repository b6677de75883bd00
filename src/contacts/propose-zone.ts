/**
 * The time zone that a city and a country give. It is proposed and never taken without a yes: a wrong zone is a
 * wrong hour in somebody's mail (A23). Pure; the towns are handed in.
 */
import { nameKey } from "./aliases.ts";
import type { City } from "./cities.ts";

/** As it stands with a person; `country` is ISO 3166-1 alpha-2. */
export interface Place {
  city?: string | undefined;
  region?: string | undefined;
  country?: string | undefined;
}

export type Proposal =
  /** `of` is the place that it belongs to: "Portland, Oregon". */
  | { kind: "zone"; zone: string; of: string }
  /** Several are possible; `zones` are the likeliest, at most three. */
  | { kind: "unclear"; zones: string[] }
  | { kind: "unknown" };

/**
 * A country of one zone gives it. Else the town does, within its state where that is said; of towns of one name the
 * one that is ten times as large as any in another zone. A state of one zone gives it where the town is not known.
 */
export function proposeZone(place: Place, cities: ReadonlyMap<string, readonly City[]>): Proposal {
  const { country, names, regions: said } = partsOf(place);
  const inCountry =
    country === undefined ? [] : [...cities.values()].flat().filter((city) => city.country === country);
  const only = country === undefined ? undefined : onlyZone(country, inCountry);
  if (only !== undefined) return { kind: "zone", zone: only, of: countryName(country ?? "") };
  // A state by a short name that we do not know ("NSW") does not rule out the town.
  const around = inCountry.filter((city) => isIn(city, said));
  const regions = around.length > 0 || country === undefined ? said : [];
  const named = names.map((name) => cities.get(nameKey(name)) ?? []).find((found) => found.length > 0) ?? [];
  const within = named.filter((city) => country === undefined || city.country === country);
  const inRegion = within.filter((city) => isIn(city, regions));
  if (inRegion.length > 0) return ofTowns(inRegion);
  if (regions.length === 0 && within.length > 0) return ofTowns(within);
  return around.length === 0 ? { kind: "unknown" } : ofRegion(around);
}

/** "Chicago, IL" in one cell, "Greater Chicago Area" as LinkedIn says it. */
function partsOf({ city = "", region = "", country }: Place): {
  names: string[];
  regions: string[];
  country: string | undefined;
} {
  const [town = "", ...after] = city.split(",").map((part) => part.trim());
  const plain = town.replace(/^greater\s+|\s+(?:(?:metropolitan|metro|bay)\s+)?(?:area|region)$/giu, "");
  const regions = [region, ...after].map(nameKey).filter((part) => part !== "");
  const other = exonyms.get(nameKey(city)) ?? exonyms.get(nameKey(plain)) ?? "";
  const names = [...new Set([town, plain, plain.replace(/\s+city$/iu, ""), other])];
  return { names: names.filter((name) => name !== ""), regions, country };
}

function isIn(city: City, regions: readonly string[]): boolean {
  return city.regions.some((region) => regions.includes(region));
}

function ofTowns(towns: readonly City[]): Proposal {
  const [largest, ...others] = towns.toSorted((a, b) => b.size - a.size);
  if (largest === undefined) return { kind: "unknown" };
  const rival = others.find((other) => !isSameClock(other.zone, largest.zone));
  if (rival !== undefined && rival.size * 10 > largest.size) return unclear(towns.map(({ zone }) => zone));
  return { kind: "zone", zone: largest.zone, of: named(largest, others.length > 0) };
}

/** A state whose towns keep two clocks decides nothing. */
function ofRegion(towns: readonly City[]): Proposal {
  const [first] = towns.toSorted((a, b) => b.size - a.size);
  if (first === undefined) return { kind: "unknown" };
  if (!towns.every(({ zone }) => isSameClock(zone, first.zone)))
    return unclear(towns.map(({ zone }) => zone));
  return { kind: "zone", zone: first.zone, of: `${first.region}, ${countryName(first.country)}` };
}

/** With its state where there is another of that name. */
function named({ name, region, country }: City, isOneOfSeveral: boolean): string {
  return [
    name,
    ...(isOneOfSeveral && region !== "" && region !== name ? [region] : []),
    countryName(country),
  ].join(", ");
}

function unclear(zones: readonly string[]): Proposal {
  return { kind: "unclear", zones: [...new Set(zones)].slice(0, 3) };
}

/** The zone of a country that keeps one clock, under the name that its largest town has it; undefined for all others. */
function onlyZone(country: string, towns: readonly City[]): string | undefined {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones?.() ?? [];
  const [first] = zones;
  if (first === undefined || !zones.every((zone) => isSameClock(zone, first))) return undefined;
  const [largest] = towns.toSorted((a, b) => b.size - a.size);
  return largest !== undefined && isSameClock(largest.zone, first) ? largest.zone : first;
}

/** Months in which the clocks of the world stand differently; the year is one whose rules hold. */
const months = [1, 3, 4, 7, 10, 11].flatMap((month) =>
  [5, 28].map((day) => new Temporal.PlainDate(2027, month, day)),
);
const clocks = new Map<string, string>();

function isSameClock(a: string, b: string): boolean {
  return a === b || clockOf(a) === clockOf(b);
}

function clockOf(zone: string): string {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = months.map((day) => day.toZonedDateTime(zone).offset).join(" ");
  clocks.set(zone, clock);
  return clock;
}

function countryName(code: string): string {
  return new Intl.DisplayNames("en", { type: "region", fallback: "code" }).of(code) ?? code;
}

/** Towns in countries of several zones, and those without a country, by the names that their people use. */
const exonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "nueva york": "New York",
    nyc: "New York",
    sf: "San Francisco",
    "san francisco bay": "San Francisco",
    "washington dc": "Washington, D.C.",
    "d c": "Washington, D.C.",
    londres: "London",
    münchen: "Munich",
    köln: "Cologne",
    wien: "Vienna",
    lissabon: "Lisbon",
    lisboa: "Lisbon",
    mailand: "Milan",
    milano: "Milan",
    roma: "Rome",
    genf: "Geneva",
    bruxelles: "Brussels",
    kobenhavn: "København",
    "ciudad de mexico": "Mexico City",
    bangalore: "Bengaluru",
    kyiv: "Kiev",
  }).map(([name, other]): [string, string] => [nameKey(name), other]),
);
