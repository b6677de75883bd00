/** The double on the wire: each request is recorded, meets its fault, is checked, done, and answered. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Call, Handler, Handlers } from "./call.ts";
import { gatewayPage } from "./consent-page.ts";
import type { Fault } from "./faults.ts";
import { accessOf } from "./grants.ts";
import type { MethodId } from "./methods.ts";
import { type Asked, oauth, oauthMethod, type Reply } from "./oauth.ts";
import { partial } from "./partial.ts";
import { type Api, badToken, invalid, Refusal, refusal, scopesMissing, tooFast } from "./refusal.ts";
import { assertBody, assertReply, readParams, routeOf } from "./wire.ts";
import type { Account, World } from "./world.ts";

export interface RequestRecord {
  http: string;
  path: string;
  query: string;
  /** Google's id of the method, `oauth.…`, or undefined for a stray. */
  method: string | undefined;
  user: string | undefined;
  at: Temporal.Instant;
  body: unknown;
  /** Of the reply that went out; undefined where none did. */
  status: number | undefined;
  fault: Fault["kind"] | undefined;
}

export interface ServerParts {
  world: World;
  handlers: Handlers;
  pick(method: string): Fault | undefined;
  spend(account: Account, method: MethodId): Temporal.Instant | undefined;
  requests: RequestRecord[];
  strays: RequestRecord[];
  late: { add(deed: () => void, fault: Extract<Fault, { kind: "late" }>): void; settleDue(): void };
  /** Faults of the double's own, to be thrown at the test. */
  broken(error: unknown): void;
}

/** Ready to be done; doing it throws a Refusal or gives the reply. */
type Deed = () => Reply;

export async function serve(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, late } = parts;
  late.settleDue();
  const url = new URL(request.url ?? "/", "http://double");
  const http = request.method ?? "GET";
  const route = routeOf(http, url.pathname);
  const method = route?.id ?? oauthMethod(http, url.pathname);
  const record: RequestRecord = {
    http,
    path: url.pathname,
    query: url.search,
    method,
    user: undefined,
    at: world.clock(),
    body: undefined,
    status: undefined,
    fault: undefined,
  };
  parts.requests.push(record);
  const text = await bodyOf(request);
  // The caller went away, or died, before it had said what it wanted.
  if (text === undefined) return;
  record.body = readable(text);
  if (method === undefined) {
    parts.strays.push(record);
    answer(world, response, record, {
      status: 404,
      headers: { "content-type": "text/html" },
      body: gatewayPage(404, "Not Found"),
    });
    return;
  }
  const fault = parts.pick(method);
  record.fault = fault?.kind;
  const api: Api = route?.api ?? "gmail";
  if (fault !== undefined && isRefusal(fault)) {
    if (fault.kind === "lost-before") response.destroy();
    else answer(world, response, record, refused(world, api, fault));
    return;
  }
  let reply: Reply;
  try {
    const deed =
      route === undefined
        ? signIn(parts, method, request, url, text)
        : prepare(parts, record, request, url, text);
    if (fault?.kind === "late") {
      late.add(deed, fault);
      if (fault.hang !== true) response.destroy();
      return;
    }
    reply = deed();
  } catch (error) {
    if (!(error instanceof Refusal)) parts.broken(error);
    reply = toReply(error);
  }
  if (fault?.kind === "lost-after") response.destroy();
  else if (fault?.kind === "504-after") answer(world, response, record, gateway());
  else if (fault?.kind === "slow") setTimeout(() => answer(world, response, record, reply), fault.ms);
  else answer(world, response, record, reply);
}

function signIn(
  { world }: ServerParts,
  method: string,
  request: IncomingMessage,
  url: URL,
  text: string,
): Deed {
  const isForm = /^application\/x-www-form-urlencoded\b/.test(request.headers["content-type"] ?? "");
  if (method === "oauth.token" && !isForm)
    throw new Refusal(400, { error: "invalid_request", error_description: "Bad Request" });
  const asked: Asked = {
    http: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(isForm ? text : ""),
    authorization: request.headers.authorization,
  };
  return () => oauth(world, method, asked);
}

/** Everything that is checked before anything is done: token, scopes, parameters, body, quota. */
function prepare(
  parts: ServerParts,
  record: RequestRecord,
  request: IncomingMessage,
  url: URL,
  text: string,
): Deed {
  const { world, handlers } = parts;
  const route = routeOf(record.http, record.path);
  if (route === undefined) throw new Error(`no route for ${record.path}`);
  const { id, api, scopes } = route;
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  const access = token === undefined ? undefined : accessOf(world, token);
  if (access === undefined) throw badToken(api);
  const { account } = access;
  record.user = account.email;
  if (!scopes.some((scope) => access.scopes.includes(scope))) throw scopesMissing(api, id, scopes);
  const { params, fields } = readParams(route, url.searchParams);
  const userId = params.userId;
  if (typeof userId === "string" && userId !== "me" && userId.toLowerCase() !== account.email) {
    throw refusal(api, {
      status: 403,
      reason: "forbidden",
      message: `Delegation denied for ${account.email}`,
    });
  }
  const body = parsed(api, request, text);
  assertBody(route, body);
  const until = parts.spend(account, id);
  if (until !== undefined)
    throw tooFast(api, 403, api === "gmail" ? "userRateLimitExceeded" : "rateLimitExceeded", until);
  const ifMatch = request.headers["if-match"];
  // The table is checked entry by entry; that this id has this handler is what TypeScript cannot follow.
  const handler = handlers[id] as Handler<MethodId>;
  const call = { account, scopes: access.scopes, params, body, ifMatch } as Call<MethodId>;
  return () => {
    const reply = handler(world, call);
    assertReply(route, reply);
    if (reply === null) return { status: 204, headers: {}, body: "" };
    const shown = fields === undefined ? reply : partial(api, reply, fields);
    return {
      status: 200,
      headers: { "content-type": "application/json; charset=UTF-8" },
      body: JSON.stringify(shown),
    };
  };
}

function parsed(api: Api, request: IncomingMessage, text: string): unknown {
  if (text === "") return null;
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) {
    throw invalid(
      api,
      `Unsupported content type: ${request.headers["content-type"] ?? "none"}`,
      "wrongContentType",
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid(api, "Invalid JSON payload received. Parse Error", "parseError");
  }
}

type RefusalFault = Exclude<Fault, { kind: "lost-after" | "504-after" | "late" | "slow" }>;

function isRefusal(fault: Fault): fault is RefusalFault {
  return ["lost-before", "500", "503", "429", "403-rate", "400-precondition"].includes(fault.kind);
}

function refused(world: World, api: Api, fault: RefusalFault): Reply {
  switch (fault.kind) {
    case "429": {
      const wait = fault.retryAfter ?? 30;
      if (wait === "none")
        return toReply(tooFast(api, 429, "rateLimitExceeded", world.clock().add({ seconds: 30 })));
      const until = typeof wait === "number" ? world.clock().add({ seconds: wait }) : wait;
      const header = typeof wait === "number" ? String(wait) : new Date(wait.epochMilliseconds).toUTCString();
      return toReply(tooFast(api, 429, "rateLimitExceeded", until, { "retry-after": header }));
    }
    case "403-rate":
      return toReply(
        tooFast(api, 403, fault.reason ?? "userRateLimitExceeded", world.clock().add({ seconds: 30 })),
      );
    case "400-precondition":
      return toReply(
        refusal(api, { status: 400, reason: "failedPrecondition", message: "Precondition check failed." }),
      );
    case "503":
      return toReply(
        refusal(api, {
          status: 503,
          reason: "backendError",
          message: "The service is currently unavailable.",
        }),
      );
    default:
      return toReply(
        refusal(api, { status: 500, reason: "backendError", message: "Internal error encountered." }),
      );
  }
}

function gateway(): Reply {
  return {
    status: 504,
    headers: { "content-type": "text/html; charset=UTF-8" },
    body: gatewayPage(504, "Gateway Timeout"),
  };
}

function toReply(error: unknown): Reply {
  const { status, body, headers } =
    error instanceof Refusal
      ? error
      : { status: 500, body: { error: { code: 500, message: String(error) } }, headers: {} };
  return {
    status,
    headers: { "content-type": "application/json; charset=UTF-8", ...headers },
    body: JSON.stringify(body),
  };
}

function answer(world: World, response: ServerResponse, record: RequestRecord, reply: Reply): void {
  record.status = reply.status;
  if (response.destroyed) return;
  response.writeHead(reply.status, {
    date: new Date(world.clock().epochMilliseconds).toUTCString(),
    ...reply.headers,
  });
  response.end(reply.body);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** For the record: what was posted, without what nobody may keep. */
function readable(text: string): unknown {
  try {
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
