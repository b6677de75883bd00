import { describe, expect, it } from "vitest";
import { toVcard } from "../../src/formats/vcard-out.ts";

describe("a card as a vCard (S46)", () => {
  it("has name, role, skills and all ways to reach its owner", () => {
    const card = {
      name: "Dana Okafor",
      role: "Public-health nurse",
      skills: "SQL, triage data; plain writing",
      address: "dana@example.com",
      phone: "+1 212 555 0123",
      link: "https://www.linkedin.com/in/dana-okafor",
    };
    expect(toVcard(card).split("\r\n")).toEqual([
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:Okafor;Dana;;;",
      "FN:Dana Okafor",
      "TITLE:Public-health nurse",
      "EMAIL;TYPE=INTERNET:dana@example.com",
      "TEL;TYPE=VOICE:+1 212 555 0123",
      "URL:https://www.linkedin.com/in/dana-okafor",
      String.raw`NOTE:SQL\, triage data\; plain writing`,
      "END:VCARD",
      "",
    ]);
  });

  it("holds no second property, and no line of more than 75 bytes, whatever it is made of", () => {
    const text = toVcard({
      name: "Zoë\nEMAIL:evil@example.com",
      skills: "日本語のデータを読む ".repeat(12),
      address: "zoe@example.com",
    });
    const lines = text.split("\r\n");
    expect(lines.filter((line) => line.startsWith("EMAIL"))).toEqual(["EMAIL;TYPE=INTERNET:zoe@example.com"]);
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
    expect(text.replaceAll("\r\n ", "")).toContain("日本語のデータを読む ".repeat(12).trimEnd());
  });
});
