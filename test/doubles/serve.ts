/** HTTP on a free loopback port: whole requests in, whole answers out, or a line that drops. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  /** By lower-case name. */
  headers: Record<string, string>;
  bytes: Uint8Array;
}

export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

/** What was asked and what was answered, in the order in which it was asked. */
export interface Seen {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
  /** 0 until there is one, and where the line was dropped. */
  status: number;
}

export interface Served {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** `answer` gives "drop" to close the line without a word. What it throws is a fault of the double and answered 599. */
export async function serve(
  answer: (incoming: Incoming) => Promise<Outgoing | "drop">,
  requests: Seen[],
): Promise<Served> {
  const server = createServer((request, response) => void reply(request, response, answer, requests));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (incoming: Incoming) => Promise<Outgoing | "drop">,
  requests: Seen[],
): Promise<void> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part);
  } catch {
    return; // The client went away in the middle of its request.
  }
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  const incoming: Incoming = {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers,
    bytes: Buffer.concat(parts),
  };
  const seen: Seen = {
    method: incoming.method,
    path: incoming.path,
    query: url.search,
    headers,
    body: Buffer.concat(parts).toString(),
    status: 0,
  };
  requests.push(seen);
  const outgoing = await answer(incoming).catch((error: unknown) => failed(error));
  if (outgoing === "drop") {
    request.socket.destroy();
    return;
  }
  seen.status = outgoing.status;
  response.writeHead(outgoing.status, { ...outgoing.headers, "content-length": outgoing.bytes.length });
  response.end(outgoing.bytes);
}

function failed(error: unknown): Outgoing {
  const text = `the double failed: ${error instanceof Error ? error.stack : String(error)}`;
  return { status: 599, headers: { "content-type": "text/plain" }, bytes: Buffer.from(text) };
}
