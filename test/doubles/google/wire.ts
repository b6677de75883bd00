/**
 * What goes over the wire, held against what the client library publishes: which method an address belongs to, its
 * parameters, and the shape of body and reply. The data is made by `scripts/google-schemas.ts`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import type { MethodId } from "./methods.ts";
import { type Api, invalid } from "./refusal.ts";

interface Known {
  methods: Record<string, { http: string; path: string; scopes: string[]; params: Record<string, string> }>;
  schema: { definitions: Record<string, object> };
}

const known = JSON.parse(readFileSync(join(import.meta.dirname, "../data/google.json"), "utf8")) as Known;

const ajv = new Ajv({ allowUnionTypes: true, allErrors: false });
ajv.addSchema({ $id: "google", ...known.schema });
const validators = new Map<string, ValidateFunction>();

interface Route {
  id: MethodId;
  api: Api;
  /** What stands in the address, decoded. */
  inPath: Record<string, string>;
  /** Any one of them is enough. */
  scopes: readonly string[];
}

const routes = Object.entries(known.methods).map(([id, { http, path, scopes }]) => ({
  id: id as MethodId,
  http,
  scopes,
  literal: path.split("/").filter((part) => !part.startsWith("{")).length,
  pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
}));
// `drafts/send` before `drafts/{id}`.
routes.sort((a, b) => b.literal - a.literal);

export function routeOf(http: string, path: string): Route | undefined {
  for (const { id, http: method, scopes, pattern } of routes) {
    const found = method === http ? pattern.exec(path) : null;
    if (found === null) continue;
    const inPath = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    const api = id.startsWith("gmail.") ? "gmail" : "calendar";
    return { id, api, inPath: Object.fromEntries(inPath), scopes };
  }
  return undefined;
}

/** Parameters that every method takes; only these values of them. */
const standard: Record<string, RegExp> = {
  alt: /^json$/,
  prettyPrint: /^(true|false)$/,
  quotaUser: /^.{1,40}$/,
  fields: /^.+$/,
};

/** Address and query as the method declares them; throws a Refusal for a name or a value that it does not take. */
export function readParams(
  route: Route,
  query: URLSearchParams,
): { params: Record<string, unknown>; fields: string | undefined } {
  const declared = known.methods[route.id]?.params ?? {};
  const params: Record<string, unknown> = { ...route.inPath };
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const type = declared[name];
    const isStandard = standard[name]?.test(values[0] ?? "") === true && values.length === 1;
    if (isStandard) continue;
    if (type === undefined || name in route.inPath) throw unknownName(route.api, name, "");
    if (type !== "string[]" && values.length > 1)
      throw invalid(route.api, `Invalid value at '${name}': more than one`);
    params[name] = type === "string[]" ? values : coerced(route.api, name, type, values[0] ?? "");
  }
  return { params, fields: query.get("fields") ?? undefined };
}

/** Throws a Refusal where the body has a field that the method does not know, or one of another type. */
export function assertBody(route: Route, body: unknown): void {
  const validate = validator(route.id, "body");
  if (validate(body)) return;
  const [error] = validate.errors ?? [];
  const at = (error?.instancePath ?? "").slice(1).replaceAll("/", ".");
  const extra: unknown = error?.params.additionalProperty;
  if (typeof extra === "string") throw unknownName(route.api, extra, at);
  throw invalid(route.api, `Invalid value at '${at}': ${error?.message ?? "not of its type"}`);
}

/** A reply that Google's own types do not allow is the double's fault. */
export function assertReply(route: Route, reply: unknown): void {
  const validate = validator(route.id, "reply");
  if (!validate(reply))
    throw new Error(`the double answers ${route.id} wrongly: ${ajv.errorsText(validate.errors)}`);
}

function validator(id: MethodId, part: "body" | "reply"): ValidateFunction {
  const key = `${id}/${part}`;
  const made =
    validators.get(key) ??
    ajv.compile({ $ref: `google#/definitions/GoogleBodies/properties/${id}/properties/${part}` });
  validators.set(key, made);
  return made;
}

function unknownName(api: Api, name: string, at: string): Error {
  const where = at === "" ? "" : ` at '${at}'`;
  return invalid(api, `Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`);
}

function coerced(api: Api, name: string, type: string, text: string): string | number | boolean {
  if (type === "string") return text;
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  if (type === "number" && /^\d+$/.test(text)) return Number(text);
  throw invalid(api, `Invalid value at '${name}' (TYPE_${type.toUpperCase()}), "${text}"`);
}
