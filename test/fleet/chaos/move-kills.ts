/** Moves a mailbox to and fro, kills each move once at a random moment, and runs it again. */
import { exported, filesOf, livesIn, type MovePlace, moveFrom, onSide, type Side } from "./moves.ts";

export interface MoveKills {
  kills: number;
  /** Kills after which the mailbox had left the one place and was not yet in the other. */
  between: number;
  /** What was wrong, as sentences. */
  wrong: string[];
}

/** It lives in the home before. `random` gives numbers from 0 up to 1. */
export async function moveKills(place: MovePlace, kills: number, random: () => number): Promise<MoveKills> {
  const done: MoveKills = { kills: 0, between: 0, wrong: [] };
  const before = { copy: await exported(place, "home"), files: filesOf(place, "home") };
  let side: Side = "home";
  // A move of an undisturbed fleet takes about as long every time: the first of each direction is measured.
  const took: Record<Side, number> = { home: 0, fleet: 0 };
  while (done.kills < kills) {
    const other: Side = side === "home" ? "fleet" : "home";
    const line = moveFrom(side, place);
    const began = performance.now();
    // The first 100 ms only load the program.
    const moment = took[side] === 0 ? undefined : 100 + random() * Math.max(0, took[side] - 100);
    const end = await onSide(place, side, line, moment);
    if (moment === undefined) took[side] = performance.now() - began;
    if (end.exitCode === null) {
      done.kills += 1;
      const lives = await livesIn(place);
      if (lives.length > 1) done.wrong.push(`killed after ${moment} ms, it lives in both`);
      if (lives.length === 0) done.between += 1;
      const again = await onSide(place, side, line);
      if (again.exitCode !== 0) done.wrong.push(`run again, it ended with ${again.exitCode}: ${again.err}`);
    } else if (end.exitCode !== 0) done.wrong.push(`it ended with ${end.exitCode}: ${end.err}`);
    const lives = await livesIn(place);
    if (lives.join() !== other)
      done.wrong.push(`it lives in ${lives.join(" and ") || "neither"}, not in the ${other}`);
    else if ((await exported(place, other)) !== before.copy)
      done.wrong.push(`the export of the ${other} is another one`);
    if (filesOf(place, other).join() !== before.files.join())
      done.wrong.push(`the files of the ${other} are others`);
    if (done.wrong.length > 0) break;
    side = other;
  }
  return done;
}
