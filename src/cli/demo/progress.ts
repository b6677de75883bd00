/** Live: one line that changes on a terminal; elsewhere a line for each month, so that nobody wonders. */
import type { Contact } from "../../core/contact.ts";
import type { Fact } from "../../core/facts.ts";
import { sayWhen } from "../show/say-when.ts";
import { days, type Progress } from "./play.ts";

/** As much of a stream as is needed for it; `process.stderr` is one. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface Show {
  told(progress: Progress, contacts: readonly Contact[]): void;
  /** Takes the line away. */
  end(): void;
}

export function showProgress(screen: Screen): Show {
  const counts = { asked: 0, met: 0, thanked: 0 };
  let month = 0;
  let last = "";
  const width = () => Math.min(screen.columns ?? 80, 110) - 1;

  return {
    told({ day, at, zone, moves, facts }, contacts) {
      for (const { stage } of moves) {
        if (stage === "requested") counts.asked += 1;
        if (stage === "thanked") counts.thanked += 1;
      }
      counts.met += facts.filter((fact) => fact.kind === "event-created").length;
      const names = new Map(contacts.map(({ contactId, name }) => [contactId, name]));
      const said = facts.flatMap((fact) => {
        const words = liveWords(fact);
        return words === undefined || fact.contact === undefined
          ? []
          : [`${names.get(fact.contact) ?? ""}: ${words}`];
      });
      last = said.at(-1) ?? last;
      const sums = `${counts.asked} asked, ${counts.met} meetings, ${counts.thanked} thanked`;
      if (screen.isTTY === true) {
        const date = sayWhen(at, zone, at).replace(/ \d+:\d+$/, "");
        const line = `${bar(day)}  day ${String(Math.min(day, days)).padStart(3)} of ${days}, ${date}   ${last}`;
        screen.write(`\r\u001b[2K${line.slice(0, width())}`);
      } else if (Math.floor(day / 30) > month) {
        month = Math.floor(day / 30);
        screen.write(`day ${day} of ${days}: ${sums}\n`);
      }
    },
    end() {
      if (screen.isTTY === true) screen.write("\r\u001b[2K");
    },
  };
}

function bar(day: number): string {
  const full = Math.min(20, Math.round((day / days) * 20));
  return `${"█".repeat(full)}${"░".repeat(20 - full)}`;
}

function liveWords(fact: Fact): string | undefined {
  switch (fact.kind) {
    case "drafted":
      return "a draft is ready";
    case "sent":
      return fact.by === "owner" ? "sent" : undefined;
    case "received":
      return fact.read.reading.kind === "bounced" ? "it came back" : "they answer";
    case "event-created":
      return "a meeting is in both calendars";
    case "event-changed":
      return "the meeting is moved";
    case "debriefed":
      return "they talked";
    case "closed":
      return "closed";
    default:
      return undefined;
  }
}
