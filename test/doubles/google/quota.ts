/** Quota units as Gmail counts them since May 2026, and requests as Calendar does. */
import type { MethodId } from "./methods.ts";
import type { Api } from "./refusal.ts";
import type { Account, World } from "./world.ts";

/** developers.google.com/workspace/gmail/api/reference/quota. A method of Calendar is one request. */
const units: Record<MethodId, number> = {
  "gmail.users.getProfile": 1,
  "gmail.users.drafts.create": 10,
  "gmail.users.drafts.delete": 10,
  "gmail.users.drafts.get": 5,
  "gmail.users.drafts.list": 5,
  "gmail.users.drafts.send": 100,
  "gmail.users.drafts.update": 15,
  "gmail.users.history.list": 2,
  "gmail.users.labels.create": 5,
  "gmail.users.labels.delete": 5,
  "gmail.users.labels.get": 1,
  "gmail.users.labels.list": 1,
  "gmail.users.messages.get": 20,
  "gmail.users.messages.list": 5,
  "gmail.users.messages.modify": 5,
  "gmail.users.messages.send": 100,
  "gmail.users.messages.trash": 20,
  "gmail.users.settings.sendAs.list": 1,
  "gmail.users.threads.get": 40,
  "gmail.users.threads.list": 10,
  "calendar.calendarList.get": 1,
  "calendar.calendarList.list": 1,
  "calendar.calendars.get": 1,
  "calendar.events.delete": 1,
  "calendar.events.get": 1,
  "calendar.events.insert": 1,
  "calendar.events.list": 1,
  "calendar.events.patch": 1,
  "calendar.events.update": 1,
  "calendar.freebusy.query": 1,
  "calendar.settings.get": 1,
};

export interface Quota {
  /** Of Gmail, all users. */
  readonly units: number;
  /** Requests to Calendar, all users. */
  readonly calendarRequests: number;
  /** Units (Gmail) or requests (Calendar) by method. */
  readonly byMethod: Record<string, number>;
  /** The most units of Gmail that one user used within any minute of the double's clock. */
  busiestMinute(email: string): number;
  /** What one user may use in a minute. Google gives 6,000 and 600; nothing is refused while undefined. */
  perMinute: { gmail: number | undefined; calendar: number | undefined };
  reset(): void;
}

/** The counters and, for the server, `spend`: until when to wait, where it is too much. */
export function quotaDesk(world: World): {
  quota: Quota;
  spend(account: Account, method: MethodId): Temporal.Instant | undefined;
} {
  let spent: { email: string; api: Api; at: number; units: number }[] = [];
  let byMethod: Record<string, number> = {};
  const perMinute: Quota["perMinute"] = { gmail: undefined, calendar: undefined };
  const total = (api: Api) => spent.filter((one) => one.api === api).reduce((sum, one) => sum + one.units, 0);
  return {
    quota: {
      get units() {
        return total("gmail");
      },
      get calendarRequests() {
        return total("calendar");
      },
      get byMethod() {
        return { ...byMethod };
      },
      busiestMinute: (email) => {
        const own = spent.filter((one) => one.email === email.toLowerCase() && one.api === "gmail");
        const minutes = own.map(({ at }) => within(own, at));
        return Math.max(0, ...minutes);
      },
      perMinute,
      reset: () => {
        spent = [];
        byMethod = {};
      },
    },
    spend: (account, method) => {
      const api: Api = method.startsWith("gmail.") ? "gmail" : "calendar";
      const at = world.clock().epochMilliseconds;
      const most = perMinute[api];
      if (most !== undefined) {
        const own = spent.filter((one) => one.email === account.email && one.api === api);
        const first = own.find((one) => one.at > at - 60_000);
        if (within(own, at) + units[method] > most)
          return Temporal.Instant.fromEpochMilliseconds((first?.at ?? at) + 60_000);
      }
      spent.push({ email: account.email, api, at, units: units[method] });
      byMethod[method] = (byMethod[method] ?? 0) + units[method];
      return undefined;
    },
  };
}

/** What was used in the minute up to `at`. */
function within(spent: readonly { at: number; units: number }[], at: number): number {
  return spent.filter((one) => one.at > at - 60_000 && one.at <= at).reduce((sum, one) => sum + one.units, 0);
}
