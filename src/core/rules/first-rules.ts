/** The five-line file that `init` writes, and the check of each answer that goes into it. */
import { stringify } from "yaml";
import { type Preset, presetRules } from "./presets.ts";
import { readZone } from "./read-place.ts";
import { readAddress, readSentence } from "./read-text.ts";
import { readHolidays } from "./rules-file.ts";
import { Wrong } from "./wrong.ts";

export interface FirstRules {
  name: string;
  about: string;
  curious_about: string;
  mailbox: string;
  provider?: "google" | "microsoft" | "imap" | "local";
  /** IANA zone. */
  timezone?: string;
  /** ISO 3166-1 alpha-2. */
  holidays?: string;
  preset?: Preset;
}

/** YAML that `parseRules` reads back to the same values, white space apart, whatever signs stand in them. */
export function writeFirstRules(answers: FirstRules): string {
  const me = {
    name: oneLine(answers.name),
    about: oneLine(answers.about),
    curious_about: oneLine(answers.curious_about),
    ...(answers.timezone === undefined ? {} : { timezone: answers.timezone }),
    ...(answers.holidays === undefined ? {} : { holidays: answers.holidays }),
  };
  const address = stringify(answers.mailbox.trim(), { lineWidth: 0 }).trimEnd();
  const mailbox =
    answers.provider === undefined ? address : `{ address: ${address}, provider: ${answers.provider} }`;
  const { preset } = answers;
  const more =
    preset === undefined
      ? ""
      : `# for ${presetRules[preset].says}\n${stringify(presetRules[preset].rules, { lineWidth: 0 })}`;
  return `${stringify({ me }, { lineWidth: 0 })}mailbox: ${mailbox}\n${more}`;
}

const readers = {
  name: (text: string) => readSentence(text, 100),
  about: (text: string) => readSentence(text, 500),
  curious_about: (text: string) => readSentence(text, 500),
  mailbox: readAddress,
  timezone: readZone,
  holidays: readHolidays,
};

/** What is wrong with an answer, as a sentence with the fix; undefined where it can be used. */
export function wrongAnswer(key: keyof typeof readers, text: string): string | undefined {
  try {
    readers[key](text);
    return undefined;
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const reason = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}`;
    return `${reason}. ${error.fix}${/[.?!]$/.test(error.fix) ? "" : "."}`;
  }
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
