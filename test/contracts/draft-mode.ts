/**
 * What becomes of a draft that waits for its owner, whoever provides the mailbox. A test opens a home of the workers at
 * a double.
 */
import { afterEach, describe, expect, it } from "vitest";
import type { Remote } from "../providers/remote.ts";
import type { RemoteHome, RemoteHomeWish } from "../providers/remote-home.ts";
import { monday } from "../workers/home.ts";

const rules = "requests: { offer: 2 times }";

export function itWaitsForItsOwner(make: (wish: RemoteHomeWish) => Promise<RemoteHome>): void {
  let open: RemoteHome | undefined;
  afterEach(async () => {
    await open?.remote.close();
    open = undefined;
  });
  const drafted = async (): Promise<RemoteHome> => {
    open = await make({ rules });
    await open.run();
    return open;
  };

  describe("a draft that waits", () => {
    it("is noticed when the owner sends it, under the Message-ID that its reader sees", async () => {
      const { home, remote, run, sent } = await drafted();
      await remote.sends(draftId(remote));
      await run(monday.add({ minutes: 2 }));
      const [mail] = await sent();
      expect(await home.facts()).toMatchObject([
        { kind: "drafted" },
        { kind: "sent", by: "owner", edited: false, messageId: mail?.messageId },
      ]);
    });

    it("is noticed when it was edited, and when the edited one was sent", async () => {
      const { home, remote, run } = await drafted();
      remote.edits(draftId(remote), { text: "Dear Priya, could we talk? Dana" });
      await run(monday.add({ minutes: 2 }));
      expect(await home.kinds()).toEqual(["drafted", "edited"]);
      await remote.sends(draftId(remote));
      await run(monday.add({ minutes: 4 }));
      expect((await home.facts()).at(-1)).toMatchObject({ kind: "sent", by: "owner", edited: true });
    });

    it("is known as sent when it was edited and sent between two readings, even under another subject", async () => {
      const { home, remote, run } = await drafted();
      await run(monday.add({ minutes: 5 }));
      remote.edits(draftId(remote), { subject: "A quick question", text: "Hi Priya!" });
      await remote.sends(draftId(remote));
      for (const minutes of [6, 7, 8, 9, 10]) await run(monday.add({ minutes }));
      expect(await home.kinds()).toEqual(["drafted", "sent"]);
      expect((await home.facts()).at(-1)).toMatchObject({ edited: true, subject: "A quick question" });
    });

    it("is thrown away only when it has been gone for the quiet period", async () => {
      const { home, remote, run } = await drafted();
      await run(monday.add({ minutes: 10 }));
      remote.discards(draftId(remote));
      const quiet = remote.quietMs / 60_000;
      await run(monday.add({ minutes: 11 }));
      await run(monday.add({ minutes: 10 + quiet }));
      expect(await home.kinds()).toEqual(["drafted"]);
      await run(monday.add({ minutes: 12 + quiet }));
      expect(await home.kinds()).toEqual(["drafted", "discarded", "closed"]);
    });

    it("is adopted when a mail program saved it as another message", async () => {
      const { home, remote, run } = await drafted();
      await run(monday.add({ minutes: 10 }));
      await remote.rewrites(draftId(remote), "Dear Priya, shall we? Dana");
      await run(monday.add({ minutes: 11 }));
      expect(await home.kinds()).toEqual(["drafted", "edited"]);
      await remote.sends(draftId(remote));
      await run(monday.add({ minutes: 12 }));
      expect((await home.kinds()).at(-1)).toBe("sent");
    });

    it("is renewed in place when its times went stale, and stays one draft", async () => {
      const { home, remote, run } = await drafted();
      const id = draftId(remote);
      await run(monday.add({ hours: 72 }));
      expect(await home.kinds()).toContain("refreshed");
      expect(remote.drafts()).toHaveLength(1);
      expect(draftId(remote)).toBe(id);
    });

    it("is taken back when the contact writes first", async () => {
      const { home, remote, run } = await drafted();
      await remote.receives(
        [
          "From: <priya@uni.example>",
          "To: <dana@example.com>",
          "Subject: hello",
          "Message-ID: <first@uni.example>",
          `Date: ${new Date(monday.epochMilliseconds).toUTCString()}`,
          "",
          "I heard that you are moving into data. What would you like to know?",
          "",
        ].join("\r\n"),
      );
      await run(monday.add({ minutes: 2 }));
      expect(await home.kinds()).toEqual(["drafted", "received", "withdrawn"]);
      expect(remote.drafts()).toEqual([]);
    });
  });

  describe("an interview", () => {
    it("runs from the draft to the thank-you, each answer in its thread", async () => {
      const { home, remote, run, sent, answer, runUntil } = await drafted();
      await remote.sends(draftId(remote));
      await run(monday.add({ minutes: 2 }));
      await answer("priya@uni.example", "Yes, the first time works for me.");
      await run(monday.add({ hours: 1 }));
      const made = (await home.facts()).find((fact) => fact.kind === "event-created");
      if (made?.kind !== "event-created") throw new Error("nothing was booked");
      expect(remote.invitations()).toMatchObject([{ method: "REQUEST", to: "priya@uni.example" }]);
      await remote.guestAnswers("priya@uni.example", "accepted");
      await run(monday.add({ hours: 2 }));
      await runUntil(made.end.add({ hours: 25 }));
      await remote.sends(remote.drafts().at(-1)?.draftId ?? "");
      await run(made.end.add({ hours: 26 }));
      const [request, thanks] = await sent();
      expect(thanks?.references).toContain(request?.messageId);
      const [first] = remote.threadsOfSent();
      expect(remote.threadsOfSent().at(-1)).toBe(first);
      const steps = (await home.facts()).flatMap((fact) =>
        fact.kind === "sent" ? [fact.key.split("~")[3]] : [],
      );
      expect(steps).toEqual(["request", "brief", "thank-you"]);
    });
  });
}

function draftId(remote: Remote): string {
  const [draft] = remote.drafts();
  if (draft === undefined) throw new Error("there is no draft");
  return draft.draftId;
}
