import { afterEach, describe, expect, it } from "vitest";
import { monday } from "../../workers/home.ts";
import { dyingAfter, Killed } from "../../workers/killed.ts";
import { type GoogleHome, makeGoogleHome } from "./home.ts";

const rules = `
who_presses_send: { request: auto, follow_up: auto, invitation: auto, everything_else: auto }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times }
`;
const priya = "priya@uni.example";
const send = "gmail.users.drafts.send";
const opened: GoogleHome[] = [];

afterEach(async () => {
  for (const { world } of opened.splice(0)) await world.close();
});

async function auto(): Promise<GoogleHome> {
  const google = await makeGoogleHome({ rules });
  opened.push(google);
  return google;
}

const later = (seconds: number) => monday.add({ seconds });

describe("a mail that the product sends through Gmail", () => {
  it("is a draft first, leaves once, and is known by the Message-ID that its reader sees", async () => {
    const google = await auto();
    await google.run();
    await google.run(later(60));
    const [mail, ...more] = await google.sent();
    expect(more).toEqual([]);
    expect(await google.home.facts()).toMatchObject([
      { kind: "sending" },
      { kind: "sent", by: "product", messageId: mail?.messageId },
    ]);
  });

  for (const fault of ["lost-after", "504-after"] as const) {
    it(`is not sent again when it went and the answer was lost (${fault}, R-2)`, async () => {
      const google = await auto();
      google.world.double.faults.next(send, fault);
      await google.run();
      for (const seconds of [60, 119, 121, 180]) await google.run(later(seconds));
      expect(await google.sent()).toHaveLength(1);
      expect(await google.home.kinds()).toEqual(["sending", "ambiguous", "sent"]);
    });
  }

  for (const fault of ["lost-before", "503", "500"] as const) {
    it(`goes after the quiet period when it had not gone (${fault}, R-2)`, async () => {
      const google = await auto();
      google.world.double.faults.next(send, fault);
      await google.run();
      await google.run(later(60));
      expect(await google.sent()).toEqual([]);
      await google.run(later(121));
      expect(await google.sent()).toHaveLength(1);
    });
  }

  it("is one mail when Gmail sends it 90 seconds after we had given up waiting (R-3)", async () => {
    const google = await auto();
    google.world.double.faults.next(send, { kind: "late", after: 90_000 });
    await google.run();
    for (const seconds of [30, 60, 91, 121, 180, 300]) await google.run(later(seconds));
    expect(await google.sent()).toHaveLength(1);
    expect((await google.home.kinds()).at(-1)).toBe("sent");
  });

  it("waits as long as Google says, in seconds or until a date, and then goes (R-33)", async () => {
    for (const retryAfter of [300, monday.add({ seconds: 300 })]) {
      const google = await auto();
      google.world.double.faults.next(send, { kind: "429", retryAfter });
      await google.run();
      await google.run(later(200));
      expect(await google.sent()).toEqual([]);
      await google.run(later(301));
      expect(await google.sent()).toHaveLength(1);
    }
  });

  it("waits for a person where the owner threw its draft away while its outcome was unknown (R-4)", async () => {
    const google = await auto();
    google.world.double.faults.next(send, "lost-before");
    await google.run();
    const { user } = google.world;
    user.discardDraft(user.drafts()[0]?.draftId ?? "");
    await google.run(later(121));
    expect(await google.sent()).toEqual([]);
    expect((await google.home.kinds()).at(-1)).toBe("review");
  });

  it("is the owner's when they sent it while its outcome was unknown (R-4)", async () => {
    const google = await auto();
    google.world.double.faults.next(send, "lost-before");
    await google.run();
    const { user } = google.world;
    user.sendDraft(user.drafts()[0]?.draftId ?? "");
    for (const seconds of [60, 121, 300]) await google.run(later(seconds));
    expect(await google.sent()).toHaveLength(1);
    expect(await google.home.kinds()).toEqual(["sending", "ambiguous", "sent"]);
  });

  it("has one draft when the answer to its making was lost (R-29)", async () => {
    for (const fault of ["lost-after", "504-after", "late"] as const) {
      const google = await auto();
      google.world.double.faults.next("gmail.users.drafts.create", fault);
      await google.run();
      for (const seconds of [60, 121, 180]) await google.run(later(seconds));
      expect(await google.sent()).toHaveLength(1);
      expect(google.world.user.drafts()).toEqual([]);
    }
  });

  it("does not leave while the mailbox cannot be read", async () => {
    const google = await auto();
    google.world.double.faults.next(/^gmail\.users\.(?:history\.list|getProfile)$/, "503", 1_000);
    await google.run();
    expect(await google.sent()).toEqual([]);
    google.world.double.faults.clear();
    await google.run(later(120));
    expect(await google.sent()).toHaveLength(1);
  });

  it("is answered in its thread, and the answer is read although everything was listed anew (R-31)", async () => {
    const google = await auto();
    await google.run();
    await google.answer(priya, "Thank you for asking, but I have to decline.");
    google.world.double.expireHistory(google.world.user.email);
    google.world.double.expireSyncTokens(google.world.user.email);
    await google.run(monday.add({ hours: 30 }));
    expect(await google.home.kinds()).toContain("received");
    expect(await google.sent()).toHaveLength(2);
    const threads = new Set(google.world.user.sent().map(({ threadId }) => threadId));
    expect(threads.size).toBe(1);
  });
});

describe("a worker on Gmail that is killed at any moment", () => {
  it("sends each mail once, loses none, and leaves no stray draft (R-1)", async () => {
    const life = dyingAfter(Number.POSITIVE_INFINITY);
    const twin = await auto();
    twin.home.deps = life.change(twin.home.deps);
    await twin.run();
    expect(await twin.sent()).toHaveLength(1);
    for (let call = 1; call <= life.calls; call += 1) {
      const google = await auto();
      const { deps } = google.home;
      google.home.deps = dyingAfter(call).change(deps);
      await expect(google.run(), `killed after call ${call}`).rejects.toBeInstanceOf(Killed);
      google.home.deps = deps;
      for (const seconds of [1, 60, 125, 250, 400]) await google.run(later(seconds));
      expect(await google.sent(), `killed after call ${call}`).toHaveLength(1);
      expect(google.world.user.drafts(), `killed after call ${call}`).toEqual([]);
      expect((await google.home.kinds()).filter((kind) => kind === "sent" || kind === "wrote")).toEqual([
        "sent",
      ]);
      await google.world.close();
      opened.splice(opened.indexOf(google), 1);
    }
  }, 120_000);

  it("makes one event, with one invitation (R-26)", async () => {
    const life = dyingAfter(Number.POSITIVE_INFINITY);
    const accepted = async () => {
      const google = await auto();
      await google.run();
      await google.answer(priya, "Yes, that works for me.");
      google.world.now = monday.add({ hours: 1 });
      return google;
    };
    const twin = await accepted();
    twin.home.deps = life.change(twin.home.deps);
    await twin.run();
    expect(twin.world.double.invitations).toHaveLength(1);
    for (let call = 1; call <= life.calls; call += 1) {
      const google = await accepted();
      const { deps } = google.home;
      google.home.deps = dyingAfter(call).change(deps);
      await expect(google.run(), `killed after call ${call}`).rejects.toBeInstanceOf(Killed);
      google.home.deps = deps;
      for (const minutes of [61, 65]) await google.run(monday.add({ minutes }));
      expect(google.world.double.invitations, `killed after call ${call}`).toHaveLength(1);
      expect((await google.home.kinds()).filter((kind) => kind === "event-created")).toHaveLength(1);
      await google.world.close();
      opened.splice(opened.indexOf(google), 1);
    }
  }, 180_000);
});
