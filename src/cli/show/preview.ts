/** One finished mail, or a message to copy, with what each fact in it rests on; or what is missing for it. */
import type { Letter } from "../../core/action.ts";
import type { Contact } from "../../core/contact.ts";
import { examineMail } from "../../core/etiquette/examine-mail.ts";
import type { Remark } from "../../core/etiquette/remark.ts";
import { oldNewsIn } from "../../core/old-news.ts";
import { rulesFor } from "../../core/rules/rules-for.ts";
import type { Rules } from "../../core/rules-shape.ts";
import { type HandMessage, toHandMessage } from "../../mail/hand-message.ts";
import { type Trace, tracesOf } from "../../mail/trace.ts";
import { contactRef } from "../find-contact.ts";
import type { Previewed } from "../preview-mail.ts";
import { markedText, quotedTraces, traceLines } from "./marked.ts";
import { slotsJson } from "./plan-json.ts";
import { stepWords } from "./plan-text.ts";

interface Rendered {
  subject: string;
  text: string;
  html: string;
}

/** What a preview came to. */
export interface Shown {
  previewed: Previewed;
  /** Absent where it goes by hand, or cannot be written. */
  mail?: Rendered;
  message?: HandMessage;
  traces: Trace[];
  /** What the owner should look at before it goes. */
  warnings: string[];
  /** Which words kept or broke which rule of etiquette. */
  remarks: Remark[];
}

/** Writes it out. Throws the Problem `templates/unfilled` as rendering does. */
export async function toShown(
  previewed: Previewed,
  on: {
    contact: Contact;
    rules: Rules;
    today: Temporal.PlainDate;
    render(letter: Letter): Promise<Rendered>;
  },
): Promise<Shown> {
  if (previewed.kind === "nothing") return { previewed, traces: [], warnings: [], remarks: [] };
  const { contact, today } = on;
  const { letter } = previewed;
  const limit = rulesFor(on.rules, contact).requests.old_news;
  const say = (text: string) => ({
    traces: tracesOf(text, letter, contact),
    warnings: oldNewsIn(text, contact, { limit, today }),
  });
  if (previewed.kind === "by-hand") {
    const message = await toHandMessage(letter, on.render);
    const [text = ""] = message.texts;
    const remarks = examineMail({ ...letter, subject: "", text, step: previewed.step });
    return { previewed, message, remarks, ...say(text) };
  }
  const mail = await on.render(letter);
  const remarks = examineMail({ ...letter, ...mail, step: previewed.step });
  return { previewed, mail, remarks, ...say(mail.text) };
}

export function previewJson(
  { previewed, mail, message, traces, warnings, remarks }: Shown,
  contact: Contact,
) {
  const { assuming } = previewed;
  const common = { contact: contactRef(contact), missing: [], assuming, warnings };
  const from = traces.map(({ words, from: where, source, on }) => ({ words, from: where, source, on }));
  if (previewed.kind === "by-hand" && message !== undefined) {
    const { step, letter } = previewed;
    const { template, language } = letter;
    const { kind, most, texts } = message;
    const [text, shorter] = texts;
    const profile = contact.linkedin;
    return {
      ...common,
      mail: null,
      message: { step, kind, profile, text, shorter, most, template, language },
      from,
      etiquette: remarks,
    };
  }
  if (previewed.kind !== "mail" || mail === undefined) {
    const missing = previewed.kind === "nothing" ? previewed.says : [];
    return { ...common, mail: null, missing };
  }
  const { step, letter } = previewed;
  const { to, template, language, offered } = letter;
  const shown = { step, to, subject: mail.subject, text: mail.text, html: mail.html, template, language };
  return { ...common, mail: { ...shown, offered: slotsJson(offered) }, from, etiquette: remarks };
}

export interface How {
  contact: Contact;
  rules: Rules;
  command(line: string): string;
  /** Whether the words that come from somewhere else are marked in a mail, or only listed below it. */
  words: "marked" | "listed";
}

export function previewText(shown: Shown, { contact, rules, command, words }: How): string {
  const { previewed, mail, message, traces, warnings, remarks } = shown;
  const { assuming } = previewed;
  const asIf = assuming.length === 0 ? [] : [`(as if ${assuming.join(", then ")})`];
  const isMarked = words === "marked" && mail !== undefined;
  const lines = isMarked ? traceLines : quotedTraces;
  const notes = [
    ...(traces.length === 0 ? [] : ["", "Where it comes from:", ...lines(traces)]),
    ...(warnings.length === 0 ? [] : ["", ...warnings.map((line) => `! ${line}`)]),
  ];
  if (previewed.kind === "by-hand" && message !== undefined) {
    return [
      ...messageLines(shown, message, contact, asIf),
      ...notes,
      "",
      ...remarkLines(remarks),
      "",
      sentLine(contact, command),
    ].join("\n");
  }
  if (previewed.kind !== "mail" || mail === undefined) {
    const says = previewed.kind === "nothing" ? previewed.says : [];
    const why =
      says.length === 0 ? ["  nothing leads to that mail as things stand"] : says.map((line) => `  ${line}`);
    return [`That mail to ${contact.name} cannot be written yet:`, ...why, ...asIf].join("\n");
  }
  const { letter, step } = previewed;
  const head = [
    `${stepWords(step)}, template ${letter.language}/${letter.template} ${asIf.join("")}`.trimEnd(),
    "",
    `From: ${rules.me.name} <${rules.mailbox.address}>`,
    `To: ${letter.to.name} <${letter.to.address}>`,
    `Subject: ${mail.subject}`,
  ];
  return [
    ...head,
    "",
    (isMarked ? markedText(mail.text, traces) : mail.text).trimEnd(),
    ...notes,
    "",
    ...remarkLines(remarks),
  ]
    .join("\n")
    .trimEnd();
}

/** Unmarked, so that it can be copied as it stands. */
function messageLines(
  { previewed }: Shown,
  { kind, most, texts }: HandMessage,
  contact: Contact,
  asIf: readonly string[],
): string[] {
  const step = previewed.kind === "by-hand" ? stepWords(previewed.step) : "";
  const what = kind === "note" ? "note with your invitation" : "message";
  const [text = "", shorter] = texts;
  const count = (one: string) => `${one.length} of ${most} characters`;
  return [
    `${step}, by your own hand on LinkedIn: ${what}, ${count(text)} ${asIf.join("")}`.trimEnd(),
    `Profile: ${contact.linkedin === undefined ? `search for ${contact.name}` : `https://${contact.linkedin.replace(/^https?:\/\//, "")}`}`,
    "",
    text,
    ...(shorter === undefined
      ? []
      : ["", `Without Premium a note holds 200 characters; this one has ${shorter.length}:`, "", shorter]),
  ];
}

function sentLine(contact: Contact, command: (line: string) => string): string {
  return `Copy it, send it, then say \`${command(`note ${contactRef(contact)} --sent`)}\`.`;
}

const marks = { error: "!!", warning: " !", kept: "ok" } as const;

/** Which words kept or broke which rule. A mail with `!!` is held until it is changed or let go as it is. */
export function remarkLines(remarks: readonly Remark[]): string[] {
  return remarks.map(({ weight, says, words }) => {
    const said = words === undefined || says.includes(words) ? "" : `  “${shortened(words)}”`;
    return `  ${marks[weight]}  ${says}${said}`;
  });
}

function shortened(words: string): string {
  return words.length <= 90 ? words : `${words.slice(0, 88).trimEnd()} …`;
}
