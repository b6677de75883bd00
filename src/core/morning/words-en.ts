/** The morning mail in English: reasons are those of the plan, word for word. */
import { stepWords } from "../deeds/step-words.ts";
import { capital, listed } from "./sentence.ts";
import type { MorningWords } from "./words.ts";

export const english: MorningWords = {
  language: "en",
  mailTo: (step, name) => `${capital(stepWords(step))} to ${name}`,
  somebody: "somebody",
  yesOrNo: "ok N or no N",
  yesOrNoEnds: "ok N, or no N, which also ends it with them",
  send: (step, name, times) =>
    `Send the ${stepWords(step)} to ${name}${times === undefined ? "" : `, offering ${times}`}?`,
  invite: (name, when) => `Invite ${name} for ${when}?`,
  move: (name, when) => `Move the meeting with ${name} to ${when}?`,
  meetingOn: (name, day) => `${name} on ${day}`,
  didYouMeet: (meeting) => `Did you meet ${meeting}? Nobody accepted the invitation.`,
  whatDidYouTake: (meeting) =>
    `What did you take from the meeting with ${meeting}? The thank-you is made of it.`,
  debriefAnswer: "N and one line; “N not held” if it did not take place",
  whatIsNew: (name) => `A check-in with ${name} is due. What is new?`,
  newsAnswer: "N and one line",
  wrote: (name, day, words) =>
    `${name} wrote on ${day}${words === undefined ? "." : `: “${words}”`} What does it come to?`,
  readingAnswer:
    "N declines; N other times; N not now until 2027-01-31; N ignore. For a time that they accept: `quarterhour answer`",
  didItGo: (step, name, because) =>
    `It is not known whether the ${stepWords(step)} to ${name} went (${because ?? "its trace was lost"}). Did it?`,
  didMorningCome: (day) => `It is not known whether the morning mail of ${day} reached you.`,
  meeting: (time, there, who, minutes) =>
    `${time}${there === undefined ? "" : ` (${there})`}: ${who}, ${minutes} minutes`,
  leaves: (time, step, name) => `${time}: the ${stepWords(step)} to ${name} leaves`,
  since: (day) => `since ${day}`,
  timeGone: "a time in it can no longer be offered",
  warn: (says) => says,
  more: (rest) => `and ${rest} more: \`quarterhour plan\``,
  gist: {
    wrong: "something went wrong",
    meetings: (count) => `${count} meetings`,
    meeting: (name, time) => `${name} at ${time}`,
    decide: (count) => `${count} to decide`,
    drafts: (count) => (count === 1 ? "a draft waits for you" : `${count} drafts wait for you`),
    held: "what was held back, and why",
  },
  heard: ({ line, says }) => `“${line}”: ${says}`,
  distrust: (says) => says,
  paused: (at, because) =>
    `Everything has been paused since ${at}. ${because} Look into it, then say \`quarterhour resume\`.`,
  breached: (_name, says) => says,
  unreachable: (name, address) =>
    `${name} cannot be reached at ${address}. Another address: \`quarterhour contacts set ${address} email=…\``,
  held: (what, until, { says }) => `${what}${until === undefined ? "" : ` until ${until}`}: ${says}`,
  pausedByOwner: (at) => `Everything, by your word, since ${at}: \`quarterhour resume\` goes on`,
  withoutWhy: (count) =>
    `${count === 1 ? "1 contact is" : `${count} contacts are`} not asked for want of a sentence on why them: \`quarterhour research\``,
  list: (names, others) => listed(others === 0 ? names : [...names, `${others} others`], "and"),
};
