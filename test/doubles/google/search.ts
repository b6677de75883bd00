/** The search language of Gmail, as far as a program needs it; a word it does not know is refused, not guessed. */
import type { Mailbox, Message } from "./mail-book.ts";
import { addresses, header, messageIds } from "./mime-bytes.ts";
import { textOf } from "./payload.ts";
import { notHere } from "./refusal.ts";
import type { World } from "./world.ts";

const places: Record<string, string> = {
  draft: "DRAFT",
  drafts: "DRAFT",
  sent: "SENT",
  inbox: "INBOX",
  unread: "UNREAD",
  starred: "STARRED",
  important: "IMPORTANT",
  spam: "SPAM",
  trash: "TRASH",
};

/** Whether a search finds the message. Spam and trash only where they are asked for. */
export function matches(world: World, box: Mailbox, message: Message, q: string, withTrash = false): boolean {
  const terms = [...q.matchAll(/-?(?:\w+:)?(?:"[^"]*"|\([^)]*\)|\{[^}]*\}|\S+)/g)].map(([term]) => term);
  const isHidden = message.labels.has("SPAM") || message.labels.has("TRASH");
  if (isHidden && !withTrash && !/\b(in|is|label):(anywhere|spam|trash)\b/i.test(q)) return false;
  // The index of words lags behind; labels do not.
  if (terms.some((term) => !/^-?(in|is|label):/i.test(term)) && message.searchableAt > now(world))
    return false;
  return terms.every((term) => {
    const wanted = !term.startsWith("-");
    return holds(world, box, message, wanted ? term : term.slice(1)) === wanted;
  });
}

function holds(world: World, box: Mailbox, message: Message, term: string): boolean {
  if (/^[({]/.test(term) || /^(OR|AND)$/.test(term)) throw notHere("gmail", `search with ${term}`);
  const colon = /^(\w+):(.*)$/s.exec(term);
  if (colon === null) return words(message).includes(unquoted(term));
  const [, name = "", given = ""] = colon;
  const value = unquoted(given);
  switch (name.toLowerCase()) {
    case "in":
    case "is":
    case "label":
      return isIn(box, message, value);
    case "rfc822msgid":
      return messageIds(header(message.raw, "Message-ID"))[0]?.toLowerCase() === value.replace(/^<|>$/g, "");
    case "from":
    case "to":
    case "cc":
    case "bcc":
      return named(header(message.raw, name), value);
    case "subject":
      return (header(message.raw, "Subject") ?? "").toLowerCase().includes(value);
    case "newer_than":
      return message.internalDate >= now(world) - age(value);
    case "older_than":
      return message.internalDate < now(world) - age(value);
    case "after":
    case "newer":
      return message.internalDate >= moment(value);
    case "before":
    case "older":
      return message.internalDate < moment(value);
    default:
      throw notHere("gmail", `search for ${name}:`);
  }
}

function isIn(box: Mailbox, message: Message, value: string): boolean {
  if (value === "anywhere") return true;
  const own = [...box.labels].find(([, name]) => name.toLowerCase().replace(/[\s/]/g, "-") === value)?.[0];
  const label = own ?? places[value];
  return label !== undefined && message.labels.has(label);
}

function named(headerValue: string | undefined, value: string): boolean {
  return addresses(headerValue).includes(value) || (headerValue ?? "").toLowerCase().includes(value);
}

function words(message: Message): string {
  return `${header(message.raw, "Subject") ?? ""}\n${textOf(message.raw)}`.toLowerCase();
}

function age(value: string): number {
  const [, count = "", unit = ""] = /^(\d+)([dmy])$/.exec(value) ?? [];
  if (count === "") throw notHere("gmail", `age of ${value}`);
  return Number(count) * (unit === "d" ? 1 : unit === "m" ? 30 : 365) * 86_400_000;
}

/** Seconds since 1970, or a date, whose day begins in the mailbox's own zone: here UTC. */
function moment(value: string): number {
  if (/^\d{9,}$/.test(value)) return Number(value) * 1_000;
  const date = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(value);
  if (date === null) throw notHere("gmail", `date such as ${value}`);
  return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]));
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "").toLowerCase();
}

function now(world: World): number {
  return world.clock().epochMilliseconds;
}
