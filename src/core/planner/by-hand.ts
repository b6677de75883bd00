/**
 * What goes on LinkedIn and therefore by the owner's own hand: never sent by us, only written ready to be copied,
 * noted when it went (`note CONTACT --sent`), and from there on counted like a mail (S13, S14).
 */
import type { Interview } from "../interview.ts";
import type { Step } from "../keys.ts";
import { conversation } from "./conversation.ts";
import type { View, Wish } from "./view.ts";

/** Of all that is wanted for a contact, what goes by hand becomes a task, in the words of its own template. */
export function wantByHand(view: View): void {
  const { out, interview } = view;
  if (out.wishes.length === 0 || !isByHand(interview)) return;
  const wishes: Wish[] = [];
  const tasks: Wish[] = [];
  for (const wish of out.wishes) {
    const template = wish.to === "contact" ? handTemplate(interview, wish) : undefined;
    if (template === undefined) wishes.push(wish);
    else {
      const because = { says: handWords(interview, wish) };
      tasks.push({ ...wish, template, because, byHand: true, offersTimes: false, thread: () => undefined });
    }
  }
  out.wishes = wishes;
  out.tasks = tasks;
}

function handWords({ contact }: Interview, { step }: Wish): string {
  const what =
    step === "request"
      ? "a request"
      : step === "follow-up"
        ? "a follow-up"
        : `the ${step.replaceAll("-", " ")}`;
  return `${what} to ${contact.name} is ready for you to copy to LinkedIn`;
}

/** No address but a profile, or the owner's choice. An address that bounced leaves the profile. */
export function isByHand({ contact, bouncedAddress }: Interview): boolean {
  if (contact.via === "linkedin") return true;
  const isReachable = contact.email !== undefined && contact.email !== bouncedAddress;
  return !isReachable && contact.linkedin !== undefined;
}

/**
 * The template of a step that goes by hand; undefined where it goes by mail. What a first message says differs from a
 * mail, for it offers no times and must fit; later ones are the mail's own words. Whatever offers times goes by mail.
 */
function handTemplate(interview: Interview, { step, template }: Wish): string | undefined {
  if (step === "request") return isConnected(interview) ? "linkedin-message" : "linkedin-note";
  if (step === "follow-up") return "linkedin-follow-up";
  const hasAddress = interview.contact.email !== undefined && interview.bouncedAddress === undefined;
  return byHandToo.has(step) && !hasAddress ? template : undefined;
}

const byHandToo: ReadonlySet<Step> = new Set(["decline-answer", "not-now-answer", "thank-you", "check-in"]);

/** Only those can be written to again: an invitation that is not accepted takes one note. */
export function isConnected(interview: Interview): boolean {
  return interview.contact.connected_on !== undefined || conversation(interview).length > 0;
}
