import { afterEach, describe, expect, it } from "vitest";
import { itWaitsForItsOwner } from "../../contracts/draft-mode.ts";
import { type GoogleHome, makeGoogleHome } from "./home.ts";

let open: GoogleHome | undefined;

afterEach(async () => {
  await open?.world.close();
  open = undefined;
});

describe("a draft that waits in Gmail", () => {
  it("is known under the Message-ID that Gmail gave it when it was sent, and carries no header of ours", async () => {
    open = await makeGoogleHome({ rules: "requests: { offer: 2 times }" });
    await open.run();
    open.world.user.sendDraft(open.world.user.drafts()[0]?.draftId ?? "");
    await open.run(open.world.now.add({ minutes: 2 }));
    const [mail] = await open.sent();
    expect((await open.home.facts()).at(-1)).toMatchObject({ kind: "sent", messageId: mail?.messageId });
    expect(mail?.messageId).toMatch(/@mail\.gmail\.com$/);
    expect(mail?.action).toBeUndefined();
  });
});

describe("at Google", () => {
  itWaitsForItsOwner(makeGoogleHome);
});
