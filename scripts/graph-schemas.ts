/**
 * `node scripts/graph-schemas.ts` writes `test/doubles/data/graph.json`: strict JSON Schemas of every body and reply
 * that the double of Microsoft Graph serves, made from Microsoft's own types by ts-json-schema-generator.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator, type Schema } from "ts-json-schema-generator";

const root = join(import.meta.dirname, "..");
export const graphDataPath = join(root, "test/doubles/data/graph.json");

/** JSON Schema of `{ [method]: { body, reply } }`, as the file should hold it with the installed types. */
export function graphData(): Schema {
  const schema = createGenerator({
    path: join(root, "test/doubles/graph/methods.ts"),
    tsconfig: join(root, "tsconfig.json"),
    type: "GraphBodies",
    skipTypeCheck: true,
    jsDoc: "none",
    additionalProperties: false,
  }).createSchema("GraphBodies");
  return withPlainNames(schema);
}

/** The generator names some definitions after their place in a file on this machine; those are put where they are used. */
function withPlainNames(schema: Schema): Schema {
  const all: Record<string, unknown> = schema.definitions ?? {};
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== "object" || value === null) return value;
    const name = "$ref" in value ? decodeURIComponent(String(value.$ref).replace("#/definitions/", "")) : "";
    if (name !== "" && !isPlain(name)) return put(all[name]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, put(inner)]));
  };
  const kept = Object.entries(all).filter(([name]) => isPlain(name));
  const definitions = Object.fromEntries(kept.map(([name, inner]) => [name, put(inner)]));
  return { ...schema, definitions } as Schema;
}

function isPlain(name: string): boolean {
  return /^\w+$/.test(name);
}

if (import.meta.main) {
  writeFileSync(graphDataPath, `${JSON.stringify(graphData(), null, 1)}\n`);
  console.log(`Wrote ${graphDataPath}.`);
}
