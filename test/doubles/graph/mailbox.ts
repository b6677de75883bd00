/** The items of an account: putting, moving, changing and removing them, with the change log that delta reads. */
import type { Message } from "@microsoft/microsoft-graph-types";
import { badRequest, notFound } from "./refusal.ts";
import { type Account, type EventItem, folderNames, type Item, type MailItem, type World } from "./world.ts";

/** A new item, made by the next change of the account. `length` of both ids is as Exchange writes them. */
export function newItem<T>(world: World, account: Account, place: string, data: T): Item<T> {
  account.change += 1;
  return {
    steadyId: world.newId("AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A", 104),
    movingId: world.newId("AAMkAGI2THVSAAA", 152),
    place,
    data,
    extended: [],
    madeAt: account.change,
    changedAt: account.change,
    markedAt: account.change,
    version: 1,
  };
}

export function putMail(
  world: World,
  account: Account,
  folder: string,
  data: Message,
  more: Partial<MailItem> = {},
): MailItem {
  const item = newItem(world, account, folder, data);
  const mail: MailItem = {
    ...item,
    mime: undefined,
    references: [],
    files: [],
    type: undefined,
    isLeaving: false,
    ...more,
  };
  account.mails.push(mail);
  return mail;
}

export function findMail(account: Account, id: string): MailItem {
  return find(account.mails, id);
}

export function findEvent(account: Account, id: string): EventItem {
  return find(account.events, id);
}

/** Ids are compared letter by letter: two of them may differ in case alone. */
function find<T extends Item<unknown>>(items: readonly T[], id: string): T {
  if (!/^AA[\w=-]{20,}$/.test(id)) throw badRequest("Id is malformed.", "ErrorInvalidIdMalformed");
  const found = items.find((item) => item.steadyId === id || item.movingId === id);
  if (found === undefined) throw notFound();
  return found;
}

/** Writes down that an item changed; a mark (read, unread) is told apart by delta. */
export function touch(
  world: World,
  account: Account,
  item: Item<Message> | EventItem,
  what: "all" | "mark",
): void {
  account.change += 1;
  if (what === "all") item.changedAt = account.change;
  item.markedAt = account.change;
  item.version += 1;
  item.data.lastModifiedDateTime = stamp(world.clock());
}

export function removeItem(account: Account, item: Item<unknown>, reason: "changed" | "deleted"): void {
  account.change += 1;
  const { steadyId, movingId, place } = item;
  account.removed.push({ steadyId, movingId, place, at: account.change, reason });
  account.mails = account.mails.filter((one) => one !== item);
  account.events = account.events.filter((one) => one !== item);
}

/** To another folder, where it has another id, unless the client asks for immutable ones. */
export function moveMail(world: World, account: Account, mail: MailItem, folder: string): void {
  account.change += 1;
  const { steadyId, movingId, place } = mail;
  account.removed.push({ steadyId, movingId, place, at: account.change, reason: "changed" });
  account.change += 1;
  mail.place = folder;
  mail.movingId = world.newId("AAMkAGI2THVSAAA", 152);
  mail.madeAt = account.change;
  mail.changedAt = account.change;
  mail.markedAt = account.change;
  mail.version += 1;
}

/** The folder that a well-known name or an id means. */
export function folderOf(account: Account, name: string): string {
  const known = Object.keys(folderNames).find(
    (folder) => folder === name.toLowerCase() || folderId(account, folder) === name,
  );
  if (known !== undefined) return known;
  if (/^AQMk/.test(name)) throw notFound();
  throw badRequest("Id is malformed.", "ErrorInvalidIdMalformed");
}

export function folderId(account: Account, folder: string): string {
  const text = Buffer.from(`${account.oid} ${folder}`).toString("base64url");
  return `AQMkADYAAAIBXQ${text}AAAA`;
}

/** As Graph writes a moment: whole seconds, Z. */
export function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "second" });
}

export function etagOf(item: Item<unknown>): string {
  return `W/"${changeKeyOf(item)}"`;
}

export function changeKeyOf(item: Item<unknown>): string {
  const text = Buffer.from(`${item.steadyId.slice(-12)}${item.version}`).toString("base64url");
  return `CQAAABYAAAB${text}`;
}
