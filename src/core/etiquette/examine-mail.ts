/**
 * Etiquette: what a finished mail owes the person who gets it (S15–S20, S23, S29, S44). Each rule answers with the words
 * that satisfied or broke it. An error holds the mail until its words change or the owner lets it go as it is; a
 * warning is only shown.
 */
import type { Values } from "../action.ts";
import { brokenMerges } from "./broken-merges.ts";
import { sourcedFact } from "./facts-used.ts";
import { jobAskSaid } from "./job-ask-abroad.ts";
import { asksOf, flatteryIn, hasNoAsk, isAboutTheAsk, pressureIn } from "./manners.ts";
import { purposeIn, saysNoJob } from "./purpose.ts";
import { questionFaults } from "./question-faults.ts";
import type { FinishedMail, Remark } from "./remark.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";

/** What is kept, what is amiss, in the order in which an owner wants to read it: errors first. */
export function examineMail(mail: FinishedMail): Remark[] {
  if (mail.step === "brief") return [];
  const sentences = [...sentencesOf(mail.subject.replace(/^(?:re|aw|rv): /i, "")), ...sentencesOf(mail.text)];
  const remarks = [
    ...jobAsks(sentences, mail.language),
    ...brokenMerges(mail),
    ...(mail.step === "request" ? firstMail(mail, sentences) : []),
    ...brevity(mail),
    ...sentences.flatMap(manner),
    ...(mail.step === "questions" ? listOf(mail.values.questions).flatMap(questionFaults) : []),
  ];
  return remarks.sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}

/** What must not leave, in one sentence; undefined where no rule of weight is broken. */
export function objectionTo(remarks: readonly Remark[]): string | undefined {
  const errors = remarks.filter(({ weight }) => weight === "error");
  if (errors.length === 0) return undefined;
  return errors
    .map(({ says, words }) => (words === undefined ? says : `${says.replace(/\.$/, "")}: “${words}”`))
    .join(" ");
}

const order = ["error", "warning", "kept"] as const;

function jobAsks(sentences: readonly Sentence[], language: string): Remark[] {
  const found = sentences.flatMap((sentence) => {
    const ask = jobAskSaid(sentence, language);
    if (ask === undefined) return [];
    const weight = ask.isPlain ? ("error" as const) : ("warning" as const);
    return [{ rule: "job-ask" as const, weight, says: `This ${ask.says}.`, words: ask.words }];
  });
  return found.length > 0 ? found : [{ rule: "job-ask", weight: "kept", says: "It asks for no job." }];
}

/** What only a request owes: why, what for, how long, and one thing asked. */
function firstMail(mail: FinishedMail, sentences: readonly Sentence[]): Remark[] {
  const { language, values, subject, text } = mail;
  const purpose = sentences.find((sentence) => purposeIn(sentence, language));
  const noJob = sentences.find((sentence) => saysNoJob(sentence, language));
  return [
    purpose === undefined
      ? { rule: "purpose", weight: "error", says: "It does not say that you want to learn something." }
      : { rule: "purpose", weight: "kept", says: "It says what the talk is for.", words: purpose.words },
    noJob === undefined
      ? { rule: "no-job-said", weight: "warning", says: "It does not say that this is not about a job." }
      : {
          rule: "no-job-said",
          weight: "kept",
          says: "It says that no job is asked for.",
          words: noJob.words,
        },
    whyThem(values, text),
    sourcedFact(listOf(values.findings), text),
    oneAsk(sentences),
    lengthSaid(values.length, text),
    isAboutTheAsk(subject)
      ? {
          rule: "subject",
          weight: "warning",
          says: "The subject is about the request, not about the subject.",
          words: subject,
        }
      : { rule: "subject", weight: "kept", says: "The subject is about the subject.", words: subject },
  ];
}

/** The owner's own sentence on why this person is the heart of the mail. */
function whyThem(values: Values, text: string): Remark {
  const why = typeof values.why_them === "string" ? values.why_them : "";
  const words = why.replace(/[.!?…]+$/u, "").slice(1);
  const isThere = words.length > 3 && flat(text).includes(flat(words));
  return isThere
    ? { rule: "why-them", weight: "kept", says: "It says why this person.", words: why }
    : { rule: "why-them", weight: "error", says: "It does not say why you write to this person." };
}

function flat(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function oneAsk(sentences: readonly Sentence[]): Remark {
  const asks = asksOf(sentences);
  if (asks.length > 1) {
    const words = asks.map((ask) => ask.words).join(" / ");
    return { rule: "one-ask", weight: "warning", says: "More than one thing is asked for.", words };
  }
  const [only] = asks;
  if (only !== undefined)
    return { rule: "one-ask", weight: "kept", says: "One thing is asked for.", words: only.words };
  return hasNoAsk(sentences)
    ? { rule: "one-ask", weight: "warning", says: "Nothing is asked for." }
    : { rule: "one-ask", weight: "kept", says: "One thing is asked for." };
}

function lengthSaid(minutes: Values[string], text: string): Remark {
  const said = new RegExp(`\\b${String(minutes)}[ -](?:minute|minuto)\\p{L}*`, "iu").exec(text)?.[0];
  return said === undefined
    ? {
        rule: "length",
        weight: "error",
        says: `It does not say that ${String(minutes)} minutes are asked for.`,
      }
    : { rule: "length", weight: "kept", says: "It says how long it takes.", words: said };
}

/** Everyone is busy: so many words are read, and more are put aside (S22). Answers are as long as they need to be. */
const mostWords: Partial<Record<FinishedMail["step"], number>> = { request: 180, "follow-up": 80 };

function brevity({ step, text }: FinishedMail): Remark[] {
  const most = mostWords[step];
  if (most === undefined) return [];
  const count = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’:-]*/gu)?.length ?? 0;
  return count > most
    ? [
        {
          rule: "brevity",
          weight: "warning",
          says: `It has ${count} words; more than ${most} are put aside by a busy person.`,
        },
      ]
    : [{ rule: "brevity", weight: "kept", says: `It has ${count} words.` }];
}

function manner(sentence: Sentence): Remark[] {
  if (pressureIn(sentence))
    return [
      { rule: "pressure", weight: "warning", says: "This puts them under pressure.", words: sentence.words },
    ];
  if (flatteryIn(sentence))
    return [{ rule: "flattery", weight: "warning", says: "This flatters.", words: sentence.words }];
  return [];
}

function listOf(value: Values[string]): string[] {
  return Array.isArray(value) ? value : [];
}
