/** One finished mail, or what is missing for it. */
import type { Contact } from "../../core/contact.ts";
import type { Remark } from "../../core/etiquette/remark.ts";
import type { Rules } from "../../core/rules-shape.ts";
import { contactRef } from "../find-contact.ts";
import type { Previewed } from "../preview-mail.ts";
import { slotsJson } from "./plan-json.ts";
import { stepWords } from "./plan-text.ts";

interface Rendered {
  subject: string;
  text: string;
  html: string;
}

export function previewJson(
  previewed: Previewed,
  mail: Rendered | undefined,
  { contact, remarks = [] }: { contact: Contact; remarks?: readonly Remark[] },
) {
  const { assuming } = previewed;
  if (previewed.kind === "nothing" || mail === undefined) {
    const missing = previewed.kind === "nothing" ? previewed.says : [];
    return { contact: contactRef(contact), mail: null, missing, assuming };
  }
  const { step, letter } = previewed;
  const { to, template, language, offered } = letter;
  const shown = { step, to, subject: mail.subject, text: mail.text, html: mail.html, template, language };
  return {
    contact: contactRef(contact),
    mail: { ...shown, offered: slotsJson(offered) },
    missing: [],
    assuming,
    etiquette: remarks,
  };
}

export function previewText(
  previewed: Previewed,
  mail: Rendered | undefined,
  { contact, rules, remarks = [] }: { contact: Contact; rules: Rules; remarks?: readonly Remark[] },
): string {
  const { assuming } = previewed;
  const asIf = assuming.length === 0 ? [] : [`(as if ${assuming.join(", then ")})`];
  if (previewed.kind === "nothing" || mail === undefined) {
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
  return [...head, "", mail.text.trimEnd(), "", ...remarkLines(remarks)].join("\n").trimEnd();
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
