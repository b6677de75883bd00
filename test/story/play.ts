/**
 * Plays a story: between its steps the worker wakes whenever the plan said that it would look again; at each step
 * people act, and the worker notices. Nothing is faked but the clock and the people.
 */
import type { Plan } from "../../src/core/action.ts";
import { type Cast, instantOf, newCast, personCalled } from "./cast.ts";
import { contactDeeds } from "./contact-deeds.ts";
import { morningMails } from "./morning-deeds.ts";
import { ownerDeeds } from "./owner-deeds.ts";
import type { Doing, Story } from "./read-story.ts";
import type { StoryHome } from "./story-home.ts";
import { newTimeline, type Timeline } from "./timeline.ts";
import { whereTheyStand } from "./where-they-stand.ts";

type Instant = Temporal.Instant;
const { compare } = Temporal.Instant;

/** Called after every run of the workers, for what must hold at all times. */
export type Watch = (home: StoryHome, plan: Plan) => Promise<void>;

/** The home must be one of this story's. Resolves to the timeline. */
export async function play(
  home: StoryHome,
  story: Story,
  watch: Watch = async () => undefined,
): Promise<string> {
  const cast = newCast(home, story);
  const timeline = newTimeline(home.zone, story.begins);
  const worker: Worker = { home, timeline, watch, lookAgainAt: home.now, isAsleep: false };
  try {
    await act(cast, worker);
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\nSo far:\n${timeline.text()}`, {
      cause,
    });
  }
  return timeline.text();
}

async function act(cast: Cast, worker: Worker): Promise<void> {
  const { home, story } = cast;
  for (const { when, doings } of story.steps) {
    const at = await instantOf(cast, when);
    if (compare(at, home.now) < 0) throw new Error(`The step at ${at} lies before ${home.now}.`);
    await workUntil(worker, at);
    for (const doing of doings) await happen(cast, worker, doing);
    await work(worker);
  }
  await workUntil(worker, await instantOf(cast, story.ends));
  await work(worker);
}

interface Worker {
  home: StoryHome;
  timeline: Timeline;
  watch: Watch;
  lookAgainAt: Instant | undefined;
  isAsleep: boolean;
}

/** Wakes as often as the plan asked for it; `at` itself is left to the caller. */
async function workUntil(worker: Worker, at: Instant): Promise<void> {
  const { home } = worker;
  for (let runs = 0; ; runs += 1) {
    if (runs > 2000) throw new Error(`It wakes again and again around ${home.now}.`);
    const next = worker.isAsleep ? undefined : worker.lookAgainAt;
    if (next === undefined || compare(next, at) >= 0) break;
    home.now = compare(next, home.now) > 0 ? next : home.now.add({ minutes: 1 });
    await work(worker);
  }
  home.now = at;
}

async function work(worker: Worker): Promise<void> {
  const { home, timeline } = worker;
  if (worker.isAsleep) return;
  const { plan, stopped } = await home.run();
  worker.lookAgainAt = plan.lookAgainAt;
  const contacts = await home.contacts();
  timeline.learned(home.now, await home.facts(), contacts, home.because);
  timeline.mails(home.now, await morningMails(home.folder, home.owner));
  if (stopped !== undefined) timeline.said(home.now, `the worker stopped: ${stopped}`);
  timeline.stands(home.now, await whereTheyStand(home, plan, contacts));
  await worker.watch(home, plan);
}

async function happen(cast: Cast, worker: Worker, doing: Doing): Promise<void> {
  const { home, timeline } = worker;
  const { who, does, what, says } = doing;
  timeline.did(home.now, says);
  if (who === "computer") {
    worker.isAsleep = does === "sleeps";
    return worker.isAsleep ? home.sleep() : home.wake();
  }
  if (who === "owner") {
    const refusal = await deedOf(ownerDeeds, doing)(cast, what);
    if (refusal !== undefined) timeline.said(home.now, `refused: ${refusal}`);
    return;
  }
  await personCalled(cast, who);
  return deedOf(contactDeeds, { ...doing, does })(cast, who, what);
}

function deedOf<D>(deeds: Readonly<Record<string, D>>, { does, says }: Doing): D {
  const deed = deeds[does];
  if (deed === undefined)
    throw new Error(`Nobody knows how to do "${says}". Known: ${Object.keys(deeds).join(", ")}.`);
  return deed;
}
