/** HTTP on a free loopback port: whole requests in, whole answers out, or a line that drops. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Incoming {
  http: string;
  path: string;
  query: URLSearchParams;
  /** As it came, with its question mark. */
  search: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  bytes: Uint8Array;
}

export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

export interface Listening {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** `answer` gives "drop" to close the line without a word, "hang" to leave it open without one. */
export async function listen(
  answer: (incoming: Incoming) => Promise<Outgoing | "drop" | "hang">,
  broken: (error: unknown) => void,
): Promise<Listening> {
  const server = createServer((request, response) => {
    reply(request, response, answer).catch((error: unknown) => {
      broken(error);
      response.destroy();
    });
  });
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
  answer: (incoming: Incoming) => Promise<Outgoing | "drop" | "hang">,
): Promise<void> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    return; // The client went away in the middle of its request.
  }
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const outgoing = await answer({
    http: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    search: url.search,
    headers: Object.fromEntries(headers),
    bytes: Buffer.concat(parts),
  });
  if (outgoing === "hang") return;
  if (outgoing === "drop") {
    request.socket.destroy();
    return;
  }
  response.writeHead(outgoing.status, { ...outgoing.headers, "content-length": outgoing.bytes.length });
  response.end(outgoing.bytes);
}
