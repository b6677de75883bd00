/** What stands in a home's mail and calendar, read with nothing of the product: a small reader of MIME and iCalendar. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Key, To, Subject and text part of one mail; key, UID, start and end of one event. */
export type Row = readonly [string, string, string, string];

export function mailRows(home: string, folder: "Drafts" | "Sent"): Row[] {
  const rows: Row[] = [];
  for (const part of ["cur", "new"]) {
    const path = join(home, "mail", `.${folder}`, part);
    for (const name of names(path)) rows.push(toMailRow(readFileSync(join(path, name), "utf8")));
  }
  return rows.sort(compareRows);
}

export function eventRows(home: string): Row[] {
  const path = join(home, "calendar");
  const rows = names(path)
    .filter((name) => name.endsWith(".ics"))
    .map((name) => toEventRow(readFileSync(join(path, name), "utf8")));
  return rows.sort(compareRows);
}

/** The rows that come more than once under their key. */
export function repeated(rows: readonly Row[]): Row[] {
  return rows.filter(([key], at) => rows.findIndex((row) => row[0] === key) !== at);
}

function toMailRow(source: string): Row {
  const { headers, body } = split(source.replaceAll("\r\n", "\n"));
  const to = headers.get("to") ?? "";
  const address = /<([^>]+)>/.exec(to)?.[1] ?? to;
  return [
    headers.get("x-quarterhour-action") ?? "",
    address,
    words(headers.get("subject") ?? ""),
    textPart(headers, body),
  ];
}

function textPart(headers: ReadonlyMap<string, string>, body: string): string {
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary !== undefined) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const inner = split(part.replace(/^\n/, ""));
      const text = textPart(inner.headers, inner.body);
      if (text !== "") return text;
    }
    return "";
  }
  return type.startsWith("text/plain")
    ? decoded(headers.get("content-transfer-encoding") ?? "", body).trim()
    : "";
}

function decoded(encoding: string, body: string): string {
  switch (encoding.toLowerCase()) {
    case "quoted-printable":
      return fromQuotedPrintable(body);
    case "base64":
      return Buffer.from(body, "base64").toString("utf8");
    default:
      return body;
  }
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll(/=\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** RFC 2047, as far as our own mails go. */
function words(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, inner: string) =>
      how.toLowerCase() === "b"
        ? Buffer.from(inner, "base64").toString("utf8")
        : fromQuotedPrintable(inner.replaceAll("_", " ")),
    );
}

function split(source: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = source.indexOf("\n\n");
  const head = end === -1 ? source : source.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\n[ \t]+/g, " ").split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers.set(line.slice(0, at).toLowerCase(), line.slice(at + 1).trim());
  }
  return { headers, body: end === -1 ? "" : source.slice(end + 2) };
}

function toEventRow(source: string): Row {
  const lines = source.replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
  const value = (name: string) =>
    event.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`)) ?? "";
  const plain = (name: string) => value(name).slice(value(name).indexOf(":") + 1);
  return [plain("X-QUARTERHOUR-ACTION"), plain("UID"), value("DTSTART"), value("DTEND")];
}

function names(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => !name.startsWith("."));
  } catch {
    return [];
  }
}

function compareRows(a: Row, b: Row): number {
  const [first, second] = [a.join("\n"), b.join("\n")];
  return first < second ? -1 : first > second ? 1 : 0;
}
