/**
 * Plans the one mail a day to the owner (rules: `morning_mail`). It is an action like any other, under a key of its
 * own: the same draft, the same one attempt, the same unknown outcome; only no limit, window, fuse or pause binds it.
 */
import type { Action, Pin } from "../action.ts";
import { type ContactId, shortHash, toOwnerId } from "../keys.ts";
import { isAfter, isDue } from "../planner/view.ts";
import { cite } from "../rules/cite.ts";
import type { Rules } from "../rules-shape.ts";
import { signedOut } from "../sign-in-notice.ts";
import type { State } from "../state.ts";
import { type Digest, digest, type Made } from "./digest.ts";
import { type Morning, morningAt, morningKey, readMornings } from "./mornings.ts";
import { morningWords } from "./words-in.ts";

type Instant = Temporal.Instant;

export interface MorningPlan {
  actions: Action[];
  pins: Pin[];
  looks: { contactId: ContactId; lookAt?: Instant }[];
}

/** After so many hours it is no morning mail any more: it is left out, and nothing is made up for (B10). */
const mostHoursLate = 12;

/** What is about to be done may still change what there is to say; for so long it is waited for. */
const mostMinutesOfRest = 15;

/** `made` is the plan of everybody: a plan of some of them knows too little for a mail about all. */
export function planMorning(
  state: State,
  rules: Rules,
  now: Instant,
  made: Made & { actions: readonly Action[] },
): MorningPlan {
  const contactId = toOwnerId(state.mailboxId);
  const facts = state.facts.get(contactId) ?? [];
  const morning = state.contacts.length === 0 ? undefined : morningAt(rules, state.zone, now);
  if (morning === undefined) return { actions: [], pins: [], looks: facts.length > 0 ? [{ contactId }] : [] };
  const mornings = readMornings(state.mailboxId, facts);
  const key = morningKey(state.mailboxId, morning.day);
  const mail = mornings.mails.find((known) => known.key === key);
  const isOpen = mail === undefined || mail.status === "not-sent" || mail.status === "withdrawn";
  const isTime = isDue(morning.at, now) && !isAfter(now, morning.at.add({ hours: mostHoursLate }));
  const looks = [{ contactId, lookAt: lookAt(state, morning, now, key) }];
  if (!isOpen || !isTime || isSignedOut(state) || !livedBefore(state, morning.at))
    return { actions: [], pins: [], looks };

  const isGranted = state.pending.some((row) => row.key === key);
  const isBusy = made.actions.length > 0 && isAfter(morning.at.add({ minutes: mostMinutesOfRest }), now);
  if (isBusy && !isGranted)
    return { actions: [], pins: [], looks: [{ contactId, lookAt: now.add({ minutes: 1 }) }] };

  const common = { key, contactId, step: "morning" as const, due: morning.at };
  const pin: Pin = { key, contactId, step: "morning", due: morning.at, offered: [] };
  const rule = cite(rules, "morning_mail");
  const language = languageOf(state, rules);
  const said = digest(state, rules, now, { morning, mornings, made, words: morningWords(language) });
  if (said === undefined) {
    const because = "there was nothing to say this morning";
    const passed = { factKey: `plan~${key}~passed`, at: now, contact: contactId, key, because };
    const record: Action = {
      ...common,
      kind: "record",
      because: { says: because, rule },
      facts: [{ kind: "passed", step: "morning", ...passed }],
    };
    return { actions: [record], pins: [], looks };
  }
  const { letter, fingerprint } = toLetter(rules, language, said);
  const action: Action = {
    ...common,
    kind: "mail",
    because: { says: "it is morning, and something waits for you or went on without you", rule },
    press: "auto",
    letter,
    fingerprint,
    // The etiquette is that of mails to others.
    wording: fingerprint,
    isAsItIs: true,
    attempt: mail?.attempt ?? 1,
    n: (mail?.n ?? 0) + 1,
    fuse: "free",
    listed: said.listed,
  };
  return { actions: [action], pins: [pin], looks };
}

/** The owner reads what they let others read; a language without a template or without words is English. */
function languageOf({ templates }: State, { language }: Rules): string {
  const short = language.toLowerCase().split("-")[0] ?? "en";
  return templates.has(`${short}/morning`) ? morningWords(short).language : "en";
}

function toLetter(rules: Rules, language: string, { values }: Digest) {
  const to = { name: rules.me.name, address: rules.mailbox.address };
  const letter = {
    template: "morning",
    language,
    values,
    to,
    offered: [],
  };
  return { letter, fingerprint: shortHash(JSON.stringify([values, to])) };
}

/** The next morning; sooner where the mailbox has to be asked what became of the last mail. */
function lookAt(state: State, { at, next }: Morning, now: Instant, key: string): Instant {
  const morning = isAfter(at, now) ? at : next;
  const asked = state.pending.find((row) => row.key === key)?.notBefore;
  return asked !== undefined && isAfter(asked, now) && isAfter(morning, asked) ? asked : morning;
}

/** Nothing can be sent; the sign-in is told of elsewhere, and its return is a fact that plans anew. */
function isSignedOut({ mailboxFacts }: State): boolean {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  return last?.kind === "paused" && last.because === signedOut;
}

/** A home that begins in the middle of a day has no morning behind it. */
function livedBefore({ facts, mailboxFacts }: State, at: Instant): boolean {
  const isBefore = (fact: { at: Instant } | undefined) => fact !== undefined && isAfter(at, fact.at);
  return isBefore(mailboxFacts[0]) || [...facts.values()].some((all) => isBefore(all[0]));
}
