/** What the owner found out about one person: from the command line, or asked for at the terminal. */
import { readDay } from "../contacts/read-day.ts";
import type { Contact } from "../core/contact.ts";
import { Problem } from "../core/problem.ts";
import type { Rules } from "../core/rules-shape.ts";
import { contactRef } from "./find-contact.ts";
import type { Context } from "./frame/context.ts";
import type { Given } from "./frame/given.ts";
import { contactText } from "./show/contacts.ts";
import { people } from "./show/people.ts";

export interface Research {
  whyThem?: string;
  finding?: { about: "person" | "employer"; text: string; source: string; on: string };
}

/** Undefined where the command line says nothing. Throws `cli/usage` for half a finding. */
export function researchOf(given: Given): Research | undefined {
  const whyThem = given.text("--why-them");
  const text = given.text("--finding");
  const source = given.text("--source");
  const on = given.day("--on");
  const about = given.text("--about") === "employer" ? "employer" : "person";
  if (text === undefined && (source !== undefined || on !== undefined)) throw half("--finding TEXT");
  if (text !== undefined && source === undefined) throw half("--source URL");
  if (text !== undefined && on === undefined) throw half("--on DATE");
  if (whyThem === undefined && text === undefined) return undefined;
  return {
    ...(whyThem === undefined ? {} : { whyThem }),
    ...(text === undefined || source === undefined || on === undefined
      ? {}
      : { finding: { about, text, source, on: on.toString() } }),
  };
}

/** Shows what is known and asks for what the rules want. Undefined where the person had nothing to say. */
export async function askResearch(
  context: Context,
  contact: Contact,
  rules: Rules,
): Promise<Research | undefined> {
  if (context.isTerminal) context.print(contactText(contact, people([contact])));
  const whyThem = await context.ask({
    kind: "text",
    flag: `--why-them TEXT (\`quarterhour research ${contactRef(contact)} --why-them TEXT\`)`,
    says: `Why ${contact.name}? One sentence of your own, as you would write it to them; nothing to go on without.`,
    example: "Your talk on cleaning up triage notes stayed with me.",
    ...(contact.why_them === undefined ? {} : { initial: contact.why_them }),
  });
  const about = (["person", "employer"] as const).find(
    (one) =>
      rules.requests.must_have.includes(one) && !contact.findings.some((finding) => finding.about === one),
  );
  const finding = about === undefined ? undefined : await askFinding(context, contact, about);
  if (whyThem === "" && finding === undefined) return undefined;
  return { ...(whyThem === "" ? {} : { whyThem }), ...(finding === undefined ? {} : { finding }) };
}

async function askFinding(
  context: Context,
  contact: Contact,
  about: "person" | "employer",
): Promise<NonNullable<Research["finding"]> | undefined> {
  const whom = about === "person" ? contact.name : (contact.company ?? "their employer");
  const text = await context.ask({
    kind: "text",
    flag: "--finding TEXT",
    says: `What did you find out about ${whom}? One sentence; nothing to go on without.`,
  });
  if (text === "") return undefined;
  const isFilled = (answer: string) =>
    answer.trim() === "" ? "It is needed: a finding without it cannot be used." : undefined;
  const source = await context.ask({
    kind: "text",
    flag: "--source URL",
    says: "Where did you find it?",
    check: isFilled,
  });
  const on = await context.ask({
    kind: "text",
    flag: "--on DATE",
    says: "When was that true? A date such as 2026-11-30.",
    check(answer) {
      const day = readDay(answer);
      return day.kind === "code" ? undefined : `That ${day.why}. ${day.next}`;
    },
  });
  return { about, text, source, on };
}

function half(flag: string): Problem {
  return new Problem("cli/usage", {
    what: "A finding needs its sentence, its source and its date; otherwise it cannot be used in a mail.",
    next: `Add ${flag}.`,
  });
}
