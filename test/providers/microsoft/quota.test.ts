import { afterEach, describe, expect, it } from "vitest";
import { contact, idOf, monday } from "../../workers/home.ts";
import { mailsThatLeft, wholeInterview } from "../interview.ts";
import { type GraphHome, makeGraphHome } from "./home.ts";
import { address } from "./world.ts";

let open: GraphHome | undefined;

afterEach(async () => {
  await open?.world.close();
  open = undefined;
});

describe("what an account at Microsoft is asked", () => {
  it("is at most 4 requests in any minute while the mailbox is idle, with drafts that wait (P-5)", async () => {
    const contacts = ["priya", "sam", "ana"].map((name) => contact(name));
    open = await makeGraphHome({ rules: "sending: { at_most: none, per_company: none }", contacts });
    await open.poll(monday);
    const { double, user } = open.world;
    expect(user.drafts()).toHaveLength(3);
    // The ids of two folders are asked for once.
    for (const minutes of [1, 3, 6]) await open.poll(monday.add({ minutes }));
    for (let minute = 7; minute < 55; minute += 1) {
      const before = double.requests.length;
      await open.poll(monday.add({ minutes: minute }));
      expect(double.requests.length - before).toBeGreaterThanOrEqual(3);
      expect(double.requests.length - before).toBeLessThanOrEqual(4);
    }
  });

  it("is at most 6 requests for each mail that the product sends, none of them at once with four others (P-5)", async () => {
    const contacts = ["priya", "sam", "ana", "lee"].map((name) => contact(name));
    open = await makeGraphHome({
      rules:
        "who_presses_send: { request: auto }\nsending: { undo: none, at_most: none, per_company: none }\nrequests: { offer: 1 times, follow_up: [] }",
      contacts,
      world: { latency: 2 },
    });
    await open.poll(monday);
    const { double } = open.world;
    expect(double.deliveries).toHaveLength(4);
    const ofSends = double.requests.filter(({ method }) => /^\w+ \/me\/messages/.test(method ?? ""));
    // One look through all folders belongs to the first reading.
    expect((ofSends.length - 1) / 4).toBeLessThanOrEqual(6);
    expect(double.mostAtOnce(address)).toBeLessThanOrEqual(4);
  });

  it("is enough for a whole interview, from the request to a check-in", async () => {
    open = await makeGraphHome({ rules: "requests: { offer: 2 times }" });
    const { remote, home, poll, answer } = open;
    const email = "priya@uni.example";
    await wholeInterview(
      {
        remote,
        email,
        contactId: idOf("priya"),
        poll,
        answers: (text) => answer(email, text),
        facts: home.facts,
        append: home.append,
      },
      360,
    );
    expect(mailsThatLeft(remote)).toBeGreaterThanOrEqual(4);
  }, 60_000);
});
