/** Partial replies: `fields=items(id,start/dateTime),nextPageToken`. */
import { type Api, invalid } from "./refusal.ts";

/** Field to what is wanted of it; empty is all of it. */
type Mask = Map<string, Mask>;

/** The reply with the wanted fields alone. */
export function partial(api: Api, reply: unknown, fields: string): unknown {
  const rest = { text: fields.replace(/\s/g, "") };
  const mask = readList(rest);
  if (rest.text !== "") throw invalid(api, `Invalid field selection ${fields}`, "invalidParameter");
  return keep(reply, mask);
}

function readList(rest: { text: string }): Mask {
  const mask: Mask = new Map();
  do {
    const name = /^[\w*]+/.exec(rest.text)?.[0];
    if (name === undefined) break;
    rest.text = rest.text.slice(name.length);
    mask.set(name, readBelow(rest));
  } while (taken(rest, ","));
  return mask;
}

function readBelow(rest: { text: string }): Mask {
  if (taken(rest, "(")) {
    const inner = readList(rest);
    taken(rest, ")");
    return inner;
  }
  if (!taken(rest, "/")) return new Map();
  const name = /^[\w*]+/.exec(rest.text)?.[0] ?? "";
  rest.text = rest.text.slice(name.length);
  return new Map([[name, readBelow(rest)]]);
}

function taken(rest: { text: string }, sign: string): boolean {
  if (!rest.text.startsWith(sign)) return false;
  rest.text = rest.text.slice(sign.length);
  return true;
}

function keep(value: unknown, mask: Mask): unknown {
  if (mask.size === 0 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => keep(one, mask));
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const below = mask.get(key) ?? mask.get("*");
    return below === undefined ? [] : [[key, keep(one, below)]];
  });
  return Object.fromEntries(entries);
}
