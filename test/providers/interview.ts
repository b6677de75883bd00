/** One whole interview in draft mode at a double, from the request to a check-in. */
import type { Fact, NewFact } from "../../src/core/facts.ts";
import type { ContactId } from "../../src/core/keys.ts";
import type { Remote } from "./remote.ts";

/** A home with one contact, and the worker that runs in it. */
export interface Life {
  remote: Remote;
  contactId: ContactId;
  email: string;
  /** Reads and plans once. */
  poll(at: Temporal.Instant): Promise<void>;
  /** The contact answers the last mail that they got. */
  answers(text: string): Promise<void>;
  facts(): Promise<Fact[]>;
  append(facts: NewFact[]): Promise<void>;
}

/** `everyMinutes`: how often mailbox and calendar are read while nothing happens. */
export async function wholeInterview(life: Life, everyMinutes: number): Promise<void> {
  const until = (at: Temporal.Instant) => quietly(life, at, everyMinutes);
  const { remote } = life;
  await minutes(life, 5);
  await press(life);
  await minutes(life, 60);
  await life.answers("Yes, the first time works for me.");
  await minutes(life, 5);
  const made = (await life.facts()).find((fact) => fact.kind === "event-created");
  if (made?.kind !== "event-created") throw new Error("nothing was booked");
  await remote.guestAnswers(life.email, "accepted");
  await until(made.start.subtract({ hours: 47 }));
  if (remote.drafts().length > 0) await press(life);
  await until(made.end.add({ minutes: 20 }));
  await life.append([
    {
      kind: "debriefed",
      factKey: "owner~1",
      at: life.remote.now,
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
      at: life.remote.now,
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
  for (let minute = 0; minute < count; minute += 1) await life.poll(life.remote.now.add({ minutes: 1 }));
}

async function quietly(life: Life, at: Temporal.Instant, everyMinutes: number): Promise<void> {
  while (Temporal.Instant.compare(life.remote.now, at) < 0) {
    const next = life.remote.now.add({ minutes: everyMinutes });
    await life.poll(Temporal.Instant.compare(next, at) < 0 ? next : at);
  }
}

async function press(life: Life): Promise<void> {
  const [draft] = life.remote.drafts();
  if (draft === undefined) throw new Error(`no draft waits at ${life.remote.now}`);
  await life.remote.sends(draft.draftId);
  await minutes(life, 4);
}

/** Mails of the interview that left, the event's invitation not counted. */
export function mailsThatLeft(remote: Remote): number {
  return remote.deliveries().filter(({ to, from }) => to !== from).length;
}
