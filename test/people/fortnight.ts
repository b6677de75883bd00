/**
 * A fortnight with the morning mail: contacts answer as they like, the owner answers the mails with what people type,
 * right and wrong, late and twice, and somebody else writes under the owner's address. Seeded.
 */
import type { Fact } from "../../src/core/facts.ts";
import { parseActionKey } from "../../src/core/keys.ts";
import { seeded } from "../story/kill/kill-round.ts";
import { contact, monday, owner } from "../workers/home.ts";
import type { Post, Read } from "./post.ts";

export const rules = `who_presses_send: { request: ask, follow_up: ask, invitation: ask, everything_else: ask }
sending: { at_most: 4 a day }
keep_in_touch: { after: [3 days], quiet_after_contact: none }
morning_mail: 8:00
`;
export const people = ["ana", "ben", "cleo", "dov", "eva", "finn"].map((name) => contact(name));

export interface Lived {
  mornings: Read[];
  /** Every answer that the owner wrote themselves, by its Message-ID. */
  answers: Map<string, string>;
  forged: string[];
  facts: Fact[];
  /** How many facts a second reading of everything added. */
  again: number;
}

const replies = [
  "That works, the first one please.",
  "Sorry, I can't at the moment.",
  "Could you send me other times?",
  "Hm, that depends on the board.",
  "Thanks, let me look.",
];

export async function liveThrough(post: Post, seed: number, days: number): Promise<Lived> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const answers = new Map<string, string>();
  const forged: string[] = [];
  const zone = "America/New_York";
  const first = monday.toZonedDateTimeISO(zone).toPlainDate();
  const on = (day: number, time: string) =>
    first
      .add({ days: day })
      .toZonedDateTime({ timeZone: zone, plainTime: time.padStart(5, "0") })
      .toInstant();
  await post.workUntil(monday, on(1, "7:59"));
  for (let day = 1; day <= days; day += 1) {
    await post.workUntil(on(day, "8:00"), on(day, "8:19"));
    const mornings = (await post.mailsTo(owner)).filter(isMorning);
    const mail = random() < 0.15 ? pick(mornings) : mornings.at(-1);
    if (mail !== undefined && random() < 0.8) {
      const text = linesFor(mail, random).join("\n");
      const messageId = `answer-${seed}-${day}@phone.example`;
      const mime = written(on(day, "8:20"), mail, { messageId, text });
      if (random() < 0.2) {
        forged.push(messageId);
        await post.receives(
          `Authentication-Results: mx.example.com; dmarc=fail header.from=example.com\r\n${mime}`,
          messageId,
        );
      } else {
        answers.set(await post.writes(mime, messageId), text);
      }
    }
    await post.workUntil(on(day, "8:20"), on(day, "10:59"));
    for (const { email = "" } of people) {
      const last = (await post.mailsTo(email)).at(-1);
      if (last === undefined || random() > 0.25) continue;
      const messageId = `reply-${seed}-${day}-${email}`;
      const text = pick(replies) ?? "";
      await post.receives(written(on(day, "11:00"), last, { messageId, text, from: email }), messageId);
    }
    await post.workUntil(on(day, "11:00"), on(day + 1, "7:59"));
  }
  const before = (await post.facts()).length;
  post.forgets();
  await post.workUntil(on(days + 1, "7:59"), on(days + 1, "7:59"));
  const facts = await post.facts();
  return {
    mornings: (await post.mailsTo(owner)).filter(isMorning),
    answers,
    forged,
    facts: facts.slice(0, before),
    again: facts.length - before,
  };
}

/** Briefs go to the owner as well. */
function isMorning({ subject }: Read): boolean {
  return /^\w+day \d+ \w+: /.test(subject);
}

/** What a person types under a list: mostly right, sometimes not. */
function linesFor({ text }: Read, random: () => number): string[] {
  const numbers = [...text.matchAll(/^(\d+)\. (.*)$/gm)].map(([, number, says]) => ({
    number,
    says: says ?? "",
  }));
  const lines = numbers.flatMap(({ number, says }) => {
    const dice = random();
    if (dice < 0.15) return [];
    if (dice < 0.22) return [`ok ${number} I think`];
    if (dice < 0.28) return [`ok ${number}`, `no ${number}`];
    if (says.includes("What did you take")) return [`${number} Learn to ask smaller questions`];
    if (says.includes("What is new")) return [`${number} The tables are finished`];
    if (says.includes("What does it come to"))
      return [`${number} ${random() < 0.5 ? "other times" : "ignore"}`];
    return [dice < 0.85 ? `ok ${number}` : `no ${number}`];
  });
  if (random() < 0.2) lines.push("ok 99");
  if (random() < 0.2) lines.push("Ana Shah: she moved to Boston");
  if (random() < 0.2) lines.push("see you on Thursday");
  return lines;
}

function written(
  date: Temporal.Instant,
  mail: Read,
  { messageId, text, from = owner }: { messageId: string; text: string; from?: string },
): string {
  return [
    `From: <${from}>`,
    `To: <${owner}>`,
    `Subject: Re: ${mail.subject.replace(/^Re: /, "")}`,
    `Date: ${new Date(date.epochMilliseconds).toUTCString()}`,
    `Message-ID: <${messageId}>`,
    `In-Reply-To: <${mail.messageId}>`,
    `References: <${mail.messageId}>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
    "",
    `On Tue, 3 Mar 2026 at 08:00, <${owner}> wrote:`,
    ...mail.text.split("\n").map((line) => `> ${line}`),
    "> ok 1",
    "",
  ].join("\r\n");
}

/** What must hold however it went; empty where it does. */
export function faultsOf({ mornings, answers, forged, facts, again }: Lived): string[] {
  const faults: string[] = [];
  const days = mornings.map(({ subject }) => subject.split(":")[0]);
  if (new Set(days).size < days.length) faults.push("two morning mails on one day");
  for (const { subject, text } of mornings) {
    if (/undefined|null|\{\{|NaN|\[object/.test(`${subject}\n${text}`)) faults.push(`a gap: ${subject}`);
  }
  const said = facts.flatMap((fact) => (fact.kind === "said" ? [fact] : []));
  for (const [messageId, text] of answers) {
    const heard = said.filter((fact) => fact.messageId === messageId && fact.distrust === undefined);
    if (heard.length !== 1) faults.push(`${messageId} was heard ${heard.length} times`);
    const done = heard.flatMap(({ lines }) => lines).filter((line) => line.came === "done").length;
    const places = facts.flatMap(({ factKey }) =>
      factKey.startsWith(`morning~${messageId}~`) ? [factKey.replace(/\.\d+$/, "")] : [],
    );
    if (new Set(places).size !== done)
      faults.push(`${messageId}: ${done} lines were done, ${new Set(places).size} left facts`);
    for (const wrong of ["I think", "ok 99", "see you"]) {
      const isObeyed = heard.some(({ lines }) =>
        lines.some(({ line, came }) => line.includes(wrong) && came === "done"),
      );
      if (text.includes(wrong) && isObeyed) faults.push(`“${wrong}” was obeyed`);
    }
  }
  for (const messageId of forged) {
    if (facts.some(({ factKey }) => factKey.startsWith(`morning~${messageId}~`)))
      faults.push(`${messageId} was obeyed`);
  }
  for (const fact of facts) {
    if (fact.kind !== "sent" || fact.by !== "product" || toOwner.has(parseActionKey(fact.key).step)) continue;
    const isAllowed = facts.some(
      (other) => other.kind === "approved" && other.key === fact.key && other.seq < fact.seq,
    );
    if (!isAllowed) faults.push(`${fact.key} left without a word of the owner's`);
  }
  if (again > 0) faults.push(`reading everything again added ${again} facts`);
  return faults;
}

const toOwner = new Set(["morning", "brief"]);
