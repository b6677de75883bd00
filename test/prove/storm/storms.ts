/** Storms in processes of their own, and what they add up to. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Storm, StormWish } from "./storm.ts";

const run = promisify(execFile);

/** `main`: of this program or of a copy with a bug in it. Undefined where it took too long; rejects where it broke. */
export async function stormApart(
  wish: StormWish,
  main: string,
  mostMs = 900_000,
): Promise<Storm | undefined> {
  try {
    const { stdout } = await run(process.execPath, [main, JSON.stringify(wish)], {
      timeout: mostMs,
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Storm;
  } catch (error) {
    if (error instanceof Error && "killed" in error && error.killed === true) return undefined;
    throw error;
  }
}

/** What a storm shows to be wrong, each in words. */
export function wrongs(storm: Storm): string[] {
  return [
    ...storm.duplicates.map((email) => `sent twice: ${email}`),
    ...storm.breaches,
    ...storm.lost,
    ...(storm.strays > 0 ? [`${storm.strays} drafts that nobody knows of`] : []),
  ];
}

/** All of it together. */
export function sum(storms: readonly Storm[]) {
  const of = (pick: (storm: Storm) => number) => storms.reduce((total, storm) => total + pick(storm), 0);
  return {
    sent: of((storm) => storm.sent),
    duplicates: of((storm) => storm.duplicates.length),
    lost: of((storm) => storm.lost.length),
    review: of((storm) => storm.review.length),
    strays: of((storm) => storm.strays),
    kills: of((storm) => storm.kills),
    faults: of((storm) => storm.faults),
    requests: of((storm) => storm.requests),
    breaches: storms.flatMap((storm) => storm.breaches),
  };
}
