import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ask, asker, codeOf, itemsOf, type Said } from "./graph/ask.ts";
import type { GraphUser } from "./graph/graph-user.ts";
import { type GraphDouble, graphDouble } from "./graph.ts";

let double: GraphDouble;
let dana: GraphUser;
let ask: Ask;

beforeEach(async () => {
  double = await graphDouble({ clock: () => Temporal.Instant.from("2026-05-04T10:00:00Z"), seed: 5 });
  dana = double.addUser({ email: "dana@work.example", kind: "work" });
  ask = asker(double.url, dana.grantToken());
});
afterEach(() => double.close());

const inbox = "/me/mailFolders/inbox/messages/delta?$select=subject,isRead";
const view = "/me/calendarView/delta?startDateTime=2026-05-04T00:00:00Z&endDateTime=2026-05-11T00:00:00Z";
const letter = (subject: string) => dana.deliver({ from: "ana@elsewhere.example", subject, text: subject });

/** One round: every page, and the link for the next round. */
async function round(path: string, headers: Record<string, string> = {}) {
  const items: Record<string, unknown>[] = [];
  let said: Said = await ask("GET", path, undefined, headers);
  let pages = 1;
  for (; typeof said.json["@odata.nextLink"] === "string"; pages += 1) {
    items.push(...itemsOf(said));
    said = await ask("GET", said.json["@odata.nextLink"], undefined, headers);
  }
  items.push(...itemsOf(said));
  return { items, pages, link: String(said.json["@odata.deltaLink"]), said };
}
const subjects = (items: Record<string, unknown>[]) => items.map((one) => one.subject);

describe("delta of a folder", () => {
  it("gives all there is in pages, then only what changed since, the newest first", async () => {
    for (const subject of ["a", "b", "c"]) await letter(subject);
    const first = await round(inbox, { prefer: "odata.maxpagesize=2" });
    expect([first.pages, subjects(first.items)]).toEqual([2, ["c", "b", "a"]]);
    await letter("d");
    const second = await round(first.link);
    expect(subjects(second.items)).toEqual(["d"]);
    expect(subjects((await round(second.link)).items)).toEqual([]);
  });

  it("knows its options by its link: the selected properties stay, and no other folder is told of", async () => {
    const { link } = await round(inbox);
    await letter("a");
    await ask("POST", "/me/messages", { subject: "draft" });
    const { items } = await round(link);
    expect(items).toEqual([
      { "@odata.etag": expect.any(String), id: expect.any(String), subject: "a", isRead: false },
    ]);
  });

  it("gives of a message that was only read no more than that", async () => {
    const mail = await letter("a");
    const { link } = await round(inbox);
    dana.markRead(mail.id);
    expect((await round(link)).items).toEqual([
      { "@odata.etag": expect.any(String), id: mail.id, isRead: true },
    ]);
  });

  it("says what is gone: changed if it moved, deleted if it was sent away for good", async () => {
    const [moved, gone] = [await letter("a"), await letter("b")];
    const { link } = await round(inbox);
    await ask("DELETE", `/me/messages/${moved.id}`);
    await ask("POST", `/me/messages/${gone.id}/move`, { destinationId: "archive" });
    const { items } = await round(link);
    expect(items).toEqual([
      { "@removed": { reason: "changed" }, id: gone.id },
      { "@removed": { reason: "changed" }, id: moved.id },
    ]);
  });

  it("gives what changes during a round again in the next", async () => {
    for (const subject of ["a", "b", "c"]) await letter(subject);
    const headers = { prefer: "odata.maxpagesize=2" };
    const first = await ask("GET", inbox, undefined, headers);
    await letter("d");
    const last = await ask("GET", String(first.json["@odata.nextLink"]), undefined, headers);
    expect(subjects([...itemsOf(first), ...itemsOf(last)])).toEqual(["c", "b", "a"]);
    expect(subjects((await round(String(last.json["@odata.deltaLink"]))).items)).toEqual(["d"]);
  });

  it("may replay what it gave, and give a thing twice in one round", async () => {
    for (const subject of ["a", "b"]) await letter(subject);
    const first = await round(inbox);
    double.replayDelta("dana@work.example", 1);
    const second = await round(first.link);
    expect(subjects(second.items)).toEqual(["b"]);
    double.doubleDelta("dana@work.example");
    await letter("c");
    const third = await round(second.link);
    expect(subjects(third.items)).toEqual(["c", "c"]);
    expect(subjects((await round(third.link)).items)).toEqual([]);
  });

  it("answers the same link again with the same changes", async () => {
    const { link } = await round(inbox);
    await letter("a");
    expect(subjects((await round(link)).items)).toEqual(["a"]);
    expect(subjects((await round(link)).items)).toEqual(["a"]);
  });

  it.each([
    ["gone", 410, "SyncStateNotFound"],
    ["sync-state-not-found", 400, "syncStateNotFound"],
    ["resync-required", 410, "resyncRequired"],
  ] as const)("refuses an expired link (%s), and starts over from nothing", async (how, status, code) => {
    await letter("a");
    const { link } = await round(inbox);
    double.expireDelta("dana@work.example", how);
    const said = await ask("GET", link);
    expect([said.status, codeOf(said)]).toEqual([status, code]);
    const fresh = await round(said.headers.get("location") ?? inbox);
    expect(subjects(fresh.items)).toEqual(["a"]);
    expect(subjects((await round(fresh.link)).items)).toEqual([]);
  });

  it("refuses a link that was never given, and one of somebody else", async () => {
    const { link } = await round(inbox);
    expect(codeOf(await ask("GET", `${inbox}&$deltatoken=made-up`))).toBe("SyncStateInvalid");
    const eve = double.addUser({ email: "eve@work.example", kind: "work" });
    expect((await asker(double.url, eve.grantToken())("GET", link)).status).toBe(400);
  });

  it("takes one filter and one order, and no search", async () => {
    await letter("a");
    const since = encodeURIComponent("receivedDateTime ge 2026-05-05T00:00:00Z");
    expect((await round(`/me/mailFolders/inbox/messages/delta?$filter=${since}`)).items).toEqual([]);
    const other = await ask("GET", "/me/mailFolders/inbox/messages/delta?$filter=isRead%20eq%20false");
    expect(codeOf(other)).toBe("ErrorInvalidUrlQuery");
    expect((await ask("GET", "/me/mailFolders/inbox/messages/delta?$search=a")).status).toBe(400);
  });

  it("shows a sent copy in Sent Items, and the draft gone from Drafts", async () => {
    const headers = { prefer: 'IdType="ImmutableId"' };
    const drafts = await round("/me/mailFolders/drafts/messages/delta", headers);
    const sent = await round("/me/mailFolders/sentitems/messages/delta", headers);
    const body = { subject: "a", toRecipients: [{ emailAddress: { address: "ana@elsewhere.example" } }] };
    const { id } = (await ask("POST", "/me/messages", body, headers)).json;
    await ask("POST", `/me/messages/${id}/send`, undefined, headers);
    expect((await round(drafts.link, headers)).items).toEqual([{ "@removed": { reason: "deleted" }, id }]);
    expect((await round(sent.link, headers)).items).toMatchObject([{ id, isDraft: false, subject: "a" }]);
  });
});

describe("delta of a calendar view", () => {
  const at = (text: string) => Temporal.Instant.from(text);

  it("has a fixed window: what moves out of it is removed, what moves in is new", async () => {
    const event = dana.addBusy("primary", at("2026-05-05T09:00:00Z"), at("2026-05-05T10:00:00Z"));
    const first = await round(view);
    expect(first.items).toMatchObject([{ id: event, subject: "Busy" }]);
    const to = (day: string) => ({
      start: { dateTime: `${day}T09:00:00`, timeZone: "UTC" },
      end: { dateTime: `${day}T10:00:00`, timeZone: "UTC" },
    });
    dana.editEvent(event, to("2026-06-01"));
    const second = await round(first.link);
    expect(second.items).toEqual([{ "@removed": { reason: "deleted" }, id: event }]);
    dana.editEvent(event, to("2026-05-06"));
    const third = await round(second.link);
    expect(third.items).toMatchObject([{ id: event, start: { dateTime: "2026-05-06T09:00:00.0000000" } }]);
    dana.deleteEvent(event);
    expect((await round(third.link)).items).toEqual([{ "@removed": { reason: "deleted" }, id: event }]);
  });

  it("needs its window, and takes neither $select nor $top", async () => {
    expect((await ask("GET", "/me/calendarView/delta")).status).toBe(400);
    expect(codeOf(await ask("GET", `${view}&$select=subject`))).toBe("ErrorInvalidUrlQuery");
    expect(codeOf(await ask("GET", `${view}&$top=5`))).toBe("ErrorInvalidUrlQuery");
  });
});
