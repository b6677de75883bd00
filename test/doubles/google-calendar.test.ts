import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clients, clientsOf, refusalOf } from "./google/clients.ts";
import { type GoogleDouble, googleDouble } from "./google.ts";

const calendarId = "primary";
let now = Temporal.Instant.from("2026-03-02T15:00:00Z");
let double: GoogleDouble;
let calendar: Clients["calendar"];

beforeEach(async () => {
  now = Temporal.Instant.from("2026-03-02T15:00:00Z");
  double = await googleDouble({ clock: () => now, accessTokenLife: 366 * 86_400_000 });
  const dana = double.addUser({ email: "dana@example.com", timeZone: "America/New_York" });
  double.addUser({ email: "priya@example.org" });
  const token = dana.grantToken(["https://www.googleapis.com/auth/calendar"]);
  ({ calendar } = clientsOf(double.url, token));
});
afterEach(async () => {
  expect(double.strays).toEqual([]);
  await double.close();
});

const body = (more: calendar_v3.Schema$Event = {}): calendar_v3.Schema$Event => ({
  summary: "Talk with Priya",
  start: { dateTime: "2026-03-05T15:00:00Z" },
  end: { dateTime: "2026-03-05T15:20:00Z" },
  attendees: [{ email: "priya@example.org" }],
  ...more,
});

const insert = async (
  requestBody = body({ id: "talk0001" }),
  more: Partial<calendar_v3.Params$Resource$Events$Insert> = {},
) => (await calendar.events.insert({ calendarId, ...more, requestBody })).data;
const get = async (eventId = "talk0001") => (await calendar.events.get({ calendarId, eventId })).data;
const patch = async (requestBody: calendar_v3.Schema$Event, eventId = "talk0001") =>
  (await calendar.events.patch({ calendarId, eventId, requestBody })).data;
const remove = (eventId = "talk0001") => calendar.events.delete({ calendarId, eventId });

describe("an event at the double of Calendar", () => {
  it("is taken under the client's id once: 409 afterwards, also when it was deleted", async () => {
    await insert();
    expect(await refusalOf(insert())).toMatchObject({ status: 409, reason: "duplicate" });
    await remove();
    expect(await refusalOf(insert())).toMatchObject({ status: 409 });
    expect((await get()).status).toBe("cancelled");
    expect(await refusalOf(remove())).toMatchObject({ status: 410, reason: "deleted" });
    expect(await refusalOf(patch({ summary: "Again" }))).toMatchObject({ status: 403 });
  });

  it("may be made twice under one id where Google does not notice, which is two invitations", async () => {
    double.faults.missCollisions(1);
    await insert(body({ id: "talk0001" }), { sendUpdates: "all" });
    await insert(body({ id: "talk0001" }), { sendUpdates: "all" });
    expect(double.invitations).toHaveLength(2);
    expect(await refusalOf(insert())).toMatchObject({ status: 409 });
  });

  it.each([
    ["letters beyond v", { id: "wxyz0" }],
    ["an id that is too short", { id: "abcd" }],
    ["both an id and an iCalUID", { id: "talk0001", iCalUID: "a@b" }],
    ["no end", { end: {} }],
    ["an end before the start", { end: { dateTime: "2026-03-05T14:00:00Z" } }],
    ["a time without an offset and without a zone", { start: { dateTime: "2026-03-05T15:00:00" } }],
    ["a zone that there is not", { start: { dateTime: "2026-03-05T10:00:00", timeZone: "Mars/Olympus" } }],
    ["a guest without an address", { attendees: [{ email: "priya" }] }],
    ["an answer that is none", { attendees: [{ email: "p@example.org", responseStatus: "maybe" }] }],
  ])("is refused with %s", async (_, more) => {
    expect(await refusalOf(insert(body(more)))).toMatchObject({ status: 400 });
    expect(double.user("dana@example.com").events()).toEqual([]);
  });

  it("comes back at the calendar's offset, in whatever zone it was written", async () => {
    const { start, end } = await insert(
      body({
        start: { dateTime: "2026-03-05T16:00:00", timeZone: "Europe/Berlin" },
        end: { dateTime: "2026-03-05T15:20:00Z" },
      }),
    );
    expect(start).toEqual({ dateTime: "2026-03-05T10:00:00-05:00", timeZone: "Europe/Berlin" });
    expect(end?.dateTime).toBe("2026-03-05T10:20:00-05:00");
  });

  it("tells its guests only where it is asked to, and those with an account get a calendar mail", async () => {
    await insert(body({ id: "talk0001" }));
    expect(double.invitations).toEqual([]);
    await insert(body({ id: "talk0002" }), { sendUpdates: "all" });
    expect(double.invitations).toMatchObject([
      { method: "REQUEST", eventId: "talk0002", to: "priya@example.org" },
    ]);
    const [arrived] = double.user("priya@example.org").inbox();
    expect(arrived?.raw.toString()).toMatch(
      /^Content-Type: text\/calendar; charset=UTF-8; method=REQUEST\r$/m,
    );
    const external = insert(
      body({
        id: "talk0003",
        attendees: [{ email: "priya@example.org" }, { email: "sam@elsewhere.example" }],
      }),
      { sendUpdates: "externalOnly" },
    );
    await external;
    expect(double.invitations.slice(1).map(({ to }) => to)).toEqual(["sam@elsewhere.example"]);
    expect(await refusalOf(insert(body(), { sendUpdates: "everybody" }))).toMatchObject({ status: 400 });
  });

  it("raises its sequence and asks its guests anew when its time changes, and not for another word", async () => {
    await insert();
    double.user("dana@example.com").respond("priya@example.org", "talk0001", "accepted");
    const before = await get();
    const renamed = await patch({ summary: "A talk" });
    expect(renamed).toMatchObject({ sequence: 0, attendees: [{ responseStatus: "accepted" }] });
    expect(renamed.etag).not.toBe(before.etag);
    const moved = await patch({
      start: { dateTime: "2026-03-06T15:00:00Z" },
      end: { dateTime: "2026-03-06T15:20:00Z" },
    });
    expect(moved).toMatchObject({ sequence: 1, attendees: [{ responseStatus: "needsAction" }] });
    expect(await refusalOf(patch({ sequence: 0 }))).toMatchObject({ status: 400 });
    expect((await patch({ sequence: 5 })).sequence).toBe(5);
  });

  it("stays the same event when nothing about it changes", async () => {
    await insert();
    const before = await get();
    now = now.add({ hours: 1 });
    expect(await patch({ summary: "Talk with Priya" })).toEqual(before);
  });

  it("is changed only at the version that is named", async () => {
    const { etag } = await insert();
    await patch({ summary: "Somebody else's change" });
    const change = calendar.events.patch(
      { calendarId, eventId: "talk0001", requestBody: { summary: "Ours" } },
      { headers: { "If-Match": etag ?? "" } },
    );
    expect(await refusalOf(change)).toMatchObject({ status: 412, reason: "conditionNotMet" });
  });

  it("takes key by key what a patch says, lists whole, and null away", async () => {
    await insert(
      body({ id: "talk0001", location: "Cafe", extendedProperties: { private: { one: "1", two: "2" } } }),
    );
    const changed = await patch({
      location: null,
      attendees: [{ email: "sam@elsewhere.example" }],
      extendedProperties: { private: { two: "3" } },
    });
    expect(changed.location).toBeUndefined();
    expect(changed.attendees?.map(({ email }) => email)).toEqual(["sam@elsewhere.example"]);
    expect(changed.extendedProperties?.private).toEqual({ one: "1", two: "3" });
  });

  it("gets its conference only under version 1, and only after a while", async () => {
    double.options.conferenceLag = 5_000;
    const conferenceData = {
      createRequest: { requestId: "r1", conferenceSolutionKey: { type: "hangoutsMeet" } },
    };
    expect((await insert(body({ id: "talk0001", conferenceData }))).conferenceData).toBeUndefined();
    const made = await insert(body({ id: "talk0002", conferenceData }), { conferenceDataVersion: 1 });
    expect(made.conferenceData?.createRequest?.status?.statusCode).toBe("pending");
    expect((await get("talk0002")).hangoutLink).toBeUndefined();
    now = now.add({ seconds: 5 });
    const ready = await get("talk0002");
    expect(ready.conferenceData?.createRequest?.status?.statusCode).toBe("success");
    expect(ready.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
  });

  it("drops a private property whose name is too long, and cuts a value, without a word", async () => {
    const made = await insert(
      body({ extendedProperties: { private: { ["k".repeat(45)]: "lost", kept: "v".repeat(1_100) } } }),
    );
    expect(Object.entries(made.extendedProperties?.private ?? {})).toEqual([["kept", "v".repeat(1_024)]]);
  });
});

describe("the list of events", () => {
  const list = async (params: calendar_v3.Params$Resource$Events$List = {}) =>
    (await calendar.events.list({ calendarId, ...params })).data;
  const ids = ({ items }: calendar_v3.Schema$Events) => (items ?? []).map(({ id }) => id);

  it("shows since a token what changed, deleted events as cancelled", async () => {
    await insert(body({ id: "talk0001" }));
    await insert(body({ id: "talk0002" }));
    const { nextSyncToken: syncToken = "" } = await list();
    await remove("talk0001");
    const changes = await list({ syncToken: syncToken ?? "" });
    expect(changes.items).toMatchObject([{ id: "talk0001", status: "cancelled" }]);
    expect(ids(await list({ syncToken: changes.nextSyncToken ?? "" }))).toEqual([]);
    expect(ids(await list())).toEqual(["talk0002"]);
    expect(ids(await list({ showDeleted: true }))).toEqual(["talk0001", "talk0002"]);
  });

  it("may say of a cancelled event no more than its id", async () => {
    await insert();
    const { nextSyncToken } = await list();
    await remove();
    double.options.bareCancelled = true;
    const [item] = (await list({ syncToken: nextSyncToken ?? "" })).items ?? [];
    expect(Object.keys(item ?? {}).sort()).toEqual(["etag", "id", "kind", "status"]);
  });

  it("answers 410 for a token that is too old, on demand and by its life", async () => {
    const { nextSyncToken } = await list();
    double.expireSyncTokens("dana@example.com");
    const again = list({ syncToken: nextSyncToken ?? "" });
    expect(await refusalOf(again)).toMatchObject({ status: 410, reason: "fullSyncRequired" });
    const { nextSyncToken: fresh } = await list();
    now = now.add({ hours: 24 * 31 });
    expect(await refusalOf(list({ syncToken: fresh ?? "" }))).toMatchObject({ status: 410 });
  });

  it.each([
    { timeMin: "2026-03-01T00:00:00Z" },
    { privateExtendedProperty: ["a=b"] },
    { orderBy: "updated" },
    { q: "talk" },
    { iCalUID: "talk0001@google.com" },
    { updatedMin: "2026-03-01T00:00:00Z" },
    { showDeleted: false },
    { singleEvents: true },
  ])("refuses a sync token together with %o", async (beside) => {
    const { nextSyncToken } = await list();
    expect(await refusalOf(list({ syncToken: nextSyncToken ?? "", ...beside }))).toMatchObject({
      status: 400,
    });
  });

  it("finds by private property and by time, and gives no token for a search", async () => {
    await insert(body({ id: "talk0001", extendedProperties: { private: { quarterhour: "key" } } }));
    await insert(body({ id: "talk0002" }));
    const byProperty = await list({ privateExtendedProperty: ["quarterhour=key"] });
    expect(ids(byProperty)).toEqual(["talk0001"]);
    expect(byProperty.nextSyncToken).toBeUndefined();
    expect(ids(await list({ timeMin: "2026-03-05T15:20:00Z" }))).toEqual([]);
    expect(ids(await list({ timeMax: "2026-03-05T15:00:00Z" }))).toEqual([]);
    expect(await refusalOf(list({ timeMin: "2026-03-05" }))).toMatchObject({ status: 400 });
    expect(await refusalOf(list({ orderBy: "startTime" }))).toMatchObject({ status: 400 });
  });

  it("comes in pages, and only the last has the token", async () => {
    for (const n of [1, 2, 3]) await insert(body({ id: `talk000${n}` }));
    const first = await list({ maxResults: 2 });
    expect([ids(first).length, first.nextSyncToken]).toEqual([2, undefined]);
    const last = await list({ maxResults: 2, pageToken: first.nextPageToken ?? "" });
    expect([ids(last).length, typeof last.nextSyncToken]).toEqual([1, "string"]);
  });
});

describe("free/busy", () => {
  const query = async (
    items: { id: string }[],
    from = "2026-03-05T00:00:00Z",
    until = "2026-03-06T00:00:00Z",
  ) =>
    (await calendar.freebusy.query({ requestBody: { timeMin: from, timeMax: until, items } })).data
      .calendars ?? {};
  const at = (time: string) => Temporal.Instant.from(`2026-03-05T${time}:00Z`);

  it("merges what overlaps, and counts out of office but not what is free, elsewhere or declined", async () => {
    const dana = double.user("dana@example.com");
    dana.addBusy("primary", at("15:00"), at("16:00"));
    dana.addBusy("primary", at("15:30"), at("17:00"), { eventType: "outOfOffice" });
    dana.addBusy("primary", at("18:00"), at("19:00"), { transparency: "transparent" });
    dana.addBusy("primary", at("19:00"), at("20:00"), { eventType: "workingLocation" });
    dana.addBusy("primary", at("20:00"), at("21:00"), {
      attendees: [{ email: "dana@example.com", responseStatus: "declined" }],
    });
    expect(await query([{ id: "primary" }])).toEqual({
      primary: { busy: [{ start: "2026-03-05T15:00:00Z", end: "2026-03-05T17:00:00Z" }] },
    });
  });

  it("counts a whole day in the calendar's own zone", async () => {
    await insert(body({ start: { date: "2026-03-05" }, end: { date: "2026-03-06" } }));
    expect((await query([{ id: "primary" }])).primary?.busy).toEqual([
      { start: "2026-03-05T05:00:00Z", end: "2026-03-06T05:00:00Z" },
    ]);
  });

  it("has an error where it does not know, beside an empty list that is not free", async () => {
    double.user("dana@example.com").breakCalendar("primary", "internalError");
    const answer = await query([{ id: "primary" }, { id: "priya@example.org" }]);
    expect(answer.primary).toEqual({ errors: [{ domain: "global", reason: "internalError" }], busy: [] });
    expect(answer["priya@example.org"]?.errors).toMatchObject([{ reason: "notFound" }]);
  });

  it("takes at most 50 calendars and about three months", async () => {
    const many = Array.from({ length: 51 }, (_, n) => ({ id: `c${n}@group.calendar.google.com` }));
    expect(
      Object.values(await query(many)).every(
        ({ errors }) => errors?.[0]?.reason === "tooManyCalendarsRequested",
      ),
    ).toBe(true);
    const long = query([{ id: "primary" }], "2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z");
    expect(await refusalOf(long)).toMatchObject({ status: 400, reason: "timeRangeTooLong" });
  });
});
