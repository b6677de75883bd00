/**
 * One request to Graph: within the limits, with a token that holds, what writes in one attempt, and whatever goes wrong
 * as Trouble. The library is loaded when the first request is made (P-6).
 */
import type { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import type { z } from "zod";
import { isTrouble, ProviderError } from "../provider.ts";
import type { AccessTokens } from "./access.ts";
import { chain } from "./chain.ts";
import {
  atMostAtOnce,
  betweenSendsMs,
  mostAtOnce,
  type Pace,
  realPace,
  requestsInTenMinutes,
  spaced,
  windowed,
} from "./limits.ts";
import { answerFailure, type Intent, lostFailure, toProviderError } from "./trouble.ts";

export interface GraphClientOptions {
  tokens: AccessTokens;
  /** Business time, for answers that say how long to wait. */
  now: () => Temporal.Instant;
  /** Another root than Microsoft's, such as `http://127.0.0.1:4000`: http only for loopback (contract, section 10). */
  apiUrl?: string;
  pace?: Pace;
}

export interface Wish<T> {
  /** GET where nothing is said. */
  method?: "POST" | "PATCH" | "DELETE";
  /** After `/v1.0`, ids in it encoded with `part`; or a whole link that Graph gave. */
  path: string;
  /** By name with its dollar sign; the values as they are meant, encoded here. */
  query?: Record<string, string>;
  /** Goes as JSON. */
  body?: unknown;
  /** Sent with the request, such as `If-Match`. */
  headers?: Record<string, string>;
  reply: z.ZodType<T>;
  intent: Intent;
}

export interface GraphClient {
  /** Throws `ProviderError`. */
  ask<T>(wish: Wish<T>): Promise<T>;
  /** What is no JSON, such as a whole mail. Throws `ProviderError`. */
  bytes(path: string): Promise<Uint8Array>;
  /** Resolves when one more mail may be sent. */
  turnToSend(): Promise<void>;
  /** Lets time pass. */
  wait(ms: number): Promise<void>;
}

/** A part of a path, such as an id. */
export function part(text: string): string {
  return encodeURIComponent(text);
}

/** A value within a filter: in quotes, and theirs doubled (OData 4.01, 5.1.1.6.1). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function graphClient(options: GraphClientOptions): GraphClient {
  const { pace = realPace } = options;
  const root = rootOf(options.apiUrl ?? "https://graph.microsoft.com");
  const turn = windowed(requestsInTenMinutes, 10 * 60_000, pace);
  const oneOfFew = atMostAtOnce(mostAtOnce);
  const load = once(() => loadLibrary(options.tokens, root));
  const attempt = async <T>(wish: Sent, read: (response: Response) => Promise<T>): Promise<T> => {
    const library = await load();
    await turn();
    return oneOfFew(async () => read(await request(library, root, wish, options.now)));
  };
  return {
    ask: (wish) => patiently(wish, pace, () => attempt(wish, (response) => parsed(response, wish))),
    bytes(path) {
      const wish = { path, intent: "reading" as const };
      const read = async (response: Response) => new Uint8Array(await response.arrayBuffer());
      return patiently(wish, pace, () =>
        attempt(wish, (response) => whole(response, wish, options.now, read)),
      );
    },
    turnToSend: spaced(betweenSendsMs, pace),
    wait: (ms) => pace.wait(ms),
  };
}

type Sent = Omit<Wish<unknown>, "reply">;

/** What only reads may be asked again, and a blip must not cost a whole sync; what writes is one attempt, always. */
async function patiently<T>(wish: Sent, pace: Pace, attempt: () => Promise<T>): Promise<T> {
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

interface Library {
  client: Client;
  raw: ResponseType;
  /** What `wrap` made of an error. */
  unwrap(error: unknown): unknown;
}

async function loadLibrary(tokens: AccessTokens, root: string): Promise<Library> {
  const library = await import("@microsoft/microsoft-graph-client");
  const { GraphClientError } = library;
  const network = new library.HTTPMessageHandler();
  // The library makes its own error of any other, and drops what it was.
  const wrap = (error: unknown) => GraphClientError.setGraphClientError({ error });
  const middleware = chain({ tokens, root, network, wrap });
  return {
    client: library.Client.initWithMiddleware({ middleware, baseUrl: `${root}/`, defaultVersion: "v1.0" }),
    raw: library.ResponseType.RAW,
    unwrap: (error) =>
      error instanceof GraphClientError ? (error.customError as { error: unknown }).error : error,
  };
}

/** Resolves to an answer of success. */
async function request(
  { client, raw, unwrap }: Library,
  root: string,
  wish: Sent,
  now: () => Temporal.Instant,
): Promise<Response> {
  const { method, body, headers = {}, intent } = wish;
  const asked = client.api(addressOf(root, wish)).headers(headers).responseType(raw);
  let response: Response;
  try {
    switch (method) {
      case "POST":
        response = await asked.post(body ?? {});
        break;
      case "PATCH":
        response = await asked.patch(body);
        break;
      case "DELETE":
        response = await asked.delete();
        break;
      default:
        response = await asked.get();
    }
  } catch (error) {
    const original = unwrap(error);
    if (original instanceof ProviderError) throw original;
    throw toProviderError(lostFailure(original), intent, now());
  }
  if (response.ok) return response;
  throw toProviderError(await answerFailure(response), intent, now());
}

/** The library encodes nothing, and takes a whole address only where it is https. */
function addressOf(root: string, { path, query = {} }: Sent): string {
  const base = `${root}/v1.0`;
  if (/^https?:/.test(path) && !path.startsWith(`${base}/`))
    throw new ProviderError({ kind: "refused", why: "Microsoft gave a link to somewhere else" });
  const inside = path.startsWith(base) ? path.slice(base.length) : path;
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  return text === "" ? inside : `${inside}?${text}`;
}

async function parsed<T>(response: Response, { reply, intent }: Wish<T>): Promise<T> {
  let cause: unknown;
  try {
    const text = await response.text();
    const read = reply.safeParse(text === "" ? undefined : JSON.parse(text));
    if (read.success) return read.data;
    cause = read.error;
  } catch (error) {
    cause = error;
  }
  const why = "Microsoft's answer is not one that we understand";
  throw new ProviderError({ kind: intent === "reading" ? "unavailable" : "unknown", why }, { cause });
}

/** A line may also break in the middle of an answer. */
async function whole<T>(
  response: Response,
  { intent }: Sent,
  now: () => Temporal.Instant,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  try {
    return await read(response);
  } catch (error) {
    throw toProviderError(lostFailure(error), intent, now());
  }
}

function rootOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback)) return url.origin;
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
