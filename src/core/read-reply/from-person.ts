/**
 * What a person's mail says. Each thing that it can say is looked for on its own; it is sure where the words say one
 * of them plainly and nothing speaks against it.
 */

import type { Reading, ReadReply } from "../reading.ts";
import { answered } from "./answered.ts";
import { asksFirst, pending } from "./doubt-words.ts";
import { handedOn } from "./handed-on.ts";
import { allWords, type Heard, other, type Read, withMode, wordsOf } from "./heard.ts";
import { asksForLater } from "./later.ts";
import { dayOf } from "./local-time.ts";
import { modeIn } from "./manner.ts";
import { hasMisgivings } from "./misgivings.ts";
import { compareInstants, daysBetween } from "./moments.ts";
import { ofMeeting } from "./of-meeting.ts";
import { has } from "./patterns.ts";
import * as said from "./person-words.ts";
import { refused } from "./refused.ts";
import { leavesUnexplained } from "./unexplained.ts";
import { weigh } from "./weighed/weigh.ts";

export function readPerson(heard: Heard): ReadReply {
  const plain = readByRules(heard);
  return isOver(heard) ? plain : weigh(heard, plain);
}

/** What the rules read, before all words of it are weighed together. */
export function readByRules(heard: Heard): Read {
  const read = readPlainly(heard);
  return read.sure && (leavesUnexplained(read, heard) || hasMisgivings(read, heard))
    ? { ...read, sure: false }
    : read;
}

/** The meeting that was agreed lies behind us: what is said now is about that. */
export function isOver({ ground }: Heard): boolean {
  return ground.scheduled !== undefined && compareInstants(ground.scheduled.end, ground.receivedAt) <= 0;
}

function readPlainly(heard: Heard): Read {
  const { ground } = heard;
  if (ground.scheduled !== undefined)
    return isOver(heard) ? other(heard) : (ofMeeting(heard) ?? confirmed(heard) ?? other(heard));
  return (
    handedOn(heard) ??
    postponed(heard) ??
    answered(heard) ??
    refused(heard) ??
    othersWanted(heard) ??
    other(heard)
  );
}

/** "See you on Tuesday": a yes to the time that is agreed already says nothing to act on. */
function confirmed(heard: Heard): Read | undefined {
  const { ground } = heard;
  const read = answered(heard);
  if (heard.sentences.some(({ isQuestion }) => isQuestion)) return undefined;
  if (read?.reading.kind !== "accepts" || read.reading.slot === undefined || !read.sure) return undefined;
  const chosen = ground.offered[read.reading.slot];
  const isAgreed = chosen !== undefined && ground.scheduled?.start.equals(chosen.start) === true;
  return isAgreed ? { ...read, sure: false } : undefined;
}

function postponed(heard: Heard): Read | undefined {
  const { sentences, ground, times } = heard;
  const today = dayOf(ground.receivedAt, ground.contact);
  const later = asksForLater(sentences, today);
  if (later === undefined) return undefined;
  // Whoever asks to be asked again may name the day from which they are free; an hour is an offer.
  const isOffering = times.wantedClauses.some(({ items }) =>
    items.some(({ kind }) => kind !== "days" && kind !== "length"),
  );
  const elsewhere = [...times.wantedIn].filter((sentence) => !later.saidIn.has(sentence));
  const isAsking = elsewhere.some(({ isQuestion }) => isQuestion);
  if (elsewhere.length > 0 && (isOffering || isAsking || !later.isAsked)) return undefined;
  if (later.until !== undefined) {
    const ahead = daysBetween(today, Temporal.PlainDate.from(later.until));
    if (ahead < 8) return undefined;
  } else if (
    times.wanted.starts.length + times.wanted.slots.length > 0 ||
    sentences.some(({ words }) => has(words, said.wantsOthers))
  )
    return undefined;
  const reading: Reading = { kind: "not-now", ...(later.until === undefined ? {} : { until: later.until }) };
  return { reading, sure: !later.isVague, because: later.because };
}

function othersWanted({ sentences, times, ground, text }: Heard): Read | undefined {
  const wanting = sentences.filter(({ words }) => has(words, said.wantsOthers));
  const spoken = new Set([...times.refused, ...times.mentioned]);
  const isEveryRefused =
    ground.offered.length > 0 && spoken.size === ground.offered.length && times.refused.size > 0;
  if (wanting.length === 0 && !isEveryRefused) return undefined;
  const isOpen =
    has(allWords(sentences), pending) ||
    has(allWords(sentences), asksFirst) ||
    text.isCut ||
    (times.isHedged && wanting.length === 0) ||
    (times.isBoundRefused && wanting.length === 0);
  const mode = modeIn(sentences);
  return {
    reading: { kind: "asks-for-times", ...withMode(mode) },
    sure: !isOpen,
    because: wordsOf(wanting.length > 0 ? wanting : sentences),
  };
}
