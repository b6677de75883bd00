/** What the guides ask for before a meeting, and is not there (S06, S33, S35, S43), in the language of the brief. */
import { languageOf } from "./offers.ts";
import type { View } from "./view.ts";

export function unprepared(view: View): string[] {
  const { contact } = view.interview;
  const words = sentences[languageOf(view)] ?? english;
  const missing: string[] = [];
  if (!contact.findings.some(({ about }) => about === "person"))
    missing.push(words.findingAbout(contact.name));
  if (contact.company !== undefined && !contact.findings.some(({ about }) => about === "employer"))
    missing.push(words.findingAbout(contact.company));
  if (view.rules.meetings.questions.length === 0) missing.push(words.ownQuestion);
  return missing;
}

interface Sentences {
  findingAbout(subject: string): string;
  ownQuestion: string;
}

const english: Sentences = {
  findingAbout: (subject) => `a finding about ${subject}`,
  ownQuestion: "a question of your own (`meetings.questions`)",
};

const sentences: Readonly<Record<string, Sentences>> = {
  de: {
    findingAbout: (subject) => `etwas, was Sie über ${subject} herausgefunden haben`,
    ownQuestion: "eine eigene Frage (`meetings.questions`)",
  },
  es: {
    findingAbout: (subject) => `algo que haya averiguado sobre ${subject}`,
    ownQuestion: "una pregunta propia (`meetings.questions`)",
  },
};
