/**
 * The sentences of the morning mail in the owner's language. They are whole in each language: reasons of the plan, which
 * `plan` and `why` say in English, are said anew here, so that no mail mixes two languages.
 */
import type { HeldReason } from "../action.ts";
import type { Step } from "../keys.ts";
import type { Heard } from "./listed.ts";

export interface MorningWords {
  /** Of the times in it. */
  language: string;
  /** What goes to whom, at the beginning of a line: "Request to Priya". */
  mailTo(step: Step, name: string): string;
  somebody: string;
  /** `N` stands for the number. */
  yesOrNo: string;
  yesOrNoEnds: string;
  send(step: Step, name: string, times: string | undefined): string;
  invite(name: string, when: string): string;
  move(name: string, when: string): string;
  meetingOn(name: string, day: string): string;
  didYouMeet(meeting: string): string;
  whatDidYouTake(meeting: string): string;
  debriefAnswer: string;
  whatIsNew(name: string): string;
  newsAnswer: string;
  wrote(name: string, day: string, words: string | undefined): string;
  readingAnswer: string;
  didItGo(step: Step, name: string, because: string | undefined): string;
  didMorningCome(day: string): string;
  meeting(time: string, there: string | undefined, who: string, minutes: number): string;
  leaves(time: string, step: Step, name: string): string;
  since(day: string): string;
  timeGone: string;
  warn(says: string): string;
  more(rest: number): string;
  gist: {
    wrong: string;
    meetings(count: number): string;
    meeting(name: string, time: string): string;
    decide(count: number): string;
    drafts(count: number): string;
    held: string;
  };
  heard(line: Heard): string;
  distrust(says: string): string;
  paused(at: string, because: string): string;
  breached(name: string, says: string): string;
  unreachable(name: string, address: string): string;
  held(what: string, until: string | undefined, why: { reason: HeldReason | string; says: string }): string;
  pausedByOwner(at: string): string;
  withoutWhy(count: number): string;
  /** "Ana, Ben and 3 others" */
  list(names: readonly string[], others: number): string;
}
