import { describe, expect, it } from "vitest";
import type { Values } from "../../../src/core/action.ts";
import { readingWords } from "../../../src/core/morning/reading-words.ts";
import type { MorningWords } from "../../../src/core/morning/words.ts";
import { morningWords } from "../../../src/core/morning/words-in.ts";
import { plan } from "../../../src/core/plan.ts";
import { loadTemplates, shippedTemplates } from "../../../src/mail/templates.ts";
import { contact, fiveLines, rulesOf, stateOf, type World, world } from "../planner/world.ts";

const templates = await loadTemplates([shippedTemplates]);
const ask = "who_presses_send: { request: ask, follow_up: ask, invitation: ask, everything_else: ask }\n";

/** Much to say: a request to approve, a mail to read, a missing sentence, a missing zone. */
async function morningOf(language: string, at = "2026-11-24T13:16:00Z"): Promise<string> {
  const { timezone: _, ...ben } = contact("ben@example.org");
  const people = [
    contact("priya@example.org"),
    contact("tom@example.org"),
    ben,
    contact("kim@example.org", { why_them: "" }),
  ];
  const self: World = world(`${fiveLines}${ask}language: ${language}\nmorning_mail: 8:00\n`, people);
  const mornings = [...templates.known].filter(([name]) => name.endsWith("/morning"));
  const loaded = () => ({ ...stateOf(self), templates: new Map([...stateOf(self).templates, ...mornings]) });
  self.run("2026-11-23T15:00:00Z");
  self.reply("tom@example.org", { kind: "other" }, { sure: false, text: "…?", at: "2026-11-23T18:00:00Z" });
  self.now = Temporal.Instant.from(at);
  const mail = plan(loaded(), rulesOf(self.rulesText), self.now).actions.find(
    ({ step }) => step === "morning",
  );
  if (mail?.kind !== "mail") throw new Error("no morning mail");
  expect(mail.letter.language).toBe(language.slice(0, 2));
  const { subject, text } = await templates.render(mail.letter);
  return `${subject}\n${text}`;
}

const commands = /`[^`]*`/g;
const english =
  /\b(?:the|to|of|for|is|are|not|you|your|what|until|since|and|with|send|at|on|in research|draft|held)\b/i;

describe("the morning mail", () => {
  it("is German from its subject to its last line where the rules write German", async () => {
    const text = await morningOf("de");
    expect(text).toContain("Dienstag, 24. November: ");
    expect(text).toContain("Guten Morgen, Dana.");
    expect(text).toMatch(/\d\. Soll die Anfrage an .+ hinausgehen, mit dem Angebot .+ Uhr/);
    expect(text).toContain("Tom Example hat am Montag, 23. November geschrieben: „…?“ Wie ist das zu lesen?");
    expect(text).toContain("die Zeitzone ist nicht bekannt");
    expect(text.replaceAll(commands, "")).not.toMatch(english);
  });

  it("is Spanish from its subject to its last line where the rules write Spanish", async () => {
    const text = await morningOf("es-MX");
    expect(text).toContain("martes 24 de noviembre: ");
    expect(text).toMatch(/\d\. ¿Se envía la solicitud a .+, con estas horas: .+\?/);
    expect(text).toContain("Tom Example escribió el lunes 23 de noviembre: «…?». ¿Cómo hay que leerlo?");
    expect(text).toContain("no se conoce la zona horaria");
    expect(text.replaceAll(commands, "")).not.toMatch(english);
  });

  it.each(["de", "es"])("says nothing in English, whatever happened (%s)", (language) => {
    const words = morningWords(language);
    const said = everySentence(words).join("\n").replaceAll(commands, "").replaceAll("Priya", "");
    expect(said).not.toMatch(english);
    expect(said).not.toMatch(/undefined|\{|\}|\$/);
  });

  it("is English in a language that has no morning mail", async () => {
    const self = world(`${fiveLines}${ask}language: fr\nmorning_mail: 8:00\n`, [
      contact("priya@example.org"),
    ]);
    self.run("2026-11-23T15:00:00Z");
    self.now = Temporal.Instant.from("2026-11-24T13:00:00Z");
    const [mail] = self.plan().actions.filter(({ step }) => step === "morning");
    expect(mail?.kind === "mail" ? mail.letter.language : undefined).toBe("en");
    const values = mail?.kind === "mail" ? (mail.letter.values.morning as Values) : {};
    expect(values.subject).toBe("Tuesday 24 November: 1 to decide");
  });
});

describe("the reading of a mail, said in a word", () => {
  it.each([
    ["declines", "sagt ab", "dice que no"],
    ["other times", "andere Zeiten", "otras horas"],
    ["not now until 2027-01-31", "jetzt nicht bis 2027-01-31", "ahora no hasta 2027-01-31"],
    ["ignore", "nichts", "nada"],
    ["opts out", "keine Mails mehr", "no más mensajes"],
  ])("is the same in each language: %s", (en, de, es) => {
    expect(readingWords(en)).toBeDefined();
    expect(readingWords(de)).toEqual(readingWords(en));
    expect(readingWords(es)).toEqual(readingWords(en));
  });

  it.each(["sagt vielleicht ab", "nichts für ungut", "jetzt nicht bis Januar", "que no", "nada más"])(
    "is none where it is not exactly that: %s",
    (words) => {
      expect(readingWords(words)).toBeUndefined();
    },
  );
});

/** Each sentence once, with every reason for which a mail is held back. */
function everySentence(words: MorningWords): string[] {
  const reasons = [
    ...["window", "fuse", "unknown-zone", "missing-value", "etiquette", "bulk", "slow-down", "suppressed"],
    ...["no-slots", "limit", "draft-limit", "year-limit", "calendar-unreadable", "away", "something new"],
  ];
  const steps = ["request", "follow-up", "introduction-ask", "new-times", "event", "check-in"] as const;
  const why = { says: "the reason in English" };
  return [
    ...steps.flatMap((step) => [
      words.mailTo(step, "Priya"),
      words.send(step, "Priya", undefined),
      words.didItGo(step, "Priya", "its trace was lost"),
      words.leaves("10:00", step, "Priya"),
    ]),
    ...reasons.map((reason) => words.held("Priya", "10:00", { reason, ...why })),
    ...[words.yesOrNo, words.yesOrNoEnds, words.debriefAnswer, words.newsAnswer, words.readingAnswer],
    ...[words.invite("Priya", "10:00"), words.move("Priya", "10:00"), words.didYouMeet("Priya")],
    ...[words.whatDidYouTake("Priya"), words.whatIsNew("Priya"), words.wrote("Priya", "1.", undefined)],
    ...[words.didMorningCome("2026-12-01"), words.meeting("10:00", "11:00", "Priya", 20), words.since("1.")],
    ...[words.timeGone, words.warn("changed since"), words.more(3), words.somebody],
    ...[words.gist.wrong, words.gist.meetings(2), words.gist.meeting("Priya", "10:00"), words.gist.decide(2)],
    ...[words.gist.drafts(1), words.gist.drafts(2), words.gist.held],
    ...[
      words.heard({ line: "7", came: "no", says: "no longer open" }),
      words.heard({ line: "7", came: "unclear", says: "not understood" }),
    ],
    ...[
      words.distrust("not from you"),
      words.paused("10:00", "too many"),
      words.breached("Priya", "too late"),
    ],
    ...[words.unreachable("Priya", "p@example.org"), words.pausedByOwner("10:00"), words.withoutWhy(1)],
    ...[words.withoutWhy(2), words.list(["Priya", "Priya"], 0), words.list(["Priya"], 2)],
  ];
}
