import { planHome } from "../../../workers/plan.ts";
import type { Plan } from "../../core/action.ts";
import { already, refused } from "../../core/deeds/deed.ts";
import { toUndo, type Undoable, undoables, whyNotUndone } from "../../core/deeds/undo.ts";
import type { ActionKey } from "../../core/keys.ts";
import { parseActionKey } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk, type Desk, type Known, knownById } from "../deeds/desk.ts";
import { findTarget } from "../deeds/find-target.ts";
import { finish } from "../deeds/finish.ts";
import { oneOf } from "../deeds/one-of.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "key|contact", summary: "what to call back, or for whom", isRequired: true }],
  details: `Calls back a mail that would leave by itself and has not yet, or a meeting that is still to come. A mail that left
cannot be called back. A request that is called back ends the interview, as throwing a draft away does.`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { known, key } = await findTarget(desk, given.required("key|contact"));
      const { interview, pending } = known;
      const { contactId, name } = interview.contact;
      const open = undoables(interview, pending, await planIfPossible(desk), desk.told.now);
      const chosen = key === undefined ? theOne(known, open) : open.find((each) => isMeant(each, key));
      if (chosen === undefined) {
        const deed =
          key === undefined
            ? already(`What could be called back for ${name} was called back already.`)
            : whyNotUndone(interview, key);
        await finish(desk, [contactId], deed);
        return;
      }
      await finish(desk, [contactId], toUndo(interview, chosen, desk.told));
      await refuseTooLate(desk, known, chosen.key);
    }),
};

/** A brake must not fail because a template is wrong. */
async function planIfPossible({ home }: Desk): Promise<Plan | undefined> {
  try {
    return (await planHome(await home.deps(), { kind: "all" })).plan;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function theOne({ interview, facts }: Known, open: readonly Undoable[]): Undoable | undefined {
  const { name } = interview.contact;
  if (open.length > 0) return oneOf(open, `More than one thing can be called back for ${name}.`);
  if (facts.findLast((fact) => fact.kind !== "answered" && fact.kind !== "closed")?.kind === "undone")
    return undefined;
  throw refused(
    `Nothing is about to leave for ${name}, and no meeting with them is to come. What left cannot be called back.`,
    "`pause` and `close` stop what would come later; drafts are deleted in your Drafts.",
  );
}

/** A change of a meeting is called back with the meeting. */
function isMeant(each: Undoable, key: ActionKey): boolean {
  if (each.key === key) return true;
  const { step, occurrence } = parseActionKey(key);
  return (
    each.kind === "event" && step === "event-change" && occurrence.split(".")[0] === each.booking.bookingId
  );
}

/** A worker may have begun to send between our reading and our writing; then it is said so. */
async function refuseTooLate(desk: Desk, before: Known, key: ActionKey): Promise<void> {
  const after = await knownById(desk, before.contact.contactId);
  const began = after?.facts.some(
    (fact) => fact.kind === "sending" && fact.key === key && fact.seq > before.interview.lastSeq,
  );
  if (began !== true) return;
  throw new Problem("action/refused", {
    what: "It was too late: a worker had begun to send it at that very moment.",
    next: "`status` shows what became of it; nothing more follows if the interview is closed.",
  });
}
