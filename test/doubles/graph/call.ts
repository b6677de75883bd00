/** One request to Graph, taken apart, and the answer to it. */
import { badRequest } from "./refusal.ts";
import type { Account, World } from "./world.ts";

export interface Call {
  world: World;
  account: Account;
  /** Where it was sent, without the query. */
  address: string;
  /** By their names in the address: `{id}`, `{folder}`, `{calendar}`. */
  params: Record<string, string>;
  /** Decoded as a form is: a plus sign is a space, what follows a number sign never came. */
  query: URLSearchParams;
  headers: Record<string, string>;
  prefer: Prefer;
  /** Parsed JSON that fits the schema, or undefined where the body was none or no JSON. */
  json: unknown;
  bytes: Uint8Array;
}

export interface Answer {
  status: number;
  json?: object;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

export type Handle = (call: Call) => Answer | Promise<Answer>;

/** What the Prefer headers ask for. */
export interface Prefer {
  id: "moving" | "steady";
  /** As it was asked for. */
  timeZone: string | undefined;
  pageSize: number | undefined;
  body: "text" | "html" | undefined;
  /** For `Preference-Applied`. */
  applied: string[];
}

export function parsePrefer(header: string | undefined): Prefer {
  const text = header ?? "";
  const prefer: Prefer = {
    id: "moving",
    timeZone: undefined,
    pageSize: undefined,
    body: undefined,
    applied: [],
  };
  if (/IdType\s*=\s*"?ImmutableId"?/i.test(text)) {
    prefer.id = "steady";
    prefer.applied.push('IdType="ImmutableId"');
  }
  const zone = /outlook\.timezone\s*=\s*"([^"]*)"/i.exec(text)?.[1];
  if (zone !== undefined) {
    prefer.timeZone = zone;
    prefer.applied.push(`outlook.timezone="${zone}"`);
  }
  const size = /odata\.maxpagesize\s*=\s*(\d+)/i.exec(text)?.[1];
  if (size !== undefined) {
    prefer.pageSize = Number(size);
    prefer.applied.push(`odata.maxpagesize=${size}`);
  }
  const body = /outlook\.body-content-type\s*=\s*"(text|html)"/i.exec(text)?.[1];
  if (body !== undefined) {
    prefer.body = body.toLowerCase() === "text" ? "text" : "html";
    prefer.applied.push(`outlook.body-content-type="${prefer.body}"`);
  }
  return prefer;
}

/** A whole number from the query; throws a refusal where it is none. */
export function numberOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,6}$/.test(text)) {
    throw badRequest(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}
