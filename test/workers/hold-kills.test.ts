import { describe, expect, it } from "vitest";
import type { WorkerDeps } from "../../workers/deps.ts";
import { seeded } from "../story/kill/kill-round.ts";
import { standing } from "./held.ts";
import { type Home, makeHome, monday } from "./home.ts";
import { dyingAfter, Killed } from "./killed.ts";

const rules = `
requests: { hold_offered_times: yes, offer: 2 times }
who_presses_send: { request: auto, invitation: auto }
sending: { undo: none, at_most: none, per_company: none }
`;

/** At each point so many lives, each killed there and then a second time anywhere. */
const rounds = process.env.PROVE === undefined ? 1 : Number(process.env.KILLS ?? 50);
/** Every so many points; all of them in full numbers. */
const stride = process.env.PROVE === undefined ? 9 : 1;

describe("a worker that is killed between the choice of a held time and the end of it", () => {
  it("leaves one entry of the meeting, and no held time after its two days (A7, A16, R-22, R-25)", async () => {
    await everyDeath("chosen");
  }, 3_600_000);

  it("leaves no held time after its two days where nobody chose (A7, R-25)", async () => {
    await everyDeath("silent");
  }, 3_600_000);
});

type Life = "chosen" | "silent";

async function everyDeath(life: Life): Promise<void> {
  const random = seeded(life.length);
  const { claimed, calls } = await callsOf(life);
  let deaths = 0;
  let lives = 0;
  for (let call = claimed; call <= calls; call += stride) {
    for (let round = 0; round < rounds; round += 1) {
      const second = Math.ceil(random() * calls);
      lives += 1;
      const says = `killed after call ${call}, then after call ${second}`;
      const home = await livingUntil(life);
      const { deps } = home;
      for (const death of [call, second]) {
        home.deps = dyingAfter(death).change(deps);
        const end = await home.run().then(
          () => "lived",
          (error: unknown) => (error instanceof Killed ? "died" : error),
        );
        expect(["lived", "died"], says).toContain(end);
        if (end === "died") deaths += 1;
      }
      home.deps = deps;
      await home.run();
      await home.run(monday.add({ hours: 49 }));
      expect(await leftOf(home), says).toEqual(wantedOf(life));
    }
  }
  expect(deaths).toBeGreaterThanOrEqual(lives);
}

/** How many calls of ports the undisturbed life makes, and which of them claims the first action. */
async function callsOf(life: Life): Promise<{ claimed: number; calls: number }> {
  const home = await livingUntil(life);
  const twin = dyingAfter(Number.POSITIVE_INFINITY);
  const { deps } = home;
  let claimed = 0;
  const ledger: WorkerDeps["ledger"] = {
    ...deps.ledger,
    claim(...given) {
      claimed ||= twin.calls;
      return deps.ledger.claim(...given);
    },
  };
  home.deps = twin.change({ ...deps, ledger });
  await home.run();
  home.deps = deps;
  await home.run(monday.add({ hours: 49 }));
  expect(await leftOf(home)).toEqual(wantedOf(life));
  return { claimed, calls: twin.calls };
}

/** Chosen: she was asked, the times are held, and her answer has come. Silent: she was asked, and nothing is held yet. */
async function livingUntil(life: Life): Promise<Home> {
  const home = await makeHome({ rules });
  if (life === "silent") return home;
  await home.run();
  await home.run();
  expect((await standing(home)).holds).toHaveLength(2);
  const [request] = await home.mails("Sent");
  const [time] = /\w+day \d+ \w+ at \d+:\d\d/.exec(request?.mail.text ?? "") ?? [];
  home.now = monday.add({ hours: 2 });
  await home.receive({
    from: "priya@uni.example",
    id: "yes@uni.example",
    text: `${time} works for me.`,
    inReplyTo: request?.mail.messageId ?? "",
  });
  return home;
}

async function leftOf(home: Home) {
  const { holds, meetings } = await standing(home);
  const copy = await home.store.copies.out(home.deps.mailboxId, true);
  const created = (await home.kinds()).filter((kind) => kind === "event-created").length;
  return {
    holds: holds.length,
    meetings: meetings.length,
    created,
    minutes: copy?.takenMinutes.length,
    mails: (await home.mails("Sent")).filter(({ mail }) => mail.to[0]?.address === "priya@uni.example")
      .length,
  };
}

function wantedOf(life: Life) {
  return life === "chosen"
    ? { holds: 0, meetings: 1, created: 1, minutes: 20, mails: 1 }
    : { holds: 0, meetings: 0, created: 0, minutes: 0, mails: 1 };
}
