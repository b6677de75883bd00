import { describe, expect, it } from "vitest";
import { preflight } from "../../src/contacts/preflight.ts";
import { readTable } from "../../src/contacts/read-table.ts";
import { toMailboxId } from "../../src/core/keys.ts";

const mailboxId = toMailboxId("local", "dana@example.com");
const card = (version: string, ...lines: string[]) =>
  ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n");
const of = (text: string | Uint8Array) =>
  preflight(readTable(typeof text === "string" ? new TextEncoder().encode(text) : text), {
    existing: [],
    mailboxId,
    owner: "dana@example.com",
  });

describe("a vCard", () => {
  it("2.1 is read through quoted-printable, soft breaks, charsets and bare types (N-23)", () => {
    const text = card(
      "2.1",
      "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Zo=EB;;;",
      "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:Zo=C3=",
      "=AB M=C3=BCl=",
      "ler",
      "TEL;CELL;VOICE:+49 30 1",
      "EMAIL;INTERNET;PREF:zoe@kern.example",
      "EMAIL;HOME:zoe@mail.example",
      "ORG:Kern & S\\;hne, Berlin;Vertrieb",
    );
    const [zoe] = of(text).save;
    expect(zoe).toMatchObject({
      name: "Zoë Müller",
      email: "zoe@kern.example",
      company: "Kern & S;hne, Berlin",
      phone: "+49 30 1",
    });
    expect(zoe?.aliases).toEqual(["zoe@kern.example", "zoe@mail.example"]);
  });
  it("is read where every line is folded after one letter (N-23)", () => {
    const one = "EMAIL:priya@acme.example";
    const folded = [...one].join("\r\n ");
    expect(of(card("3.0", "FN:Priya Raman", folded)).save).toMatchObject([{ email: "priya@acme.example" }]);
  });
  it("opens nothing that it points to (N-24)", () => {
    const found = of(
      card(
        "4.0",
        "FN:Priya Raman",
        "PHOTO;VALUE=URI:file:///etc/passwd",
        "PHOTO:http://169.254.169.254/",
        "URL:https://www.linkedin.com/in/priya",
        "SOUND:file:///etc/passwd",
      ),
    );
    expect(found.save).toMatchObject([
      { name: "Priya Raman", linkedin: "https://www.linkedin.com/in/priya" },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/passwd|169\.254/);
  });
  it("of a group or a company is nobody, and a broken one does not keep the others out", () => {
    const found = of(
      card("4.0", "KIND:group", "FN:Friends") +
        card("3.0", "FN:Acme", "X-ABShowAs:COMPANY", "ORG:Acme") +
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\n" +
        card("3.0", "FN:Priya Raman", "item1.EMAIL;type=INTERNET;type=pref:p@acme.example"),
    );
    expect(found.save.map(({ name }) => name)).toEqual(["Priya Raman"]);
    expect(found.unusable.map(({ line, why }) => [line, why])).toEqual([
      [1, "is a group, not a person"],
      [6, "is a company, not a person"],
      [12, "the card is not readable: it never ends (no END:VCARD)"],
    ]);
    expect(found.rows).toBe(4);
  });
  it("is known again by its UID, whatever else has changed", () => {
    const first = of(card("4.0", "FN:Priya Raman", "UID:urn:uuid:ABC@1")).save;
    const table = readTable(
      new TextEncoder().encode(card("4.0", "FN:Priya Cole", "UID:abc@1", "EMAIL:p@a.example")),
    );
    const second = preflight(table, { existing: first, mailboxId, owner: "dana@example.com" });
    expect(second.changed).toMatchObject([
      { contact: { contactId: first[0]?.contactId, name: "Priya Cole" } },
    ]);
    expect(second.save[0]?.aliases).toEqual(["p@a.example", "uid:abc%401"]);
  });
  it("is refused as one recipient where its address is a list (N-4, C-31)", () => {
    const found = of(card("3.0", "FN:Priya", "EMAIL:a@b.co\\, evil@e.co"));
    expect(found.save).toEqual([]);
    expect(found.unusable).toMatchObject([{ why: "holds more than one address", drops: "row" }]);
  });
  it("with a line break in a name makes no header of it (N-7)", () => {
    expect(of(card("3.0", "FN:Ann\\nBcc: evil", "EMAIL:a@b.co")).save[0]?.name).toBe("Ann Bcc: evil");
  });
});
