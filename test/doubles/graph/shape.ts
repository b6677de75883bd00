/** An item as it is answered: `$select`, `$expand`, ids of the asked kind, pages of a collection. */
import type { Event, ItemBody, Message } from "@microsoft/microsoft-graph-types";
import { htmlToText } from "../../../src/formats/html-text.ts";
import { type Answer, type Call, numberOf } from "./call.ts";
import { parseFilter, propertyId, type Test } from "./filter.ts";
import { changeKeyOf, etagOf, folderId } from "./mailbox.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { schemaOf } from "./wire.ts";
import type { EventItem, Item, MailItem } from "./world.ts";
import { inZone } from "./zones.ts";

type Shown = Record<string, unknown>;

/** Given only to those who ask for them by `$select`. */
const hidden = new Set([
  "internetMessageHeaders",
  "uniqueBody",
  "cancelledOccurrences",
  "exceptionOccurrences",
]);

export function showMail(call: Call, mail: MailItem): Shown {
  const { data } = mail;
  const body = call.prefer.body === "text" ? asText(data.body) : (data.body ?? {});
  const more = { body, parentFolderId: folderId(call.account, mail.place), changeKey: changeKeyOf(mail) };
  return select(call, mail, { ...data, ...more });
}

export function showEvent(call: Call, event: EventItem): Shown {
  const zone = call.prefer.timeZone ?? "UTC";
  const { data } = event;
  const body = call.prefer.body === "text" ? asText(data.body) : (data.body ?? {});
  // A whole day floats: it is midnight in whatever zone is asked for.
  const midnight = (text: string | undefined) => ({
    dateTime: `${text?.slice(0, 10)}T00:00:00.0000000`,
    timeZone: zone,
  });
  const times =
    data.isAllDay === true
      ? { start: midnight(data.start?.dateTime), end: midnight(data.end?.dateTime) }
      : { start: inZone(event.start, zone), end: inZone(event.end, zone) };
  return select(call, event, { ...data, ...times, body, changeKey: changeKeyOf(event) });
}

export function idOf(call: Call, item: Pick<Item<unknown>, "steadyId" | "movingId">): string {
  return call.prefer.id === "steady" ? item.steadyId : item.movingId;
}

function asText(body: Message["body"]): ItemBody {
  if (body?.contentType !== "html") return body ?? {};
  return { contentType: "text", content: htmlToText(body.content ?? "").replaceAll("\n", "\r\n") };
}

function select(call: Call, item: MailItem | EventItem, all: Message | Event): Shown {
  const wanted = selected(call, "references" in item ? "Message" : "Event");
  const kept = Object.entries(all).filter(([name]) => wanted?.has(name) ?? !hidden.has(name));
  const shown: Shown = {
    ...typeOf(item),
    "@odata.etag": etagOf(item),
    id: idOf(call, item),
    ...Object.fromEntries(kept),
  };
  const expanded = expandedProperty(call);
  if (expanded !== undefined) {
    const found = item.extended.filter(({ id }) => propertyId(id ?? "") === expanded);
    // Where there is none, the property is not there at all, not an empty list.
    if (found.length > 0) shown.singleValueExtendedProperties = found;
  }
  return shown;
}

/** Only of a message that is more than one. */
function typeOf(item: MailItem | EventItem): Shown {
  return "type" in item && item.type !== undefined ? { "@odata.type": item.type } : {};
}

/** `$select` on what is neither message nor event. */
export function pick<T extends object>(call: Call, all: T): Partial<T> {
  const names = call.query
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  if (names === undefined) return all;
  const unknown = names.find((name) => !(name in all));
  if (unknown !== undefined)
    throw badRequest(`Could not find a property named '${unknown}'.`, "RequestBroker--ParseUri");
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => name === "id" || names.includes(name)),
  ) as Partial<T>;
}

/** The names in `$select`, or undefined where there is none. */
function selected(call: Call, type: "Message" | "Event"): Set<string> | undefined {
  const text = call.query.get("$select");
  if (text === null || text === "") return undefined;
  const names = text.split(",").map((name) => name.trim());
  const known = Object.keys(schemaOf(type));
  for (const name of names) {
    if (!known.includes(name))
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type.toLowerCase()}'.`,
        "RequestBroker--ParseUri",
      );
  }
  return new Set(names);
}

/** The one extended property that `$expand` asks for; Outlook gives none without its id. */
function expandedProperty(call: Call): string | undefined {
  const text = call.query.get("$expand");
  if (text === null) return undefined;
  const match = /^singleValueExtendedProperties\(\s*\$filter\s*=\s*id eq '((?:[^']|'')+)'\s*\)$/i.exec(
    text.trim(),
  );
  if (match === null)
    throw badRequest(`The $expand '${text}' is not one that Outlook understands.`, "ErrorInvalidUrlQuery");
  return propertyId((match[1] ?? "").replaceAll("''", "'"));
}

/** What a filter and an order look at: times are compared in UTC, whatever zone they are shown in. */
function compared(call: Call, item: MailItem | EventItem): Message | Event {
  if ("start" in item)
    return { ...item.data, start: inZone(item.start, "UTC"), end: inZone(item.end, "UTC") };
  return { ...item.data, parentFolderId: folderId(call.account, item.place) };
}

/** A property by its path, as `$filter` and `$orderby` name it; undefined where the type has no such property. */
function look(
  data: object,
  type: "Message" | "Event",
): (path: string) => string | number | boolean | null | undefined {
  return (path) => {
    const [first = "", ...rest] = path.split("/");
    if (!(first in schemaOf(type))) return undefined;
    let value: unknown = (data as Shown)[first] ?? null;
    for (const name of rest)
      value = typeof value === "object" && value !== null ? ((value as Shown)[name] ?? null) : null;
    return typeof value === "object" ? null : (value as string);
  };
}

/**
 * One page of a collection: `$filter`, `$orderby`, `$skip`, `$top` (10 where nothing is asked, 1,000 at most).
 * Throws the refusals of Outlook, one of them for a sort that the filter does not begin with.
 */
export function page<T extends MailItem | EventItem>(
  call: Call,
  items: readonly T[],
  type: "Message" | "Event",
  show: (call: Call, item: T) => Shown,
): Answer {
  checkOptions(call);
  const paths: string[] = [];
  const filter = call.query.get("$filter");
  const test: Test = filter === null ? () => true : parseFilter(filter, paths);
  for (const path of paths) checkPath(path, type);
  const order = orderOf(call, paths, type);
  const kept = items.filter((item) => {
    const extended = item.extended.map(({ id, value }) => ({ id: id ?? "", value: value ?? "" }));
    return test(look(compared(call, item), type), extended);
  });
  const sorted = kept.toSorted((a, b) => {
    const [left, right] = [a, b].map((item) => String(look(compared(call, item), type)(order.path) ?? ""));
    return (left ?? "") < (right ?? "") ? -order.sign : (left ?? "") > (right ?? "") ? order.sign : 0;
  });
  const top = numberOf(call.query, "$top") ?? call.prefer.pageSize ?? 10;
  if (top < 1 || top > 1_000)
    throw badRequest("Invalid value for $top: between 1 and 1000.", "ErrorInvalidUrlQuery");
  const skip = numberOf(call.query, "$skip") ?? 0;
  const value = sorted.slice(skip, skip + top).map((item) => show(call, item));
  const more =
    skip + top < sorted.length
      ? { "@odata.nextLink": linkWith(call, { $skip: String(skip + top), $top: String(top) }) }
      : {};
  const count = call.query.get("$count") === "true" ? { "@odata.count": sorted.length } : {};
  return { status: 200, json: { ...count, value, ...more } };
}

const options = ["$filter", "$orderby", "$top", "$skip", "$select", "$expand", "$count"];

/** Options without a dollar sign are passed over, as at Graph. */
function checkOptions(call: Call): void {
  for (const name of call.query.keys()) {
    if (name === "$search") throw new Refusal(501, "NotImitated", "The double of Graph has no $search.");
    if (name.startsWith("$") && !options.includes(name))
      throw badRequest(`The query option '${name}' is not recognized.`);
  }
}

function orderOf(
  call: Call,
  filtered: readonly string[],
  type: "Message" | "Event",
): { path: string; sign: number } {
  const text = call.query.get("$orderby");
  if (text === null)
    return type === "Message"
      ? { path: "receivedDateTime", sign: -1 }
      : { path: "createdDateTime", sign: -1 };
  const match = /^([\w/]+)(?:\s+(asc|desc))?$/.exec(text.trim());
  const path = match?.[1] ?? "";
  checkPath(path, type);
  if (filtered.length > 0 && filtered[0] !== path) {
    throw badRequest("The restriction or sort order is too complex for this operation.", "InefficientFilter");
  }
  return { path, sign: match?.[2] === "desc" ? -1 : 1 };
}

function checkPath(path: string, type: "Message" | "Event"): void {
  const name = path.split("/")[0] ?? "";
  if (!(name in schemaOf(type))) {
    throw badRequest(
      `Could not find a property named '${name}' on type 'microsoft.graph.${type.toLowerCase()}'.`,
    );
  }
}

/** The address of this call with other options, as Graph puts it into `@odata.nextLink`. */
function linkWith(call: Call, options: Record<string, string>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(options)) query.set(name, value);
  const text = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return `${call.address}?${text}`;
}
