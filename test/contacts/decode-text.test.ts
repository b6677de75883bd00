import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/contacts/decode-text.ts";

const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

describe("the encoding of a file (N-11, N-12)", () => {
  it.each([true, false])("is UTF-16 without a byte-order mark, little-endian: %s", (isLittle) => {
    const text = "name,email\nZoë Dvořák,zoe@kern.example\n";
    expect(decodeText(utf16(text, isLittle))).toEqual({ text, encoding: "UTF-16" });
  });
  it("is undone where a program took UTF-8 for Windows-1252 once", () => {
    const garbled = new TextDecoder("windows-1252").decode(new TextEncoder().encode("Zoë Müller – “Priya”"));
    expect(decodeText(new TextEncoder().encode(garbled))?.text).toBe("Zoë Müller – “Priya”");
    expect(decodeText(new TextEncoder().encode("CÃO, ZOË Ã¼ 東京"))?.text).toBe("CÃO, ZOË Ã¼ 東京");
  });
  it("stays UTF-8 where one letter of many was cut in two", () => {
    const bytes = new TextEncoder().encode(`${"Zoë Müller, ".repeat(20)}ë`);
    expect(decodeText(bytes.subarray(0, -1))?.text).toMatch(/^Zoë.*\ufffd$/u);
  });
});
