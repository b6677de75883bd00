import { toAnsweredByHand, toNotSentByHand, toSentByHand } from "../../core/deeds/by-hand.ts";
import { parseMoment } from "../../core/deeds/moment.ts";
import { toNote } from "../../core/deeds/note.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk, type Desk, type Known, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { openTask } from "../deeds/open-task.ts";
import { saidText } from "../deeds/said-text.ts";
import type { Command } from "../frame/command.ts";
import { type Given, parsed } from "../frame/given.ts";

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "text", summary: "the note", isMany: true },
  ],
  options: [
    { flags: "--held", summary: "the last meeting took place" },
    { flags: "--not-held", summary: "the last meeting did not take place" },
    { flags: "--news", summary: "the note is news to write about in the next check-in" },
    { flags: "--sent", summary: "you sent the message that waited for you to copy, on LinkedIn" },
    { flags: "--not-sent", summary: "you did not, after all: takes the last --sent back" },
    { flags: "--answered", summary: "the text is what they wrote to you on LinkedIn" },
    {
      flags: "--on <when>",
      summary: "with --sent or --answered: today, yesterday, a day or a time; now, if not given",
    },
  ],
  details: `Examples:
  quarterhour note priya@example.com --held
  quarterhour note priya@example.com --news The vaccination project works
  quarterhour note 1f2e3d4c5b6a7988 --sent
  quarterhour note 1f2e3d4c5b6a7988 --answered "Happy to. Write to me at priya@example.com."`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { interview, contact } = await known(desk, given.required("contact"));
      const [isHeld, isNotHeld, isNews] = [
        given.flag("--held"),
        given.flag("--not-held"),
        given.flag("--news"),
      ];
      if (isHeld && isNotHeld) {
        throw new Problem("cli/usage", {
          what: "--held and --not-held exclude each other.",
          next: "Give one of them.",
        });
      }
      if (given.flag("--sent") || given.flag("--answered"))
        return onLinkedin(desk, { interview, contact }, given);
      const held = isHeld ? true : isNotHeld ? false : undefined;
      const said = saidText(given.many("text"));
      const isMissing = said === "" && (held === undefined || isNews);
      const text = isMissing
        ? saidText([
            await context.ask({
              kind: "text",
              flag: "the TEXT behind the contact",
              says: isNews ? `What is new, for ${contact.name}?` : "What is to be noted?",
            }),
          ])
        : said;
      if (isMissing && text === "") {
        throw new Problem("cli/no-answer", {
          what: "A note needs a text.",
          next: "Write it behind the contact.",
        });
      }
      await finish(desk, [interview.contactId], toNote(interview, { text, isNews, held }, desk.told));
    }),
};

const onLinkedinFlags = ["--sent", "--not-sent", "--answered"] as const;

/** What went or came there is a fact like a mail; the text of an answer is read like one. */
async function onLinkedin(
  desk: Desk,
  { interview, contact }: Pick<Known, "interview" | "contact">,
  given: Given,
): Promise<void> {
  const said = [...onLinkedinFlags, "--held", "--not-held", "--news"].filter((flag) => given.flag(flag));
  if (said.length > 1) {
    throw new Problem("cli/usage", {
      what: `${said[1]} does not go with ${said[0]}.`,
      next: "Say one after the other.",
    });
  }
  if (given.flag("--not-sent")) {
    await finish(desk, [interview.contactId], toNotSentByHand(interview, desk.told));
    return;
  }
  const at = momentOf(desk, given.text("--on"));
  if (given.flag("--sent")) {
    const task = await openTask(desk, contact);
    return void (await finish(desk, [interview.contactId], toSentByHand(interview, task, at, desk.told)));
  }
  const words = saidText(given.many("text"));
  const text =
    words === ""
      ? await desk.context.ask({
          kind: "text",
          flag: "the TEXT behind the contact",
          says: `What did ${contact.name} write?`,
        })
      : words;
  await finish(desk, [interview.contactId], toAnsweredByHand(interview, text, at, desk.told));
}

/** A day alone counts as its evening, and nothing lies ahead. */
function momentOf({ told }: Desk, said: string | undefined): Temporal.Instant {
  if (said === undefined) return told.now;
  const moment = parsed(
    "--on",
    said,
    (text) => parseMoment(text, told.zone, told.now),
    "today, a day such as 2026-12-01, or a time on your clock such as 2026-12-01T10:00",
  );
  if (moment === undefined) return told.now;
  const at =
    moment.kind === "instant"
      ? moment.at
      : moment.day.toZonedDateTime({ timeZone: told.zone, plainTime: "17:00" }).toInstant();
  return Temporal.Instant.compare(at, told.now) < 0 ? at : told.now;
}
