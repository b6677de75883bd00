import { afterEach, describe, expect, it } from "vitest";
import { autoRules, itSendsByItself } from "../../contracts/sends-by-itself.ts";
import { type GoogleHome, makeGoogleHome } from "./home.ts";

let open: GoogleHome | undefined;

afterEach(async () => {
  await open?.world.close();
  open = undefined;
});

describe("a mail that the product sends through Gmail", () => {
  it("is a draft first, leaves once, and is known by the Message-ID that its reader sees", async () => {
    open = await makeGoogleHome({ rules: autoRules });
    await open.run();
    await open.run(open.world.now.add({ seconds: 60 }));
    const [mail, ...more] = await open.sent();
    expect(more).toEqual([]);
    expect(await open.home.facts()).toMatchObject([
      { kind: "sending" },
      { kind: "sent", by: "product", messageId: mail?.messageId },
    ]);
  });
});

describe("at Google", () => {
  itSendsByItself(makeGoogleHome);
});
