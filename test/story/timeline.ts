/** The timeline of a story, for a reviewer: when, who, what, why, and what waits. */
import type { Because } from "../../src/core/action.ts";
import type { Contact } from "../../src/core/contact.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { ActionKey } from "../../src/core/keys.ts";
import { factLine } from "./fact-line.ts";
import { sayClock, sayDate } from "./moments.ts";
import type { Standing } from "./where-they-stand.ts";

type Instant = Temporal.Instant;

export interface Timeline {
  /** What somebody does, in the words of the story. */
  did(at: Instant, says: string): void;
  /** What a program answered. */
  said(at: Instant, says: string): void;
  /** The facts that are new since the last call. */
  learned(
    at: Instant,
    facts: readonly Fact[],
    contacts: readonly Contact[],
    because: ReadonlyMap<ActionKey, Because>,
  ): void;
  /** Mails to the owner, as they read them; each is shown once. */
  mails(at: Instant, mails: readonly { messageId: string; subject: string; text: string }[]): void;
  /** Only what is different from the last call. */
  stands(at: Instant, standing: Standing): void;
  text(): string;
}

export function newTimeline(zone: string, begins: Temporal.PlainDate): Timeline {
  const lines: string[] = [];
  let day: Temporal.PlainDate | undefined;
  let clock = "";
  let lastSeq = 0;
  const standing = new Map<string, string>();
  const shown = new Set<string>();

  const line = (at: Instant, text: string) => {
    const today = at.toZonedDateTimeISO(zone).toPlainDate();
    if (day === undefined || !day.equals(today)) {
      day = today;
      clock = "";
      lines.push(
        "",
        `day ${begins.until(today, { largestUnit: "days" }).days}, ${sayDate(today)} ${today.year}`,
      );
    }
    const now = sayClock(at, zone);
    lines.push(`  ${now === clock ? "     " : now}  ${text}`);
    clock = now;
  };
  const below = (text: string) => lines.push(`           ${text}`);

  return {
    did: (at, says) => line(at, `> ${says}`),
    said: (at, says) => line(at, `! ${says}`),
    learned(at, facts, contacts, because) {
      for (const fact of facts) {
        if (fact.seq <= lastSeq) continue;
        lastSeq = fact.seq;
        line(at, `${factLine(fact, contacts, zone)}`);
        const why =
          "key" in fact && fact.key !== undefined && byUs.has(fact.kind) ? because.get(fact.key) : undefined;
        if (why !== undefined)
          below(`  because ${why.says}${why.rule === undefined ? "" : ` (${why.rule})`}`);
      }
    },
    mails(at, mails) {
      for (const { messageId, subject, text } of mails) {
        if (shown.has(messageId)) continue;
        shown.add(messageId);
        line(at, `the owner reads: ${subject}`);
        for (const one of text.split("\n")) below(`    | ${one}`.trimEnd());
      }
    },
    stands(at, now) {
      for (const [name, said] of now) {
        const text = said.join("\n");
        if (standing.get(name) === text) continue;
        standing.set(name, text);
        const [stage = "", ...rest] = said;
        line(at, `= ${name}: ${stage}`);
        for (const one of rest) below(`    ${one}`);
      }
    },
    text: () => `${lines.join("\n").trim()}\n`,
  };
}

/** Facts of which the plan says why. */
const byUs = new Set<Fact["kind"]>([
  "drafted",
  "refreshed",
  "proposed",
  "sending",
  "event-created",
  "event-changed",
  "event-cancelled",
  "hold-made",
  "hold-released",
]);
