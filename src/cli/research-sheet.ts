/** What the owner found out about one person: from the command line, or asked for at the terminal. */
import { readDay } from "../contacts/read-day.ts";
import { type ReadPosition, readPosition } from "../contacts/read-position.ts";
import { type Contact, type Finding, type Route, routes, type Subject, subjects } from "../core/contact.ts";
import type { CouldAsk } from "../core/could-ask.ts";
import { isKnown, subjectWords } from "../core/planner/must-have.ts";
import { Problem } from "../core/problem.ts";
import type { Rules } from "../core/rules-shape.ts";
import { contactRef } from "./find-contact.ts";
import type { Context } from "./frame/context.ts";
import type { Given } from "./frame/given.ts";

export interface Research {
  whyThem?: string;
  finding?: Finding;
  position?: { post: Extract<ReadPosition, { kind: "position" }>; source: string; on: string };
  knows: readonly string[];
  waiver?: { what: Subject; because: string };
  via?: Route;
  /** As it was typed: an address, an id or a name. */
  introducer?: string;
  /** Where they work, as it was typed: a town, which may give their zone, or the zone itself. */
  place?: string;
}

/** Undefined where the command line says nothing. Throws `cli/usage` for half a finding, post or waiver. */
export function researchOf(given: Given): Research | undefined {
  const whyThem = given.text("--why-them");
  const introducer = given.text("--introducer");
  const isDirect = introducer?.trim().toLowerCase() === "none";
  const said = isDirect ? "cold" : given.text("--via");
  const via = routes.find((route) => route === said);
  const research: Research = {
    knows: given.texts("--knows"),
    ...(whyThem === undefined ? {} : { whyThem }),
    ...sourced(given),
    ...waived(given),
    ...(via === undefined ? {} : { via }),
    ...(introducer === undefined || isDirect ? {} : { introducer }),
  };
  const { knows, ...rest } = research;
  return knows.length === 0 && Object.keys(rest).length === 0 ? undefined : research;
}

/** Nothing comes in without where and when it was found (S02). */
function sourced(given: Given): Pick<Research, "finding" | "position"> {
  const text = given.text("--finding");
  const position = given.text("--position");
  const source = given.text("--source");
  const on = given.day("--on")?.toString();
  const isNews = given.flag("--news");
  if (text === undefined && position === undefined) {
    if (source !== undefined || on !== undefined || isNews || given.flag("--expertise"))
      throw half("--finding TEXT");
    return {};
  }
  if (source === undefined) throw half("--source URL");
  if (on === undefined) throw half("--on DATE");
  const about =
    subjects.find((subject) => subject === given.text("--about")) ?? (isNews ? "employer" : "person");
  const topic = isNews ? ("news" as const) : given.flag("--expertise") ? ("expertise" as const) : undefined;
  return {
    ...(text === undefined
      ? {}
      : { finding: { about, text, source, on, ...(topic === undefined ? {} : { topic }) } }),
    ...(position === undefined ? {} : { position: { post: toPost(position), source, on } }),
  };
}

function toPost(text: string): Extract<ReadPosition, { kind: "position" }> {
  const read = readPosition(text);
  if (read.kind === "position") return read;
  throw new Problem("cli/usage", { what: `--position "${text}" ${read.why}.`, next: read.next });
}

function waived(given: Given): Pick<Research, "waiver"> {
  const what = subjects.find((subject) => subject === given.text("--waive"));
  const because = given.text("--because")?.trim();
  if (what === undefined && because === undefined) return {};
  if (what !== undefined && because !== undefined && because !== "") return { waiver: { what, because } };
  throw new Problem("cli/usage", {
    what: "A finding is waived with the reason, which is kept.",
    next: `Add ${what === undefined ? "--waive person, employer or industry" : "--because TEXT"}.`,
  });
}

/** What is asked of the owner: one sentence, and what the rules want besides. Undefined where they had nothing to say. */
export async function askResearch(
  context: Context,
  contact: Contact,
  on: { rules: Rules; couldAsk: readonly CouldAsk[] },
): Promise<Research | undefined> {
  const whyThem = await context.ask({
    kind: "text",
    flag: `--why-them TEXT (\`quarterhour research ${contactRef(contact)} --why-them TEXT\`)`,
    says: `Why ${contact.name}? One sentence of your own, as you would write it to them; nothing to go on without.`,
    example: "Your talk on cleaning up triage notes stayed with me.",
    ...(contact.why_them === undefined ? {} : { initial: contact.why_them }),
  });
  if (whyThem === "") return undefined;
  const route = await askRoute(context, contact, on);
  const about = subjects.find(
    (subject) => on.rules.requests.must_have.includes(subject) && !isKnown(contact, subject),
  );
  const finding = about === undefined ? undefined : await askFinding(context, contact, about);
  const place = await askPlace(context, contact, on.rules);
  return { whyThem, knows: [], ...route, ...(finding === undefined ? {} : { finding }), ...place };
}

/** Only where times are to be offered to them, and nobody knows on which clock (A23). */
async function askPlace(context: Context, contact: Contact, rules: Rules): Promise<Pick<Research, "place">> {
  const { email, timezone, city, name } = contact;
  if (email === undefined || timezone !== undefined || rules.sending.unknown_zone === "mine") return {};
  const place = await context.ask({
    kind: "text",
    flag: `city=… (\`quarterhour contacts set ${contactRef(contact)} city=…\`)`,
    says: `In which town does ${name} work? Times are offered on their clock; nothing to go on without.`,
    ...(city === undefined ? {} : { initial: city }),
  });
  return place.trim() === "" ? {} : { place: place.trim() };
}

/** Only where somebody close may know them, or the rules want the way to be chosen (S10, S11). */
async function askRoute(
  context: Context,
  contact: Contact,
  { rules, couldAsk }: { rules: Rules; couldAsk: readonly CouldAsk[] },
): Promise<Pick<Research, "via" | "introducer">> {
  if (contact.introducer !== undefined || contact.via !== undefined) return {};
  if (couldAsk.length === 0 && !rules.requests.must_have.includes("route")) return {};
  const chosen = await context.ask({
    kind: "choice",
    flag: "--introducer CONTACT, or --introducer none",
    says: `Who shall introduce you to ${contact.name}? They are asked first.`,
    choices: [
      ...couldAsk.map(({ introducer, because }) => ({
        value: contactRef(introducer),
        says: `Ask ${introducer.name}`,
        hint: because,
      })),
      { value: "none", says: "Nobody: write to them directly" },
    ],
  });
  return chosen === "none" ? { via: "cold" } : { introducer: chosen };
}

async function askFinding(context: Context, contact: Contact, about: Subject): Promise<Finding | undefined> {
  const text = await context.ask({
    kind: "text",
    flag: `--finding TEXT, or --waive ${about} --because TEXT`,
    says: `What did you find out about ${subjectWords(contact, about)}? One sentence; nothing to go on without.`,
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
    what: "What you found out needs its source and its date; otherwise it cannot be used in a mail.",
    next: `Add ${flag}.`,
  });
}
