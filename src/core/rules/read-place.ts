/** Zones, countries and languages, checked against what the runtime and ISO know, with the name that was likely meant. */
import { nearest } from "./nearest.ts";
import { Wrong } from "./wrong.ts";

/** An IANA zone with a city, spelled as the database spells it. Fixed ones such as `EST` never change their clocks, so they are refused. */
export function readZone(text: string): string {
  const said = text.trim();
  const isNamed = /^[a-z]+(?:[/_+-][a-z0-9]+)+$/i.test(said) || said.toUpperCase() === "UTC";
  if (isNamed && !/^etc\//i.test(said)) {
    try {
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(said).timeZoneId;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const fixed = fixedZones[said.toUpperCase().replace(/ (standard )?time$/i, "")];
  if (fixed !== undefined) {
    throw new Wrong("a short name does not say when the clocks change", `Did you mean \`${fixed}\`?`);
  }
  const meant = said.length > 64 ? undefined : nearestZone(said);
  throw new Wrong(
    "there is no such time zone",
    meant === undefined
      ? "Write a region and a city, such as `America/New_York` or `Europe/Berlin`"
      : `Did you mean \`${meant}\`?`,
  );
}

const fixedZones: Partial<Record<string, string>> = {
  EST: "America/New_York",
  EDT: "America/New_York",
  ET: "America/New_York",
  EASTERN: "America/New_York",
  EST5EDT: "America/New_York",
  CST: "America/Chicago",
  CDT: "America/Chicago",
  CT: "America/Chicago",
  CENTRAL: "America/Chicago",
  CST6CDT: "America/Chicago",
  MST: "America/Denver",
  MDT: "America/Denver",
  MT: "America/Denver",
  MOUNTAIN: "America/Denver",
  MST7MDT: "America/Denver",
  PST: "America/Los_Angeles",
  PDT: "America/Los_Angeles",
  PT: "America/Los_Angeles",
  PACIFIC: "America/Los_Angeles",
  PST8PDT: "America/Los_Angeles",
  HST: "Pacific/Honolulu",
  GMT: "Europe/London",
  BST: "Europe/London",
  WET: "Europe/Lisbon",
  CET: "Europe/Berlin",
  CEST: "Europe/Berlin",
  MET: "Europe/Berlin",
  EET: "Europe/Helsinki",
  EEST: "Europe/Helsinki",
  MSK: "Europe/Moscow",
  IST: "Asia/Kolkata",
  JST: "Asia/Tokyo",
  SGT: "Asia/Singapore",
  AEST: "Australia/Sydney",
  AEDT: "Australia/Sydney",
  NZST: "Pacific/Auckland",
  NZDT: "Pacific/Auckland",
};

function nearestZone(said: string): string | undefined {
  const zones = Intl.supportedValuesOf("timeZone");
  const city = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ").toLowerCase();
  const wanted = (said.split("/").at(-1) ?? said).replaceAll("_", " ").trim().toLowerCase();
  const named = zones.find((zone) => city(zone) === wanted);
  if (named !== undefined) return named;
  return nearest(said, zones) ?? zones.find((zone) => nearest(wanted, [city(zone)]) !== undefined);
}

/** An ISO 3166-1 alpha-2 country, upper case. `NO` is Norway. */
export function readCountry(text: string): string {
  const said = text.trim();
  const code = said.toUpperCase();
  if (code.length === 2 && countries.includes(code)) return code;
  const meant = countryMeant(said);
  throw new Wrong(
    "this is not a country code of two letters",
    meant === undefined ? "Write for instance `US`, `GB` or `DE`" : `Did you mean \`${meant}\`?`,
  );
}

function countryMeant(said: string): string | undefined {
  const known: Partial<Record<string, string>> = {
    UK: "GB",
    USA: "US",
    "U.S.": "US",
    "U.K.": "GB",
    ENGLAND: "GB",
    SCOTLAND: "GB",
    HOLLAND: "NL",
  };
  const direct = known[said.toUpperCase()];
  if (direct !== undefined) return direct;
  const region = /^([a-z]{2})[-_][a-z0-9]+$/i.exec(said)?.[1]?.toUpperCase();
  if (region !== undefined && countries.includes(region)) return region;
  if (said.length < 4) return undefined;
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const byName = new Map(countries.split(" ").map((code) => [names.of(code) ?? code, code]));
  return byName.get(nearest(said, [...byName.keys()]) ?? "");
}

const countries =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/** A BCP 47 language, lower case: `en`, `pt-br`. */
export function readLanguage(text: string): string {
  const said = text.trim().toLowerCase().replaceAll("_", "-");
  if (said === "en") return said;
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(said) && nameOf(names, said) !== undefined) return said;
  languageNames ??= namesOfLanguages(names);
  const meant = languageNames.get(nearest(said, [...languageNames.keys()]) ?? "");
  throw new Wrong(
    "there is no such language code",
    meant === undefined ? "Write a code such as `en`, `de` or `es`" : `Did you mean \`${meant}\`?`,
  );
}

let languageNames: Map<string, string> | undefined;

/** English name → code, of the languages with two letters. */
function namesOfLanguages(names: Intl.DisplayNames): Map<string, string> {
  const named = twoLetters().flatMap((code) => {
    const name = nameOf(names, code);
    return name === undefined ? [] : [[name, code] as const];
  });
  return new Map(named);
}

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(code);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function twoLetters(): string[] {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  return letters.flatMap((first) => letters.map((second) => first + second));
}
