/**
 * The values that a template may use: one list, by which a misspelt name is refused when the template is read, and
 * which `docs/templates.md` prints. The planner gives them (type `Values`); `madeHere` follow from what it gives.
 */
import type { Letter, Values } from "../core/action.ts";
import { cleaned, oneLine } from "./clean-values.ts";
import { isQuestion, isSentence, toClause, toReason, toSentence } from "./phrase.ts";

export interface KnownValue {
  says: string;
  kind: "text" | "number" | "list" | "yes-no";
  /** The owner's words, and how they are fitted: a whole sentence, or what follows "I'd love to hear". */
  fit?: "sentence" | "clause";
  /** Where the owner gives it. */
  from: string;
}

const ofRules = "rules.yaml";
const ofContact = "the contact (`quarterhour contacts set`)";
const ofResearch = "`quarterhour research CONTACT`";
const ofPlan = "the plan";

/** Every value under its dotted path. */
export const knownValues: Readonly<Record<string, KnownValue>> = {
  "me.name": { says: "your name", kind: "text", from: ofRules },
  "me.first_name": { says: "the first word of it", kind: "text", from: ofRules },
  "me.about": { says: "your sentence about yourself", kind: "text", fit: "sentence", from: ofRules },
  "me.phone": { says: "your telephone number", kind: "text", from: ofRules },
  "me.signature": {
    says: "the lines of your card that stand under your name, where the rules want them",
    kind: "list",
    from: ofRules,
  },
  "me.curious_about": {
    says: "what you want to hear, as it goes on after “I'd love to hear”",
    kind: "text",
    fit: "clause",
    from: ofRules,
  },
  "contact.name": { says: "the name of the person who gets the mail", kind: "text", from: ofContact },
  "contact.first_name": { says: "what a greeting uses", kind: "text", from: ofContact },
  "contact.formal_name": {
    says: "title and family name, for those who have a title: “Dr. Kjærgaard”",
    kind: "text",
    from: ofContact,
  },
  "contact.role": { says: "their role", kind: "text", from: ofContact },
  "contact.company": { says: "their company", kind: "text", from: ofContact },
  "contact.city": { says: "their city", kind: "text", from: ofContact },
  "contact.industry": { says: "the industry that they work in", kind: "text", from: ofContact },
  "contact.school": { says: "the school that you went to as well", kind: "text", from: ofContact },
  "contact.event": { says: "the event where you meet or met", kind: "text", from: ofContact },
  "contact.since": { says: "the year in which they took up their post", kind: "text", from: ofResearch },
  "contact.tenure": {
    says: "how long they have had it: “6 years”; “about 6 years” where you know only the year",
    kind: "text",
    from: ofResearch,
  },
  "contact.past_role": { says: "the role that they had before", kind: "text", from: ofResearch },
  "contact.past_company": { says: "where they had it", kind: "text", from: ofResearch },
  "contact.expertise": { says: "what they know best, as you found out", kind: "text", from: ofResearch },
  curious_is_general: {
    says: "yes where what you want to hear says no “you”, and can be said to somebody else",
    kind: "yes-no",
    from: ofRules,
  },
  curious_is_question: {
    says: "yes where what you want to hear begins with how, what, why …",
    kind: "yes-no",
    from: ofRules,
  },
  why_them: { says: "your sentence on why this person", kind: "text", fit: "sentence", from: ofResearch },
  finding: {
    says: "the newest thing you found out about them",
    kind: "text",
    fit: "sentence",
    from: ofResearch,
  },
  finding_is_news: {
    says: "yes where that is about their company, and can be spoken of in a mail",
    kind: "yes-no",
    from: ofPlan,
  },
  findings: { says: "all of them, each with its source and date", kind: "list", from: ofResearch },
  "turn.one": {
    says: "a number from 1 to 4 that stays the same for a contact: it chooses a wording",
    kind: "number",
    from: ofPlan,
  },
  "turn.two": { says: "another one", kind: "number", from: ofPlan },
  "turn.three": { says: "and one more", kind: "number", from: ofPlan },
  "turn.ask": {
    says: "a number from 1 to 12 that stays the same for a contact, for the wording of the ask",
    kind: "number",
    from: ofPlan,
  },
  "turn.purpose": { says: "one from 1 to 16, for that of the purpose", kind: "number", from: ofPlan },
  "turn.times": { says: "and one from 1 to 12, for that of the times", kind: "number", from: ofPlan },
  positions: { says: "their posts, each with its time", kind: "list", from: ofResearch },
  knows: { says: "people and companies that they know", kind: "list", from: ofResearch },
  not_known: {
    says: "about whom nothing was found out yet: them, their employer, their field",
    kind: "list",
    from: ofPlan,
  },
  length: { says: "minutes that the meeting takes", kind: "number", from: ofRules },
  mode_words: { says: "how you can meet: “by phone or video”", kind: "text", from: ofRules },
  "offer.times": {
    says: "the offered times with their zone: “Tuesday 1 December at 10:00, Chicago time”",
    kind: "text",
    from: ofPlan,
  },
  "offer.count": { says: "how many they are", kind: "number", from: ofPlan },
  "offer.zone": { says: "“Chicago time”", kind: "text", from: ofPlan },
  "introducer.name": { says: "who sent you to this person", kind: "text", from: ofContact },
  "introducer.first_name": { says: "their first name", kind: "text", from: ofContact },
  introducer_named: {
    says: "yes where your sentence on why this person names the introducer already",
    kind: "yes-no",
    from: ofResearch,
  },
  "target.name": {
    says: "in a mail to an introducer: the person whom you want to meet",
    kind: "text",
    from: ofContact,
  },
  "target.first_name": { says: "their first name", kind: "text", from: ofContact },
  "target.company": { says: "their company", kind: "text", from: ofContact },
  "meeting.when": { says: "day, time and zone on the contact's clock", kind: "text", from: ofPlan },
  "meeting.when_mine": { says: "the same on yours", kind: "text", from: ofPlan },
  "meeting.when_both": {
    says: "both at once: “Tuesday 1 December at 10:00, Chicago time (11:00 New York time)”",
    kind: "text",
    from: ofPlan,
  },
  "meeting.day": { says: "its weekday on the contact's clock", kind: "text", from: ofPlan },
  "meeting.length": { says: "its minutes", kind: "number", from: ofPlan },
  "meeting.place": {
    says: "where, as the calendar shows it: a link, who calls which number, an address",
    kind: "text",
    from: ofPlan,
  },
  "meeting.mode": { says: "how: `in-person`, `phone` or `video`", kind: "text", from: ofPlan },
  "meeting.link": {
    says: "your own link, where it is by video and the calendar makes none",
    kind: "text",
    from: ofPlan,
  },
  "meeting.number": { says: "the number that is called, where it is by phone", kind: "text", from: ofPlan },
  "meeting.caller": { says: "who calls it: `me` or `them`", kind: "text", from: ofPlan },
  "meeting.lacks": {
    says: "what is not known for the way in which they would rather meet: `number`, `place` or `link`",
    kind: "text",
    from: ofPlan,
  },
  "target.role": { says: "their role", kind: "text", from: ofContact },
  debrief: {
    says: "your line after the meeting",
    kind: "text",
    fit: "sentence",
    from: "`quarterhour debrief CONTACT`",
  },
  debrief_is_sentence: {
    says: "yes where that line can stand alone in a mail",
    kind: "yes-no",
    from: ofPlan,
  },
  news: {
    says: "your line of news",
    kind: "text",
    fit: "sentence",
    from: "`quarterhour note CONTACT --news`",
  },
  "brief.missing": {
    says: "in the brief: what you have not prepared yet",
    kind: "list",
    from: ofPlan,
  },
  questions: { says: "what you would like to ask", kind: "list", from: ofPlan },
  "morning.subject": { says: "what your day is about, in a line", kind: "text", from: ofPlan },
  "morning.today": { says: "your meetings today, and what leaves by itself", kind: "list", from: ofPlan },
  "morning.decide": {
    says: "what waits for your word, each with its number and how it is answered",
    kind: "list",
    from: ofPlan,
  },
  "morning.drafts": { says: "what waits in your Drafts", kind: "list", from: ofPlan },
  "morning.wrong": { says: "what went wrong since the last morning mail", kind: "list", from: ofPlan },
  "morning.held": { says: "what was held back, and why", kind: "list", from: ofPlan },
  "morning.heard": {
    says: "lines of your last answer that were not understood, or came too late",
    kind: "list",
    from: ofPlan,
  },
  "morning.has_met": { says: "yes where you have met somebody", kind: "yes-no", from: ofPlan },
  until: { says: "when they asked to be written to again: “1 March”", kind: "text", from: ofPlan },
  "last.subject": {
    says: "the subject of the mail that this one answers, without “Re:”",
    kind: "text",
    from: ofPlan,
  },
};

/**
 * The values of a letter as a template sees them: texts on one line and fitted, nothing that is empty. What is not
 * there is absent, so that a template cannot print it by mistake.
 */
export function preparedValues(letter: Letter): Values {
  const values = cleaned(letter.values) ?? (Object.create(null) as Values);
  for (const [path, { fit }] of fitted) {
    const text = valueAt(values, path);
    if (typeof text === "string")
      put(values, path, fit === "sentence" ? toSentence(text) : toClause(text, letter.language));
  }
  const why = valueAt(values, "why_them");
  const turn = valueAt(values, "turn.one");
  if (typeof why === "string")
    values.why_them = toReason(why, letter.language, typeof turn === "number" ? turn : 1);
  const [finding, company] = [valueAt(values, "finding"), valueAt(values, "contact.company")];
  if (typeof finding === "string" && typeof company === "string")
    values.finding_is_news = isAbout(finding, company);
  // A company writes its name as it likes, also at the beginning of a sentence.
  if (values.finding_is_news === true)
    values.finding = `${company}${String(finding).slice(String(company).length)}`;
  const curious = valueAt(values, "me.curious_about");
  if (typeof curious === "string") values.curious_is_question = isQuestion(curious);
  if (typeof curious === "string")
    values.curious_is_general = !/\b(?:you|your|yours|yourself)\b/i.test(curious);
  const introducer = valueAt(values, "introducer.name");
  if (typeof introducer === "string" && typeof why === "string")
    values.introducer_named = names(why, introducer);
  const debrief = valueAt(values, "debrief");
  if (typeof debrief === "string") values.debrief_is_sentence = isSentence(debrief);
  const subject = letter.thread === undefined ? undefined : withoutReply(oneLine(letter.thread.subject));
  if (subject !== undefined && subject !== "") put(values, "last.subject", subject);
  return values;
}

/** Values that are made here out of others, so that the planner need not have them. */
export const madeHere: ReadonlySet<string> = new Set([
  "curious_is_general",
  "curious_is_question",
  "debrief_is_sentence",
  "finding_is_news",
  "introducer_named",
  "last.subject",
]);

/** What stands at a dotted path; undefined where nothing does. */
export function valueAt(values: Values, path: string): Values[string] {
  let here: Values[string] = values;
  for (const name of path.split(".")) {
    if (typeof here !== "object" || Array.isArray(here) || !Object.hasOwn(here, name)) return undefined;
    here = here[name];
  }
  return here;
}

/** First or family name is enough: whoever is written to knows whom it means. */
function names(sentence: string, name: string): boolean {
  const words: readonly string[] = sentence.match(/[\p{L}'’-]+/gu) ?? [];
  return name.split(/\s+/).some((part) => part.length > 2 && words.includes(part));
}

/** A sentence whose subject is the company. One about the person reads oddly in a mail to that person. */
function isAbout(finding: string, company: string): boolean {
  return finding.toLowerCase().startsWith(`${company.toLowerCase()} `) && finding.split(" ").length >= 4;
}

const fitted = Object.entries(knownValues).filter(([, known]) => known.fit !== undefined);

function withoutReply(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fwd?|aw|wg|sv|antw|rv|tr)(?:\[\d+\])?\s*:)+\s*/i, "");
}

function put(values: Values, path: string, value: string): void {
  const names = path.split(".");
  const last = names.pop() ?? path;
  let here = values;
  for (const name of names) {
    const next = here[name];
    here = typeof next === "object" && !Array.isArray(next) ? next : fresh(here, name);
  }
  here[last] = value;
}

function fresh(values: Values, name: string): Values {
  const made = Object.create(null) as Values;
  values[name] = made;
  return made;
}
