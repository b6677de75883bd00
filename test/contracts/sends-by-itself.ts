/**
 * What every mailbox must come to when the product itself presses Send, whoever provides it: one mail, whatever goes
 * wrong on the way. A test opens a home of the workers at a double.
 */
import { afterEach, describe, expect, it } from "vitest";
import type { RemoteHome, RemoteHomeWish } from "../providers/remote-home.ts";
import { monday } from "../workers/home.ts";
import { dyingAfter, Killed } from "../workers/killed.ts";

export const autoRules = `
who_presses_send: { request: auto, follow_up: auto, invitation: auto, everything_else: auto }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times }
`;
const priya = "priya@uni.example";

export function itSendsByItself(make: (wish: RemoteHomeWish) => Promise<RemoteHome>): void {
  const opened: RemoteHome[] = [];
  afterEach(async () => {
    for (const { remote } of opened.splice(0)) await remote.close();
  });
  /** Told for a quiet period of two minutes; a longer one makes everything as much longer. */
  let quiet = 1;
  const later = (seconds: number) => monday.add({ milliseconds: Math.ceil(seconds * 1_000 * quiet) });
  const auto = async (): Promise<RemoteHome> => {
    const made = await make({ rules: autoRules });
    opened.push(made);
    quiet = made.remote.quietMs / 120_000;
    return made;
  };

  describe("a mail that the product sends", () => {
    for (const fault of ["lost-after", "504-after"] as const) {
      it(`is not sent again when it went and the answer was lost (${fault}, R-2)`, async () => {
        const { home, remote, run, sent } = await auto();
        remote.fails("send", fault);
        await run();
        for (const seconds of [60, 119, 121, 180]) await run(later(seconds));
        expect(await sent()).toHaveLength(1);
        expect(await home.kinds()).toEqual(["sending", "ambiguous", "sent"]);
      });
    }

    for (const fault of ["lost-before", "503", "500"] as const) {
      it(`goes after the quiet period when it had not gone (${fault}, R-2)`, async () => {
        const { remote, run, sent } = await auto();
        remote.fails("send", fault);
        await run();
        await run(later(60));
        expect(await sent()).toEqual([]);
        await run(later(121));
        expect(await sent()).toHaveLength(1);
      });
    }

    it("is one mail when the provider sends it 90 seconds after we had given up waiting (R-3)", async () => {
      const { home, remote, run, sent } = await auto();
      remote.fails("send", { kind: "late", after: 90_000 });
      await run();
      for (const seconds of [30, 60, 91, 121, 180, 300]) await run(later(seconds));
      expect(await sent()).toHaveLength(1);
      expect((await home.kinds()).at(-1)).toBe("sent");
    });

    it("waits as long as the provider says, in seconds or until a date, and then goes (R-33)", async () => {
      for (const retryAfter of [600, monday.add({ seconds: 600 })]) {
        const { remote, run, sent } = await auto();
        remote.fails("send", { kind: "429", retryAfter });
        await run();
        await run(monday.add({ seconds: 500 }));
        expect(await sent()).toEqual([]);
        await run(monday.add({ seconds: 601 }));
        expect(await sent()).toHaveLength(1);
      }
    });

    it("waits for a person where the owner threw its draft away while its outcome was unknown (R-4)", async () => {
      const { home, remote, run, sent } = await auto();
      remote.fails("send", "lost-before");
      await run();
      remote.discards(remote.drafts()[0]?.draftId ?? "");
      await run(later(121));
      expect(await sent()).toEqual([]);
      expect((await home.kinds()).at(-1)).toBe("review");
    });

    it("is the owner's when they sent it while its outcome was unknown (R-4)", async () => {
      const { home, remote, run, sent } = await auto();
      remote.fails("send", "lost-before");
      await run();
      await remote.sends(remote.drafts()[0]?.draftId ?? "");
      for (const seconds of [60, 121, 300]) await run(later(seconds));
      expect(await sent()).toHaveLength(1);
      expect(await home.kinds()).toEqual(["sending", "ambiguous", "sent"]);
    });

    it("has one draft when the answer to its making was lost (R-29)", async () => {
      for (const fault of ["lost-after", "504-after", "late"] as const) {
        const { remote, run, sent } = await auto();
        remote.fails("create", fault);
        await run();
        for (const seconds of [60, 121, 180]) await run(later(seconds));
        expect(await sent()).toHaveLength(1);
        expect(remote.drafts()).toEqual([]);
      }
    });

    it("does not leave while the mailbox cannot be read", async () => {
      const { remote, run, sent } = await auto();
      remote.fails("read", "503", 1_000);
      await run();
      expect(await sent()).toEqual([]);
      remote.storms(0, 0);
      await run(later(120));
      expect(await sent()).toHaveLength(1);
    });

    it("is answered in its thread, and the answer is read although everything was listed anew (R-31)", async () => {
      const { home, remote, run, sent, answer } = await auto();
      await run();
      await answer(priya, "Thank you for asking, but I have to decline.");
      remote.expires("mail");
      remote.expires("calendar");
      await run(monday.add({ hours: 30 }));
      expect(await home.kinds()).toContain("received");
      expect(await sent()).toHaveLength(2);
      expect(new Set(remote.threadsOfSent()).size).toBe(1);
    });
  });

  describe("a worker that is killed at any moment", () => {
    it("sends each mail once, loses none, and leaves no stray draft (R-1)", async () => {
      const life = dyingAfter(Number.POSITIVE_INFINITY);
      const twin = await auto();
      twin.home.deps = life.change(twin.home.deps);
      await twin.run();
      expect(await twin.sent()).toHaveLength(1);
      for (let call = 1; call <= life.calls; call += 1) {
        const { home, remote, run, sent } = await auto();
        const { deps } = home;
        home.deps = dyingAfter(call).change(deps);
        await expect(run(), `killed after call ${call}`).rejects.toBeInstanceOf(Killed);
        home.deps = deps;
        for (const seconds of [1, 60, 125, 250, 400]) await run(later(seconds));
        expect(await sent(), `killed after call ${call}`).toHaveLength(1);
        expect(remote.drafts(), `killed after call ${call}`).toEqual([]);
        expect((await home.kinds()).filter((kind) => kind === "sent" || kind === "wrote")).toEqual(["sent"]);
        await remote.close();
        opened.splice(0);
      }
    }, 120_000);

    it("makes one event, with one invitation (R-26)", async () => {
      const life = dyingAfter(Number.POSITIVE_INFINITY);
      const accepted = async () => {
        const made = await auto();
        await made.run();
        await made.answer(priya, "Yes, that works for me.");
        made.remote.now = monday.add({ hours: 1 });
        return made;
      };
      const twin = await accepted();
      twin.home.deps = life.change(twin.home.deps);
      await twin.run();
      expect(twin.remote.invitations()).toHaveLength(1);
      for (let call = 1; call <= life.calls; call += 1) {
        const { home, remote, run } = await accepted();
        const { deps } = home;
        home.deps = dyingAfter(call).change(deps);
        await expect(run(), `killed after call ${call}`).rejects.toBeInstanceOf(Killed);
        home.deps = deps;
        for (const minutes of [61, 65]) await run(monday.add({ minutes }));
        expect(remote.invitations(), `killed after call ${call}`).toHaveLength(1);
        expect((await home.kinds()).filter((kind) => kind === "event-created")).toHaveLength(1);
        await remote.close();
        opened.splice(0);
      }
    }, 180_000);
  });
}
