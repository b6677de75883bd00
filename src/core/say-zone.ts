/** The name of a time zone as people say it: the place whose clock it is. */

/**
 * "Chicago time" for America/Chicago, "UTC" for UTC, "UTC+5:30" for an offset, "US Eastern time" for US/Eastern.
 * The IANA name is taken apart; no table of zones, so a new zone needs no change here.
 */
export function sayZone(zone: string, language = "en"): string {
  const offset = offsetOf(zone);
  if (offset !== undefined) return offset;
  const parts = zone.split("/");
  const last = parts.at(-1) ?? zone;
  const abbreviation = /^([A-Z]{2,4})(\d[A-Z]{3})?$/.exec(last);
  if (parts.length === 1 && abbreviation !== null && !countries.has(last)) return abbreviation[1] ?? last;
  return sayTimeOf(placeOf(parts, last), language);
}

function sayTimeOf(place: string, language: string): string {
  const pattern = patterns.get(language.split("-")[0] ?? "en") ?? ((name: string) => `${name} time`);
  return pattern(place);
}

const patterns: ReadonlyMap<string, (place: string) => string> = new Map([
  ["en", (place) => `${place} time`],
  ["de", (place) => `Ortszeit ${place}`],
  ["es", (place) => `hora de ${place}`],
]);

function placeOf(parts: readonly string[], last: string): string {
  const city = renamed.get(last) ?? last.replaceAll("_", " ");
  // US/Eastern and Canada/Pacific name a region of a country; Indiana/Knox a town that only its state makes findable.
  if (parts[0] === "US" || parts[0] === "Canada" || parts[0] === "Brazil" || parts[0] === "Mexico")
    return `${parts[0]} ${city}`;
  const state = parts.length === 3 ? parts[1] : undefined;
  if (state !== undefined && smallTownStates.has(state) && city !== "Indianapolis" && city !== "Louisville") {
    return `${city} (${state.replaceAll("_", " ")})`;
  }
  return countries.get(last) ?? city;
}

/** Where the place has no clock of its own: UTC, Etc/GMT+5 (whose sign POSIX turns round) and "+05:30". */
function offsetOf(zone: string): string | undefined {
  if (/^(Etc\/)?(UTC|UCT|GMT|GMT[+-]?0|Greenwich|Universal|Zulu)$/i.test(zone)) return "UTC";
  const posix = /^(?:Etc\/)?GMT([+-])(\d{1,2})$/.exec(zone);
  if (posix !== null) return `UTC${posix[1] === "+" ? "-" : "+"}${Number(posix[2])}`;
  const plain = /^([+-])(\d{2}):?(\d{2})?/.exec(zone);
  if (plain === null) return undefined;
  const minutes = plain[3] === undefined || plain[3] === "00" ? "" : `:${plain[3]}`;
  return Number(plain[2]) === 0 && minutes === "" ? "UTC" : `UTC${plain[1]}${Number(plain[2])}${minutes}`;
}

const smallTownStates = new Set(["Indiana", "Kentucky", "North_Dakota"]);

/** Zones of one word that are countries, with the name in use. */
const countries: ReadonlyMap<string, string> = new Map([
  ["GB", "UK"],
  ["GB-Eire", "UK"],
  ["Eire", "Ireland"],
  ["NZ", "New Zealand"],
  ["NZ-CHAT", "Chatham Islands"],
  ["PRC", "China"],
  ["ROC", "Taiwan"],
  ["ROK", "Korea"],
  ["W-SU", "Moscow"],
]);

/** Cities whose name in the zone is outdated, or spelt without its signs. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["Calcutta", "Kolkata"],
  ["Katmandu", "Kathmandu"],
  ["Kiev", "Kyiv"],
  ["Saigon", "Ho Chi Minh City"],
  ["Ho_Chi_Minh", "Ho Chi Minh City"],
  ["Rangoon", "Yangon"],
  ["Sao_Paulo", "São Paulo"],
  ["Sao_Tome", "São Tomé"],
  ["St_Johns", "St John's"],
  ["Bogota", "Bogotá"],
  ["Asuncion", "Asunción"],
  ["Easter", "Easter Island"],
]);
