import { describe, expect, it } from "vitest";
import type { Values } from "../../src/core/action.ts";
import { examineMail } from "../../src/core/etiquette/examine-mail.ts";
import type { Step } from "../../src/core/keys.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { dana, letter, thread } from "./letters.ts";
import { firstMailRules } from "./thirty/first-mail-rules.ts";

const templates = await loadTemplates([shippedTemplates]);
const namesOf = (language: string) =>
  [...templates.known.keys()].flatMap((name) => (name.startsWith(`${language}/`) ? [name.slice(3)] : []));

/** Dana, had she written her rules in that language. */
const words: Record<"de" | "es", { values: Values; question: string; noun: string }> = {
  de: {
    values: {
      me: {
        ...(dana.me as Values),
        about: "Ich war sechs Jahre Gemeindeschwester und wechsle zu Gesundheitsdaten.",
      },
      why_them: "weil mir Ihr Vortrag über Triage-Notizen nicht aus dem Kopf geht",
      mode_words: "per Video oder Telefon",
      offer: {
        times:
          "Dienstag, 1. Dezember um 10:00 Uhr oder Donnerstag, 3. Dezember um 14:30 Uhr, Ortszeit Chicago",
      },
      meeting: {
        ...(dana.meeting as Values),
        when: "Dienstag, 1. Dezember um 10:00 Uhr, Ortszeit Chicago",
        when_both: "Dienstag, 1. Dezember um 10:00 Uhr, Ortszeit Chicago",
        when_mine: "Dienstag, 1. Dezember um 11:00 Uhr, Ortszeit New York",
        day: "Dienstag",
        place: "Telefon, +13125550100",
      },
      debrief: "Ich beginne mit SQL auf Daten, die ich kenne",
      news: "Das Impfprojekt läuft",
      finding: "Lakeside Health hat im Mai eine Akademie eröffnet.",
      findings: ["Lakeside Health hat im Mai eine Akademie eröffnet. (example.org, 2026-05-02)"],
      questions: ["Wie sind Sie zu diesem Beruf gekommen?"],
      until: "Montag, 1. März",
      morning: {
        subject: "Dienstag, 1. Dezember: 1 zu entscheiden",
        today: ["10:00 Uhr: Tom Reyes, 20 Minuten"],
        decide: ["1. Soll die Anfrage an Tom Reyes hinausgehen? (ok 1 oder nein 1)"],
        has_met: true,
      },
    },
    question: "wie Menschen aus der Klinik in ein Datenteam kommen",
    noun: "Gesundheitsdaten",
  },
  es: {
    values: {
      me: {
        ...(dana.me as Values),
        about: "Fui enfermera comunitaria seis años y me paso a los datos de salud.",
      },
      why_them: "porque su charla sobre las notas de triaje se me quedó grabada",
      mode_words: "por vídeo o por teléfono",
      offer: {
        times: "martes 1 de diciembre a las 10:00 o jueves 3 de diciembre a las 14:30, hora de Chicago",
      },
      meeting: {
        ...(dana.meeting as Values),
        when: "martes 1 de diciembre a las 10:00, hora de Chicago",
        when_both: "martes 1 de diciembre a las 10:00, hora de Chicago",
        when_mine: "martes 1 de diciembre a las 11:00, hora de New York",
        day: "martes",
        place: "teléfono, +13125550100",
      },
      debrief: "Empiezo con SQL sobre datos que conozco",
      news: "El proyecto de vacunas funciona",
      finding: "Lakeside Health abrió una academia en mayo.",
      findings: ["Lakeside Health abrió una academia en mayo. (example.org, 2026-05-02)"],
      questions: ["¿Cómo llegó usted a este campo?"],
      until: "lunes 1 de marzo",
      morning: {
        subject: "martes 1 de diciembre: 1 por decidir",
        today: ["10:00: Tom Reyes, 20 minutos"],
        decide: ["1. ¿Se envía la solicitud a Tom Reyes? (ok 1 o no 1)"],
        has_met: true,
      },
    },
    question: "cómo se pasa de la clínica a un equipo de datos",
    noun: "los datos de salud",
  },
};

describe.each(["de", "es"] as const)("the template set `%s`", (language) => {
  const { values, question, noun } = words[language];
  const curious = (about: string): Values => ({
    ...values,
    me: { ...(values.me as Values), curious_about: about },
  });

  it("has every mail that the English one has", () => {
    expect(namesOf(language)).toEqual(namesOf("en"));
  });

  it("says everything in its own language, without a gap, whichever wording the contact's turn chooses", async () => {
    for (const name of namesOf(language)) {
      for (const turn of [1, 2, 3, 4]) {
        for (const about of [question, noun]) {
          const changes = { ...curious(about), turn: { one: turn, two: turn, three: turn } };
          const { subject, text } = await templates.render(letter(name, changes, { language, thread }));
          const whole = `${subject}\n${text}`.replaceAll(/Data analyst|From nursing to health data/g, "X");
          expect(whole, name).not.toMatch(/ {2}|\n{3}| [,.;!?](?:\s|$)|\{|\}|undefined|\.\.|,\s*,|¿\s/);
          expect(whole, name).not.toMatch(/\b(?:the|and|would|your|minutes|about|with)\b/i);
          if (language === "es") expect(whole, name).not.toMatch(/\b(?:und|oder|ich)\b/i);
        }
      }
    }
  });

  it("keeps the etiquette of every mail, and that of a first mail in each wording (S15–S18, S29)", async () => {
    // The morning mail goes to its owner, whom it owes no etiquette.
    for (const name of namesOf(language).filter((one) => one !== "morning")) {
      const step: Step = name.startsWith("request") ? "request" : "check-in";
      for (const turn of [1, 2, 3, 4]) {
        const changes = {
          ...dana,
          ...curious(turn < 3 ? question : noun),
          turn: { one: turn, two: turn, three: turn },
        };
        const made = letter(name, changes, { language, thread });
        const mail = await templates.render(made);
        // The owner's own sentence is fitted to the greeting before it.
        const fitted = {
          ...changes,
          why_them: mail.text.includes("weil mir") ? "weil mir Ihr Vortrag" : "porque su charla",
        };
        const remarks = examineMail({ ...mail, step, language, values: fitted });
        expect(
          remarks.filter(({ weight }) => weight === "error"),
          mail.text,
        ).toEqual([]);
        const kept = remarks.filter(({ weight }) => weight === "kept").map(({ rule }) => rule);
        if (step === "request") expect(kept, mail.text).toEqual(expect.arrayContaining(firstMailRules));
      }
    }
  });

  it("goes on in small letters after a German greeting, and in capitals after a Spanish one", async () => {
    const { text } = await templates.render(letter("request", curious(question), { language }));
    expect(text.split("\n\n")[1]).toMatch(
      language === "de" ? /^ich schreibe Ihnen, weil mir/ : /^Le escribo porque su charla/,
    );
  });
});
