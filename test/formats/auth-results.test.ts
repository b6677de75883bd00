import { describe, expect, it } from "vitest";
import { dmarcOf } from "../../src/formats/auth-results.ts";
import { parseMail } from "../../src/formats/mime-in.ts";

const head = (...results: string[]) =>
  [
    "From: Dana <dana@example.com>",
    ...results.map((value) => `Authentication-Results: ${value}`),
    "",
    "ok 1",
  ].join("\r\n");
const verdict = async (...results: string[]) =>
  dmarcOf(await parseMail(Buffer.from(head(...results))), "dana@example.com");

describe("what a mail system says of who sent a mail (C-41)", () => {
  it.each([
    "mx.google.com; dkim=pass header.i=@example.com; spf=pass smtp.mailfrom=dana@example.com; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=example.com",
    "spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=example.com; dkim=pass header.d=example.com;dmarc=pass action=none header.from=example.com;compauth=pass",
    "mx; DMARC = pass",
    'mx; dmarc=pass header.from="example.com"',
  ])("is a pass: %s", async (results) => {
    expect(await verdict(results)).toBe("pass");
  });

  it.each([
    ["mx; dmarc=fail header.from=example.com", "it failed"],
    ["mx; spf=pass; dkim=pass", "nobody looked"],
    ["mx; dmarc=none action=none header.from=example.com", "the domain has no policy"],
    ["mx; dmarc=pass header.from=evil.example", "it is about another domain"],
    ["mx; dmarc=pass header.from=notexample.com", "it is about a domain that ends alike"],
    ["mx; dmarc=fail (dmarc=pass) header.from=example.com", "the pass stands in a comment"],
    ["mx; dmarc=pass header.from=example.com; dmarc=fail header.from=example.com", "there are two"],
    ["dmarc=pass.example.com; spf=pass", "it is the name of the system"],
    ["", "it says nothing"],
  ])("is none: %s (%s)", async (results) => {
    expect(await verdict(results)).toBe("fail");
  });

  it("is that of the topmost header alone: those below may be the sender's own", async () => {
    expect(await verdict("mx; dmarc=fail", "mx; dmarc=pass header.from=example.com")).toBe("fail");
    expect(await verdict()).toBe("none");
  });
});
