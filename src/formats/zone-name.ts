/** The IANA zone that a calendar program meant: by its own name, by Microsoft's, or at the end of a path (N-68). */
import { findIana } from "windows-iana";

/** The canonical spelling of an IANA zone, or undefined where the text names none. */
export function toZoneName(tzid: string): string | undefined {
  const known = names.get(tzid);
  if (known !== undefined) return known.zone;
  const zone = find(tzid.trim().replace(/^"(.*)"$/, "$1"));
  if (names.size < 1_000) names.set(tzid, { zone });
  return zone;
}

const names = new Map<string, { zone: string | undefined }>();

function find(tzid: string): string | undefined {
  if (tzid.length > 120) return undefined;
  if (/^(z|utc|gmt|tzone:\/\/microsoft\/utc)$/i.test(tzid)) return "UTC";
  const direct = iana(tzid);
  if (direct !== undefined) return direct;
  // Outlook numbers the zones of one file: "W. Europe Standard Time 1".
  const microsoft = findIana(tzid.replace(/ \d{1,2}$/, ""))[0];
  if (microsoft !== undefined) return iana(microsoft);
  // "/freeassociation.sourceforge.net/America/New_York", "/mozilla.org/20050126_1/Europe/Berlin"
  const segments = tzid.split("/");
  if (segments.length < 3 || tzid.includes("..")) return undefined;
  return iana(segments.slice(-3).join("/")) ?? iana(segments.slice(-2).join("/"));
}

function iana(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
