/** The schema of a whole rules.yaml. `for` takes the same settings again, for some people. */
import { z } from "zod";
import { steps } from "../keys.ts";
import { yesNo } from "./kinds.ts";
import { readTime, timePattern } from "./read-hours.ts";
import { readCountry, readZone } from "./read-place.ts";
import { readAddress, readChoice, readLabel, readSentence } from "./read-text.ts";
import { isNone, keep, maybe, once, orNone, said, saidList, section } from "./said.ts";
import { settings } from "./settings.ts";
import { Who } from "./who.ts";
import { Wrong } from "./wrong.ts";

const me = section("Who I am: it goes into my mails", {
  name: said((text) => readSentence(text, 100), {
    description: "My name, as it stands under my mails",
    examples: ["Dana Okafor"],
    required: true,
  }),
  about: said((text) => readSentence(text, 500), {
    description: "One or two sentences on who I am, in the words of a mail",
    examples: ["I was a public-health nurse for six years and am moving into health data."],
    required: true,
  }),
  curious_about: said((text) => readSentence(text, 500), {
    description: "What I would like to hear about; it follows words like 'I would love to hear'",
    examples: ["how people got from the clinic into a data team"],
    required: true,
  }),
  phone: maybe(
    said((text) => readLabel(text, 40), {
      description: "My telephone number, for invitations to talk by phone",
      examples: ["+1 212 555 0123"],
    }),
  ),
  role: maybe(
    said((text) => readLabel(text, 100), {
      description: "What I am, in a line on my card",
      examples: ["Public-health nurse, moving into health data"],
    }),
  ),
  skills: maybe(
    said((text) => readLabel(text, 150), {
      description: "What I can do, in a line on my card",
      examples: ["SQL, triage data, plain writing"],
    }),
  ),
  link: maybe(
    said((text) => readLabel(text, 200), {
      description: "Where more is said of me, for my card",
      examples: ["https://www.linkedin.com/in/dana-okafor"],
    }),
  ),
  signature: yesNo("yes: role, skills, phone and link of my card stand under my name in first mails"),
  timezone: maybe(
    said(readZone, {
      description: "My time zone; else the calendar's",
      examples: ["America/New_York", "Europe/Berlin"],
    }),
  ),
  holidays: maybe(
    said(readHolidays, {
      description: "The country whose public holidays I keep, by its two letters",
      examples: ["US", "DE"],
      pattern: "[A-Za-z]{2}|none",
    }),
  ),
});

const providers = ["google", "microsoft", "imap", "local"] as const;
const providerAliases = {
  gmail: "google",
  "google workspace": "google",
  googlemail: "google",
  outlook: "microsoft",
  "office 365": "microsoft",
  office365: "microsoft",
  exchange: "microsoft",
  hotmail: "microsoft",
  yahoo: "imap",
  icloud: "imap",
  fastmail: "imap",
  smtp: "imap",
  practice: "local",
  maildir: "local",
  demo: "local",
} as const;

const Mailbox = z.preprocess(
  (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? value : { address: value },
  z.strictObject({
    address: said(readAddress, {
      description: "My own mail address",
      examples: ["dana@example.com"],
      required: true,
    }),
    provider: maybe(
      said((text) => readChoice(text, providers, providerAliases), {
        description: "Whose mailbox it is; local is for practice",
        examples: ["google"],
        words: providers,
      }),
    ),
  }),
);

const For = z
  .strictObject({ who: Who, ...settings })
  .meta({ description: "The same keys again for some people; the last match wins for each key" });

const Test = z.strictObject({
  name: said((text) => readLabel(text, 200), {
    description: "What the rules should do",
    examples: ["a reply ends follow-ups"],
    required: true,
  }),
  story: saidList(
    (text) => readLabel(text, 500),
    { description: "What happens, day by day", examples: ["day 0: request sent"], required: true },
    { split: false, empty: false, whole: keep },
  ),
  never: maybe(
    saidList(
      (text) => readChoice(text, steps),
      { description: "Steps that must not follow", examples: ["follow-up"] },
      { split: true, empty: false, whole: once },
    ),
  ),
});

export const RulesFile = z.strictObject({
  version: maybe(
    said(readVersion, {
      description: "The version of this format",
      examples: ["1"],
      words: [1],
    }),
  ),
  me: z.preprocess((value) => value ?? {}, me),
  mailbox: Mailbox,
  ...settings,
  morning_mail: maybe(
    said(orNone(readTime), {
      description: "The time of the daily mail to me; no: none",
      examples: ["8:00"],
      pattern: `${timePattern}|no|none`,
    }),
  ),
  for: maybe(
    z.preprocess(
      (value) => (value === null ? [] : value),
      z.array(For).max(200).meta({ description: "The same keys again for some people" }),
    ),
  ),
  tests: maybe(
    z.preprocess(
      (value) => (value === null ? [] : value),
      z.array(Test).max(500).meta({ description: "My own tests of these rules" }),
    ),
  ),
});
export type RulesFile = z.infer<typeof RulesFile>;

function readVersion(text: string): 1 {
  if (text.trim() === "1") return 1;
  throw new Wrong("this quarterhour reads version 1", "Write `1`, or install a newer quarterhour");
}

/** `NO` is Norway; a small `no` could mean either. */
export function readHolidays(text: string): string | undefined {
  if (text.trim() === "no")
    throw new Wrong("this could be Norway or no holidays", "Write `NO` for Norway, or `none`");
  return isNone(text) && text.trim() !== "NO" ? undefined : readCountry(text);
}
