/**
 * Plays the demo: the clock jumps from one instant at which something can happen to the next, and at each of them
 * the real workers run once, as `start --once --now` does, in this process or in those of a fleet.
 */
import type { Home } from "../../app.ts";
import type { Plan } from "../../core/action.ts";
import type { Contact } from "../../core/contact.ts";
import type { Fact } from "../../core/facts.ts";
import type { Interview } from "../../core/interview.ts";
import type { ContactId } from "../../core/keys.ts";
import type { Overview } from "../../core/overview.ts";
import { firstName } from "../../core/person-name.ts";
import { confirmBulk } from "../confirm-bulk.ts";
import { loadOverview } from "../load-overview.ts";
import { agenda } from "./agenda.ts";
import { type Cast, cast } from "./cast.ts";
import type { Clock, Ensemble } from "./ensemble.ts";
import { samplePeople } from "./make-home.ts";
import { ownerWords } from "./owner-words.ts";
import { playOwner } from "./play-owner.ts";
import { people } from "./play-people.ts";
import { loadInterviews, type Move, stageBook } from "./stages.ts";

type Instant = Temporal.Instant;

/** Monday 2 March 2026, 8:00 in New York: the same for every run, so that every run is the same. */
const start = Temporal.Instant.from("2026-03-02T13:00:00Z");
export const days = 150;

export interface Progress {
  /** From 1. */
  day: number;
  at: Instant;
  /** The owner's. */
  zone: string;
  moves: readonly Move[];
  facts: readonly Fact[];
}

export interface Played {
  folder: string;
  /** The owner's name and zone. */
  owner: string;
  zone: string;
  cast: Cast;
  contacts: Contact[];
  interviews: ReadonlyMap<ContactId, Interview>;
  facts: Fact[];
  moves: readonly Move[];
  /** As things stand at the end. */
  plan: Plan;
  overview: Overview;
}

/** `open` says where it is played, given the clock. `told` hears of every instant at which something happened. */
export async function play(
  open: (clock: Clock) => Promise<Ensemble>,
  told: (progress: Progress, contacts: readonly Contact[]) => void,
): Promise<Played> {
  let now = start;
  const ensemble = await open(() => now);
  const { home } = ensemble;
  try {
    const scene = await setScene(ensemble);
    const end = start.add({ hours: days * 24 });
    let seq = 0;
    for (;;) {
      for (const deed of scene.agenda.due(now)) await deed.act();
      const plan = await scene.step();
      const moves = await scene.book.look();
      const facts = await factsAfter(home, seq);
      seq = facts.at(-1)?.seq ?? seq;
      if (facts.length > 0 || moves.length > 0) {
        told(
          { day: dayOf(now, home.zone()), at: now, zone: home.zone(), moves, facts },
          await home.store.contacts.all(home.mailboxId),
        );
      }
      if (Temporal.Instant.compare(now, end) >= 0) return await result(home, scene, plan);
      now = earliest(end, plan.lookAgainAt, scene.agenda.next());
    }
  } finally {
    await ensemble.close();
  }
}

async function setScene({ home, contacts, post: mail, run }: Ensemble) {
  const { rules } = home.rules;
  const players = cast(contacts, await samplePeople());
  const todo = agenda();
  const book = stageBook(home);
  const clock = () => home.clock();
  const contactOf = async (contactId: ContactId) =>
    (await home.store.contacts.byIds(home.mailboxId, [contactId]))[0];
  const common = { cast: players, post: mail, agenda: todo, clock };
  const they = people({
    ...common,
    owner: {
      name: rules.me.name,
      address: home.address,
      first: firstName(rules.me.name) ?? rules.me.name,
      zone: home.zone(),
    },
    contact: contactOf,
  });
  const owner = playOwner({
    ...common,
    zone: home.zone(),
    start,
    words: ownerWords(home),
    meaning: they.meaning,
    contacts: () => home.store.contacts.all(home.mailboxId),
  });
  const deps = await home.deps();
  await book.look();

  async function step(): Promise<Plan> {
    let ran = await run(deps);
    const bulk = ran.plan.held.filter((held) => held.reason === "bulk").length;
    if (bulk > 0) {
      await confirmBulk(home, bulk);
      const more = await run(deps);
      ran = { ...more, did: [...ran.did, ...more.did] };
    }
    await they.receive(await mail.leftSince());
    await they.invite(ran.did);
    await owner.look(ran.plan);
    return ran.plan;
  }

  return { agenda: todo, cast: players, book, step };
}

async function result(home: Home, scene: Awaited<ReturnType<typeof setScene>>, plan: Plan): Promise<Played> {
  const { overview } = await loadOverview(home);
  return {
    folder: home.folder,
    owner: home.rules.rules.me.name,
    zone: home.zone(),
    cast: scene.cast,
    contacts: await home.store.contacts.all(home.mailboxId),
    interviews: await loadInterviews(home),
    facts: await factsAfter(home, 0),
    moves: scene.book.moves,
    plan,
    overview,
  };
}

/** In the order of the ledger. */
async function factsAfter(home: Home, seq: number): Promise<Fact[]> {
  const view = await home.store.ledger.read(home.mailboxId, { kind: "all" });
  const all = [...view.mailboxFacts, ...[...view.facts.values()].flat()];
  return all.filter((fact) => fact.seq > seq).sort((a, b) => a.seq - b.seq);
}

/** Days of the owner's calendar. */
function dayOf(now: Instant, zone: string): number {
  const dateOf = (at: Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return dateOf(start).until(dateOf(now)).days + 1;
}

function earliest(first: Instant, ...others: (Instant | undefined)[]): Instant {
  let best = first;
  for (const other of others) {
    if (other !== undefined && Temporal.Instant.compare(other, best) < 0) best = other;
  }
  return best;
}
