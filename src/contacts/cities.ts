/** Where the larger towns of the world lie. Loaded only where an import has places without zones. */
import { cityMapping } from "city-timezones";
import { nameKey } from "./aliases.ts";

export interface City {
  name: string;
  /** State or province, as it is written. */
  region: string;
  /** The same for comparing: by name and, in the United States, by its two letters. */
  regions: string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** People; 0 where it is not known. */
  size: number;
  /** IANA zone. */
  zone: string;
}

/** By the keys of their names. */
export function loadCities(): Map<string, City[]> {
  const byName = new Map<string, City[]>();
  for (const { city, city_ascii, province, state_ansi, iso2, pop, timezone } of cityMapping) {
    // Stations in Antarctica have none.
    if (timezone === null || timezone === undefined) continue;
    const regions = [province ?? "", state_ansi ?? ""].map(nameKey).filter((region) => region !== "");
    const found: City = {
      name: city,
      region: province ?? "",
      regions,
      country: iso2,
      size: pop,
      zone: timezone,
    };
    for (const key of new Set([nameKey(city), nameKey(city_ascii)])) {
      const same = byName.get(key);
      if (same === undefined) byName.set(key, [found]);
      else same.push(found);
    }
  }
  return byName;
}
