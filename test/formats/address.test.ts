import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailboxIdentity, normaliseAddress, parseAddress, sameMailbox } from "../../src/formats/address.ts";
import { looksConfusable } from "../../src/formats/confusable.ts";

describe("an address", () => {
  it.each([
    ["  Ana@Example.COM ", "ana@example.com"],
    ["<ana@example.com>", "ana@example.com"],
    ["mailto:ana@example.com", "ana@example.com"],
    ["ａｎａ＠example.com", "ana@example.com"],
    ["ana@bücher.example", "ana@xn--bcher-kva.example"],
    ["o'brien+news@mail.example.co.uk", "o'brien+news@mail.example.co.uk"],
  ])("is read from %j, in lower case and with an ASCII domain", (text, address) => {
    expect(normaliseAddress(text)).toBe(address);
  });

  it("is read in one look where it is an ordinary one, and by that look as by all the others", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "0", "-", ".", "_", "+", "xn--", "info", "a".repeat(31)),
      ...{ minLength: 1, maxLength: 4 },
    });
    const name = fc.oneof(word, fc.constantFrom("ana", "team", "o'brien", "a..b"));
    const domain = fc.tuple(word, fc.constantFrom(".com", ".example", ".c", "", ".1", ".a-b", ".co.uk"));
    fc.assert(
      fc.property(name, domain, (local, [host, end]) => {
        const text = `${local}@${host}${end}`;
        // A space is what the first look does not know.
        expect(parseAddress(text)).toEqual(parseAddress(` ${text}`));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["", /is empty/],
    ["ana", /no @/],
    ["a@b.co, evil@e.co", /more than one address/], // N-4
    ["a@b.co;c@d.co", /more than one address/], // N-5
    ["a@b.co c@d.co", /more than one address/],
    ["Ana <ana@example.com>", /more than an address/],
    [`${"a".repeat(65)}@example.com`, /65 characters before the @/], // N-18
    [`a@${"b.".repeat(127)}co`, /255|domain|254/], // N-18
    ['"a b"@x.co', /quoted name/], // N-19
    ["a@[127.0.0.1]", /number/], // N-19
    ["a@127.0.0.1", /number/],
    ["a@0x7f.1", /number/],
    ["a@b", /without a dot/], // N-19
    ["postmaster@", /no valid domain/], // N-19
    ["@example.com", /nothing before/],
    ["a..b@example.com", /cannot stand/],
    ["аdmin@example.com", /letters before the @/], // N-20
    ["a@exa mple.com", /more than an address/],
    ["a@example.com\r\nBcc: e@e.co", /invisible|more than/], // N-47
    ["ana\u202e@example.com", /invisible/], // N-22
    ["ana\0@example.com", /invisible/], // N-13
  ])("is not %j, and says why (N-4, N-5, N-13, N-18, N-19)", (text, why) => {
    const read = parseAddress(text);
    expect(read.kind).toBe("unusable");
    expect(read.kind === "unusable" && read.why).toMatch(why);
  });

  it("tells a mailbox that a machine or a team reads from a person's", () => {
    expect(parseAddress("postmaster@example.com")).toMatchObject({ isRole: true });
    expect(parseAddress("no-reply@example.com")).toMatchObject({ isRole: true });
    expect(parseAddress("ana.info@example.com")).toMatchObject({ isRole: false });
  });

  it("is the same mailbox with Gmail's dots and tags, and only there without dots (N-21)", () => {
    expect(sameMailbox("j.doe+x@gmail.com", "jdoe@googlemail.com")).toBe(true);
    expect(sameMailbox("ana+x@outlook.com", "ana@outlook.com")).toBe(true);
    expect(sameMailbox("j.doe@example.com", "jdoe@example.com")).toBe(false);
    expect(sameMailbox("ana+x@example.com", "ana@example.com")).toBe(false);
    expect(mailboxIdentity("J.Doe@gmail.com")).toBe("jdoe@gmail.com");
  });

  it("looks like another where alphabets are mixed or disguised (N-20, C-39)", () => {
    const disguised = [
      "pаypal.com",
      "аррӏе.com",
      "gооgle.com",
      "miсrosoft.com",
      "faceboοk.com",
      "ɑpple.com",
      "xn--80ak6aa92e.com",
    ];
    for (const domain of disguised) expect.soft(looksConfusable(`a@${domain}`), domain).toBe(true);
    expect(looksConfusable("аdmin@example.com")).toBe(true);
  });

  it("looks like a known domain where it is that one misspelt (C-39)", () => {
    expect(looksConfusable("a@rnicrosoft.com", ["microsoft.com"])).toBe(true);
    expect(looksConfusable("a@paypa1.com", ["paypal.com"])).toBe(true);
    expect(looksConfusable("a@bücher.example", ["bucher.example"])).toBe(true);
    expect(looksConfusable("a@microsoft.com", ["microsoft.com"])).toBe(false);
  });

  it("does not look like another where a domain is written in its own language (C-39)", () => {
    const own = [
      "bücher.de",
      "пример.рф",
      "рус.рф",
      "президент.рф",
      "例え.jp",
      "日本語ドメイン.jp",
      "ελλάδα.gr",
      "한국.kr",
      "مثال.com",
      "øl.dk",
      "çaykur.com.tr",
      "xn--bcher-kva.example",
      "москва.com",
      "abc日本.jp",
    ];
    for (const domain of own) expect.soft(looksConfusable(`a@${domain}`), domain).toBe(false);
  });
});
