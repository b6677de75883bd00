/** Countries, zones and languages as people write them, into the codes that we keep. */
import { nearest } from "../core/rules/nearest.ts";

export type ReadCode = { kind: "code"; code: string } | { kind: "unusable"; why: string; next: string };

/** ISO 3166-1 alpha-2, from the code itself or the country's name in one of the usual languages. */
export function readCountry(text: string): ReadCode {
  const names = countryNames();
  const code = names.get(key(text));
  if (code !== undefined) return { kind: "code", code };
  const near = nearest(text, englishNames());
  return unusable(
    "is not a country that we know",
    `${didYouMean(near)}Write its two letters (US, DE) or its name.`,
  );
}

/** An IANA zone. Abbreviations and offsets are refused: they do not know when clocks change. */
export function readZone(text: string): ReadCode {
  const zone = text.trim().replace(/\s+/gu, "_");
  const known = zones().get(zone.toLowerCase());
  if (known !== undefined) return { kind: "code", code: known };
  if (zone.includes("/") && isZone(zone)) return { kind: "code", code: zone };
  const city = cities().get(zone.toLowerCase());
  const near = city ?? abbreviations.get(zone.toUpperCase()) ?? nearest(zone, [...zones().values()]);
  return unusable(
    "is not a time zone by its IANA name",
    `${didYouMean(near)}Write it as Area/City, such as America/Chicago.`,
  );
}

/** The language of BCP 47 without region ("en"), from a tag or the language's name. */
export function readLanguage(text: string): ReadCode {
  const tag = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/iu.exec(text.trim())?.[1]?.toLowerCase();
  if (tag !== undefined && languageNames().has(key(englishLanguage(tag)))) return { kind: "code", code: tag };
  const code = languageNames().get(key(text));
  if (code !== undefined) return { kind: "code", code };
  return unusable("is not a language that we know", "Write its two letters (en, de) or its name.");
}

const namedIn = ["en", "de", "es", "fr", "it", "nl", "pt", "sv", "da", "pl", "fi", "tr", "ja"];

const countryNames = once(() => {
  const names = new Map<string, string>();
  for (const language of namedIn) {
    const display = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const code of countryCodes()) {
      const name = display.of(code);
      if (name !== undefined && !names.has(key(name))) names.set(key(name), code);
    }
  }
  for (const code of countryCodes()) names.set(key(code), code);
  for (const [name, code] of otherNames) names.set(key(name), code);
  return names;
});

const countryCodes = once(() => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const display = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter(
      (code) =>
        !notCountries.has(code) &&
        display.of(code) !== undefined &&
        new Intl.Locale(`und-${code}`).region === code,
    );
});

const englishNames = once(() => {
  const display = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return countryCodes().map((code) => display.of(code) ?? code);
});

const languageNames = once(() => {
  const names = new Map<string, string>();
  for (const language of namedIn) {
    const display = new Intl.DisplayNames(language, { type: "language", fallback: "none" });
    for (const code of languages) {
      const name = display.of(code);
      if (name !== undefined && !names.has(key(name))) names.set(key(name), code);
    }
  }
  for (const code of languages) {
    const own = new Intl.DisplayNames(code, { type: "language", fallback: "none" }).of(code);
    if (own !== undefined && !names.has(key(own))) names.set(key(own), code);
  }
  return names;
});

const zones = once(() => {
  const known = new Map(
    Intl.supportedValuesOf("timeZone").map((zone): [string, string] => [zone.toLowerCase(), zone]),
  );
  return known.set("utc", "UTC");
});

/** Where one city's name stands in one zone only. */
const cities = once(() => {
  const known = new Map<string, string>();
  for (const zone of zones().values()) known.set(zone.split("/").at(-1)?.toLowerCase() ?? zone, zone);
  return known;
});

function isZone(zone: string): boolean {
  try {
    return (
      !/^etc\//iu.test(zone) &&
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== ""
    );
  } catch {
    return false;
  }
}

function englishLanguage(code: string): string {
  return new Intl.DisplayNames("en", { type: "language", fallback: "code" }).of(code) ?? code;
}

function key(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? "" : `Did you mean ${near}? `;
}

function unusable(why: string, next: string): ReadCode {
  return { kind: "unusable", why, next };
}

const languages =
  "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh zu".split(
    " ",
  );

/** Codes that name no country, or one that is no more. */
const notCountries = new Set([
  "EU",
  "EZ",
  "UN",
  "XA",
  "XB",
  "ZZ",
  "QO",
  "AC",
  "CP",
  "CQ",
  "DG",
  "EA",
  "IC",
  "TA",
]);

const otherNames: [string, string][] = [
  ...[
    "usa",
    "u s a",
    "united states of america",
    "america",
    "the united states",
    "estados unidos de américa",
    "eeuu",
  ].map((name): [string, string] => [name, "US"]),
  ...[
    "uk",
    "great britain",
    "britain",
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "großbritannien",
    "inglaterra",
    "angleterre",
  ].map((name): [string, string] => [name, "GB"]),
  ...["holland", "the netherlands"].map((name): [string, string] => [name, "NL"]),
  ["czech republic", "CZ"],
  ["korea", "KR"],
  ["republic of korea", "KR"],
  ["ivory coast", "CI"],
  ["uae", "AE"],
  ["brasil", "BR"],
  ["russian federation", "RU"],
  ["viet nam", "VN"],
  ["hong kong", "HK"],
  ["macau", "MO"],
  ["deu", "DE"],
  ["gbr", "GB"],
  ["esp", "ES"],
  ["fra", "FR"],
];

const abbreviations: ReadonlyMap<string, string> = new Map([
  ...["ET", "EST", "EDT", "EASTERN"].map((name): [string, string] => [name, "America/New_York"]),
  ...["CT", "CST", "CDT", "CENTRAL"].map((name): [string, string] => [name, "America/Chicago"]),
  ...["MT", "MST", "MDT", "MOUNTAIN"].map((name): [string, string] => [name, "America/Denver"]),
  ...["PT", "PST", "PDT", "PACIFIC"].map((name): [string, string] => [name, "America/Los_Angeles"]),
  ...["GMT", "BST", "UK"].map((name): [string, string] => [name, "Europe/London"]),
  ...["CET", "CEST", "MEZ", "MESZ"].map((name): [string, string] => [name, "Europe/Berlin"]),
  ["IST", "Asia/Kolkata"],
  ["JST", "Asia/Tokyo"],
]);
