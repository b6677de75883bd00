/** Zone words in a reply: whose clock a time is on. */
import {
  aheadStarts,
  besideStarts,
  hereWords,
  hourAhead,
  isByYou,
  isJudged,
  offsetNames,
  offsetOf,
} from "./clock-ahead.ts";
import { spelledHour } from "./hours.ts";
import { frenchAfterEst, germanAfterIst, nonZones } from "./no-clocks.ts";

export interface Clock {
  zone: string;
  /** It is said ahead of its hour: "for you it is 1:30". */
  isAhead?: boolean;
  /** Places of the words in the list, to be taken out. */
  from: number;
  until: number;
}

/**
 * The zone that is named at a place: "my time", "your time", "ET", "Chicago time", "London", "Italian hour", "here".
 * A name without "time" counts only behind a time of day (`hourBefore`: where one that was read ends). `unknown` where it cannot be placed.
 */
export function clockAt(
  words: readonly string[],
  from: number,
  zones: { owner: string; contact: string },
  hourBefore?: number,
): Clock | "unknown" | undefined {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  const clock = (zone: string, length: number): Clock => ({ zone, from, until: from + length });
  const isTime = (word: string): boolean => word === "time" || word === "hour" || word === "zeit";
  const isAfterTime = standsBehindTime(words, from, hourBefore);
  const isOwn = isTime(second) && (second !== "hour" || isAfterTime);
  if (isOwn && (first === "my" || first === "our")) return clock(zones.contact, 2);
  if (isOwn && first === "your")
    return isJudged(words, from) ? undefined : clock(zones.owner, third === "zone" ? 3 : 2);
  const ahead = hourAhead(words, from, hourBefore);
  if (ahead !== undefined)
    return { ...clock(ahead === "you" ? zones.owner : zones.contact, 2), isAhead: true };
  if (isAfterTime && hereWords.has(first)) return clock(zones.contact, 1);
  const offset = isAfterTime ? offsetOf(first, second) : undefined;
  if (offset !== undefined) return clock(offset, 2);
  const isThere = first === "there" && !/^(?:is|are|was|will|would|s)$/u.test(second);
  if (isAfterTime && (isThere || first === "yours")) return clock(zones.owner, 1);
  if (isAfterTime && first === "for" && /^(?:me|us|you)$/u.test(second) && third !== "to")
    return clock(second === "you" ? zones.owner : zones.contact, 2);
  if (isAfterTime && /^(?:your|my|our)$/u.test(first) && /^(?:side|end)$/u.test(second))
    return clock(first === "your" ? zones.owner : zones.contact, 2);
  const isOver = first === "over" && second === "there";
  if (isAfterTime && (isOver || isByYou(words, from))) return clock(zones.owner, 2);
  if (isAfterTime && /^(?:on|at)$/u.test(first) && /^(?:side|end)$/u.test(third)) {
    if (second === "your") return clock(zones.owner, 3);
    if (second === "my") return clock(zones.contact, 3);
  }
  for (const zone of [zones.contact, zones.owner]) {
    const city = cityOf(zone);
    if (!city.every((word, n) => words[from + n] === word)) continue;
    if (isTime(words[from + city.length] ?? "")) return clock(zone, city.length + 1);
    if (isAfterTime || (words[from - 1] === "at" && from - 1 === hourBefore)) return clock(zone, city.length);
  }
  const two = regions.get(`${first} ${second}`);
  if (two !== undefined && (isAfterTime || isTime(third))) return placed(two, isTime(third) ? 3 : 2);
  if (!isAfterTime && !isTime(second)) return undefined;
  if (first === "la" && words[from - 1] === "a") return undefined; // "À la place"
  const named = abbreviations.get(first) ?? regions.get(first);
  if (named !== undefined) {
    if (first === "ist" && germanAfterIst.has(second)) return undefined;
    if (first === "est" && frenchAfterEst.has(second)) return undefined;
    // "Måndag 12 kl 10": the Swedish for o'clock, not Kuala Lumpur.
    if (first === "kl" && (/^\d/u.test(second) || second === "")) return undefined;
    return placed(named, isTime(second) ? 2 : 1);
  }
  return isTime(second) && !nonZones.has(first) && isAfterTime ? "unknown" : undefined;

  /** Several zones can have one name: ours is meant where it is among them. */
  function placed(names: readonly string[], length: number): Clock | "unknown" {
    const ours = names.find((known) => known === zones.contact || known === zones.owner);
    if (first === "ist" && ours === undefined) return "unknown";
    return clock(ours ?? names[0] ?? zones.contact, length);
  }
}

/** Right behind a time of day, or with no more than "in the morning", a comma or "in" between. */
function standsBehindTime(words: readonly string[], from: number, hourBefore: number | undefined): boolean {
  let at = from - 1;
  if (cityLeads.has(words[at] ?? "")) at -= 1;
  if (words[at] === ",") at -= 1;
  if (at + 1 === hourBefore) return true;
  if (/^(?:morning|afternoon|evening)$/u.test(words[at] ?? "") && words[at - 1] === "the") at -= 3;
  const word = words[at] ?? "";
  // "I am here until five" names no time.
  if (word === "am" && words[at - 1] === "i") return false;
  if (word === "clock") return words[at - 1] === "o";
  return /^\d|^(?:am|pm|noon|uhr|h)$/u.test(word) || (at === 0 && spelledHour(word) !== undefined);
}

const cityLeads: ReadonlySet<string> = new Set("in of no na em a en".split(" "));

/** The words of the city that a zone is named after. */
export function cityOf(zone: string): readonly string[] {
  const known = cities.get(zone);
  if (known !== undefined) return known;
  const city = (zone.split("/").at(-1) ?? zone).toLowerCase().split(/[_-]/u);
  cities.set(zone, city);
  return city;
}

/** As many as there are zones. */
const cities = new Map<string, readonly string[]>();

const eastern = ["America/New_York", "America/Toronto", "America/Detroit"];
const central = ["America/Chicago", "America/Winnipeg", "America/Mexico_City"];
const mountain = ["America/Denver", "America/Edmonton", "America/Phoenix"];
const pacific = ["America/Los_Angeles", "America/Vancouver"];
const midEurope =
  "Berlin Paris Madrid Rome Amsterdam Brussels Vienna Zurich Stockholm Oslo Copenhagen Warsaw Prague"
    .split(" ")
    .map((city) => `Europe/${city}`);

/** Names of one clock, each line: the names, then the zones that they can mean. */
function named(table: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of table.split("\n")) {
    const [names = "", zones = ""] = line.split("=");
    const known = zones
      .trim()
      .split(/\s+/u)
      .flatMap((zone) => families.get(zone) ?? [zone]);
    for (const name of names.split("|")) if (name.trim() !== "") found.set(name.trim(), known);
  }
  return found;
}

const families: ReadonlyMap<string, readonly string[]> = new Map([
  ["eastern", eastern],
  ["central", central],
  ["mountain", mountain],
  ["pacific", pacific],
  ["mid-europe", midEurope],
]);

const abbreviations = named(`
  et | est | edt = eastern
  ct | cdt = central
  mt | mdt | mst = mountain
  pt | pst | pdt = pacific
  cet | cest | mez | mesz = mid-europe
  eet | eest = Europe/Helsinki Europe/Athens Europe/Kyiv Europe/Bucharest
  ist = Asia/Kolkata Asia/Calcutta Asia/Jerusalem Europe/Dublin
  bst = Europe/London
  wat = Africa/Lagos
  sast = Africa/Johannesburg
  eat = Africa/Nairobi
  brt = America/Sao_Paulo
  art = America/Argentina/Buenos_Aires
  gmt | utc = UTC
  wib = Asia/Jakarta
  wet | west = Europe/Lisbon
  clt = America/Santiago
  cot = America/Bogota
  pet = America/Lima
  trt = Europe/Istanbul
  pkt = Asia/Karachi
  npt = Asia/Kathmandu
  myt = Asia/Kuala_Lumpur
  pht = Asia/Manila
  cat = Africa/Harare Africa/Lusaka Africa/Kigali
  sgt | sst = Asia/Singapore
  hkt = Asia/Hong_Kong
  gst = Asia/Dubai
  jst = Asia/Tokyo
  kst = Asia/Seoul
  msk = Europe/Moscow
  aest = Australia/Brisbane Australia/Sydney Australia/Melbourne
  aedt = Australia/Sydney Australia/Melbourne
  awst = Australia/Perth
  nzst | nzdt | nzt = Pacific/Auckland
`);

const regions = named(`
  eastern | east coast | new york | nyc | ny | boston | toronto | washington | atlanta | miami = eastern
  central | chicago | texas | dallas | houston | austin = central
  mountain | denver = mountain
  pacific | west coast | california | seattle | san francisco | sf | los angeles | la | vancouver = pacific
  uk | london | british | england | scotland | wales | manchester | edinburgh | glasgow = Europe/London
  irish | ireland | dublin = Europe/Dublin
  german | germany | berlin | deutscher | munich | hamburg | frankfurt | cologne = Europe/Berlin
  french | france | paris = Europe/Paris
  spanish | spain | madrid | barcelona | valencia = Europe/Madrid
  italian | italy | rome | milan | turin | naples = Europe/Rome
  dutch | amsterdam | netherlands | holland | rotterdam = Europe/Amsterdam
  swiss | switzerland | zurich | zürich | geneva = Europe/Zurich
  austrian | austria | vienna = Europe/Vienna
  swedish | sweden | stockholm = Europe/Stockholm
  polish | warsaw | krakow = Europe/Warsaw
  turkish | istanbul = Europe/Istanbul
  central european | european | mitteleuropaische = mid-europe
  lisbon | portuguese = Europe/Lisbon
  india | indian | mumbai | delhi | bangalore | bengaluru | kolkata | chennai = Asia/Kolkata
  singapore | sg = Asia/Singapore
  hong kong | hk = Asia/Hong_Kong
  japan | tokyo | japanese = Asia/Tokyo
  china | beijing | shanghai | chinese = Asia/Shanghai
  dubai = Asia/Dubai
  sydney | nsw = Australia/Sydney
  melbourne = Australia/Melbourne
  brisbane | queensland | qld = Australia/Brisbane
  perth = Australia/Perth
  nigeria | nigerian | lagos = Africa/Lagos
  kenya | nairobi = Africa/Nairobi
  johannesburg | south africa | cape town = Africa/Johannesburg
  brasilia | brazil | brazilian | sao paulo = America/Sao_Paulo
  mexico city | mexico | cdmx = America/Mexico_City
  bogota | colombia = America/Bogota
  buenos aires | argentina = America/Argentina/Buenos_Aires
  new zealand | nz | auckland | wellington = Pacific/Auckland
  vietnam | vietnamese | hanoi | saigon = Asia/Ho_Chi_Minh Asia/Saigon
  indonesia | jakarta = Asia/Jakarta
  thailand | thai | bangkok = Asia/Bangkok
  malaysia | malaysian | kl = Asia/Kuala_Lumpur
  philippine | philippines | manila = Asia/Manila
  korea | korean | seoul = Asia/Seoul
  taiwan | taipei = Asia/Taipei
  pakistan | karachi | lahore = Asia/Karachi
  bangladesh | dhaka = Asia/Dhaka
  sri lanka | colombo = Asia/Colombo
  nepal | kathmandu = Asia/Kathmandu
  israel | israeli | jerusalem | tel aviv = Asia/Jerusalem
  saudi | riyadh | ksa = Asia/Riyadh
  qatar | doha = Asia/Qatar
  uae | gulf = Asia/Dubai
  egypt | egyptian | cairo = Africa/Cairo
  ghana | ghanaian | accra = Africa/Accra
  ethiopia | addis = Africa/Addis_Ababa
  uganda | kampala = Africa/Kampala
  tanzania | tanzanian = Africa/Dar_es_Salaam
  rwanda | kigali = Africa/Kigali
  morocco | moroccan | casablanca = Africa/Casablanca
  greek | greece | athens = Europe/Athens
  finnish | finland | helsinki = Europe/Helsinki
  danish | denmark | copenhagen = Europe/Copenhagen
  norwegian | norway | oslo = Europe/Oslo
  belgian | belgium | brussels = Europe/Brussels
  czech | prague = Europe/Prague
  hungarian | hungary | budapest = Europe/Budapest
  romanian | romania | bucharest = Europe/Bucharest
  ukrainian | ukraine | kyiv = Europe/Kyiv
  moscow = Europe/Moscow
  turkiye | turkey = Europe/Istanbul
  poland = Europe/Warsaw
  portugal = Europe/Lisbon
  chile | chilean | santiago = America/Santiago
  peru | lima = America/Lima
  montreal | ottawa | philadelphia = America/New_York America/Toronto
  adelaide = Australia/Adelaide
`);

/** Whether a clock can begin with a word. */
export function mayBeClock(word: string, next: string, zones: { owner: string; contact: string }): boolean {
  if (clockStarts.has(word) || next === "time" || next === "hour" || next === "zeit") return true;
  if (zones.owner !== asked.owner || zones.contact !== asked.contact)
    asked = { ...zones, cities: [cityOf(zones.owner)[0], cityOf(zones.contact)[0]] };
  return word === asked.cities[0] || word === asked.cities[1];
}

/** The zones that were asked for last, with the first words of their cities. */
let asked: { owner: string; contact: string; cities: readonly (string | undefined)[] } = {
  owner: "",
  contact: "",
  cities: [],
};

export const clockStarts: ReadonlySet<string> = new Set([
  ...abbreviations.keys(),
  ...[...regions.keys()].map((region) => region.split(" ")[0] ?? ""),
  ...aheadStarts,
  ...besideStarts,
  ...offsetNames,
  ..."my our your yours over there on".split(" "),
]);
