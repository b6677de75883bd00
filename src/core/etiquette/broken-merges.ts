/** What a template engine leaves behind when a value was wrong: placeholders, strangers' names, shouting (S23). */
import type { Values } from "../action.ts";
import type { FinishedMail, Remark } from "./remark.ts";

export function brokenMerges({ subject, text, values }: FinishedMail): Remark[] {
  const whole = `${subject}\n${text}`;
  const remarks: Remark[] = [];
  const found = leftOver.exec(whole)?.[0];
  if (found !== undefined) remarks.push(broken("Something was left unfilled.", found.trim()));
  const greeting = greetings.exec(text);
  const greeted = greeting?.groups?.name?.trim() ?? "";
  if (greeting !== null && !/\p{L}/u.test(greeted))
    remarks.push(broken("It greets nobody.", greeting[0].trim()));
  else if (greeting !== null && !isTheirs(greeted, values))
    remarks.push(broken("It greets somebody else.", greeting[0].trim()));
  else if (/^\p{Lu}{4,}$/u.test(greeted)) remarks.push(shouted(greeting?.[0].trim() ?? ""));
  return remarks;
}

const leftOver =
  /\{\{.*?\}\}|\{%.*?%\}|\[(?:first|last|your|their|company|name|my|insert|vorname|nombre)[^\]]*\]|<<.*?>>|\b(?:undefined|NaN|null|\[object Object\])\b|\bX{3,}\b|\blorem ipsum\b/iu;

const greetings =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten tag|liebe(?:r|\/r)?|hola|buenos días|estimad[oa](?:\/a)?)\b(?<name>[^\n]*?)[,:!]?$/imu;

/** Any word of the greeting stands in the contact's name, accents and capitals aside. */
function isTheirs(greeted: string, values: Values): boolean {
  const { contact } = values;
  const name = typeof contact === "object" && !Array.isArray(contact) ? contact.name : undefined;
  if (typeof name !== "string") return true;
  const known = wordsOf(name);
  return wordsOf(greeted).some((word) => known.includes(word));
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}']+/gu) ?? []
  );
}

function broken(says: string, words: string): Remark {
  return { rule: "merge", weight: "error", says, words };
}

function shouted(words: string): Remark {
  return { rule: "merge", weight: "warning", says: "The name is in capitals, as it was imported.", words };
}
