/** A double of Microsoft with one owner, our adapters on it, and what the owner and others do in Outlook. */
import { type ActionKey, toMark } from "../../../src/core/keys.ts";
import type { AccessTokens } from "../../../src/providers/microsoft/access.ts";
import { graphCalendar } from "../../../src/providers/microsoft/calendar.ts";
import { type GraphClient, graphClient } from "../../../src/providers/microsoft/client.ts";
import type { Pace } from "../../../src/providers/microsoft/limits.ts";
import { graphMailbox } from "../../../src/providers/microsoft/mailbox.ts";
import type { Calendar, Draft, Mailbox } from "../../../src/providers/provider.ts";
import type { CalendarWorld } from "../../contracts/calendar.ts";
import type { MailboxWorld } from "../../contracts/mailbox.ts";
import type { NewUser } from "../../doubles/graph/accounts.ts";
import type { GraphUser, SeenEvent, SeenMail } from "../../doubles/graph/graph-user.ts";
import type { SentCopy } from "../../doubles/graph/world.ts";
import { type GraphDouble, graphDouble } from "../../doubles/graph.ts";

export const address = "dana@example.com";

export interface World {
  double: GraphDouble;
  user: GraphUser;
  client: GraphClient;
  mailbox: Mailbox;
  calendar: Calendar;
  /** The calendars whose busy time is read. */
  calendars: readonly string[];
  /** Business time, which the double's is too. */
  now: Temporal.Instant;
  /** Fails where a request was made that Graph does not have, or one that it would regret to have carried out. */
  close(): Promise<void>;
}

export interface WorldWish {
  now?: Temporal.Instant;
  seed?: number;
  /** How the copy in Sent Items comes about. */
  sentCopy?: Partial<SentCopy>;
  /** Real milliseconds of every request. */
  latency?: number;
  kind?: NewUser["kind"];
  calendars?: readonly string[];
  makesTeams?: boolean;
}

export async function graphWorld(wish: WorldWish = {}): Promise<World> {
  const { now = Temporal.Instant.from("2026-03-02T15:01:00Z"), kind = "work", makesTeams = false } = wish;
  const double = await graphDouble({
    clock: () => world.now,
    ...(wish.seed === undefined ? {} : { seed: wish.seed }),
    latency: wish.latency ?? 0,
  });
  Object.assign(double.sentCopy, wish.sentCopy);
  const user = double.addUser({
    email: address,
    name: "Dana Okafor",
    timeZone: "Eastern Standard Time",
    kind,
  });
  const calendars = (wish.calendars ?? ["primary"]).map((name) =>
    name.startsWith("new ") ? user.addCalendar(name.slice(4)) : name,
  );
  // Time that passes while a request waits its turn passes for everybody.
  const pace: Pace = {
    steady: () => world.now.epochMilliseconds,
    wait: async (ms) => {
      world.now = world.now.add({ milliseconds: ms });
    },
  };
  const client = graphClient({ tokens: tokensOf(user), now: () => world.now, apiUrl: double.url, pace });
  const world: World = {
    now,
    double,
    user,
    client,
    calendars,
    mailbox: graphMailbox(client, { address, now: () => world.now }),
    calendar: graphCalendar(client, { calendars, now: () => world.now, makesTeams }),
    async close() {
      await double.close();
      if (double.strays.length > 0)
        throw new Error(`asked for what is not there: ${JSON.stringify(double.strays)}`);
      if (double.violations.length > 0) throw new Error(double.violations.join("; "));
      if (double.mostAtOnce(address) > 4) throw new Error("more than four requests were in flight at once");
    },
  };
  return world;
}

/** A signed-in account: a token that Graph no longer takes is replaced. */
export function tokensOf(user: GraphUser): AccessTokens {
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
  const world = await graphWorld(wish);
  const { user, mailbox } = world;
  const later = () => {
    world.now = world.now.add({ seconds: 10 });
  };
  return {
    world,
    mailbox,
    address,
    mark: toMark,
    person: {
      async sends(draft) {
        later();
        await user.sendDraft(draft.draftId);
      },
      edits: async (draft, text) => user.editDraft(draft.draftId, { text }),
      async rewrites(draft, text) {
        // As a mail program does it over IMAP.
        const { subject, to } = draftOf(user, draft);
        await user.writeDraft({
          from: user.email,
          to: to.join(),
          subject,
          text,
          messageId: "<rewritten@laptop.example.com>",
        });
        user.discardDraft(draft.draftId);
      },
      deletes: async (draft) => user.discardDraft(draft.draftId),
      writes: (mime) => user.send(mime),
      async receives(mime) {
        await user.deliver(mime);
      },
    },
    close: () => world.close(),
  };
}

export async function calendarWorld(wish?: WorldWish): Promise<CalendarWorld & { world: World }> {
  const world = await graphWorld(wish);
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
        user.editEvent(eventOf(user, key).id, { start: utc(start), end: utc(end) });
      },
      async deletes(key) {
        later();
        user.deleteEvent(eventOf(user, key).id);
      },
      async accepts(key) {
        later();
        await user.respond("priya@example.org", eventOf(user, key).id, "accepted");
      },
      async isBusy(start, end) {
        user.addBusy("primary", start, end);
      },
    },
    close: () => world.close(),
  };
}

/** The event of a key that stands in the user's calendar. */
export function eventOf(user: GraphUser, key: ActionKey): SeenEvent {
  const found = user.events().find(({ extended }) => extended.some(({ value }) => value === key));
  if (found === undefined) throw new Error(`no event of ${key}`);
  return found;
}

function draftOf(user: GraphUser, { draftId }: Pick<Draft, "draftId">): SeenMail {
  const found = user.drafts().find(({ id, steadyId }) => id === draftId || steadyId === draftId);
  if (found === undefined) throw new Error(`no draft ${draftId}`);
  return found;
}

function utc(at: Temporal.Instant): { dateTime: string; timeZone: string } {
  return { dateTime: at.toString({ smallestUnit: "second" }).replace("Z", ""), timeZone: "UTC" };
}
