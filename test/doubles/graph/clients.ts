/** The real client of Graph, over plain HTTP and without its own retries. */
import { Client, type Context, HTTPMessageHandler, type Middleware } from "@microsoft/microsoft-graph-client";

/**
 * The client sends no token over http, and its usual chain repeats a POST after 429, 503 and 504; so this chain has
 * one link that sets the header and one that sends.
 */
export function graphClient(url: string, accessToken: string): Client {
  const send = new HTTPMessageHandler();
  const sign: Middleware = {
    execute: async (context: Context) => {
      const headers = new Headers(context.options?.headers as Record<string, string> | undefined);
      headers.set("authorization", `Bearer ${accessToken}`);
      context.options = { ...context.options, headers: Object.fromEntries(headers) };
      await send.execute(context);
    },
  };
  return Client.initWithMiddleware({ middleware: sign, baseUrl: `${url}/`, defaultVersion: "v1.0" });
}
