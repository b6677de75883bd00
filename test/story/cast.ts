/** Who and what a story speaks of: people by their first names, times by the words of the mail that offered them. */
import type { Contact } from "../../src/core/contact.ts";
import type { Fact } from "../../src/core/facts.ts";
import { fold } from "../../src/core/fold.ts";
import { currentBooking } from "../../src/core/planner/stage.ts";
import { saySlot } from "../../src/core/say-time.ts";
import type { Offered, Slot } from "../../src/core/slot.ts";
import type { Story, When } from "./read-story.ts";
import type { StoryHome } from "./story-home.ts";

type Instant = Temporal.Instant;

export interface Cast {
  home: StoryHome;
  story: Story;
  /** Numbers the mails that people write, so that each has an id of its own. */
  serial(): number;
}

export function newCast(home: StoryHome, story: Story): Cast {
  let written = 0;
  return {
    home,
    story,
    serial() {
      written += 1;
      return written;
    },
  };
}

/** By the first word of the name, in small letters. */
export async function personCalled({ home }: Cast, who: string): Promise<Contact & { email: string }> {
  const found = (await home.contacts()).find(({ name }) => nickname(name) === who);
  if (found?.email === undefined)
    throw new Error(`The story speaks of ${who}, who is no contact with an address.`);
  return { ...found, email: found.email };
}

export function nickname(name: string): string {
  return name.split(" ")[0]?.toLowerCase() ?? "";
}

export async function instantOf(cast: Cast, when: When): Promise<Instant> {
  const { home, story } = cast;
  if (when.kind === "day") {
    const plainTime = Temporal.PlainTime.from(when.time);
    return story.begins
      .add({ days: when.day })
      .toZonedDateTime({ timeZone: home.zone, plainTime })
      .toInstant();
  }
  const { start, end } = await meetingWith(cast, when.contact);
  return when.edge === "before"
    ? start.subtract({ minutes: when.minutes })
    : end.add({ minutes: when.minutes });
}

/** The meeting that stands, or the last one that did. */
export async function meetingWith({ home }: Cast, who: string): Promise<Slot> {
  const contact = (await home.contacts()).find(({ name }) => nickname(name) === who);
  if (contact === undefined) throw new Error(`${who} is no contact.`);
  const facts = (await home.facts()).filter((fact) => fact.contact === contact.contactId);
  const interview = fold(mailboxOf(facts), contact, facts);
  const booking = currentBooking(interview) ?? interview.bookings.at(-1);
  if (booking === undefined) throw new Error(`There is no meeting with ${who}.`);
  return booking.shown ?? booking;
}

/** The times of the last mail or draft to this contact that offers any. */
async function offeredTo({ home }: Cast, contact: Contact): Promise<Offered[]> {
  const facts = (await home.facts()).filter((fact) => fact.contact === contact.contactId);
  const last = facts.findLast((fact) => "offered" in fact && fact.offered.length > 0);
  return last !== undefined && "offered" in last ? last.offered : [];
}

/**
 * Puts in what a writer of stories cannot know: `<time 2>` in the mail's words, `<start 2>` as an instant,
 * `<meeting>` in words, `<day 3, 11:00>` as an instant, `<day 3, 11:00 in words>` as the contact would write it.
 */
export async function filled(cast: Cast, contact: Contact, text: string): Promise<string> {
  let whole = text;
  for (const [mark, inner = ""] of text.matchAll(/<([^<>@]+)>/g)) {
    whole = whole.replace(mark, await meant(cast, contact, inner));
  }
  return whole;
}

async function meant(cast: Cast, contact: Contact, inner: string): Promise<string> {
  const { home } = cast;
  const zone = contact.timezone ?? home.zone;
  const [word = "", number = ""] = inner.split(" ");
  if (word === "time" || word === "start") {
    const offers = await offeredTo(cast, contact);
    const slot = offers[Number(number) - 1];
    if (slot === undefined)
      throw new Error(`${contact.name} was offered ${offers.length} times; there is no <${inner}>.`);
    return word === "time" ? slot.words : slot.start.toString();
  }
  if (inner === "meeting") return saySlot(await meetingWith(cast, nickname(contact.name)), zone);
  const day = /^day (\d+), (\d{1,2}:\d{2})( in words)?$/.exec(inner);
  if (day === null) throw new Error(`<${inner}> means nothing.`);
  const [, count, time, inWords] = day;
  const start = await instantOf(cast, {
    kind: "day",
    day: Number(count),
    time: time?.padStart(5, "0") ?? "",
  });
  return inWords === undefined ? start.toString() : saySlot({ start }, zone);
}

function mailboxOf(facts: readonly Fact[]) {
  const key = facts.find((fact) => "key" in fact && fact.key !== undefined);
  const text = key !== undefined && "key" in key ? key.key : "";
  return (text?.split("~")[0] ?? "") as Parameters<typeof fold>[0];
}
