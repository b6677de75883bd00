/** What went or came on LinkedIn, by the owner's word: we are not there, so they tell us (S13, S14). */
import type { Ask } from "../action.ts";
import type { Interview } from "../interview.ts";
import { parseActionKey } from "../keys.ts";
import { readReply } from "../read-reply/read-reply.ts";
import { sayDay } from "../say-time.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";

type Instant = Temporal.Instant;

/** The owner sent the message of a task. `task` is what the plan asks for; undefined where it asks for nothing. */
export function toSentByHand(interview: Interview, task: Ask["task"], at: Instant, told: Told): Deed {
  const { name } = interview.contact;
  if (interview.hasOptedOut) {
    throw refused(
      `${name} asked not to be written to.`,
      "Leave them in peace; `note` keeps a line for yourself.",
    );
  }
  if (task === undefined) {
    const last = interview.mails.findLast((mail) => mail.sent?.channel === "linkedin")?.sent;
    if (last !== undefined) {
      return already(
        `The message to ${name} of ${sayDay(last.at, told.zone)} is noted already; no other one is due.`,
      );
    }
    throw refused(
      `No message to ${name} is to be sent by hand.`,
      "`why` says what comes next with them. Only who has no address, or `via=linkedin`, is written to on LinkedIn.",
    );
  }
  const { step, occurrence } = parseActionKey(task.key);
  const mark = about(told, interview, "sent", task.key);
  return {
    done: "sent",
    says: [
      `Noted: your ${step === "request" ? "request" : step.replaceAll("-", " ")} to ${name} went on ${sayDay(at, told.zone)}.`,
      ...(step === "thank-you" || step === "check-in" || occurrence === ""
        ? []
        : ["If they answer, say so with `note … --answered` and what they wrote."]),
    ],
    facts: [
      {
        kind: "sent",
        ...mark,
        at,
        key: task.key,
        messageId: `${mark.factKey}@linkedin`,
        by: "owner",
        edited: false,
        offered: [],
        otherTimes: false,
        subject: "",
        channel: "linkedin",
      },
    ],
  };
}

/** It did not go after all: the last message that was noted, as long as nothing came back. */
export function toNotSentByHand(interview: Interview, told: Told): Deed {
  const { name } = interview.contact;
  const last = interview.mails.findLast((mail) => mail.sent?.channel === "linkedin");
  if (last?.sent === undefined)
    throw refused(`No message to ${name} is noted as sent by hand.`, "`log` shows what is.");
  const { at } = last.sent;
  if (interview.replies.some((reply) => Temporal.Instant.compare(reply.at, at) >= 0)) {
    throw refused(`${name} answered it already.`, "`answer` and `close` go on from there.");
  }
  return {
    done: "not-sent",
    says: [
      `Taken back: your ${last.step.replaceAll("-", " ")} to ${name} of ${sayDay(at, told.zone)} did not go.`,
    ],
    facts: [{ kind: "not-sent", ...about(told, interview, "not-sent", last.key), key: last.key }],
  };
}

/** What they wrote there, read as strictly as a mail; what is not certain is asked. */
export function toAnsweredByHand(interview: Interview, text: string, at: Instant, told: Told): Deed {
  const { contact, replies, offers } = interview;
  if (replies.some((reply) => reply.channel === "linkedin" && reply.text === text)) {
    return already(`That answer of ${contact.name} is noted already.`);
  }
  const read = readReply({
    subject: "",
    text,
    headers: {},
    from: contact.email ?? "",
    receivedAt: at,
    offered: offers,
    ownerZone: told.zone,
    contactZone: contact.timezone ?? told.zone,
  });
  const mark = about(told, interview, "answered-by-hand");
  return {
    done: "answered",
    says: [`Noted: ${contact.name} answered on LinkedIn.`],
    facts: [
      {
        kind: "received",
        ...mark,
        at,
        messageId: `${mark.factKey}@linkedin`,
        subject: "",
        text: text.slice(0, 4_000).toWellFormed(),
        read,
        channel: "linkedin",
      },
    ],
  };
}
