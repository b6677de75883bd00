import { afterEach, describe, expect, it } from "vitest";
import { toMime } from "../../../src/formats/mime-out.ts";
import { gmailUnits, minuteBudget, sendsADay } from "../../../src/providers/google/limits.ts";
import { isTrouble, type Mailbox } from "../../../src/providers/provider.ts";
import { keyOf } from "../../contracts/mailbox.ts";
import { address, googleWorld, type World } from "./world.ts";

let open: World | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function world(): Promise<World> {
  open = await googleWorld();
  return open;
}

const mail = (n: number) =>
  toMime({
    from: { name: "Dana Okafor", address },
    to: { name: "", address: `p${n}@example.org` },
    subject: `Hello ${n}`,
    text: `Hello ${n}`,
    date: Temporal.Instant.from("2026-03-02T15:00:00Z"),
    messageId: `hello-${n}@example.com`,
  });

const send = async (mailbox: Mailbox, n: number) =>
  mailbox.sendDraft(await mailbox.createDraft(keyOf(n), await mail(n)));

describe("a minute's budget", () => {
  it("lets through what fits into any 60 seconds, and the rest as soon as it fits", async () => {
    let ms = 0;
    const budget = minuteBudget(100, {
      steady: () => ms,
      wait: async (more) => {
        ms += more;
      },
    });
    const times: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await budget.spend(40);
      times.push(ms);
      ms += 10_000;
    }
    expect(times).toEqual([0, 10_000, 60_000, 70_000, 120_000]);
  });

  it("lets through what alone is more than a minute holds", async () => {
    await expect(
      minuteBudget(10, { steady: () => 0, wait: async () => undefined }).spend(40),
    ).resolves.toBeUndefined();
  });
});

describe("what Google allows", () => {
  it("is kept to: no minute of ours is above the published quota, whatever there is to do (R-33)", async () => {
    const { mailbox, double, user } = await world();
    for (let n = 1; n <= 60; n += 1) await send(mailbox, n);
    expect(user.sent()).toHaveLength(60);
    expect(double.quota.busiestMinute(address)).toBeGreaterThan(gmailUnits["drafts.send"]);
    expect(double.quota.busiestMinute(address)).toBeLessThanOrEqual(6_000);
  });

  it("counts the units as the double of Google does", async () => {
    const { mailbox, double } = await world();
    await send(mailbox, 1);
    expect(double.quota.byMethod).toMatchObject({
      "gmail.users.drafts.create": gmailUnits["drafts.create"],
      "gmail.users.drafts.send": gmailUnits["drafts.send"],
      "gmail.users.messages.get": gmailUnits["messages.get"],
    });
  });

  it("is 500 mails a day for a personal account and 2,000 for one of Workspace, a tenth of it left to the owner", async () => {
    expect(sendsADay("dana@gmail.com")).toBe(500);
    expect(sendsADay("dana@example.com")).toBe(2_000);
    const { mailbox, user, now } = await world();
    const byHand = await mail(1);
    for (let n = 0; n < 1_800; n += 1) user.send(byHand);
    const refused = send(mailbox, 2);
    await expect(refused).rejects.toSatisfy(
      (error) => isTrouble(error, "slow-down") && error.trouble.until.equals(now.add({ hours: 1 })),
    );
    expect(user.sent()).toHaveLength(1_800);
  });
});
