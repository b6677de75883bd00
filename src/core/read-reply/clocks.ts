/** Zone words in a reply: whose clock a time is on. */

export interface Clock {
  zone: string;
  /** Places of the words in the list, to be taken out. */
  from: number;
  until: number;
}

/** Zones named in a list of words: "my time", "your time", "ET", "Chicago time". `unknown` names one we cannot place. */
export function clocksIn(
  words: readonly string[],
  zones: { owner: string; contact: string },
): Clock[] | "unknown" {
  const found: Clock[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const clock = clockAt(words, place, zones);
    if (clock === "unknown") return "unknown";
    if (clock === undefined) continue;
    found.push(clock);
    place = clock.until - 1;
  }
  return found;
}

function clockAt(
  words: readonly string[],
  from: number,
  zones: { owner: string; contact: string },
): Clock | "unknown" | undefined {
  const [first = "", second = ""] = words.slice(from, from + 2);
  if (second === "time" && (first === "my" || first === "our"))
    return { zone: zones.contact, from, until: from + 2 };
  if (second === "time" && first === "your") return { zone: zones.owner, from, until: from + 2 };
  for (const zone of [zones.contact, zones.owner]) {
    const city = cityOf(zone);
    const until = from + city.length;
    if (city.every((word, n) => words[from + n] === word) && words[until] === "time")
      return { zone, from, until: until + 1 };
  }
  const isAfterTime = /^\d|^(?:am|pm|noon)$/u.test(words[from - 1] ?? "");
  const named =
    isAfterTime || second === "time"
      ? (abbreviations.get(first) ?? (second === "time" ? regions.get(first) : undefined))
      : undefined;
  if (named !== undefined) {
    const ours = named.find((known) => known === zones.contact || known === zones.owner);
    if (first === "ist" && ours === undefined) return germanAfterIst.has(second) ? undefined : "unknown";
    return { zone: ours ?? named[0] ?? zones.contact, from, until: second === "time" ? from + 2 : from + 1 };
  }
  return second === "time" && !nonZones.has(first) ? "unknown" : undefined;
}

function cityOf(zone: string): string[] {
  return (zone.split("/").at(-1) ?? zone).toLowerCase().split(/[_-]/u);
}

const eastern = ["America/New_York", "America/Toronto", "America/Detroit"];
const central = ["America/Chicago", "America/Winnipeg", "America/Mexico_City"];
const mountain = ["America/Denver", "America/Edmonton", "America/Phoenix"];
const pacific = ["America/Los_Angeles", "America/Vancouver"];
const midEurope = [
  "Europe/Berlin",
  ...[
    "Paris",
    "Madrid",
    "Rome",
    "Amsterdam",
    "Brussels",
    "Vienna",
    "Zurich",
    "Stockholm",
    "Oslo",
    "Copenhagen",
    "Warsaw",
    "Prague",
  ].map((city) => `Europe/${city}`),
];

const abbreviations: ReadonlyMap<string, readonly string[]> = new Map([
  ...["et", "est", "edt"].map((word): [string, string[]] => [word, eastern]),
  ...["ct", "cdt"].map((word): [string, string[]] => [word, central]),
  ...["mt", "mdt"].map((word): [string, string[]] => [word, mountain]),
  ...["pt", "pst", "pdt"].map((word): [string, string[]] => [word, pacific]),
  ...["cet", "cest"].map((word): [string, string[]] => [word, midEurope]),
  ["ist", ["Asia/Kolkata", "Asia/Calcutta", "Asia/Jerusalem", "Europe/Dublin"]],
  ["bst", ["Europe/London"]],
  ["gmt", ["UTC"]],
  ["utc", ["UTC"]],
  ["jst", ["Asia/Tokyo"]],
  ["aest", ["Australia/Brisbane", "Australia/Sydney"]],
  ["aedt", ["Australia/Sydney", "Australia/Melbourne"]],
]);

const regions: ReadonlyMap<string, readonly string[]> = new Map([
  ["eastern", eastern],
  ["central", central],
  ["mountain", mountain],
  ["pacific", pacific],
  ["uk", ["Europe/London"]],
  ["london", ["Europe/London"]],
  ["german", ["Europe/Berlin"]],
  ["india", ["Asia/Kolkata"]],
  ["indian", ["Asia/Kolkata"]],
]);

/** "The time", "what time": no zone. */
const nonZones: ReadonlySet<string> = new Set(
  "the that this a your first second third last what which either another other spare free any good great same some much of more long next one it and in for".split(
    " ",
  ),
);
/** "Um 10 ist gut": the German verb, not India's clock. */
const germanAfterIst: ReadonlySet<string> = new Set(
  "gut sehr perfekt super prima ok okay bestens wunderbar ideal fur".split(" "),
);
