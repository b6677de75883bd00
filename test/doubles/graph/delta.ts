/**
 * Delta of a folder's messages and of a calendar view: rounds of pages, links that carry everything, the newest
 * change first; replays and doubles on demand; tokens that are no longer good.
 */
import type { Answer, Call, Handle } from "./call.ts";
import { numberOf } from "./call.ts";
import { calendarOf } from "./events.ts";
import { parseFilter } from "./filter.ts";
import { folderOf } from "./mailbox.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { idOf, showEvent, showMail } from "./shape.ts";
import type { Account, EventItem, Item, MailItem, Removed } from "./world.ts";
import { fromQuery, ianaOf } from "./zones.ts";

/** What a link stands for. Prefer headers count at the first call of a round only for the page size. */
interface Token {
  generation: number;
  /** What the client knows already. */
  since: number;
  /** Where the account stood when the round began: what changes meanwhile comes again in the next. */
  until: number;
  /** Of a round that has begun: what is still to be given. */
  rest: Change[] | undefined;
  /** The round's own options, as in the first call. */
  query: [string, string][];
}

type Change = { removed: Removed } | { item: string; isMark: boolean };

interface Feed<T extends Item<unknown>> {
  items: readonly T[];
  holds: (item: T) => boolean;
  wasThere: (removed: Removed) => boolean;
  show: (call: Call, item: T) => Record<string, unknown>;
}

export const messagesDelta: Handle = (call) => {
  const folder = folderOf(call.account, call.params.folder ?? "");
  const query = optionsOf(call);
  refuseOptions(query, "Messages", ["$search", "$count", "$skip"]);
  const received = receivedTest(query);
  const feed: Feed<MailItem> = {
    items: call.account.mails,
    holds: (mail) => mail.place === folder && received(mail),
    wasThere: ({ place }) => place === folder,
    show: showMail,
  };
  return round(call, query, feed);
};

export const viewDelta: Handle = (call) => {
  const query = optionsOf(call);
  refuseOptions(query, "CalendarView", ["$orderby", "$filter", "$select", "$expand", "$search"]);
  if (query.has("$top")) {
    throw badRequest(
      "The '$top' parameter is not supported with change tracking over the 'CalendarView' resource as page size cannot be guaranteed. Express page size preferences using the Prefer: odata.maxpagesize= header instead.",
      "ErrorInvalidUrlQuery",
    );
  }
  const { from, until } = windowOf(query);
  const calendar = calendarOf(call);
  if (call.prefer.timeZone !== undefined) ianaOf(call.prefer.timeZone);
  const feed: Feed<EventItem> = {
    items: call.account.events,
    holds: (event) =>
      event.place === calendar &&
      Temporal.Instant.compare(event.start, until) < 0 &&
      Temporal.Instant.compare(event.end, from) > 0,
    wasThere: ({ place }) => place === calendar,
    show: showEvent,
  };
  return round(call, query, feed);
};

/** The window of a calendar view; throws the refusals of Outlook. */
export function windowOf(query: URLSearchParams): { from: Temporal.Instant; until: Temporal.Instant } {
  const named = (name: string): string | null =>
    [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;
  const [from, until] = ["startDateTime", "endDateTime"].map((name) => fromQuery(named(name) ?? ""));
  if (from === undefined || until === undefined) {
    throw badRequest(
      "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.",
      "ErrorInvalidParameter",
    );
  }
  if (Temporal.Instant.compare(from, until) > 0)
    throw badRequest("The start of the window is after its end.", "ErrorInvalidParameter");
  if (from.until(until).total("hours") > 1_825 * 24) {
    throw badRequest("The requested date range exceeds the limit of 1825 days.", "ErrorInvalidParameter");
  }
  return { from, until };
}

/** Those of the link, or of a first call its own. */
function optionsOf(call: Call): URLSearchParams {
  const token = tokenOf(call);
  return token === undefined ? call.query : new URLSearchParams(token.query);
}

function round<T extends Item<unknown>>(call: Call, query: URLSearchParams, feed: Feed<T>): Answer {
  const { account } = call;
  const token = tokenOf(call);
  // A link is all there is: what it was made with counts, whatever else is asked for now.
  const inner: Call = { ...call, query };
  const since = token?.since ?? 0;
  const until = token?.rest === undefined ? account.change : token.until;
  const changes = token?.rest ?? changesOf(account, feed, since, query.get("changeType") ?? undefined);
  const size = Math.max(1, call.prefer.pageSize ?? numberOf(query, "$top") ?? 10);
  const value = changes.slice(0, size).flatMap((change) => show(inner, feed, change));
  const rest = changes.slice(size);
  const next: Token = { generation: account.sync.generation, since, until, rest, query: [...query] };
  const done: Token = { ...next, since: until, rest: undefined };
  const link =
    rest.length > 0
      ? { "@odata.nextLink": `${call.address}?$skiptoken=${write(call, next)}` }
      : { "@odata.deltaLink": `${call.address}?$deltatoken=${write(call, done)}` };
  return {
    status: 200,
    json: { "@odata.context": `${call.world.url}/v1.0/$metadata#Collection`, ...link, value },
  };
}

function changesOf<T extends Item<unknown>>(
  account: Account,
  feed: Feed<T>,
  since: number,
  only: string | undefined,
): Change[] {
  const here = feed.items.filter((item) => feed.holds(item));
  const last = (item: Item<unknown>): number => Math.max(item.changedAt, item.markedAt);
  const known = here.filter((item) => last(item) <= since).toSorted((a, b) => last(b) - last(a));
  const again = since === 0 ? [] : known.slice(0, account.sync.again);
  const fresh = here.filter((item) => last(item) > since);
  const isHere = (steadyId: string): boolean => here.some((item) => item.steadyId === steadyId);
  const gone = account.removed.filter(
    (one) => one.at > since && since > 0 && feed.wasThere(one) && !isHere(one.steadyId),
  );
  // An event that was moved out of the window is gone for this view.
  const out =
    since === 0
      ? []
      : feed.items.filter(
          (item) =>
            last(item) > since &&
            item.madeAt <= since &&
            !feed.holds(item) &&
            feed.wasThere({ ...item, at: 0, reason: "changed" }),
        );
  const changes = [
    ...[...fresh, ...again]
      .filter((item) => only === undefined || (only === "created") === item.madeAt > since)
      .map((item) => ({
        at: last(item),
        change: { item: item.steadyId, isMark: item.changedAt <= since && since > 0 && last(item) > since },
      })),
    ...(only === undefined || only === "deleted"
      ? [...gone, ...out.map((item) => ({ ...item, at: last(item), reason: "deleted" as const }))].map(
          (removed) => ({
            at: removed.at,
            change: {
              removed: {
                steadyId: removed.steadyId,
                movingId: removed.movingId,
                place: removed.place,
                at: removed.at,
                reason: removed.reason,
              },
            },
          }),
        )
      : []),
  ].toSorted((a, b) => b.at - a.at);
  const list: Change[] = changes.map(({ change }) => change);
  const { isDoubled } = account.sync;
  if (since > 0) Object.assign(account.sync, { again: 0, isDoubled: false });
  return isDoubled && since > 0 ? [...list, ...list] : list;
}

function show<T extends Item<unknown>>(call: Call, feed: Feed<T>, change: Change): object[] {
  if ("removed" in change) {
    return [{ "@removed": { reason: change.removed.reason }, id: idOf(call, change.removed) }];
  }
  const item = feed.items.find(({ steadyId }) => steadyId === change.item);
  // Gone since the round began: the next round says so.
  if (item === undefined) return [];
  const all = feed.show(call, item);
  if (!change.isMark) return [all];
  // Of a message that was only read, Outlook gives only that.
  return [
    {
      "@odata.etag": all["@odata.etag"],
      id: all.id,
      isRead: (item.data as { isRead?: boolean }).isRead ?? false,
    },
  ];
}

function refuseOptions(query: URLSearchParams, resource: string, names: readonly string[]): void {
  const found = names.filter((name) => query.has(name));
  if (found.length > 0) {
    throw badRequest(
      `The following parameters are not supported with change tracking over the '${resource}' resource: '${names.join(", ")}'.`,
      "ErrorInvalidUrlQuery",
    );
  }
}

/** The only filter and the only order that delta of messages takes. */
function receivedTest(query: URLSearchParams): (mail: MailItem) => boolean {
  const filter = query.get("$filter");
  const order = query.get("$orderby");
  if (order !== null && !/^receivedDateTime\s+desc$/i.test(order)) {
    throw badRequest(
      "The only $orderby with change tracking is receivedDateTime desc.",
      "ErrorInvalidUrlQuery",
    );
  }
  if (filter === null) return () => true;
  if (!/^receivedDateTime\s+g[et]\s+\S+$/i.test(filter)) {
    throw badRequest(
      "The only $filter with change tracking is receivedDateTime ge or gt a time.",
      "ErrorInvalidUrlQuery",
    );
  }
  const test = parseFilter(filter);
  return ({ data }) =>
    test((path) => (path === "receivedDateTime" ? (data.receivedDateTime ?? null) : null), []);
}

/** Tokens are remembered here, not written out, as Outlook's say nothing to their reader. */
const tokens = new WeakMap<Call["world"], Map<string, Token>>();

function write(call: Call, token: Token): string {
  const known = tokens.get(call.world) ?? new Map<string, Token>();
  tokens.set(call.world, known);
  const name = call.world.newId("R0usmcCM996atia_s", 60).replace("=", "");
  known.set(`${call.account.email} ${call.address} ${name}`, token);
  return name;
}

function tokenOf(call: Call): Token | undefined {
  const name = call.query.get("$skiptoken") ?? call.query.get("$deltatoken");
  if (name === null) return undefined;
  const token = tokens.get(call.world)?.get(`${call.account.email} ${call.address} ${name}`);
  if (token === undefined) throw badRequest("Badly formed token.", "SyncStateInvalid");
  const { refused, generation } = call.account.sync;
  if (token.generation < generation) throw expired(call, token, refused ?? "gone");
  return token;
}

/** The three ways in which Graph says that a sync has to start over. */
function expired(call: Call, token: Token, how: NonNullable<Account["sync"]["refused"]>): Refusal {
  const query = new URLSearchParams(token.query);
  switch (how) {
    case "gone":
      return new Refusal(
        410,
        "SyncStateNotFound",
        "The sync state generation is not found; a full sync is required.",
        {
          location: `${call.address}?${query}`,
        },
      );
    case "sync-state-not-found":
      return new Refusal(400, "syncStateNotFound", "The sync state is not found. Start a new sync.");
    case "resync-required":
      return new Refusal(
        410,
        "resyncRequired",
        "Resync required. Replace any local items with the server's version.",
      );
  }
}
