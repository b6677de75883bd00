import { describe, expect, it } from "vitest";
import { contact, type Home, idOf, makeHome, monday } from "./home.ts";

const sam = contact("sam", { why_them: "" });
const priya = contact("priya", { introducer: sam.contactId });
const later = monday.add({ hours: 1 });
const copy = "Cc: Priya Shah <priya@uni.example>";

/** Sam was asked for the introduction. */
async function asked(): Promise<{ home: Home; ask: string }> {
  const home = await makeHome({ contacts: [sam, priya, contact("tom")] });
  await home.run();
  for (let drafts = await home.mails("Drafts"); drafts.length > 0; drafts = await home.mails("Drafts"))
    await home.press();
  await home.run(later);
  const ask = (await home.mails("Sent")).find(({ mail }) => mail.to[0]?.address === sam.email)?.mail
    .messageId;
  return { home, ask: ask ?? "" };
}

const read = async (home: Home, name: string) =>
  (await home.facts()).flatMap((fact) =>
    fact.kind === "received" && fact.contact === idOf(name)
      ? [{ ...fact.read.reading, others: fact.others }]
      : [],
  );

describe("an introducer's mail to both (S11)", () => {
  const from = "sam@uni.example";
  const text = "Dana, meet Priya.";

  it("is read as the introduction, and the request answers it in its thread once the introducer was thanked (S12)", async () => {
    const { home, ask } = await asked();
    await home.receive({
      from,
      text,
      inReplyTo: ask,
      id: "both@uni.example",
      subject: "Priya, Dana",
      headers: [copy],
    });
    await home.run(later.add({ hours: 1 }));
    expect(await read(home, "sam")).toEqual([
      {
        kind: "refers",
        people: [{ name: "Priya Shah", email: "priya@uni.example" }],
        others: ["priya@uni.example"],
      },
    ]);
    const thanks = await home.mails("Drafts");
    expect(thanks.map(({ mail }) => mail.to[0]?.address)).toEqual([from]);
    await home.press();
    await home.run(later.add({ hours: 2 }));
    const [request] = await home.mails("Drafts");
    expect(request?.mail).toMatchObject({ subject: "Re: Priya, Dana", inReplyTo: "both@uni.example" });
    expect(request?.mail.to.map(({ address }) => address)).toEqual(["priya@uni.example"]);
    expect(request?.mail.text).toMatch(/Sam [^.]*put(?:ting)? us in touch\.|Sam for putting us in touch\./);
  });

  it("is so in a mail of its own too, outside the thread of the ask", async () => {
    const { home } = await asked();
    await home.receive({ from, text, headers: [copy] });
    await home.run(later.add({ hours: 1 }));
    expect(await read(home, "sam")).toMatchObject([{ kind: "refers" }]);
  });

  it("is no introduction of somebody whom they were not to introduce: the owner reads it", async () => {
    const { home, ask } = await asked();
    const other = "Cc: Tom Shah <tom@uni.example>, Stranger <who@elsewhere.example>";
    await home.receive({ from, text, inReplyTo: ask, headers: [other] });
    await home.run(later.add({ hours: 1 }));
    expect(await read(home, "sam")).toEqual([{ kind: "other", others: undefined }]);
  });

  it("stays a no where it plainly is one", async () => {
    const { home, ask } = await asked();
    await home.receive({ from, text: "No, thank you.", inReplyTo: ask, headers: [copy] });
    await home.run(later.add({ hours: 1 }));
    expect(await read(home, "sam")).toMatchObject([{ kind: "declines" }]);
  });

  it("from an address that is not the introducer's introduces nobody", async () => {
    const { home, ask } = await asked();
    await home.receive({ from: "sam@home.example", text, inReplyTo: ask, headers: [copy] });
    await home.run(later.add({ hours: 1 }));
    expect(await read(home, "sam")).toMatchObject([{ kind: "other" }]);
  });

  it("that whoever was introduced answers belongs to them from there on, not to the introducer", async () => {
    const { home, ask } = await asked();
    await home.receive({ from, text, inReplyTo: ask, id: "both@uni.example", headers: [copy] });
    await home.receive({ from: "priya@uni.example", text: "Gladly. When?", inReplyTo: "both@uni.example" });
    await home.run(later.add({ hours: 1 }));
    expect(await read(home, "priya")).toHaveLength(1);
    expect(await read(home, "sam")).toHaveLength(1);
  });
});
