/** Which time a contact accepted: one of those that were offered, or another that the owner gives. */

import { loadState } from "../../../workers/load-state.ts";
import type { PreparedAnswer } from "../../core/action.ts";
import type { Answer } from "../../core/deeds/answer.ts";
import { refused } from "../../core/deeds/deed.ts";
import { meetingLength } from "../../core/deeds/meeting-length.ts";
import { parseTime } from "../../core/deeds/moment.ts";
import { preparedAnswer } from "../../core/deeds/prepared-answer.ts";
import { timeFor } from "../../core/deeds/time-for.ts";
import { offersIn } from "../../core/deeds/waiting-reply.ts";
import type { NewFact } from "../../core/facts.ts";
import { Problem } from "../../core/problem.ts";
import { sayBothZones } from "../../core/say-time.ts";
import type { Busy, Offered } from "../../core/slot.ts";
import type { Calendar } from "../../providers/provider.ts";
import { type Given, parsed } from "../frame/given.ts";
import { type Desk, type Known, rulesOf } from "./desk.ts";
import { offerLines } from "./waiting-mail.ts";

/** Asks where several times were offered and none is named. Throws `cli/usage`, `cli/no-answer` and `action/refused`. */
export async function acceptedTime(
  desk: Desk,
  known: Known,
  given: Given,
): Promise<Extract<Answer, { kind: "accepts" }>> {
  const { home, told } = desk;
  const { interview, contact } = known;
  const rules = await rulesOf(home, contact);
  const offers = offersIn(interview);
  const zone = home.zone();
  const said = parsed("--start", given.text("--start"), (text) => parseTime(text, zone), anExample);
  const slot = given.whole("--slot");
  if (said !== undefined && slot !== undefined) {
    throw new Problem("cli/usage", {
      what: "--slot and --start both name a time.",
      next: "Give one of them: --slot for a time that you offered, --start for any other.",
    });
  }
  const minutes = given.whole("--minutes");
  if (said !== undefined) {
    const offer = offers.find(({ start }) => start.equals(said));
    return {
      kind: "accepts",
      start: said,
      minutes: meetingLength(rules, minutes, offer === undefined ? undefined : lengthOf(offer)),
    };
  }
  const prepared = slot === undefined ? await preparedTime(desk, known) : undefined;
  if (prepared !== undefined) {
    return { ...prepared, minutes: meetingLength(rules, minutes, prepared.minutes) };
  }
  const chosen = offers[(slot ?? (await askSlot(desk, known, offers))) - 1];
  if (chosen === undefined) throw noSuchSlot(slot ?? 0, offerLines(offers, interview, told));
  return { kind: "accepts", start: chosen.start, minutes: meetingLength(rules, minutes, lengthOf(chosen)) };
}

/** The time that they named themselves, where it suits. */
export async function preparedTime(
  desk: Desk,
  { interview }: Known,
): Promise<Extract<PreparedAnswer, { kind: "accepts" }> | undefined> {
  const isNamed =
    interview.bookings.some(({ proposed }) => proposed !== undefined) ||
    interview.replies.some(({ reading }) => reading.kind === "proposes" || reading.kind === "reschedules");
  if (!isNamed) return undefined;
  const loaded = await loadState(await desk.home.deps(), { kind: "all" });
  if (loaded === undefined) return undefined;
  const prepared = preparedAnswer(loaded.state, loaded.rules, loaded.now, interview.contactId);
  return prepared?.kind === "accepts" ? prepared : undefined;
}

const anExample =
  "a time on your clock such as 2026-12-01T10:00, or one with its offset such as 2026-12-01T10:00-06:00";

async function askSlot(
  { context, told }: Desk,
  { interview }: Known,
  offers: readonly Offered[],
): Promise<number> {
  const { name } = interview.contact;
  if (offers.length === 0) {
    throw new Problem("cli/no-answer", {
      what: `No time was offered to ${name}, so it is not known which one they accept.`,
      next: "Give it with --start, such as --start 2026-12-01T10:00.",
    });
  }
  if (offers.length === 1) return 1;
  const lines = offerLines(offers, interview, told);
  return Number(
    await context.ask({
      kind: "choice",
      flag: `--slot N (${lines.join("; ")}), or another time with --start`,
      says: `Which time does ${name} accept?`,
      choices: lines.map((says, index) => ({ value: String(index + 1), says })),
    }),
  );
}

function noSuchSlot(slot: number, lines: readonly string[]): Problem {
  return new Problem("cli/usage", {
    what:
      lines.length === 0
        ? `--slot is ${slot}, and no time was offered.`
        : `--slot is ${slot}; it counts from 1 to ${lines.length}.`,
    next: lines.length === 0 ? "Give the time with --start." : `The times are: ${lines.join("; ")}.`,
  });
}

function lengthOf({ start, end }: Offered): number {
  return Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
}

/** Throws `action/refused` where the time is taken; otherwise what the owner should know about it. */
export async function checkTime(
  desk: Desk,
  known: Known,
  start: Temporal.Instant,
  facts: readonly NewFact[],
): Promise<string[]> {
  const { home, told } = desk;
  const deps = await home.deps();
  const loaded = await loadState(deps, { kind: "all" });
  if (loaded === undefined) return [];
  const { state, rules, now } = loaded;
  const { contactId, timezone, email } = known.contact;
  const busy =
    state.busy === "unreadable" ? state.busy : [...state.busy, ...(await around(deps.calendar, start))];
  const time = timeFor({ ...state, busy }, rules, now, { contactId, facts, start });
  const zone = timezone ?? told.zone;
  switch (time.kind) {
    case "free":
      return [];
    case "unknown":
      return ["Your calendar cannot be read, so nothing is booked before it can; `doctor` says more."];
    case "busy": {
      const near = time.nearest.map((slot) => sayBothZones(slot, zone, told.zone));
      throw refused(
        `That time is not free in your calendar: ${sayBothZones({ start }, zone, told.zone)}.`,
        near.length === 0
          ? `No open time is near; \`answer ${email ?? contactId} offer-times\` prepares others.`
          : `The nearest open times are ${near.join("; ")}. Make room in your calendar, or say \`offer-times\`.`,
      );
    }
  }
}

/** The plan's own look ahead may end before a time that somebody named. */
async function around(calendar: Calendar, start: Temporal.Instant): Promise<readonly Busy[]> {
  return calendar.busy(start.subtract({ hours: 24 }), start.add({ hours: 48 }));
}
