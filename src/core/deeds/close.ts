/** Ending an interview by the owner's word, and beginning another round. */
import type { NewFact } from "../facts.ts";
import type { Interview } from "../interview.ts";
import { isWaiting } from "../planner/view.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";

export function toClose(interview: Interview, told: Told): Deed {
  const { contact, closed } = interview;
  if (closed !== undefined) {
    return already(
      `The interview with ${contact.name} is closed already (${closed.reason}, ${dayOf(closed.at, told)}).`,
    );
  }
  const { facts } = closedByOwner(interview, told);
  const isAhead = interview.bookings.some(
    ({ status, start, isAdHoc }) =>
      (status === "made" || status === "moved") && !isAdHoc && Temporal.Instant.compare(start, told.now) > 0,
  );
  const hasEdited = interview.mails.some((mail) => isWaiting(mail) && mail.draft?.isEdited === true);
  return {
    done: "closed",
    says: [
      `The interview with ${contact.name} is closed; nothing more goes to them. \`reopen\` begins a new round.`,
      ...(isAhead ? ["The meeting that was to come is called off in both calendars."] : []),
      ...(hasEdited
        ? ["A draft that you edited stays in your Drafts; delete it there if you do not want it."]
        : []),
    ],
    facts,
  };
}

/** What ends an interview together with something else, such as the rejection of its request. */
export function closedByOwner(interview: Interview, told: Told): { facts: NewFact[]; says: string[] } {
  if (interview.closed !== undefined) return { facts: [], says: [] };
  return {
    facts: [{ kind: "closed", ...about(told, interview, "closed"), reason: "by-owner", by: "owner" }],
    says: [`With it the interview with ${interview.contact.name} is closed; \`reopen\` makes a new request.`],
  };
}

/** `isSuppressed`: somebody on this store was told to stop. Throws `action/refused` for those who opted out. */
export function toReopen(interview: Interview, isSuppressed: boolean, told: Told): Deed {
  const { contact, closed, round } = interview;
  if (interview.hasOptedOut || isSuppressed || closed?.reason === "opted-out") {
    throw refused(
      `${contact.name} asked not to be written to. That holds for ever, and nothing reopens it.`,
      "Write to them yourself if you must; this product will not.",
    );
  }
  if (closed === undefined)
    return already(`The interview with ${contact.name} is open; there is nothing to reopen.`);
  return {
    done: "reopened",
    says: [
      `Round ${round + 1} with ${contact.name} begins; before, it was closed (${closed.reason}, ${dayOf(closed.at, told)}).`,
    ],
    facts: [{ kind: "reopened", ...about(told, interview, "reopened"), round: round + 1 }],
  };
}

function dayOf(at: Temporal.Instant, told: Told): string {
  return at.toZonedDateTimeISO(told.zone).toPlainDate().toString();
}
