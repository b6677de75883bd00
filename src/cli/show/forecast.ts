/** The first mails that lie ahead, for people and for programs. */
import type { Contact } from "../../core/contact.ts";
import type { Forecast, Foreseen } from "../../core/forecast.ts";
import { sayWeekday } from "../../core/say-time.ts";
import { contactRef } from "../find-contact.ts";
import { counted } from "./counted.ts";
import { stepWords } from "./plan-text.ts";

export interface Written {
  foreseen: Foreseen;
  subject: string;
  text: string;
}

export function forecastJson(written: readonly Written[], waiting: readonly Contact[]) {
  return {
    mails: written.map(({ foreseen: { step, at, letter, byHand }, subject, text }) => ({
      ...{ contact: letter.to.address, name: letter.to.name, step, at, byHand },
      ...{ template: letter.template, subject, text },
    })),
    last: written.at(-1)?.foreseen.at ?? null,
    waiting: waiting.map(contactRef),
  };
}

export function forecastText(
  { until }: Forecast,
  written: readonly Written[],
  on: { waiting: readonly Contact[]; zone: string; command: (line: string) => string },
): string {
  const { waiting, zone, command } = on;
  const day = (at: Temporal.Instant) =>
    `${sayWeekday(at, zone).slice(0, 3)} ${at.toZonedDateTimeISO(zone).toPlainDate().toString()}`;
  const lines = written.map(({ foreseen: { step, at, letter, byHand }, subject }) => {
    const what = byHand ? `${stepWords(step)}, on LinkedIn` : `${stepWords(step)}: “${subject}”`;
    return `  ${day(at)}  ${letter.to.name}: ${what}`;
  });
  const last = written.at(-1);
  const total =
    last === undefined
      ? "Nobody can be written to yet."
      : `${counted(written.length, "first mail")}, the last one on ${day(last.foreseen.at)}. The calendar was followed until ${day(until)}.`;
  return [
    ...(lines.length === 0 ? [] : ["As if you sent every draft at once and nobody answered:", ...lines, ""]),
    total,
    ...(waiting.length === 0
      ? []
      : [
          `${counted(waiting.length, "contact")} without a date: something is missing (\`${command("research")}\`, \`${command("plan")}\`).`,
        ]),
    ...(last === undefined
      ? []
      : [
          `Each as they would get it: \`${command("preview CONTACT")}\`; all at once: \`${command("preview --all --json")}\`.`,
        ]),
  ].join("\n");
}
