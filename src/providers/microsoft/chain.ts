/**
 * The way of a request to Graph, link by link: the right to ask, our headers with a time limit, the network. The
 * library's usual chain repeats a POST after 429, 503 and 504, which is how one mail becomes four; none of that is here.
 */
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { AccessTokens } from "./access.ts";

export interface ChainOptions {
  tokens: AccessTokens;
  /** Such as `https://graph.microsoft.com`: a token goes to nobody else (C-7). */
  root: string;
  /** The last link, which asks the network. */
  network: Middleware;
  /** Wraps what went wrong on the way so that the library hands it over as it is. */
  wrap(error: unknown): Error;
}

export function chain({ tokens, root, network, wrap }: ChainOptions): Middleware {
  return wrapped(authorised(withHeaders(network), tokens, root), wrap);
}

const ours = 'IdType="ImmutableId", outlook.timezone="UTC"';

/** Reading may be given up early; a send that is given up is one whose outcome is unknown for two minutes. */
const timeoutMs = { reading: 20_000, writing: 60_000 };

/** A request that was refused with 401 was not carried out: with a new token it is made again, once. */
function authorised(next: Middleware, tokens: AccessTokens, root: string): Middleware {
  return {
    async execute(context) {
      const url = typeof context.request === "string" ? context.request : context.request.url;
      if (!url.startsWith(`${root}/`)) throw new TypeError(`Not a request to ${root}`);
      const token = await tokens.current();
      await next.execute(withHeader(context, "authorization", `Bearer ${token}`));
      if (context.response?.status !== 401) return;
      await context.response.body?.cancel();
      await tokens.refused(token);
      await next.execute(withHeader(context, "authorization", `Bearer ${await tokens.current()}`));
    },
  };
}

/**
 * Ids that stay when a message moves, times in UTC, and an id of our own by which Microsoft's support finds a request
 * (learn.microsoft.com/graph/outlook-immutable-id, best-practices-concept).
 */
function withHeaders(next: Middleware): Middleware {
  return {
    async execute(context) {
      const isReading = (context.options?.method ?? "GET").toUpperCase() === "GET";
      const asked = headersOf(context).prefer;
      // The chain is run a second time where a token was refused.
      if (asked?.startsWith(ours) !== true)
        withHeader(context, "prefer", [ours, asked].filter(Boolean).join(", "));
      withHeader(context, "client-request-id", crypto.randomUUID());
      context.options = {
        ...context.options,
        redirect: "error",
        signal: AbortSignal.timeout(isReading ? timeoutMs.reading : timeoutMs.writing),
      };
      await next.execute(context);
    },
  };
}

function wrapped(next: Middleware, wrap: ChainOptions["wrap"]): Middleware {
  return {
    async execute(context) {
      try {
        await next.execute(context);
      } catch (error) {
        throw wrap(error);
      }
    },
  };
}

/** `name` in lower case. */
function withHeader(context: Context, name: string, value: string): Context {
  context.options = { ...context.options, headers: { ...headersOf(context), [name]: value } };
  return context;
}

function headersOf(context: Context): Record<string, string> {
  return Object.fromEntries(new Headers(context.options?.headers as Record<string, string> | undefined));
}
