/**
 * Where the browser comes back to: an address of this machine on a port that is free, for one sign-in (RFC 8252, 7.3).
 * Whatever does not carry the state of this very sign-in is refused and changes nothing (C-1, C-2, C-3).
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Problem } from "../../core/problem.ts";

export interface Answer {
  /** What the provider wrote behind the address, or into the form, without the state. */
  params: URLSearchParams;
  /** Shown in the browser, which waits for it. */
  show(page: Page): Promise<void>;
}

export interface Page {
  isDone: boolean;
  title: string;
  text: string;
}

export interface Loopback {
  /** Such as `http://127.0.0.1:PORT/PROVIDER`. */
  redirectUri: string;
  port: number;
  state: string;
  /** The one answer that belongs to this sign-in. Rejects with `provider/sign-in` where none comes in 10 minutes. */
  answer: Promise<Answer>;
  close(): void;
}

export interface LoopbackOptions {
  /** The name under which the provider knows this machine. It is listened to at 127.0.0.1 in any case. */
  name?: "127.0.0.1" | "localhost";
  /** How the answer comes: behind the address, or as a form that the browser posts by itself. */
  method?: "GET" | "POST";
  lifeMs?: number;
}

/** `path` is the provider's own, such as `/google`: the code of one cannot be given in at another. */
export async function openLoopback(path: string, options: LoopbackOptions = {}): Promise<Loopback> {
  const { name = "127.0.0.1", method = "GET", lifeMs = 600_000 } = options;
  const state = randomBytes(32).toString("base64url");
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  // Whoever closes before an answer came has no use for it any more.
  promise.catch(() => {});
  let isUsed = false;
  let host = "";
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wrongPlace = refusePlace(request, { host, path, method });
    if (wrongPlace !== undefined) return reply(response, wrongPlace.status, wrongPlace.page);
    const params = await paramsOf(request);
    const refused = refuseParams(params, state) ?? (isUsed ? usedAlready : undefined);
    if (refused !== undefined) return reply(response, refused.status, refused.page);
    isUsed = true;
    params.delete("state");
    resolve({ params, show: (page) => show(response, page) });
  };
  const server = createServer((request, response) => {
    // Whoever hangs up while speaking, or does not stop, gets no answer.
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  host = `${name}:${port}`;
  const timer = setTimeout(() => reject(tooLate(lifeMs)), lifeMs);
  return {
    redirectUri: `http://${host}${path === "/" ? "" : path}`,
    port,
    state,
    answer: promise,
    close() {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Refusal {
  status: number;
  page: Page;
}

function refusePlace(
  request: IncomingMessage,
  { host, path, method }: { host: string; path: string; method: string },
): Refusal | undefined {
  if (request.headers.host !== host) return no(421, "This address is for one sign-in on this machine only.");
  if (URL.parse(request.url ?? "", `http://${host}`)?.pathname !== path)
    return no(404, "There is nothing here.");
  if (request.method !== method) return no(405, "This page is only opened by a sign-in.");
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  if (method === "POST" && isForm !== true) return no(415, "This is no form of a sign-in.");
  return Number(request.headers["content-length"] ?? 0) > longest ? no(413, "This is too long.") : undefined;
}

/** A code of Microsoft's has some 1,500 characters. */
const longest = 65_536;

async function paramsOf(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method !== "POST") return new URL(request.url ?? "", "http://127.0.0.1").searchParams;
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) {
    body += chunk;
    if (body.length > longest) throw new Error("This is no answer to a sign-in.");
  }
  return new URLSearchParams(body);
}

function refuseParams(params: URLSearchParams, state: string): Refusal | undefined {
  const isRepeated = [...params.keys()].some((key) => params.getAll(key).length > 1);
  if (!isRepeated && isSame(params.get("state"), state)) return undefined;
  return no(
    400,
    "This does not belong to the sign-in that is under way. Begin again from the address that the terminal shows.",
  );
}

function no(status: number, text: string): Refusal {
  return { status, page: { isDone: false, title: "Not accepted", text } };
}

const usedAlready = no(410, "This sign-in was already used. Look at the terminal.");

function isSame(given: string | null, state: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(state)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function show(response: ServerResponse, page: Page): Promise<void> {
  const ended = once(response, "close");
  reply(response, page.isDone ? 200 : 400, page);
  await ended;
}

/** No script, no style, nothing from elsewhere; and the code in the address is told to nobody. */
function reply(response: ServerResponse, status: number, { title, text }: Page): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>quarterhour: ${escaped(title)}</title>` +
      `<h1>${escaped(title)}</h1><p>${escaped(text)}</p></html>\n`,
  );
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function tooLate(lifeMs: number): Problem {
  return new Problem("provider/sign-in", {
    what: `Nobody signed in within ${Math.round(lifeMs / 60_000)} minutes, so the address holds no more. Nothing was stored.`,
    next: "Run the same command again when you are at the browser.",
  });
}
