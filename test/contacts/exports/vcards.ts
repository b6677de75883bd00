/**
 * vCards as telephones (2.1: quoted-printable, charsets, bare types), Apple and Google (3.0: folded lines, grouped
 * properties, pictures) and newer programs (4.0: KIND, PREF) write them.
 */
import { seeded } from "../../doubles/seeded.ts";
import { type Export, makePeople, type Person } from "./people.ts";

export function vcardExport(seed: number, count: number, version: "2.1" | "3.0" | "4.0"): Export {
  const random = seeded(seed + 4);
  const expected = { rows: 0, people: 0, withAddress: 0, unusable: 0, zones: 0, tidied: 0 };
  const cards = makePeople(seed, count).flatMap((person, index) => {
    expected.people += 1;
    expected.withAddress += 1;
    expected.zones += person.place.zone === undefined ? 0 : 1;
    const card = { "2.1": oldCard, "3.0": appleCard, "4.0": newCard }[version](person, index);
    if (random() >= 0.02 || version === "2.1") return [card];
    expected.unusable += 1;
    const kind = version === "4.0" ? "KIND:group" : "X-ADDRESSBOOKSERVER-KIND:group";
    return [
      card,
      [
        "BEGIN:VCARD",
        `VERSION:${version}`,
        "N:Friends;;;;",
        "FN:Friends",
        kind,
        `UID:group-${index}`,
        "END:VCARD",
      ],
    ];
  });
  expected.rows = expected.people + expected.unusable;
  const text = cards.map((lines) => `${lines.join("\r\n")}\r\n`).join(version === "2.1" ? "\r\n" : "");
  return { bytes: new TextEncoder().encode(text), expected };
}

/** UTF-8 as quoted-printable, with soft breaks after every 70 characters. */
function quoted(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const pieces = bytes.map((byte) =>
    byte > 32 && byte < 127 && byte !== 61
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  );
  let line = "";
  let all = "";
  for (const piece of pieces) {
    if (line.length + piece.length > 70) {
      all += `${line}=\r\n`;
      line = "";
    }
    line += piece;
  }
  return all + line;
}

const qp = "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE";

function oldCard(
  { first, last, email, second, company, role, place, phone }: Person,
  index: number,
): string[] {
  return [
    "BEGIN:VCARD",
    "VERSION:2.1",
    `N;${qp}:${quoted(last)};${quoted(first)};;;`,
    `FN;${qp}:${quoted(`${first} ${last}`)}`,
    `TEL;CELL;VOICE:${phone}`,
    ...(second === undefined ? [] : [`EMAIL;HOME:${second}`]),
    `EMAIL;PREF;INTERNET:${email}`,
    `ORG;${qp}:${quoted(company.replaceAll(";", "\\;"))}`,
    `TITLE;${qp}:${quoted(role)}`,
    `ADR;WORK;${qp}:;;1 Main St=0D=0AApt 2;${quoted(place.city)};${place.region};60601;${quoted(place.country)}`,
    ...(index % 7 === 0
      ? ["PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD", " 2wBDAAgGBgcGBQgHBwcJCQgKDBQN", ""]
      : []),
    "END:VCARD",
  ];
}

const escaped = (text: string) =>
  text.replaceAll("\\", "\\\\").replaceAll(",", "\\,").replaceAll(";", "\\;").replaceAll("\n", "\\n");

/** RFC 2426: a line of more than 75 characters goes on in the next, behind a space. */
const folded = (line: string) => line.replace(/.{75}(?=.)/gsu, "$&\r\n ");

function appleCard(
  { first, last, email, second, company, role, place, phone, profile }: Person,
  index: number,
): string[] {
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "PRODID:-//Apple Inc.//iPhone OS 19.0//EN",
    `N:${escaped(last)};${escaped(first)};;;`,
    `FN:${escaped(`${first} ${last}`)}`,
    `ORG:${escaped(company)};`,
    `TITLE:${escaped(role)}`,
    ...(second === undefined ? [] : [`EMAIL;type=INTERNET;type=HOME:${second}`]),
    `item1.EMAIL;type=INTERNET;type=pref:${email}`,
    "item1.X-ABLabel:_$!<Work>!$_",
    `TEL;type=CELL;type=VOICE;type=pref:${phone}`,
    `item2.ADR;type=WORK;type=pref:;;1 Main St\\nApt 2;${escaped(place.city)};${place.region};60601;${escaped(place.country)}`,
    "item2.X-ABADR:us",
    `NOTE:${escaped("Met at the fair, twice; tall.\nCall back. This note is long enough to be folded more than once, as notes are.")}`,
    `X-SOCIALPROFILE;type=linkedin;x-user=${first.length}:${profile}`,
    ...(index % 5 === 0 ? [`PHOTO;ENCODING=b;TYPE=JPEG:${"/9j/4AAQSkZJRg".repeat(30)}`] : []),
    `UID:${index}-ABPerson@apple`,
    "END:VCARD",
  ].map(folded);
}

function newCard(
  { first, last, email, second, company, role, place, phone }: Person,
  index: number,
): string[] {
  return [
    "BEGIN:VCARD",
    "VERSION:4.0",
    ...(index % 2 === 0 ? ["KIND:individual"] : []),
    `FN:${escaped(`${first} ${last}`)}`,
    `N:${escaped(last)};${escaped(first)};;;`,
    ...(second === undefined ? [] : [`EMAIL;TYPE=home;PREF=50:${second}`]),
    `EMAIL;TYPE=work;PREF=1:${email}`,
    `TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:${phone.replaceAll(" ", "-")}`,
    `ORG:${escaped(company)}`,
    `TITLE:${escaped(role)}`,
    `ADR;LABEL="1 Main St\\n${place.city}: here";TYPE=work:;;1 Main St;${escaped(place.city)};${place.region};;${escaped(place.country)}`,
    "PHOTO:https://photos.example/1.jpg",
    "CATEGORIES:alumni,nurses",
    `UID:urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    "REV:20260101T000000Z",
    "END:VCARD",
  ].map(folded);
}
