/** A vCard 3.0, which address books of every age read: a person's card as they hand it on. */

export interface CardOut {
  name: string;
  role?: string;
  skills?: string;
  address: string;
  phone?: string;
  link?: string;
}

export function toVcard({ name, role, skills, address, phone, link }: CardOut): string {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${nameParts(name).map(escaped).join(";")};;;`,
    `FN:${escaped(name)}`,
    ...(role === undefined ? [] : [`TITLE:${escaped(role)}`]),
    `EMAIL;TYPE=INTERNET:${escaped(address)}`,
    ...(phone === undefined ? [] : [`TEL;TYPE=VOICE:${escaped(phone)}`]),
    ...(link === undefined ? [] : [`URL:${escaped(link)}`]),
    ...(skills === undefined ? [] : [`NOTE:${escaped(skills)}`]),
    "END:VCARD",
  ];
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
}

/** Family name and first name; of a name in one word, that word. */
function nameParts(name: string): [family: string, first: string] {
  const words = name.trim().split(/\s+/);
  const family = words.pop() ?? "";
  return words.length === 0 ? ["", family] : [family, words.join(" ")];
}

function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\;,]/g, "\\$&");
}

/** No line is longer than 75 bytes, and no sign is cut in two. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let now = "";
  for (const sign of line) {
    if (new TextEncoder().encode(now + sign).length > 75) {
      lines.push(now);
      now = " ";
    }
    now += sign;
  }
  return [...lines, now];
}
