/**
 * One request to Google: paced, with a token that holds, what writes in one attempt, and whatever goes wrong as Trouble. The
 * library is loaded when the first request is made, and only the two APIs that we use (P-6).
 */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/index.js";
import type { gmail_v1, MethodOptions } from "googleapis/build/src/apis/gmail/index.js";
import type { z } from "zod";
import { isTrouble, ProviderError } from "../provider.ts";
import type { AccessTokens } from "./access.ts";
import {
  calendarRequestsAMinute,
  gmailUnits,
  gmailUnitsAMinute,
  minuteBudget,
  type Pace,
  realPace,
} from "./limits.ts";
import { type Intent, toFailure, toProviderError } from "./trouble.ts";

export interface GoogleClientOptions {
  tokens: AccessTokens;
  /** Business time, for answers that say how long to wait. */
  now: () => Temporal.Instant;
  /** Another root than Google's, such as `http://127.0.0.1:4000`: http only for loopback (contract, section 10). */
  apiUrl?: string;
  pace?: Pace;
}

interface Wish<T> {
  reply: z.ZodType<T>;
  intent: Intent;
  /** Sent with the request, such as `If-Match`. */
  headers?: Record<string, string>;
}

export interface GmailWish<T> extends Wish<T> {
  cost: keyof typeof gmailUnits;
}

export interface GoogleClient {
  /** Throws `ProviderError`. */
  gmail<T>(
    wish: GmailWish<T>,
    ask: (api: gmail_v1.Resource$Users, how: MethodOptions) => Promise<{ data: unknown }>,
  ): Promise<T>;
  /** Throws `ProviderError`. */
  calendar<T>(
    wish: Wish<T>,
    ask: (api: calendar_v3.Calendar, how: MethodOptions) => Promise<{ data: unknown }>,
  ): Promise<T>;
}

export function googleClient(options: GoogleClientOptions): GoogleClient {
  const { pace = realPace } = options;
  const root = options.apiUrl === undefined ? {} : { rootUrl: rootOf(options.apiUrl) };
  const gmailBudget = minuteBudget(gmailUnitsAMinute, pace);
  const calendarBudget = minuteBudget(calendarRequestsAMinute, pace);
  const loadGmail = once(async () => {
    const { gmail } = await import("googleapis/build/src/apis/gmail/index.js");
    return gmail({ version: "v1", ...root }).users;
  });
  const loadCalendar = once(async () => {
    const { calendar } = await import("googleapis/build/src/apis/calendar/index.js");
    return calendar({ version: "v3", ...root });
  });

  return {
    async gmail(wish, ask) {
      const api = await loadGmail();
      return patiently(wish, pace, async () => {
        await gmailBudget.spend(gmailUnits[wish.cost]);
        return request(options, wish, (how) => ask(api, how));
      });
    },
    async calendar(wish, ask) {
      const api = await loadCalendar();
      return patiently(wish, pace, async () => {
        await calendarBudget.spend(1);
        return request(options, wish, (how) => ask(api, how));
      });
    },
  };
}

/** What only reads may be asked again, and a blip must not cost a whole sync; what writes is one attempt, always. */
async function patiently<T>(wish: Wish<T>, pace: Pace, attempt: () => Promise<T>): Promise<T> {
  for (const pauseMs of wish.intent === "reading" ? pausesMs : []) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTrouble(error, "unavailable")) throw error;
      await pace.wait(pauseMs);
    }
  }
  return attempt();
}

const pausesMs = [500, 2_000];

/** Reading may be given up early; a send that is given up is one whose outcome is unknown for two minutes. */
const timeoutMs: Record<Intent, number> = { reading: 20_000, writing: 60_000 };

async function request<T>(
  { tokens, now }: GoogleClientOptions,
  wish: Wish<T>,
  ask: (how: MethodOptions) => Promise<{ data: unknown }>,
): Promise<T> {
  const attempt = async (token: string) =>
    (
      await ask({
        headers: { ...wish.headers, authorization: `Bearer ${token}` },
        // Nothing is repeated behind our back, and a token goes to nobody else (C-7).
        retry: false,
        redirect: "error",
        timeout: timeoutMs[wish.intent],
      })
    ).data;
  const token = await tokens.current();
  let data: unknown;
  try {
    data = await attempt(token).catch(async (error: unknown) => {
      if (toFailure(error).status !== 401) throw error;
      // A request that was refused was not carried out: with a new token it may be made again.
      await tokens.refused(token);
      return attempt(await tokens.current());
    });
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw toProviderError(error, wish.intent, now());
  }
  const reply = wish.reply.safeParse(data);
  if (reply.success) return reply.data;
  const why = "Google's answer is not one that we understand";
  throw new ProviderError(
    { kind: wish.intent === "reading" ? "unavailable" : "unknown", why },
    { cause: reply.error },
  );
}

function rootOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback)) return `${url.origin}/`;
  throw new TypeError(`Not https, and not this machine: ${apiUrl}`);
}

/** A failed import is tried again by the next request. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
