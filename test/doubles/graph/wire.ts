/** The strict check of bodies and replies against `test/doubles/data/graph.json`, made from Microsoft's types. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import type { MethodId } from "./methods.ts";
import { badRequest } from "./refusal.ts";

const path = join(import.meta.dirname, "../data/graph.json");
const data: { definitions: Record<string, { properties: Record<string, unknown> }> } = JSON.parse(
  readFileSync(path, "utf8"),
);
const ajv = new Ajv({ allErrors: false, allowUnionTypes: true });
ajv.addSchema(data, "graph");
const compiled = new Map<string, ValidateFunction>();

/** The properties of one of Microsoft's types. */
export function schemaOf(type: "Message" | "Event"): Record<string, unknown> {
  return data.definitions[type]?.properties ?? {};
}

/** Throws a refusal where a body is not what the method takes. */
export function checkBody(method: MethodId, body: unknown): void {
  const problem = misfit(method, "body", body);
  if (problem === undefined) return;
  throw badRequest(`The request body does not fit ${method}: ${problem}.`, "RequestBodyRead");
}

/** Throws where the double itself would answer what Graph's types do not have. */
export function checkReply(method: MethodId, reply: unknown): void {
  const problem = misfit(method, "reply", reply);
  if (problem !== undefined) throw new Error(`the double answers ${method} as Graph would not: ${problem}`);
}

function misfit(method: MethodId, part: "body" | "reply", value: unknown): string | undefined {
  const pointer = `${encodeURIComponent(method.replaceAll("~", "~0").replaceAll("/", "~1"))}/properties/${part}`;
  const key = `graph#/definitions/GraphBodies/properties/${pointer}`;
  const check = compiled.get(key) ?? ajv.compile({ $ref: key });
  compiled.set(key, check);
  if (check(withoutAnnotations(value))) return undefined;
  const first = check.errors?.[0];
  return `${first?.instancePath ?? ""} ${first?.message ?? ""} ${JSON.stringify(first?.params ?? {})}`.trim();
}

/** `@odata.…` and `@removed` stand beside the properties of a type, not among them. */
function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !name.includes("@"));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutAnnotations(inner)]));
}
