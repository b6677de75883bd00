/**
 * The bytes of a file as text: by its byte-order mark, else UTF-16 where every other byte is empty, else UTF-8, else
 * Windows-1252 (N-11, N-12). What was read in the wrong encoding once and stored so (`ZoÃ«`) is read back.
 */
export interface Decoded {
  text: string;
  encoding: "UTF-8" | "UTF-16" | "Windows-1252";
}

/** Undefined where the bytes are no text: NUL bytes in what is not UTF-16 (N-13), a zip, a spreadsheet. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes), encoding: "UTF-16" };
  if (bytes.includes(0)) return undefined;
  const text = strictUtf8(bytes);
  if (text !== undefined) return { text: ungarbled(text), encoding: "UTF-8" };
  if (isMostlyUtf8(bytes)) return { text: new TextDecoder("utf-8").decode(bytes), encoding: "UTF-8" };
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 200);
  if (start.length < 4) return undefined;
  const empty = (parity: number) => start.filter((byte, place) => byte === 0 && place % 2 === parity).length;
  // The first line names columns in Latin letters: one byte of each pair is empty, and none of the others.
  if (empty(1) > start.length * 0.45 && empty(0) === 0) return "utf-16le";
  return empty(0) > start.length * 0.45 && empty(1) === 0 ? "utf-16be" : undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One letter that was cut in two does not make Windows-1252 of a whole file. The lost letter becomes `\ufffd`. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, 1_000_000));
  const lost = text.match(/\ufffd/gu)?.length ?? 0;
  const whole = text.match(/[\u0080-\ufffc]|[\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  return whole > lost * 10;
}

/** `Ã«` for `ë`: only where all of the text can be read back, so that a real `Ã` stays. */
function ungarbled(text: string): string {
  if (
    !/[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/u.test(
      text,
    )
  )
    return text;
  const bytes = new Uint8Array(text.length);
  const bom = text.startsWith("\ufeff") ? 1 : 0;
  for (let place = bom; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const byte = code < 0x80 ? code : toWindows1252().get(code);
    if (byte === undefined) return text;
    bytes[place] = byte;
  }
  return strictUtf8(bytes.subarray(bom)) ?? text;
}

let table: Map<number, number> | undefined;

/** Characters to bytes; `TextDecoder` goes the other way only. */
function toWindows1252(): ReadonlyMap<number, number> {
  table ??= new Map(
    Array.from({ length: 128 }, (_, index): [number, number] => {
      const byte = index + 128;
      return [new TextDecoder("windows-1252").decode(Uint8Array.of(byte)).charCodeAt(0), byte];
    }),
  );
  return table;
}
