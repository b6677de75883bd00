import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ask, asker, codeOf, itemsOf } from "./graph/ask.ts";
import type { GraphUser } from "./graph/graph-user.ts";
import { type GraphDouble, graphDouble } from "./graph.ts";

let double: GraphDouble;
let dana: GraphUser;
let pat: GraphUser;
let ask: Ask;
let askAsPat: Ask;

beforeEach(async () => {
  double = await graphDouble({ clock: () => Temporal.Instant.from("2026-05-04T10:00:00Z"), seed: 9 });
  dana = double.addUser({ email: "dana@work.example", kind: "work", timeZone: "W. Europe Standard Time" });
  pat = double.addUser({ email: "pat@outlook.example", kind: "personal" });
  ask = asker(double.url, dana.grantToken());
  askAsPat = asker(double.url, pat.grantToken());
});
afterEach(() => double.close());

const at = (text: string) => Temporal.Instant.from(text);
const key = "String {5e0f7a3c-2f43-4f7e-9b1c-3c8f6a1d2e90} Name quarterhour-key";
const meeting = {
  subject: "Dana and Ana",
  start: { dateTime: "2026-05-06T15:00:00", timeZone: "W. Europe Standard Time" },
  end: { dateTime: "2026-05-06T15:15:00", timeZone: "Europe/Berlin" },
  attendees: [{ emailAddress: { address: "ana@elsewhere.example", name: "Ana" }, type: "required" }],
  transactionId: "7f3c1b52-8f0e-4d3b-9a55-2a1d0c9e7b11",
};

describe("creating an event", () => {
  it("twice with one transactionId gives 201 twice, one event and one invitation", async () => {
    const first = await ask("POST", "/me/events", meeting);
    const second = await ask("POST", "/me/calendar/events", meeting);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json.id).toBe(first.json.id);
    expect(dana.events()).toHaveLength(1);
    expect(double.invitations).toMatchObject([{ method: "REQUEST", to: "ana@elsewhere.example" }]);
    expect(double.violations).toEqual([]);
  });

  it("with that transactionId and another body gives the first event, and is a violation", async () => {
    await ask("POST", "/me/events", meeting);
    const second = await ask("POST", "/me/events", { ...meeting, subject: "Other" });
    expect(second.json.subject).toBe("Dana and Ana");
    expect(double.violations).toEqual([
      `dana@work.example: transactionId ${meeting.transactionId} came again with another body`,
    ]);
  });

  it("without one gives an event each time", async () => {
    const { transactionId: _none, ...plain } = meeting;
    await ask("POST", "/me/events", plain);
    await ask("POST", "/me/events", plain);
    expect(dana.events()).toHaveLength(2);
  });

  it("counts its times in the zone named beside them, Windows' or IANA's, and gives them back in UTC", async () => {
    const said = await ask("POST", "/me/events", meeting);
    expect(said.json).toMatchObject({
      start: { dateTime: "2026-05-06T13:00:00.0000000", timeZone: "UTC" },
      end: { dateTime: "2026-05-06T13:15:00.0000000", timeZone: "UTC" },
      originalStartTimeZone: "W. Europe Standard Time",
    });
    const there = await ask("GET", `/me/events/${said.json.id}`, undefined, {
      prefer: 'outlook.timezone="Pacific Standard Time"',
    });
    expect(there.json.start).toEqual({
      dateTime: "2026-05-06T06:00:00.0000000",
      timeZone: "Pacific Standard Time",
    });
  });

  it("is refused for an unknown zone, an end before the start, or a time with an offset", async () => {
    const post = async (more: object) => codeOf(await ask("POST", "/me/events", { ...meeting, ...more }));
    expect(await post({ start: { dateTime: "2026-05-06T15:00:00", timeZone: "Moon" } })).toBe(
      "TimeZoneNotSupportedException",
    );
    expect(await post({ end: { dateTime: "2026-05-06T14:00:00", timeZone: "Europe/Berlin" } })).toBe(
      "ErrorCalendarEndDateIsEarlierThanStartDate",
    );
    expect(await post({ start: { dateTime: "2026-05-06T15:00:00Z", timeZone: "UTC" } })).toBe(
      "ErrorPropertyValidationFailure",
    );
    expect(dana.events()).toEqual([]);
  });

  it("makes a Teams meeting at work, and passes that over in silence for a personal account", async () => {
    const online = { ...meeting, isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" };
    const work = await ask("POST", "/me/events", online);
    expect(work.json.onlineMeeting).toEqual({
      joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//),
    });
    const personal = await askAsPat("POST", "/me/events", online);
    expect(personal.json).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
    const later = await ask("PATCH", `/me/events/${work.json.id}`, { isOnlineMeeting: false });
    expect(later.json.isOnlineMeeting).toBe(true);
  });
});

describe("an event", () => {
  it("is found by its extended property, also in a list of its own", async () => {
    const said = await ask("POST", "/me/events", {
      ...meeting,
      singleValueExtendedProperties: [{ id: key, value: "k1" }],
    });
    await ask("POST", "/me/events", { ...meeting, transactionId: "other" });
    const filter = encodeURIComponent(
      `singleValueExtendedProperties/Any(ep: ep/id eq '${key}' and ep/value eq 'k1')`,
    );
    const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${key}')`);
    const found = itemsOf(await ask("GET", `/me/events?$filter=${filter}&$expand=${expand}`));
    expect(found).toMatchObject([
      { id: said.json.id, singleValueExtendedProperties: [{ id: key, value: "k1" }] },
    ]);
  });

  it("is found and sorted by its start, which is compared in UTC", async () => {
    const { id } = (await ask("POST", "/me/events", meeting)).json;
    dana.addBusy("primary", at("2026-05-06T12:00:00Z"), at("2026-05-06T12:30:00Z"));
    const filter = encodeURIComponent("start/dateTime ge '2026-05-06T12:30:00'");
    expect(itemsOf(await ask("GET", `/me/events?$filter=${filter}`)).map((one) => one.id)).toEqual([id]);
    const sorted = await ask("GET", "/me/events?$orderby=start/dateTime&$select=subject");
    expect(itemsOf(sorted).map((one) => one.subject)).toEqual(["Busy", "Dana and Ana"]);
  });

  it("that moves asks its attendees again, with an invitation each", async () => {
    const { id } = (await ask("POST", "/me/events", meeting)).json;
    await dana.respond("ana@elsewhere.example", String(id), "accepted");
    const moved = {
      start: { dateTime: "2026-05-07T15:00:00", timeZone: "Europe/Berlin" },
      end: { dateTime: "2026-05-07T15:15:00", timeZone: "Europe/Berlin" },
    };
    const said = await ask("PATCH", `/me/events/${id}`, moved);
    expect(said.json.attendees).toMatchObject([{ status: { response: "none" } }]);
    expect(double.invitations.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST"]);
  });

  it("has another changeKey after each change, by which a late one is refused", async () => {
    const first = (await ask("POST", "/me/events", meeting)).json;
    dana.editEvent(String(first.id), { subject: "Moved by hand" });
    const late = await ask(
      "PATCH",
      `/me/events/${first.id}`,
      { subject: "B" },
      { "if-match": String(first["@odata.etag"]) },
    );
    expect(late.status).toBe(412);
    const now = (await ask("GET", `/me/events/${first.id}`)).json;
    expect([now.subject, now.changeKey === first.changeKey]).toEqual(["Moved by hand", false]);
  });

  it("keeps the transactionId that it was made with", async () => {
    const { id } = (await ask("POST", "/me/events", meeting)).json;
    expect((await ask("PATCH", `/me/events/${id}`, { transactionId: "b" })).status).toBe(400);
  });

  it("shows what an attendee answered, with the time that they propose, and a mail about it", async () => {
    const { id } = (await ask("POST", "/me/events", meeting)).json;
    await dana.respond("ana@elsewhere.example", String(id), "tentativelyAccepted", {
      from: at("2026-05-08T13:00:00Z"),
      until: at("2026-05-08T13:15:00Z"),
    });
    expect((await ask("GET", `/me/events/${id}`)).json.attendees).toMatchObject([
      {
        status: { response: "tentativelyAccepted" },
        proposedNewTime: { start: { dateTime: "2026-05-08T13:00:00.0000000", timeZone: "UTC" } },
      },
    ]);
    const [mail] = dana.inbox();
    expect(mail).toMatchObject({ from: "ana@elsewhere.example", subject: "New Time Proposed: Dana and Ana" });
    const shown = await ask("GET", `/me/messages/${mail?.id}?$select=subject`);
    expect(shown.json["@odata.type"]).toBe("#microsoft.graph.eventMessageResponse");
    expect((await ask("GET", `/me/messages/${mail?.id}/$value`)).text).toContain("method=COUNTER");
  });

  it("is cancelled with 202, and gone; its attendees are told; without any it cannot be cancelled, only deleted", async () => {
    const { id } = (await ask("POST", "/me/events", meeting)).json;
    const said = await ask("POST", `/me/events/${id}/cancel`, { comment: "Sorry" });
    expect([said.status, said.text]).toEqual([202, ""]);
    expect((await ask("GET", `/me/events/${id}`)).status).toBe(404);
    expect(double.invitations.map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
    const alone = dana.addBusy("primary", at("2026-05-06T09:00:00Z"), at("2026-05-06T10:00:00Z"));
    expect((await ask("POST", `/me/events/${alone}/cancel`)).status).toBe(400);
    expect((await ask("DELETE", `/me/events/${alone}`)).status).toBe(204);
    expect(dana.events()).toEqual([]);
  });
});

describe("an event of a whole day", () => {
  it("floats: it is midnight in whatever zone is asked for", async () => {
    const day = { dateTime: "2026-05-06T00:00:00", timeZone: "W. Europe Standard Time" };
    const end = { ...day, dateTime: "2026-05-07T00:00:00" };
    const made = await ask("POST", "/me/events", { subject: "Away", isAllDay: true, start: day, end });
    expect(made.json.start).toEqual({ dateTime: "2026-05-06T00:00:00.0000000", timeZone: "UTC" });
    const wrong = await ask("POST", "/me/events", {
      isAllDay: true,
      start: { ...day, dateTime: "2026-05-06T09:00:00" },
      end,
    });
    expect(codeOf(wrong)).toBe("ErrorPropertyValidationFailure");
  });
});

describe("free and busy time", () => {
  const day = "startDateTime=2026-05-06T00:00:00Z&endDateTime=2026-05-07T00:00:00Z";

  it("stands in the calendar view, with how each entry is shown", async () => {
    for (const showAs of ["free", "tentative", "busy", "oof", "workingElsewhere"] as const) {
      dana.addBusy("primary", at("2026-05-06T09:00:00Z"), at("2026-05-06T10:00:00Z"), { showAs });
    }
    dana.addBusy("primary", at("2026-05-07T00:00:00Z"), at("2026-05-07T01:00:00Z"), {
      subject: "Begins when the window ends",
    });
    const said = await ask("GET", `/me/calendarView?${day}&$select=showAs&$top=50`);
    expect(
      itemsOf(said)
        .map((one) => one.showAs)
        .sort(),
    ).toEqual(["busy", "free", "oof", "tentative", "workingElsewhere"]);
  });

  it("is known of every calendar of the person apart", async () => {
    const other = dana.addCalendar("Family");
    dana.addBusy(other, at("2026-05-06T09:00:00Z"), at("2026-05-06T10:00:00Z"), {
      subject: "Dentist",
    });
    expect(itemsOf(await ask("GET", `/me/calendarView?${day}`))).toEqual([]);
    expect(itemsOf(await ask("GET", `/me/calendars/${other}/calendarView?${day}`))).toMatchObject([
      { subject: "Dentist" },
    ]);
    expect(itemsOf(await ask("GET", "/me/calendars")).map((one) => one.name)).toEqual(["Calendar", "Family"]);
  });

  it("is put into another calendar by its address, and followed there by a delta of its own", async () => {
    const other = dana.addCalendar("Family");
    const { transactionId: _none, ...plain } = meeting;
    const view = `/me/calendars/${other}/calendarView/delta?${day}`;
    const first = await ask("GET", view);
    const made = await ask("POST", `/me/calendars/${other}/events`, plain);
    expect(itemsOf(await ask("GET", `/me/calendars/${other}/events`))).toMatchObject([{ id: made.json.id }]);
    const next = await ask("GET", String(first.json["@odata.deltaLink"]));
    expect(itemsOf(next)).toMatchObject([{ id: made.json.id }]);
    expect(dana.events()).toEqual([]);
    expect((await ask("GET", "/me/calendars/unknown/events")).status).toBe(404);
  });

  it("is refused without a window, or for one of more than 1,825 days", async () => {
    expect(codeOf(await ask("GET", "/me/calendarView"))).toBe("ErrorInvalidParameter");
    const long = "startDateTime=2026-01-01T00:00:00Z&endDateTime=2032-01-01T00:00:00Z";
    expect(codeOf(await ask("GET", `/me/calendarView?${long}`))).toBe("ErrorInvalidParameter");
  });

  it("of colleagues comes from getSchedule at work, where an unknown person is an error inside and not free", async () => {
    const ben = double.addUser({ email: "ben@work.example", kind: "work" });
    ben.addBusy("primary", at("2026-05-06T09:00:00Z"), at("2026-05-06T10:00:00Z"), { showAs: "oof" });
    const body = {
      schedules: ["ben@work.example", "nobody@work.example"],
      startTime: { dateTime: "2026-05-06T08:00:00", timeZone: "UTC" },
      endTime: { dateTime: "2026-05-06T11:00:00", timeZone: "UTC" },
    };
    const said = await ask("POST", "/me/calendar/getSchedule", body);
    expect(itemsOf(said)).toMatchObject([
      { scheduleId: "ben@work.example", availabilityView: "003300" },
      { scheduleId: "nobody@work.example", error: { responseCode: "ErrorMailRecipientNotFound" } },
    ]);
    expect((await askAsPat("POST", "/me/calendar/getSchedule", body)).status).toBe(403);
  });
});

describe("the mailbox", () => {
  it("says its zone by its Windows name", async () => {
    expect((await ask("GET", "/me/mailboxSettings?$select=timeZone")).json).toEqual({
      timeZone: "W. Europe Standard Time",
    });
  });

  it("of a personal account has no address of its own but the one that signs in", async () => {
    expect((await askAsPat("GET", "/me")).json).toMatchObject({
      mail: null,
      userPrincipalName: "pat@outlook.example",
    });
  });
});
