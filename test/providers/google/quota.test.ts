import { afterEach, describe, expect, it } from "vitest";
import { contact, idOf, monday } from "../../workers/home.ts";
import { mailsThatLeft, wholeInterview } from "../interview.ts";
import { costOf } from "./cost.ts";
import { type GoogleHome, makeGoogleHome } from "./home.ts";

let open: GoogleHome | undefined;

afterEach(async () => {
  await open?.world.close();
  open = undefined;
});

describe("what an account at Google is asked", () => {
  it("is at most 4 requests in any minute while the mailbox is idle, with drafts that wait (P-5)", async () => {
    const contacts = ["priya", "sam", "ana"].map((name) => contact(name));
    open = await makeGoogleHome({ rules: "sending: { at_most: none, per_company: none }", contacts });
    await open.poll(monday);
    const { double, user } = open.world;
    expect(user.drafts()).toHaveLength(3);
    await open.poll(monday.add({ minutes: 1 }));
    await open.poll(monday.add({ minutes: 3 }));
    const most = { history: 1, calendar: 1, busy: 1 };
    for (let minute = 4; minute < 55; minute += 1) {
      const before = double.requests.length;
      await open.poll(monday.add({ minutes: minute }));
      const methods = double.requests.slice(before).map(({ method }) => method);
      const count = (name: string) => methods.filter((method) => method === name).length;
      // Busy time is read anew every quarter of an hour.
      const found = {
        history: count("gmail.users.history.list"),
        calendar: count("calendar.events.list"),
        busy: Math.max(1, count("calendar.freebusy.query")),
      };
      expect(found).toEqual(most);
      expect(methods.length).toBeLessThanOrEqual(3);
    }
  });

  it("is at most 900 units for a whole interview, besides idle polling (P-5)", async () => {
    open = await makeGoogleHome({ rules: "requests: { offer: 2 times }" });
    const google = open;
    const life = {
      remote: google.remote,
      email: "priya@uni.example",
      contactId: idOf("priya"),
      poll: google.poll,
      answers: (text: string) => google.answer("priya@uni.example", text),
      facts: google.home.facts,
      append: google.home.append,
    };
    await wholeInterview(life, 360);
    const { units } = costOf(google.world);
    expect(mailsThatLeft(google.remote)).toBeGreaterThanOrEqual(4);
    expect(units).toBeLessThanOrEqual(900);
  }, 30_000);
});
