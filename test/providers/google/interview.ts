/** One whole interview at Google in draft mode, from the request to a check-in, and what it cost. */
import type { Fact, NewFact } from "../../../src/core/facts.ts";
import type { ContactId } from "../../../src/core/keys.ts";
import type { World } from "./world.ts";

/** A home with one contact, and the worker that runs in it. */
export interface Life {
  world: World;
  contactId: ContactId;
  /** Reads and plans once. */
  poll(at: Temporal.Instant): Promise<void>;
  /** The contact answers the last mail that they got. */
  answers(text: string): Promise<void>;
  facts(): Promise<Fact[]>;
  append(facts: NewFact[]): Promise<void>;
}

export interface Cost {
  /** Of Gmail, less what an idle mailbox costs as well: one history.list a reading. */
  units: number;
  byMethod: Record<string, number>;
  /** Mails of the interview, the event's invitation not counted. */
  mails: number;
  calendarRequests: number;
}

/** `everyMinutes`: how often mailbox and calendar are read while nothing happens. */
export async function wholeInterview(life: Life, everyMinutes: number): Promise<Cost> {
  await live(life, everyMinutes);
  const { quota, deliveries } = life.world.double;
  const { "gmail.users.history.list": idle = 0, ...byMethod } = quota.byMethod;
  return {
    units: quota.units - idle,
    byMethod,
    mails: deliveries.filter(({ to, from }) => to !== from).length,
    calendarRequests: quota.calendarRequests,
  };
}

async function live(life: Life, everyMinutes: number): Promise<void> {
  const until = (at: Temporal.Instant) => quietly(life, at, everyMinutes);
  const { user } = life.world;
  await minutes(life, 5);
  await press(life);
  await minutes(life, 60);
  await life.answers("Yes, the first time works for me.");
  await minutes(life, 5);
  const made = (await life.facts()).find((fact) => fact.kind === "event-created");
  if (made?.kind !== "event-created") throw new Error("nothing was booked");
  const [event] = user.events();
  user.respond("priya@uni.example", event?.id ?? "", "accepted");
  await until(made.start.subtract({ hours: 47 }));
  if (user.drafts().length > 0) await press(life);
  await until(made.end.add({ minutes: 20 }));
  await life.append([
    {
      kind: "debriefed",
      factKey: "owner~1",
      at: life.world.now,
      contact: life.contactId,
      booking: made.booking,
      line: "to learn SQL on data I know",
    },
  ]);
  await until(made.end.add({ hours: 4 }));
  await press(life);
  await life.append([
    {
      kind: "note",
      factKey: "owner~2",
      at: life.world.now,
      contact: life.contactId,
      text: "The vaccination tables work now.",
      news: true,
    },
  ]);
  await until(made.end.add({ hours: 24 * 44 }));
  await press(life);
  await minutes(life, 5);
}

/** Read every minute, as the product does, for so long. */
async function minutes(life: Life, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await life.poll(life.world.now.add({ minutes: 1 }));
}

async function quietly(life: Life, at: Temporal.Instant, everyMinutes: number): Promise<void> {
  while (Temporal.Instant.compare(life.world.now, at) < 0) {
    const next = life.world.now.add({ minutes: everyMinutes });
    await life.poll(Temporal.Instant.compare(next, at) < 0 ? next : at);
  }
}

async function press(life: Life): Promise<void> {
  const [draft] = life.world.user.drafts();
  if (draft?.draftId === undefined) throw new Error(`no draft waits at ${life.world.now}`);
  life.world.user.sendDraft(draft.draftId);
  await minutes(life, 4);
}
