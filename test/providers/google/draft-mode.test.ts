import { afterEach, describe, expect, it } from "vitest";
import { parseMail } from "../../../src/formats/mime-in.ts";
import { monday } from "../../workers/home.ts";
import { type GoogleHome, makeGoogleHome } from "./home.ts";
import { withText } from "./world.ts";

const rules = "requests: { offer: 2 times }";
let open: GoogleHome | undefined;

afterEach(async () => {
  await open?.world.close();
  open = undefined;
});

async function drafted(): Promise<GoogleHome> {
  open = await makeGoogleHome({ rules });
  await open.run();
  return open;
}

function draftId({ world }: GoogleHome): string {
  const id = world.user.drafts()[0]?.draftId;
  if (id === undefined) throw new Error("there is no draft");
  return id;
}

/** The owner saves it with another text, and may change the subject. */
function edit(google: GoogleHome, change: (mime: string) => string): void {
  const [draft] = google.world.user.drafts();
  if (draft?.draftId === undefined) throw new Error("there is no draft");
  google.world.user.editDraft(draft.draftId, change(draft.raw.toString()));
}

describe("a draft that waits in Gmail", () => {
  it("is noticed when the owner sends it, under the Message-ID that Gmail gave it", async () => {
    const google = await drafted();
    google.world.user.sendDraft(draftId(google));
    await google.run(monday.add({ minutes: 2 }));
    const [mail] = await google.sent();
    expect(await google.home.facts()).toMatchObject([
      { kind: "drafted" },
      { kind: "sent", by: "owner", edited: false, messageId: mail?.messageId },
    ]);
    expect(mail?.messageId).toMatch(/@mail\.gmail\.com$/);
    expect(mail?.action).toBeUndefined();
  });

  it("is noticed when it was edited, and when the edited one was sent", async () => {
    const google = await drafted();
    edit(google, (mime) => withText(mime, "Dear Priya, could we talk? Dana"));
    await google.run(monday.add({ minutes: 2 }));
    expect(await google.home.kinds()).toEqual(["drafted", "edited"]);
    google.world.user.sendDraft(draftId(google));
    await google.run(monday.add({ minutes: 4 }));
    expect((await google.home.facts()).at(-1)).toMatchObject({ kind: "sent", by: "owner", edited: true });
  });

  it("is known as sent when it was edited and sent between two readings, even under another subject", async () => {
    const google = await drafted();
    await google.run(monday.add({ minutes: 5 }));
    edit(google, (mime) =>
      withText(mime.replace(/^Subject: .*$/m, "Subject: A quick question"), "Hi Priya!"),
    );
    google.world.user.sendDraft(draftId(google));
    for (const minutes of [6, 7, 8, 9, 10]) await google.run(monday.add({ minutes }));
    expect(await google.home.kinds()).toEqual(["drafted", "sent"]);
    expect((await google.home.facts()).at(-1)).toMatchObject({ edited: true, subject: "A quick question" });
  });

  it("is thrown away only when it has been gone for the quiet period", async () => {
    const google = await drafted();
    await google.run(monday.add({ minutes: 10 }));
    google.world.user.discardDraft(draftId(google));
    await google.run(monday.add({ minutes: 11 }));
    await google.run(monday.add({ minutes: 12 }));
    expect(await google.home.kinds()).toEqual(["drafted"]);
    await google.run(monday.add({ minutes: 14 }));
    expect(await google.home.kinds()).toEqual(["drafted", "discarded", "closed"]);
  });

  it("is adopted when a mail program saved it as another message", async () => {
    const google = await drafted();
    await google.run(monday.add({ minutes: 10 }));
    const { user } = google.world;
    const [draft] = user.drafts();
    const mime = (draft?.raw.toString() ?? "")
      .replace(/^X-Quarterhour-Action:.*\r\n/im, "")
      .replace(/^Message-ID:.*\r\n/im, "Message-ID: <new@laptop.example.com>\r\n");
    user.writeDraft(withText(mime, "Dear Priya, shall we? Dana"));
    user.discardDraft(draft?.draftId ?? "");
    await google.run(monday.add({ minutes: 11 }));
    expect(await google.home.kinds()).toEqual(["drafted", "edited"]);
    user.sendDraft(draftId(google));
    await google.run(monday.add({ minutes: 12 }));
    expect((await google.home.kinds()).at(-1)).toBe("sent");
  });

  it("is renewed in place when its times went stale, and stays one draft", async () => {
    const google = await drafted();
    const id = draftId(google);
    await google.run(monday.add({ hours: 72 }));
    expect(await google.home.kinds()).toContain("refreshed");
    expect(google.world.user.drafts()).toHaveLength(1);
    expect(draftId(google)).toBe(id);
  });

  it("is taken back when the contact writes first", async () => {
    const google = await drafted();
    google.world.user.deliver(
      [
        "From: <priya@uni.example>",
        "To: <dana@example.com>",
        "Subject: hello",
        "Message-ID: <first@uni.example>",
        `Date: ${new Date(monday.epochMilliseconds).toUTCString()}`,
        "",
        "I heard that you are moving into data. Let us talk some day.",
        "",
      ].join("\r\n"),
    );
    await google.run(monday.add({ minutes: 2 }));
    expect(await google.home.kinds()).toEqual(["drafted", "received", "withdrawn"]);
    expect(google.world.user.drafts()).toEqual([]);
  });
});

describe("an interview at Google", () => {
  it("runs from the draft to the thank-you, each answer in its thread", async () => {
    const google = await drafted();
    const { user, double } = google.world;
    user.sendDraft(draftId(google));
    await google.run(monday.add({ minutes: 2 }));
    await google.answer("priya@uni.example", "Yes, the first time works for me.");
    await google.run(monday.add({ hours: 1 }));
    const made = (await google.home.facts()).find((fact) => fact.kind === "event-created");
    if (made?.kind !== "event-created") throw new Error("nothing was booked");
    expect(double.invitations).toMatchObject([{ method: "REQUEST", to: "priya@uni.example" }]);
    const [event] = user.events();
    user.respond("priya@uni.example", event?.id ?? "", "accepted");
    await google.run(monday.add({ hours: 2 }));
    await google.runUntil(made.end.add({ hours: 25 }));
    const thanks = user.drafts().at(-1);
    const mail = await parseMail(thanks?.raw ?? new Uint8Array());
    const [request] = await google.sent();
    expect(mail.references).toContain(request?.messageId);
    expect(thanks?.threadId).toBe(user.sent()[0]?.threadId);
    user.sendDraft(thanks?.draftId ?? "");
    await google.run(made.end.add({ hours: 26 }));
    const sent = (await google.home.facts()).flatMap((fact) =>
      fact.kind === "sent" ? [fact.key.split("~")[3]] : [],
    );
    expect(sent).toEqual(["request", "brief", "thank-you"]);
  });
});
