/**
 * The introducer's part: asked, introduced, thanked before the request, thanked again after the meeting
 * (S10–S13). Their mails belong to the introducer's own interview; this reads them from there.
 */
import type { Interview, MailState, Reply } from "../interview.ts";
import { answeredMail, isAboutIntroduction } from "./conversation.ts";
import { isPassed } from "./view.ts";

export type Introduction =
  /** Nobody has asked the introducer yet. */
  | "to-ask"
  | "asked"
  /** They gave the name or made the introduction, and were not thanked yet. */
  | "introduced"
  | "thanked"
  /** They cannot or did not: the contact is asked without them. */
  | "without";

export function introductionOf(target: Interview, introducer: Interview): Introduction {
  const thanks = introducerMail(introducer, "introducer-thanks", `${target.contactId}.before`);
  if (thanks?.status === "sent") return "thanked";
  const isIntroduced = hasIntroduced(target, introducer);
  if (isIntroduced) {
    if (thanks !== undefined && (isPassed(thanks) || thanks.sent !== undefined)) return "thanked";
    return introducer.closed !== undefined || introducer.contact.email === undefined
      ? "thanked"
      : "introduced";
  }
  if (
    introducer.closed !== undefined ||
    introducer.contact.email === undefined ||
    introducer.bouncedAddress !== undefined
  ) {
    return "without";
  }
  const asked = introducerMail(introducer, "introduction-ask", target.contactId);
  if (asked === undefined) return "to-ask";
  if (isPassed(asked)) return "without";
  if (asked.status !== "sent")
    return asked.status === "sending" || asked.status === "ambiguous" || asked.status === "review"
      ? "asked"
      : "to-ask";
  const refused = introducer.replies.some(
    (reply) =>
      (reply.reading.kind === "declines" || reply.reading.kind === "not-now") &&
      answeredMail(introducer, reply)?.key === asked.key,
  );
  return refused ? "without" : "asked";
}

/** The introducer named this contact: in a reply that the owner read so, by address or by name. */
export function hasIntroduced(target: Interview, introducer: Interview): boolean {
  return namingReply(target, introducer) !== undefined;
}

/** The last mail in which the introducer named this contact. */
export function namingReply(target: Interview, introducer: Interview): Reply | undefined {
  return introducer.replies.findLast((reply) => names(reply, target));
}

/** An answer about an introduction that names people of whom none is the one asked about: the owner says who is meant. */
export function unsettledReferral(introducer: Interview, targets: readonly Interview[]): Reply | undefined {
  const reply = introducer.replies.findLast(
    (known) => known.isHuman && known.reading.kind === "refers" && isAboutIntroduction(introducer, known),
  );
  if (reply === undefined || reply.answered !== undefined) return undefined;
  return targets.some((target) => names(reply, target)) ? undefined : reply;
}

/** The introducer's mail to both, if there is one: the request answers it, in its thread (S11). */
export function introductionMail(target: Interview, introducer: Interview): Reply | undefined {
  const { email, aliases } = target.contact;
  return introducer.replies.findLast(
    (reply) =>
      names(reply, target) &&
      reply.others?.some((address) => address === email || aliases.includes(address)) === true,
  );
}

function names(reply: Reply, target: Interview): boolean {
  const { email, name, aliases } = target.contact;
  return (
    reply.reading.kind === "refers" &&
    reply.reading.people.some(
      (person) =>
        (person.email !== undefined && (person.email === email || aliases.includes(person.email))) ||
        (person.name !== undefined && person.name.toLowerCase() === name.toLowerCase()),
    )
  );
}

export function introducerMail(
  introducer: Interview,
  step: MailState["step"],
  occurrence: string,
): MailState | undefined {
  return introducer.mails.findLast((mail) => mail.step === step && mail.occurrence === occurrence);
}
