import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { addressOf, idOf, keyOf, makeHome, monday, reply, sentRequest, type TestHome } from "./home.ts";

const names = ["ann", "bea", "cal", "dov", "eli", "fay", "gus", "hal"];
let home: TestHome;

beforeAll(async () => {
  home = await makeHome(names);
  await home.append(...names.slice(0, 5).map(sentRequest));
  await home.append(reply("ann"), reply("bea"), reply("cal"), reply("dov"));
  await home.append(sentRequest("gus"), reply("gus", "Monday is fine", true));
});

const at = (line: string[], now?: Temporal.Instant) => home.say(line, now);
const kinds = async (name: string) => (await home.facts(name)).map(({ kind }) => kind);

describe("the commands of the owner's word, as programs", () => {
  it("write their facts, beside each other, and say what comes of it", async () => {
    const lines: Record<string, string[]> = {
      ann: ["answer", addressOf("ann"), "accepts", "--slot", "2"],
      bea: ["answer", addressOf("bea"), "refers", "Tom", "Reyes", "tom@other.example"],
      cal: ["close", addressOf("cal")],
      fay: ["met", addressOf("fay"), "--on", "2026-03-01", "Learn", "SQL"],
      eli: ["note", addressOf("eli"), "--news", "the project works"],
      hal: ["pause", addressOf("hal"), "--because", "asked me to wait"],
    };
    const said = await Promise.all(Object.values(lines).map((line) => home.spawn(line)));
    expect(said.map(({ exitCode, err }) => ({ exitCode, err }))).toEqual(
      said.map(() => ({ exitCode: 0, err: "" })),
    );
    const [ann, bea, cal, fay, eli, hal] = said.map(({ out }) => out);
    expect(ann).toContain(
      "accepts Tuesday 10 March at 11:00, Chicago time (12:00 New York time), for 20 minutes.",
    );
    expect(ann).toContain("Due now\n");
    expect(bea).toContain("Tom Reyes is a new contact, introduced by Bea Shah.");
    expect(cal).toContain("is closed; nothing more goes to them");
    expect(fay).toContain("The conversation with Fay Shah on Sunday 1 March is noted.");
    expect(eli).toContain("Noted as news");
    expect(hal).toContain("Nothing is done about Hal Shah before you say `resume`");
    expect(await kinds("ann")).toEqual(["sent", "received", "answered"]);
    expect((await home.facts("fay"))[0]).toMatchObject({
      kind: "met",
      at: Temporal.Instant.from("2026-03-01T22:00:00Z"),
      minutes: 20,
    });
    expect((await home.facts("hal"))[0]).toMatchObject({ kind: "paused", because: "asked me to wait" });
    const [tom] = await home.open(({ store, mailboxId }) =>
      store.contacts.all(mailboxId).then((all) => all.filter((c) => c.name === "Tom Reyes")),
    );
    expect(tom).toMatchObject({
      email: "tom@other.example",
      introducer: idOf("bea"),
      closeness: 2,
      tags: [],
    });
  });

  it("say so, and write nothing, where it was so already", async () => {
    for (const line of [
      ["answer", addressOf("ann"), "accepts", "--slot", "2"],
      ["answer", addressOf("bea"), "refers", "Tom", "Reyes", "tom@other.example"],
      ["close", addressOf("cal")],
      ["met", addressOf("fay"), "--on", "2026-03-01", "Learn", "SQL"],
      ["note", addressOf("eli"), "--news", "the project works"],
      ["pause", addressOf("hal")],
    ]) {
      expect(await home.json(line)).toMatchObject({ done: "already", facts: [] });
    }
    await home.work();
    expect(await kinds("ann")).toEqual(["sent", "received", "answered", "event-created"]);
  });

  it("go back on it: reopen, resume, undo", async () => {
    const later = monday.add({ minutes: 1 });
    const said = await Promise.all(
      [
        ["reopen", addressOf("cal")],
        ["resume", addressOf("hal")],
        ["undo", addressOf("ann")],
      ].map((line) => home.spawn(line, later)),
    );
    expect(said.map(({ exitCode, err }) => ({ exitCode, err }))).toEqual(
      said.map(() => ({ exitCode: 0, err: "" })),
    );
    expect(said[0]?.out).toContain("Round 2 with Cal Shah begins");
    expect(said[2]?.out).toContain("Its entry is cancelled in both calendars.");
    await home.work(later);
    expect(await kinds("ann")).toContain("event-cancelled");
  });

  it("note what came of a meeting: debrief, then the draft is there", async () => {
    const after = Temporal.Instant.from("2026-03-09T18:00:00Z");
    await home.work(monday.add({ minutes: 2 }));
    const status = await home.spawn(["status"], monday.add({ minutes: 3 }));
    expect(status.out).toMatch(/Ahead, and not prepared yet:\n[\s\S]*Gus Shah, .+: a finding about Gus Shah/);
    const said = await home.spawn(["debrief", addressOf("gus"), "Learn", "SQL", "--json"], after);
    expect(said).toMatchObject({ exitCode: 0, err: "" });
    expect(JSON.parse(said.out)).toMatchObject({
      done: "debriefed",
      contact: addressOf("gus"),
      facts: [{ kind: "debriefed", line: "Learn SQL", at: "2026-03-09T18:00:00Z" }],
      next: { due: [{ step: "thank-you", does: "mail" }] },
    });
    expect(await home.json(["note", addressOf("gus"), "--held"], after)).toMatchObject({ done: "already" });
    await home.work(after);
    expect((await home.facts("gus")).at(-1)).toMatchObject({
      kind: "drafted",
      key: expect.stringContaining("~thank-you~"),
    });
    const drafts = await readdir(join(home.folder, "mail", ".Drafts", "cur"));
    expect(drafts.length).toBeGreaterThan(0);
  });
});

describe("answer", () => {
  const now = Temporal.Instant.from("2026-03-09T18:05:00Z");
  it("shows the mail and the times, and without a terminal names what is missing (exit 2)", async () => {
    const { exitCode, out, err } = await at(["answer", addressOf("dov")], now);
    expect(exitCode).toBe(2);
    expect(out).toContain("  Tuesday perhaps?");
    expect(out).toContain(
      "  1  Monday 9 March at 10:00, Chicago time (11:00 New York time) (over)\n  2  Tuesday 10 March",
    );
    expect(err).toContain("accepts, declines, not-now, offer-times, opts-out, refers, ignore");
  });

  it("shows nothing of a mail that a terminal would obey", async () => {
    await home.append(reply("eli", "\u001b[2JTry \u202eTom\u0007 instead"));
    const { out } = await at(["answer", addressOf("eli")], now);
    expect(out).toContain("  [2JTry Tom instead");
  });

  it.each([
    [["accepts"], 2, "[cli/no-answer]"],
    [["accepts", "--slot", "3"], 2, "--slot is 3; it counts from 1 to 2."],
    [["accepts", "--slot", "1"], 1, "That time is over already"],
    [["accepts", "--slot", "2", "--start", "2026-03-10T11:00"], 2, "both name a time"],
    [["accepts", "--start", "soon"], 2, '--start is "soon".'],
    [["accepts", "--slot", "2", "--minutes", "45"], 1, "15 to 30 are"],
    [["accepts", "--slot", "2", "--until", "2026-05-01"], 2, "--until does not go with `accepts`."],
    [["declines", "--slot", "2"], 2, "--slot does not go with `declines`."],
    [["declines", "really"], 2, '"really" behind `declines`'],
    [["not-now"], 2, "--until DATE"],
    [["not-now", "--until", "2026-03-09"], 1, "not to come any more"],
    [["refers", "tom@other.example"], 2, "the name, and one address"],
    [["refers", "Tom", "tom@"], 1, "has no valid domain after the @"],
    [["refers", "Dana", "dana@example.com"], 1, "is your own address"],
    [["refers", "Dov", "dov@uni.example"], 1, "is Dov Shah's own address"],
    [["maybe"], 2, "Allowed choices are"],
  ])("%o exits %i, says what is wrong, and changes nothing", async (words, exitCode, says) => {
    const before = await kinds("dov");
    const said = await at(["answer", addressOf("dov"), ...words], now);
    expect(said.err).toContain(says);
    expect(said.exitCode).toBe(exitCode);
    expect(await kinds("dov")).toEqual(before);
  });

  it("refuses a time over busy time with the nearest open ones, and takes one far ahead (R-24)", async () => {
    await home.append(sentRequest("fay"), reply("fay"));
    await home.json(["answer", addressOf("dov"), "accepts", "--start", "2026-06-10T11:00"], now);
    await home.work(now);
    const refused = await at(["answer", addressOf("fay"), "accepts", "--start", "2026-06-10T11:10"], now);
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.err).toContain(
      "not free in your calendar: Wednesday 10 June at 10:10, Chicago time (11:10 New York time).",
    );
    expect(refused.err).toContain("The nearest open times are ");
    const { exitCode } = await at(
      ["answer", addressOf("fay"), "accepts", "--start", "2026-06-10T11:30"],
      now,
    );
    expect(exitCode).toBe(0);
  });

  it("opts-out is for ever: nobody on this store writes to them again (R-19)", async () => {
    const said = await at(["answer", addressOf("eli"), "opts-out"], now);
    expect(said.out).toContain("That is for ever");
    const suppressed = await home.open(({ store, mailboxId }) => store.contacts.suppressed(mailboxId), now);
    expect([...suppressed]).toEqual([idOf("eli")]);
    const reopened = await at(["reopen", addressOf("eli")], now);
    expect(reopened).toMatchObject({ exitCode: 1 });
    expect(reopened.err).toContain("[action/refused]");
    expect((await at(["met", addressOf("eli"), "--on", "today"], now)).exitCode).toBe(1);
  });
});

describe("every one of these commands", () => {
  it.each([
    [["close", "an@uni.example"], 1, "Did you mean ann@uni.example (Ann Shah)?"],
    [["resolve", "nonsense", "--sent"], 1, "[action/unknown]"],
    [["resolve", keyOf("ann", "request"), "--sent", "--not-sent"], 2, "exclude each other"],
    [["resolve", keyOf("ann", "request")], 2, "--sent or --not-sent"],
    [["undo", keyOf("ann", "request")], 1, "A mail that left cannot be called back."],
    [["undo", addressOf("hal")], 1, "Nothing is about to leave for Hal Shah"],
    [["approve"], 2, "what to approve"],
    [["approve", addressOf("ann"), "--all"], 2, "exclude each other"],
    [["approve", addressOf("ann")], 1, "Nothing waits for your approval for Ann Shah."],
    [["reject", addressOf("ann")], 1, "Nothing is proposed for Ann Shah."],
    [["note", addressOf("ann"), "--held", "--not-held"], 2, "exclude each other"],
    [["note", addressOf("ann")], 2, "the TEXT behind the contact"],
    [["debrief", addressOf("ann")], 2, "the TEXT behind the contact"],
    [["met", addressOf("ann")], 2, "--on DAY"],
    [["met", addressOf("ann"), "--on", "2030-01-01"], 1, "is still to come"],
    [["met", addressOf("ann"), "--on", "soon"], 2, '--on is "soon"'],
  ])("%o exits %i and says what is wrong", async (line, exitCode, says) => {
    const said = await at(line, Temporal.Instant.from("2026-03-09T18:10:00Z"));
    expect(said.err).toContain(says);
    expect(said.exitCode).toBe(exitCode);
  });

  it("asks for --now in a home that lives on it, and changes nothing", async () => {
    const { inProcess } = await import("./home.ts");
    const said = await inProcess(["close", addressOf("ann"), "--home", home.folder], home.folder);
    expect(said).toMatchObject({ exitCode: 1, out: "" });
    expect(said.err).toMatch(/Add `--now 2026-\S+` or a later instant\. {3}\[clock\/virtual\]/);
  });
});
