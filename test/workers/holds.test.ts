import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { standing } from "./held.ts";
import { contact, type Home, idOf, makeHome, monday } from "./home.ts";

const rules = `
requests: { hold_offered_times: yes, offer: 2 times }
who_presses_send: { invitation: auto }
sending: { at_most: none, per_company: none }
`;
const from = "priya@uni.example";

describe("offered times that are held", () => {
  it("stand in the calendar as one private, tentative entry each, to which nobody is invited (A7, B8)", async () => {
    const home = await drafted();
    const { holds } = await standing(home);
    const [draft] = (await home.run()).plan.drafts;
    expect(holds.map(({ start, end }) => ({ start, end }))).toEqual(
      draft?.offered.map(({ start, end }) => ({ start, end })),
    );
    for (const { text, status, attendees, organizer, summary } of holds) {
      expect({ status, attendees, organizer, summary }).toEqual({
        status: "tentative",
        attendees: [],
        organizer: undefined,
        summary: "Held for Priya Shah",
      });
      expect(text).toContain("CLASS:PRIVATE");
    }
  });

  it("do not stand in the way of the mail that offers them, and are offered to nobody else (A7)", async () => {
    const home = await drafted([contact("priya"), contact("tom", { company: "Toms" })]);
    const { plan } = await home.run(monday.add({ hours: 1 }));
    expect(plan.drafts.map(({ stale }) => stale)).toEqual([false, false]);
    const starts = plan.drafts.flatMap(({ offered }) => offered.map(({ start }) => start.toString()));
    expect(new Set(starts).size).toBe(4);
    expect((await standing(home)).holds).toHaveLength(4);
  });

  it("are held until the entry of the meeting stands, and gone once it does (A7, B8)", async () => {
    const home = await asked();
    await yes(home);
    const { did } = await home.run();
    expect(did.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      "event created",
      "hold-release cancelled",
      "hold-release cancelled",
    ]);
    const { holds, meetings } = await standing(home);
    expect({ holds: holds.length, meetings: meetings.length }).toEqual({ holds: 0, meetings: 1 });
  });

  it("are given back two working days after the mail, when nobody answered (A7, R-25)", async () => {
    const home = await asked();
    const { plan } = await home.run(monday.add({ hours: 47 }));
    expect((await standing(home)).holds).toHaveLength(2);
    expect(plan.lookAgainAt?.toString()).toBe(monday.add({ hours: 48, minutes: 1 }).toString());
    await home.run(monday.add({ hours: 48, minutes: 1 }));
    expect((await standing(home)).holds).toEqual([]);
  });

  it("are given back when they decline (A7)", async () => {
    const home = await asked();
    home.now = monday.add({ hours: 1 });
    const inReplyTo = (await home.mails("Sent"))[0]?.mail.messageId ?? "";
    await home.receive({ from, text: "Thank you for asking, but I'd rather not.", inReplyTo });
    await home.run();
    await home.run();
    expect(await home.kinds()).toContain("closed");
    expect((await standing(home)).holds).toEqual([]);
  });

  it("are given back when the owner closes it, and when the rules say no (A7)", async () => {
    const closed = await asked();
    const by = "owner" as const;
    await closed.append([
      { kind: "closed", factKey: "o~1", at: closed.now, contact: idOf("priya"), reason: "by-owner", by },
    ]);
    await closed.run();
    expect((await standing(closed)).holds).toEqual([]);
    const off = await asked();
    off.rules = off.rules.replace("hold_offered_times: yes", "hold_offered_times: no");
    await off.store.contacts.save(off.deps.mailboxId, [contact("priya")]);
    await off.run(monday.add({ hours: 1 }));
    expect((await standing(off)).holds).toEqual([]);
  });

  it("are given back with a draft that is thrown away (A7)", async () => {
    const home = await drafted();
    const [draft] = await home.mails("Drafts");
    await rm(draft?.path ?? "");
    await home.run(monday.add({ hours: 1 }));
    expect(await home.kinds()).toContain("discarded");
    expect((await standing(home)).holds).toEqual([]);
  });

  it("are not put back where the owner took one out: that is noticed, and the offer stays", async () => {
    const home = await asked();
    const folder = join(home.folder, "calendar");
    const [name = ""] = await readdir(folder).then((names) => names.filter((one) => one.endsWith(".ics")));
    expect(await readFile(join(folder, name), "utf8")).toContain("TENTATIVE");
    await rm(join(folder, name));
    await home.run(monday.add({ hours: 1 }));
    expect((await home.facts()).at(-1)).toMatchObject({ kind: "hold-seen", what: "deleted" });
    await home.run(monday.add({ hours: 2 }));
    expect((await standing(home)).holds).toHaveLength(1);
  });

  it("do not hide what the owner put at the same time: the choice is not booked over it (A16, R-23)", async () => {
    const home = await asked();
    const folder = join(home.folder, "calendar");
    const { holds } = await standing(home);
    const [first] = holds.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
    const dentist = (first?.text ?? "")
      .replace(/^X-QUARTERHOUR.*\r\n(?: .*\r\n)*/gm, "")
      .replace(/^UID:.*/m, "UID:dentist")
      .replace("STATUS:TENTATIVE", "STATUS:CONFIRMED");
    await writeFile(join(folder, "dentist.ics"), dentist);
    await yes(home);
    const { did } = await home.run();
    expect(did.filter(({ step }) => step === "event")).toEqual([]);
    expect(did.map(({ step }) => step)).toContain("new-times");
  });

  it("are none without the rule", async () => {
    const home = await makeHome({ rules: rules.replace("hold_offered_times: yes, ", "") });
    await home.run();
    await home.run();
    expect((await standing(home)).holds).toEqual([]);
  });
});

/** A draft that offers two times waits in Drafts. */
async function drafted(contacts = [contact("priya")]): Promise<Home> {
  const home = await makeHome({ rules, contacts });
  await home.run();
  return home;
}

/** The owner has sent it. */
async function asked(): Promise<Home> {
  const home = await drafted();
  await home.press();
  await home.run(monday.add({ minutes: 1 }));
  return home;
}

/** She takes the first of the two times. */
async function yes(home: Home): Promise<void> {
  home.now = monday.add({ hours: 2 });
  const [request] = await home.mails("Sent");
  const [time] = /\w+day \d+ \w+ at \d+:\d\d/.exec(request?.mail.text ?? "") ?? [];
  await home.receive({ from, text: `${time} works for me.`, inReplyTo: request?.mail.messageId ?? "" });
}
