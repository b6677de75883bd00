/** One whole interview at Google in draft mode, from the request to a check-in, and what it cost. */
import { contact, idOf } from "../../workers/home.ts";
import { type GoogleHome, makeGoogleHome } from "./home.ts";

export interface Cost {
  /** Of Gmail, less what an idle mailbox costs as well: one history.list a reading. */
  units: number;
  byMethod: Record<string, number>;
  /** Mails of the interview, the event's invitation not counted. */
  mails: number;
  calendarRequests: number;
}

/** `everyMinutes`: how often mailbox and calendar are read while nothing happens. */
export async function wholeInterview(everyMinutes: number): Promise<Cost> {
  const google = await makeGoogleHome({
    rules: "requests: { offer: 2 times }",
    contacts: [contact("priya")],
  });
  try {
    await live(google, everyMinutes);
    const { quota, deliveries } = google.world.double;
    const { "gmail.users.history.list": idle = 0, ...byMethod } = quota.byMethod;
    return {
      units: quota.units - idle,
      byMethod,
      mails: deliveries.filter(({ to, from }) => to !== from).length,
      calendarRequests: quota.calendarRequests,
    };
  } finally {
    await google.world.close();
  }
}

async function live(google: GoogleHome, everyMinutes: number): Promise<void> {
  const until = (at: Temporal.Instant) => quietly(google, at, everyMinutes);
  const { user } = google.world;
  await minutes(google, 5);
  await press(google);
  await minutes(google, 60);
  await google.answer("priya@uni.example", "Yes, the first time works for me.");
  await minutes(google, 5);
  const made = (await google.home.facts()).find((fact) => fact.kind === "event-created");
  if (made?.kind !== "event-created") throw new Error("nothing was booked");
  const [event] = user.events();
  user.respond("priya@uni.example", event?.id ?? "", "accepted");
  await until(made.start.subtract({ hours: 47 }));
  if (user.drafts().length > 0) await press(google);
  await until(made.end.add({ minutes: 20 }));
  await google.home.append([
    {
      kind: "debriefed",
      factKey: "owner~1",
      at: google.world.now,
      contact: idOf("priya"),
      booking: made.booking,
      line: "to learn SQL on data I know",
    },
  ]);
  await until(made.end.add({ hours: 4 }));
  await press(google);
  await google.home.append([
    {
      kind: "note",
      factKey: "owner~2",
      at: google.world.now,
      contact: idOf("priya"),
      text: "The vaccination tables work now.",
      news: true,
    },
  ]);
  await until(made.end.add({ hours: 24 * 44 }));
  await press(google);
  await minutes(google, 5);
}

/** Read every minute, as the product does, for so long. */
async function minutes(google: GoogleHome, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await google.poll(google.world.now.add({ minutes: 1 }));
}

async function quietly(google: GoogleHome, at: Temporal.Instant, everyMinutes: number): Promise<void> {
  while (Temporal.Instant.compare(google.world.now, at) < 0) {
    const next = google.world.now.add({ minutes: everyMinutes });
    await google.poll(Temporal.Instant.compare(next, at) < 0 ? next : at);
  }
}

async function press(google: GoogleHome): Promise<void> {
  const [draft] = google.world.user.drafts();
  if (draft?.draftId === undefined) throw new Error(`no draft waits at ${google.world.now}`);
  google.world.user.sendDraft(draft.draftId);
  await minutes(google, 4);
}
