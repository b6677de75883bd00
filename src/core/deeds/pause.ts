/** Stopping and going on: everything, or everything for one contact. Drafts are left alone (contract, section 4). */
import type { Fact } from "../facts.ts";
import type { Interview } from "../interview.ts";
import { pausedSince } from "../planner/paused.ts";
import { about, already, type Deed, factKey, type Told } from "./deed.ts";

export function toPause(interview: Interview, because: string | undefined, told: Told): Deed {
  const { contact, pausedSince: since } = interview;
  if (since !== undefined) return already(`${contact.name} is paused already, since ${dayOf(since, told)}.`);
  return {
    done: "paused",
    says: [`Nothing is done about ${contact.name} before you say \`resume\`; what comes in is still read.`],
    facts: [
      { kind: "paused", ...about(told, interview, "paused"), by: "owner", because: because ?? ownWord },
    ],
  };
}

export function toResume(interview: Interview, mailboxFacts: readonly Fact[], told: Told): Deed {
  const { contact, pausedSince: since } = interview;
  const all = pausedSince(mailboxFacts);
  const stillAll =
    all === undefined ? [] : ["Everything is paused besides; `resume` without a contact goes on with all."];
  if (since === undefined) return already(`${contact.name} is not paused.`, ...stillAll);
  return {
    done: "resumed",
    says: [`${contact.name} is no longer paused.`, ...stillAll],
    facts: [{ kind: "resumed", ...about(told, interview, "resumed") }],
  };
}

export function toPauseAll(mailboxFacts: readonly Fact[], because: string | undefined, told: Told): Deed {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  // What stopped by itself may go on by itself: the owner's word makes it theirs.
  if (last?.kind === "paused" && last.by === "owner")
    return already(`Everything is paused already, since ${dayOf(last.at, told)}.`);
  return {
    done: "paused",
    says: [
      "Everything is paused: nothing is sent, drafted, booked or closed before you say `resume`. What comes in is still read.",
    ],
    facts: [
      { kind: "paused", ...ofAll(mailboxFacts, "paused", told), by: "owner", because: because ?? ownWord },
    ],
  };
}

/** `others`: how many contacts are paused by themselves. */
export function toResumeAll(mailboxFacts: readonly Fact[], others: number, told: Told): Deed {
  const stillPaused =
    others === 0
      ? []
      : [
          `${others === 1 ? "One contact is" : `${others} contacts are`} paused by name and stay so; \`status\` lists them.`,
        ];
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  if (last?.kind !== "paused") return already("Nothing is paused as a whole.", ...stillPaused);
  const why = last.by === "product" ? [`It had stopped by itself: ${last.because}`] : [];
  return {
    done: "resumed",
    says: ["It goes on.", ...why, ...stillPaused],
    facts: [{ kind: "resumed", ...ofAll(mailboxFacts, "resumed", told) }],
  };
}

const ownWord = "you said so";

function ofAll(mailboxFacts: readonly Fact[], what: string, told: Told) {
  return { factKey: factKey(told, what, "all", mailboxFacts.at(-1)?.seq ?? 0), at: told.now };
}

function dayOf(at: Temporal.Instant, told: Told): string {
  return at.toZonedDateTimeISO(told.zone).toPlainDate().toString();
}
