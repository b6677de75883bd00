/** Made-up people, the same for the same seed, of whom the exports are written. No two have one name. */
import { seeded } from "../../doubles/seeded.ts";

export interface Person {
  first: string;
  last: string;
  email: string;
  /** A private address beside it; only some have one. */
  second?: string;
  company: string;
  role: string;
  place: Place;
  profile: string;
  phone: string;
}

interface Place {
  city: string;
  region: string;
  country: string;
  /** The one zone that it gives; undefined where the place alone does not tell. */
  zone: string | undefined;
}

export interface Export {
  bytes: Uint8Array;
  /** What a right preflight says of it. */
  expected: {
    rows: number;
    /** Come in. */
    people: number;
    withAddress: number;
    /** Lines that do not come in. */
    unusable: number;
    /** Places that give a zone, person by person. */
    zones: number;
    tidied: number;
  };
}

const firsts =
  "Ana Björn Carla Dmitri Élodie Farid Grace Hiroshi Inés Jürgen Katja Liam Mónica Nadia Oluwaseun Priya Quentin Rosa Søren Tamsin Uma Václav Wei Ximena Yusuf Zoë Aiko Bruno Chidi Dolores Emre Fiona Gaëlle Henrik Isla João".split(
    " ",
  );
const lasts =
  "Abbott Bergström Castillo D'Angelo Eriksen Fernández Groß Hernández Ito Jansen Kovač Lindqvist Müller Nowak O'Brien Pereira Quiroga Raman Schröder Takahashi Ueda Vogel Wójcik Xu Yıldız Zimmermann Ångström Brûlé Çelik Dvořák García-López McAllister Nguyễn Okafor Peña Reyes".split(
    " ",
  );
const companies = [
  "Acme Health, Inc.",
  "Kern & Söhne",
  "Datahouse",
  "Northwind",
  'The "Lab"',
  "Ålesund AS",
  "Umbrella; Ltd",
];
const roles = [
  "Head of Analytics",
  "Data Scientist",
  "Director, Insights",
  "Ingénieure données",
  "Nurse | Informatics",
];
const places: Place[] = [
  { city: "Chicago", region: "IL", country: "United States", zone: "America/Chicago" },
  { city: "Berlin", region: "", country: "Germany", zone: "Europe/Berlin" },
  { city: "São Paulo", region: "SP", country: "Brazil", zone: "America/Sao_Paulo" },
  { city: "London", region: "", country: "United Kingdom", zone: "Europe/London" },
  { city: "Springfield", region: "", country: "United States", zone: undefined },
  { city: "", region: "", country: "", zone: undefined },
];

/** At most 1,296. `letters`: those that a name may have, such as what Windows-1252 can write. */
export function makePeople(seed: number, count: number, letters: RegExp = /./u): Person[] {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const names = firsts.flatMap((first) => lasts.map((last) => ({ first, last, at: random() })));
  return names
    .toSorted((a, b) => a.at - b.at)
    .filter(({ first, last }) => [...`${first}${last}`].every((letter) => letters.test(letter)))
    .slice(0, count)
    .map(({ first, last }) => {
      const plain = ascii(`${first}.${last}`);
      const company = pick(companies);
      const person = {
        ...{ first, last, company, role: pick(roles), place: pick(places) },
        email: `${plain}@${ascii(company).replace(/[^a-z]/gu, "")}.example`,
        profile: `https://www.linkedin.com/in/${encodeURIComponent(`${first}-${last}`.toLowerCase())}-${Math.floor(random() * 1e6)}`,
        phone: `+1 312 555 0${Math.floor(random() * 900 + 100)}`,
      };
      return random() < 0.2 ? { ...person, second: `${plain}@mail.example` } : person;
    });
}

function ascii(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ı", "i")
    .replace(/[^a-z.]/gu, "");
}

/** RFC 4180: quotes only where they are needed, as the spreadsheets do it; `always` as Outlook does. */
export function csv(
  rows: readonly (readonly string[])[],
  { mark = ",", end = "\n", always = false } = {},
): string {
  const cell = (value: string) =>
    always || value.includes(mark) || /["\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return rows.map((row) => row.map(cell).join(mark) + end).join("");
}
