/** What an import asks before it saves: whether people of one name are one person, and whether zones are right. */

import type { ImportContext, Preflight } from "../contacts/preflight.ts";
import type { AlikeAnswer, LookAlike } from "../contacts/settle-row.ts";
import { shown } from "../contacts/shown.ts";
import type { Context } from "./frame/context.ts";
import type { Given } from "./frame/given.ts";

type Answers = Pick<ImportContext, "alike" | "takeZones">;

/** What the command line says. */
export function answersGiven(given: Given): Answers {
  const alike = given.text("--alike");
  return {
    ...(alike === "same" || alike === "apart" ? { alike: () => alike } : {}),
    ...(given.text("--zones") === "take" ? { takeZones: true } : {}),
  };
}

/**
 * All answers, where the terminal gave one that the command line had not. `--yes` alone is asked nothing, and takes
 * nothing over that was only proposed.
 */
export async function askAboutImport(
  context: Context,
  given: Given,
  found: Preflight,
): Promise<Answers | undefined> {
  if (!context.isTerminal || given.flag("--yes")) return undefined;
  const before = answersGiven(given);
  const alike = given.text("--alike") === undefined ? await askAlike(context, found.alike) : undefined;
  const zones = found.zones.filter(({ zone }) => zone !== undefined).length;
  const isTaken =
    given.text("--zones") === undefined &&
    zones > 0 &&
    (await context.confirm({
      flag: "--zones take|leave",
      says: `Are these time zones right (${zones === 1 ? "1 person" : `${zones} people`})? Times in mails are named in them.`,
      initial: true,
    }));
  if (alike === undefined && !isTaken) return undefined;
  return { ...before, ...(alike === undefined ? {} : { alike }), ...(isTaken ? { takeZones: true } : {}) };
}

async function askAlike(context: Context, found: readonly LookAlike[]): Promise<Answers["alike"]> {
  if (found.length === 0) return undefined;
  const flag = "--alike same|apart|leave";
  const answer = await context.ask({
    kind: "choice",
    flag,
    says: `${found.length === 1 ? "One row is" : `${found.length} rows are`} perhaps about somebody whom you have already. What are they?`,
    choices: [
      { value: "same", says: "The same people", hint: "each pair becomes one contact" },
      { value: "each", says: "Let me look at each" },
      { value: "apart", says: "Different people", hint: "all come in" },
      { value: "leave", says: "Leave them for now" },
    ],
    initial: found.length <= 10 ? "each" : "same",
  });
  if (answer === "same" || answer === "apart") return () => answer;
  return answer === "each" ? askEach(context, flag, found) : undefined;
}

async function askEach(
  context: Context,
  flag: string,
  found: readonly LookAlike[],
): Promise<Answers["alike"]> {
  const answers = new Map<number, AlikeAnswer>();
  for (const { line, contact, others } of found) {
    const [other, another] = others;
    if (other === undefined) continue;
    const says =
      another === undefined
        ? `Are ${whom(contact)} and ${whom(other.contact)} one person?`
        : `Is ${whom(contact)} somebody else than all of these: ${others.map((one) => whom(one.contact)).join("; ")}?`;
    const isYes = await context.confirm({ flag, says, initial: another === undefined });
    if (another === undefined) answers.set(line, isYes ? "same" : "apart");
    else if (isYes) answers.set(line, "apart");
  }
  return (line) => answers.get(line);
}

function whom({ name, email, company, linkedin }: LookAlike["contact"]): string {
  const more = [email, company, email === undefined ? linkedin : undefined].filter(
    (part) => part !== undefined,
  );
  return more.length === 0 ? shown(name) : `${shown(name)} (${shown(more.join(", "))})`;
}
