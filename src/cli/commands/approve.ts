import { planHome } from "../../../workers/plan.ts";
import type { Plan } from "../../core/action.ts";
import { proposals, toApprove, toLetGo } from "../../core/deeds/approval.ts";
import { already, type Deed, refused } from "../../core/deeds/deed.ts";
import type { Interview } from "../../core/interview.ts";
import type { ActionKey, ContactId } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk, type Desk, knownById } from "../deeds/desk.ts";
import { findTarget } from "../deeds/find-target.ts";
import { finish } from "../deeds/finish.ts";
import type { Command } from "../frame/command.ts";
import type { Given } from "../frame/given.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "key|contact", summary: "one proposal, or all that wait for one contact" }],
  options: [
    { flags: "--all", summary: "everything that waits for your approval" },
    { flags: "--as-it-is", summary: "let the mail go that etiquette holds, for exactly these words" },
  ],
  details:
    "What you approve is exactly what `preview` shows. If it changes before it leaves, it is proposed anew.\nWith --as-it-is, a mail that breaks a rule of etiquette goes on its way, and it is written down that you said so.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { plan } = await planHome(await desk.home.deps(), { kind: "all" });
      if (given.flag("--as-it-is")) return letGo(desk, given, plan);
      const wanted = await toWanted(desk, given, plan);
      const { deed, whose } = approveEach(desk, wanted, plan);
      await finish(desk, whose, deed);
    }),
};

/** One mail at a time: nobody waves all of them through. */
async function letGo(desk: Desk, given: Given, plan: Plan): Promise<void> {
  const text = given.argument("key|contact");
  if (text === undefined || given.flag("--all")) {
    throw new Problem("cli/usage", {
      what: "--as-it-is is said of one mail.",
      next: "Give the contact or the key as `quarterhour plan` shows them.",
    });
  }
  const { known, key } = await findTarget(desk, text);
  const { interview } = known;
  const { contactId } = interview;
  const held = plan.held.filter((each) => each.contactId === contactId && each.reason === "etiquette");
  const one = key ?? held[0]?.key;
  if (one === undefined)
    throw refused(
      `No mail to ${interview.contact.name} is held because of its words.`,
      "`plan` shows what is held, and why.",
    );
  await finish(desk, [contactId], toLetGo(interview, one, held, desk.told));
}

interface Wanted {
  interview: Interview;
  key: ActionKey;
}

async function toWanted(desk: Desk, given: Given, plan: Plan): Promise<Wanted[]> {
  const text = given.argument("key|contact");
  if ((text === undefined) !== given.flag("--all")) {
    throw new Problem("cli/usage", {
      what: text === undefined ? "It is not said what to approve." : "A name and --all exclude each other.",
      next: "Give a contact or a key as `quarterhour plan` shows them, or --all.",
    });
  }
  if (text === undefined) return everything(desk, plan);
  const { known, key } = await findTarget(desk, text);
  const { interview } = known;
  if (key !== undefined) return [{ interview, key }];
  const waiting = [...proposals(interview), ...interview.mails.filter((mail) => mail.status === "approved")];
  if (waiting.length > 0) return waiting.map((mail) => ({ interview, key: mail.key }));
  throw refused(
    `Nothing waits for your approval for ${interview.contact.name}.`,
    "`plan` shows what waits for you; what lies in your Drafts is sent from there.",
  );
}

async function everything(desk: Desk, plan: Plan): Promise<Wanted[]> {
  const whose = new Set<ContactId>([...plan.held, ...plan.actions].map(({ contactId }) => contactId));
  const all: Wanted[] = [];
  for (const contactId of whose) {
    const known = await knownById(desk, contactId);
    for (const { key } of known === undefined ? [] : proposals(known.interview)) {
      if (known !== undefined) all.push({ interview: known.interview, key });
    }
  }
  return all;
}

/** One that can no longer be approved does not keep the others back; alone, it is the answer. */
function approveEach(
  { told }: Desk,
  wanted: readonly Wanted[],
  plan: Plan,
): { deed: Deed; whose: ContactId[] } {
  if (wanted.length === 0) return { deed: already("Nothing waits for your approval."), whose: [] };
  const deeds: Deed[] = [];
  const troubles: string[] = [];
  for (const { interview, key } of wanted) {
    try {
      deeds.push(toApprove(interview, key, plan, told));
    } catch (error) {
      if (!(error instanceof Problem) || wanted.length === 1) throw error;
      troubles.push(`Not approved: ${error.message} ${error.next}`);
    }
  }
  return {
    deed: {
      done: deeds.find((deed) => deed.facts.length > 0)?.done ?? "already",
      says: [...deeds.flatMap((deed) => deed.says), ...troubles],
      facts: deeds.flatMap((deed) => deed.facts),
    },
    whose: [...new Set(wanted.map(({ interview }) => interview.contactId))],
  };
}
