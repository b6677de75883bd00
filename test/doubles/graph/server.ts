/** From a request to its answer: the fault that it meets, who asks, what they may, what is done, what is said. */
import { setTimeout as wait } from "node:timers/promises";
import { guid } from "./accounts.ts";
import { type Answer, type Call, parsePrefer } from "./call.ts";
import { type Fault, type Faults, faultDesk } from "./faults.ts";
import { isOver } from "./grants.ts";
import type { Incoming, Outgoing } from "./http.ts";
import { identity, loginMethod } from "./identity.ts";
import { checkLimits } from "./limits.ts";
import { permissions } from "./methods.ts";
import { badRequest, errorBody, Refusal } from "./refusal.ts";
import { handles, type Route, route } from "./routes.ts";
import { checkBody, checkReply } from "./wire.ts";
import { type Account, settle, type World } from "./world.ts";

export interface RequestRecord {
  http: string;
  path: string;
  query: string;
  /** One of `MethodId`, or `login …`; undefined for a stray. */
  method: string | undefined;
  user: string | undefined;
  at: Temporal.Instant;
  /** Parsed JSON; what was posted in another form is not kept. */
  body: unknown;
  /** Of the reply that went out; undefined where none did. */
  status: number | undefined;
  fault: Fault["kind"] | undefined;
}

export interface GraphServer {
  faults: Faults;
  requests: RequestRecord[];
  strays: RequestRecord[];
  mostAtOnce(email: string): number;
  answer(incoming: Incoming): Promise<Outgoing | "drop" | "hang">;
}

/** `latency` is how many real milliseconds every request to Graph takes at least. */
export function graphServer(world: World, clientId: string, latency: number): GraphServer {
  const { faults, pick } = faultDesk();
  const requests: RequestRecord[] = [];
  const strays: RequestRecord[] = [];
  const running = new Map<string, number>();
  const most = new Map<string, number>();

  const graph = async (
    to: Route,
    incoming: Incoming,
    record: RequestRecord,
    more: number,
  ): Promise<Outgoing> => {
    const account = signedIn(world, incoming, to);
    record.user = account.email;
    const count = (running.get(account.email) ?? 0) + 1;
    running.set(account.email, count);
    most.set(account.email, Math.max(count, most.get(account.email) ?? 0));
    try {
      checkLimits(account, count, world.clock());
      await wait(latency + more);
      const call = toCall(world, account, to, incoming);
      const said = await handles[to.method](call);
      if (said.bytes === undefined) checkReply(to.method, said.json ?? null);
      const applied = call.prefer.applied.join(", ");
      return toOutgoing(said, applied === "" ? {} : { "preference-applied": applied });
    } finally {
      running.set(account.email, (running.get(account.email) ?? 1) - 1);
    }
  };

  const login = async (incoming: Incoming, more: number): Promise<Outgoing> => {
    await wait(more);
    return toOutgoing(await identity(world, clientId, incoming));
  };

  const stray = (incoming: Incoming, record: RequestRecord): Outgoing => {
    strays.push(record);
    const message = `The double of Graph does not have ${incoming.http} ${incoming.path}.`;
    return refused(world, new Refusal(404, "ResourceNotFound", message));
  };

  return {
    faults,
    requests,
    strays,
    mostAtOnce: (email) => most.get(email.toLowerCase()) ?? 0,
    answer: async (incoming) => {
      await settle(world, "due");
      const to = route(incoming.http, incoming.path);
      const method = to?.method ?? loginMethod(incoming.http, incoming.path);
      const fault = method === undefined ? undefined : pick(method);
      const record = recordOf(world, incoming, method, fault);
      requests.push(record);
      const more = fault?.kind === "slow" ? fault.ms : 0;
      const outgoing = await withFault(world, fault, async () => {
        try {
          if (method === undefined) return stray(incoming, record);
          return to === undefined ? await login(incoming, more) : await graph(to, incoming, record, more);
        } catch (error) {
          if (error instanceof Refusal) return refused(world, error);
          throw error;
        }
      });
      if (typeof outgoing === "object") record.status = outgoing.status;
      return outgoing;
    },
  };
}

function recordOf(
  world: World,
  { http, path, search, headers, bytes }: Incoming,
  method: string | undefined,
  fault: Fault | undefined,
): RequestRecord {
  const isJson = headers["content-type"]?.startsWith("application/json") === true;
  const body = isJson ? parsed(Buffer.from(bytes).toString()) : undefined;
  const at = world.clock();
  return {
    http,
    path,
    query: search,
    method,
    user: undefined,
    at,
    body,
    status: undefined,
    fault: fault?.kind,
  };
}

/** Undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Throws 401 without a token that is good now, 403 where it does not allow this. */
function signedIn(world: World, incoming: Incoming, { method }: Route): Account {
  const token = /^Bearer (\S+)$/i.exec(incoming.headers.authorization ?? "")?.[1];
  const grant = world.grants.access.get(token ?? "");
  const why =
    token === undefined
      ? "Access token is empty."
      : grant === undefined
        ? "CompactToken parsing failed with error code: 80049217"
        : isOver(world, grant)
          ? "Lifetime validation failed, the token is expired."
          : grant.isRevoked
            ? "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp"
            : undefined;
  if (grant === undefined || why !== undefined) {
    throw new Refusal(401, "InvalidAuthenticationToken", why ?? "", {
      "www-authenticate":
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    });
  }
  if (!permissions[method].some((scope) => grant.scopes.includes(scope))) {
    throw new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }
  return grant.account;
}

function toCall(world: World, account: Account, to: Route, incoming: Incoming): Call {
  const type = incoming.headers["content-type"] ?? "";
  const isMime = type.startsWith("text/plain") && incoming.http === "POST";
  const text = Buffer.from(incoming.bytes).toString();
  let json: unknown = null;
  if (text !== "" && !isMime) {
    if (!type.startsWith("application/json"))
      throw new Refusal(415, "UnsupportedMediaType", `The media type '${type}' is not supported here.`);
    json = parsed(text);
    if (json === undefined) {
      throw badRequest(
        "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
      );
    }
  }
  if (!isMime) checkBody(to.method, json);
  const { headers, query, bytes } = incoming;
  const address = `${world.url}${incoming.path}`;
  return {
    world,
    account,
    params: to.params,
    address,
    query,
    headers,
    prefer: parsePrefer(headers.prefer),
    json,
    bytes,
  };
}

async function withFault(
  world: World,
  fault: Fault | undefined,
  perform: () => Promise<Outgoing>,
): Promise<Outgoing | "drop" | "hang"> {
  switch (fault?.kind) {
    case undefined:
    case "slow":
      return await perform();
    case "lost-before":
      return "drop";
    case "lost-after":
      await perform();
      return "drop";
    case "late": {
      const due = world.clock().add({ milliseconds: fault.after ?? 60_000 });
      world.late.push({ due, run: async () => void (await perform()) });
      return fault.hang === true ? "hang" : "drop";
    }
    case "504-after":
      await perform();
      return refused(world, new Refusal(504, "UnknownError", ""));
    case "500":
      return refused(
        world,
        new Refusal(500, "generalException", "An internal server error occurred. The operation failed."),
      );
    case "503":
      return refused(
        world,
        new Refusal(503, "ServiceUnavailable", "The service is temporarily unavailable. Retry later."),
      );
    case "429": {
      const { retryAfter, empty } = fault;
      const value =
        typeof retryAfter === "object"
          ? new Date(retryAfter.epochMilliseconds).toUTCString()
          : String(retryAfter);
      const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": value };
      if (empty === true) return { status: 429, headers, bytes: Buffer.alloc(0) };
      return refused(world, new Refusal(429, "TooManyRequests", "Too many requests.", headers));
    }
  }
}

function toOutgoing({ status, json, bytes, headers }: Answer, more: Record<string, string> = {}): Outgoing {
  const type: Record<string, string> =
    json === undefined ? {} : { "content-type": "application/json;odata.metadata=minimal;charset=utf-8" };
  return {
    status,
    headers: { ...type, ...headers, ...more },
    bytes: bytes ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json))),
  };
}

function refused(world: World, { status, code, message, headers }: Refusal): Outgoing {
  const id = guid(world);
  const json = errorBody(code, message, id, world.clock());
  return toOutgoing({ status, json, headers: { "request-id": id, ...headers } });
}
