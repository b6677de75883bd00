/** Limits in words: `5 a day`, `once a week`, `3 per year`; and how many: `3 times`. */
import type { Rate } from "../rules-shape.ts";
import { countPattern, plural, toCount } from "./counts.ts";
import { sayRate } from "./say.ts";
import { Wrong } from "./wrong.ts";

/** The source of the regular expression for one limit. */
export const ratePattern = `(${countPattern}|once|twice)(?: times?)? ?(?:an?|per|each|every|/) ?(day|week|year)`;
/** The source of the regular expression for `3 times`. */
export const timesPattern = `(${countPattern}) times?|once|twice`;

const rateWords = new RegExp(`^${ratePattern}$`, "i");
const timesWords = new RegExp(`^(?:${timesPattern})$`, "i");

/** One limit; `most` is the highest count that makes sense, `example` what to write. */
export function readRate(text: string, most: number, example: string): Rate {
  const match = rateWords.exec(text.trim().replace(/\s+/g, " "));
  if (match === null) throw misreadRate(text.trim(), example);
  const rate: Rate = { count: countOf(match[1] ?? ""), per: (match[2] ?? "").toLowerCase() as Rate["per"] };
  if (rate.count < 1) {
    throw new Wrong(
      "a limit of 0 would stop everything",
      `Write at least \`1 a ${rate.per}\`; \`quarterhour pause\` stops all mail for a while`,
    );
  }
  if (rate.count > most)
    throw new Wrong(
      `the limit can be at most ${most} a ${rate.per}`,
      `Write \`${most} a ${rate.per}\` or less`,
    );
  return rate;
}

/** Several limits hold together, so each period can stand once: `2 a day, 5 a week`. */
export function eachPeriodOnce(rates: readonly Rate[]): void {
  for (const [index, rate] of rates.entries()) {
    const earlier = rates.slice(0, index).find((other) => other.per === rate.per);
    if (earlier === undefined) continue;
    throw new Wrong(
      `there are two limits for a ${rate.per}, ${sayRate(earlier)} and ${sayRate(rate)}`,
      "Keep the one that you mean",
    );
  }
}

/** `3 times` between 1 and `most`. */
export function readTimes(text: string, most: number): number {
  const said = text.trim().replace(/\s+/g, " ");
  const match = timesWords.exec(said);
  if (match === null) {
    if (/^\d{1,3}$/.test(said))
      throw new Wrong("the unit is missing", `Write \`${plural(Number(said), "time")}\``);
    throw new Wrong("this is not a number of times", "Write for instance `3 times`");
  }
  const count = countOf(match[1] ?? said);
  if (count < 1 || count > most) {
    throw new Wrong(
      `it must be 1 to ${most} times`,
      `Write for instance \`${plural(Math.min(3, most), "time")}\``,
    );
  }
  return count;
}

function countOf(text: string): number {
  if (/^once$/i.test(text)) return 1;
  return /^twice$/i.test(text) ? 2 : toCount(text);
}

function misreadRate(said: string, example: string): Wrong {
  const write = `Write for instance \`${example}\`, or \`none\` for no limit`;
  if (/^\d+$/.test(said))
    return new Wrong("the period is missing", `Write \`${Number(said)} a ${example.replace(/^.* /, "")}\``);
  if (/^(no|never|off|false)$/i.test(said)) {
    return new Wrong(
      "this could mean no limit or no mail",
      "Write `none` for no limit; `quarterhour pause` stops all mail",
    );
  }
  if (/^-/.test(said)) return new Wrong("a limit cannot be negative", write);
  if (/month/i.test(said))
    return new Wrong(
      "limits are for a day, a week or a year",
      "Write for instance `5 a week` or `60 a year`",
    );
  if (/hour|minute/i.test(said)) return new Wrong("the shortest period of a limit is a day", write);
  const loose = /(\d{1,7}).*?\b(day|daily|week|weekly|year|yearly)\b/i.exec(said);
  if (loose !== null) {
    const per = (loose[2] ?? "")
      .toLowerCase()
      .replace(/^daily$/, "day")
      .replace(/ly$/, "");
    return new Wrong("this is not a limit in words", `Did you mean \`${loose[1]} a ${per}\`?`);
  }
  return new Wrong("this is not a limit in words", write);
}
