/** A double of Google with one owner, our adapters on it, and what the owner and others do with Google's own pages. */
import { type ActionKey, toMark } from "../../../src/core/keys.ts";
import type { AccessTokens } from "../../../src/providers/google/access.ts";
import { googleCalendar } from "../../../src/providers/google/calendar.ts";
import { type GoogleClient, googleClient } from "../../../src/providers/google/client.ts";
import type { Pace } from "../../../src/providers/google/limits.ts";
import { gmailMailbox } from "../../../src/providers/google/mailbox.ts";
import type { Calendar, Draft, Mailbox } from "../../../src/providers/provider.ts";
import type { CalendarWorld } from "../../contracts/calendar.ts";
import type { MailboxWorld } from "../../contracts/mailbox.ts";
import type { GoogleUser } from "../../doubles/google/google-user.ts";
import { type GoogleDouble, type GoogleOptions, googleDouble } from "../../doubles/google.ts";

export const address = "dana@example.com";

export interface World {
  double: GoogleDouble;
  user: GoogleUser;
  client: GoogleClient;
  mailbox: Mailbox;
  calendar: Calendar;
  /** Business time, which the double's is too. */
  now: Temporal.Instant;
  /** Fails where a request was made that Google does not have. */
  close(): Promise<void>;
}

export interface WorldWish extends Omit<GoogleOptions, "clock"> {
  now?: Temporal.Instant;
  calendars?: readonly string[];
  makesMeet?: boolean;
}

export async function googleWorld(wish: WorldWish = {}): Promise<World> {
  const {
    now = Temporal.Instant.from("2026-03-02T15:01:00Z"),
    calendars = ["primary"],
    makesMeet = false,
    ...more
  } = wish;
  const double = await googleDouble({ ...more, clock: () => world.now });
  const user = double.addUser({
    email: address,
    name: "Dana Okafor",
    timeZone: "America/New_York",
    calendars: calendars.filter((id) => id.includes("@")),
  });
  // Time that passes while a request waits its turn passes for everybody.
  const pace: Pace = {
    steady: () => world.now.epochMilliseconds,
    wait: async (ms) => {
      world.now = world.now.add({ milliseconds: ms });
    },
  };
  const client = googleClient({ tokens: tokensOf(user), now: () => world.now, apiUrl: double.url, pace });
  const world: World = {
    now,
    double,
    user,
    client,
    mailbox: gmailMailbox(client, { address, now: () => world.now }),
    calendar: googleCalendar(client, { calendars, now: () => world.now, makesMeet }),
    async close() {
      await double.close();
      if (double.strays.length > 0)
        throw new Error(`asked for what is not there: ${JSON.stringify(double.strays)}`);
    },
  };
  return world;
}

/** A signed-in account: a token that Google no longer takes is replaced. */
function tokensOf(user: GoogleUser): AccessTokens {
  let token: string | undefined;
  return {
    async current() {
      token ??= user.grantToken();
      return token;
    },
    async refused(old) {
      if (token === old) token = undefined;
    },
  };
}

export async function mailboxWorld(wish?: WorldWish): Promise<MailboxWorld & { world: World }> {
  const world = await googleWorld(wish);
  const { user, mailbox } = world;
  const later = () => {
    world.now = world.now.add({ seconds: 10 });
  };
  const there = (draft: Draft) => {
    const found = user.drafts().find(({ draftId }) => draftId === draft.draftId);
    if (found === undefined) throw new Error(`no draft ${draft.draftId}`);
    return found.raw.toString();
  };
  return {
    world,
    mailbox,
    address,
    mark: toMark,
    person: {
      async sends(draft) {
        later();
        user.sendDraft(draft.draftId);
      },
      async edits(draft, text) {
        user.editDraft(draft.draftId, withText(there(draft), text));
      },
      async rewrites(draft, text) {
        // As a mail program does it over IMAP.
        const mime = there(draft)
          .replace(/^X-Quarterhour-Action:.*\r\n/im, "")
          .replace(/^Message-ID:.*\r\n/im, "Message-ID: <rewritten@laptop.example.com>\r\n");
        user.writeDraft(withText(mime, text));
        user.discardDraft(draft.draftId);
      },
      deletes: async (draft) => user.discardDraft(draft.draftId),
      async writes(mime) {
        user.send(mime);
      },
      async receives(mime) {
        user.deliver(mime);
      },
    },
    close: () => world.close(),
  };
}

export async function calendarWorld(wish?: WorldWish): Promise<CalendarWorld & { world: World }> {
  const world = await googleWorld(wish);
  const { user, calendar } = world;
  const later = () => {
    world.now = world.now.add({ minutes: 1 });
  };
  return {
    world,
    calendar,
    person: {
      async moves(key, start, end) {
        later();
        user.editEvent(idOf(user, key), { start: { dateTime: `${start}` }, end: { dateTime: `${end}` } });
      },
      async deletes(key) {
        later();
        user.deleteEvent(idOf(user, key));
      },
      async accepts(key) {
        later();
        user.respond("priya@example.org", idOf(user, key), "accepted");
      },
      async isBusy(start, end) {
        user.addBusy("primary", start, end);
      },
    },
    close: () => world.close(),
  };
}

/** The event of a key that stands in the user's calendar. */
export function idOf(user: GoogleUser, key: ActionKey): string {
  const found = user
    .events()
    .find(
      ({ status, extendedProperties }) =>
        status !== "cancelled" && extendedProperties?.private?.quarterhour === key,
    );
  if (found?.id == null) throw new Error(`no event of ${key}`);
  return found.id;
}

/** The same headers over another text. */
export function withText(mime: string, text: string): string {
  return `${mime.slice(0, mime.indexOf("\r\n\r\n"))}\r\n\r\n${text}\r\n`;
}
