import { loadState } from "../../../workers/load-state.ts";
import { type Change, meetingToAskAt, toAsking } from "../../core/deeds/asking.ts";
import { refused } from "../../core/deeds/deed.ts";
import { Problem } from "../../core/problem.ts";
import { questionsAt } from "../../core/questions-at.ts";
import { atDesk, type Desk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { saidText } from "../deeds/said-text.ts";
import type { Command } from "../frame/command.ts";
import type { Given } from "../frame/given.ts";
import { questionsJson, questionsText } from "../show/questions.ts";

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "text", summary: "a question", isMany: true },
  ],
  options: [
    { flags: "--add", summary: "TEXT is asked as well, before the last one" },
    { flags: "--change <n>", summary: "TEXT takes the place of question N" },
    { flags: "--drop <n>", summary: "question N is not asked" },
  ],
  details: `Before, during or after the meeting; what stood there before is kept, and shown.
Questions for everybody stand in rules.yaml, as meetings.questions.

Examples:
  quarterhour questions priya@example.com
  quarterhour questions priya@example.com --add Which notes do you throw away?
  quarterhour questions priya@example.com --change 2 What surprised you most about the ward notes?`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { interview, contact, facts } = await known(desk, given.required("contact"));
      const booking = meetingToAskAt(interview, desk.told);
      if (booking === undefined) {
        throw refused(
          `There is no meeting with ${contact.name} yet.`,
          "Questions for everybody stand in rules.yaml, as `meetings.questions`.",
        );
      }
      const asked = await askedNow(desk, { contactId: contact.contactId, bookingId: booking.bookingId });
      const change = changeIn(given);
      if (change !== undefined) {
        const deed = toAsking(interview, { booking, asked, change }, desk.told);
        await finish(desk, [interview.contactId], deed);
        return;
      }
      const page = { contact, booking, asked, facts };
      if (context.isJson) context.printJson(questionsJson(page));
      else context.print(questionsText(page, desk.told));
    }),
};

async function askedNow({ home }: Desk, meeting: Parameters<typeof questionsAt>[3]): Promise<string[]> {
  const loaded = await loadState(await home.deps(), { kind: "all" });
  return loaded === undefined ? [] : questionsAt(loaded.state, loaded.rules, loaded.now, meeting);
}

/** Undefined: they are only to be shown. */
function changeIn(given: Given): Change | undefined {
  const text = saidText(given.many("text"));
  const [isAdd, change, drop] = [given.flag("--add"), given.whole("--change"), given.whole("--drop")];
  const said = [...(isAdd ? ["--add"] : []), ...(change === undefined ? [] : ["--change"])];
  if (drop !== undefined) said.push("--drop");
  if (said.length > 1)
    throw usage(`${said[0]} and ${said[1]} exclude each other.`, "Say one after the other.");
  if (drop !== undefined && text !== "")
    throw usage("--drop takes no text.", "`--change N TEXT` puts another question in its place.");
  if (drop !== undefined) return { kind: "drop", number: drop };
  if (said.length === 0 && text === "") return undefined;
  if (said.length === 0)
    throw usage("A question alone says not what is to be done with it.", "Add --add, or --change N.");
  if (text === "") throw usage(`${said[0]} needs a question.`, "Write it behind the contact.");
  return change === undefined ? { kind: "add", text } : { kind: "replace", number: change, text };
}

function usage(what: string, next: string): Problem {
  return new Problem("cli/usage", { what, next });
}
