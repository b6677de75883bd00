/** What stands in the files after a run, against what must stand there: every request once, in its place, with a time of its own. */
import { parseActionKey } from "../../../src/core/keys.ts";
import { type Row, repeated } from "../../story/kill/read-files.ts";
import { offeredTime } from "./acceptances.ts";
import type { ChaosRun } from "./chaos-run.ts";
import type { Owner } from "./crowd.ts";

export interface Verdict {
  /** Requests and events that are there more than once, under a key or to an address. */
  twice: string[];
  /** Those that are not there. */
  lost: string[];
  /** Anything else that is not as it must be. */
  wrong: string[];
}

/** `twin` is the same run without disturbance; only the times that were free then may differ. */
export function verdictOn(
  run: Pick<ChaosRun, "files" | "doublesInLedger">,
  { owners, accepting }: { owners: readonly Owner[]; accepting: number },
  twin?: ChaosRun,
): Verdict {
  const verdict: Verdict = { twice: [...run.doublesInLedger], lost: [], wrong: [] };
  for (const [at, owner] of owners.entries()) {
    const files = run.files[at];
    if (files === undefined) continue;
    requests(verdict, owner, files);
    events(verdict, owner, files.events, owner.isAuto ? accepting : 0);
    const other = twin?.files[at];
    if (other === undefined) continue;
    const mine = [...files.drafts, ...files.sent].map(withoutTime);
    const theirs = new Set([...other.drafts, ...other.sent].map(withoutTime));
    verdict.wrong.push(...mine.filter((row) => !theirs.has(row)).map((row) => `not in the twin: ${row}`));
  }
  return verdict;
}

function requests(verdict: Verdict, owner: Owner, { drafts, sent }: { drafts: Row[]; sent: Row[] }): void {
  const rows = [...drafts, ...sent];
  verdict.twice.push(...repeated(rows).map(([key]) => key));
  const there = Map.groupBy(rows, ([, to]) => to);
  const place = new Set((owner.isAuto ? sent : drafts).map(([key]) => key));
  const times = new Set<string>();
  for (const { address, request, first, why } of owner.people) {
    const [row, ...more] = there.get(address) ?? [];
    there.delete(address);
    verdict.twice.push(...more.map(() => address));
    if (row === undefined) {
      verdict.lost.push(address);
      continue;
    }
    const [key, , subject, text] = row;
    const time = offeredTime.exec(text)?.[0];
    const isRight =
      key === request && subject !== "" && text.startsWith(`Hi ${first},`) && text.includes(why);
    if (!isRight || !place.has(key)) verdict.wrong.push(`not as it must be: ${row.join(" | ")}`);
    if (time === undefined || times.has(time)) verdict.wrong.push(`${time} is offered to ${address} too`);
    else times.add(time);
  }
  verdict.wrong.push(...[...there.keys()].map((address) => `nobody asked to write to ${address}`));
}

function events(verdict: Verdict, owner: Owner, rows: readonly Row[], accepting: number): void {
  const of = Map.groupBy(rows, ([key]) => parseActionKey(key).contactId);
  const starts = new Set(rows.map(([, , start]) => start));
  if (starts.size < rows.length) verdict.wrong.push(`${owner.address}: two events at one time`);
  for (const { request, address } of owner.people.slice(0, accepting)) {
    const { contactId } = parseActionKey(request);
    const there = of.get(contactId)?.length ?? 0;
    of.delete(contactId);
    if (there === 0) verdict.lost.push(`the event of ${address}`);
    if (there > 1) verdict.twice.push(`the event of ${address}`);
  }
  verdict.wrong.push(...[...of.keys()].map((contactId) => `an event that nobody agreed to: ${contactId}`));
}

function withoutTime([key, to, subject, text]: Row): string {
  return [key, to, subject, text.replace(offeredTime, "(a time)")].join(" | ");
}

/** The p-th part of the values, from 0 to 1. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
