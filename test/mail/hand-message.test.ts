import { describe, expect, it } from "vitest";
import { toHandMessage } from "../../src/mail/hand-message.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { letter } from "./letters.ts";

const { render } = await loadTemplates([shippedTemplates]);
const why = (length: number) => `${"Your talk stayed with me and ".repeat(20).slice(0, length - 1)}.`;
const noIntroducer = { introducer: {} };

describe("a message to copy to LinkedIn (S14)", () => {
  it("fits: a note has 300 characters, and where it needs Premium there is one of 200", async () => {
    const { kind, most, texts } = await toHandMessage(letter("linkedin-note", noIntroducer), render);
    expect([kind, most, texts.length]).toEqual(["note", 300, 2]);
    expect(texts[0]?.length).toBeLessThanOrEqual(300);
    expect(texts[1]?.length).toBeLessThanOrEqual(200);
    for (const text of texts) expect(text).toContain("Your talk on cleaning up triage notes stayed with me.");
  });

  it("names the introducer where there is room, else goes without", async () => {
    const short = await toHandMessage(letter("linkedin-note", { why_them: "Your talk helped." }), render);
    expect(short.texts[0]).toContain("Maria Gomez suggested that I write to you. Your talk helped.");
  });

  it("leaves out what does not fit, and never cuts a sentence", async () => {
    const { texts } = await toHandMessage(
      letter("linkedin-note", { ...noIntroducer, why_them: why(160) }),
      render,
    );
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(why(160));
    expect(texts[0]).not.toContain("public-health nurse");
  });

  it("says by how much the owner's sentence is too long where nothing fits", async () => {
    await expect(
      toHandMessage(letter("linkedin-note", { ...noIntroducer, why_them: why(400) }), render),
    ).rejects.toThrow(/has \d+ characters, and 300 fit/);
  });

  it("to a connection has room for the whole request, and asks where times may be sent", async () => {
    const { kind, most, texts } = await toHandMessage(letter("linkedin-message", noIntroducer), render);
    expect([kind, most, texts.length]).toEqual(["message", 8000, 1]);
    expect(texts[0]).toContain("tell me which address I may send two or three times to");
  });
});
