/** The JSON Schema of what an owner may write, for editors. `npm run schema` writes it to `rules.schema.json`. */
import { z } from "zod";
import { defaultWords } from "./defaults.ts";
import { RulesFile } from "./rules-file.ts";
import type { Plain } from "./yaml-tree.ts";

/** The part of JSON Schema that is used here. */
export interface Schema {
  [keyword: string]: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

let known: Schema | undefined;

/** Draft 2020-12. Patterns match what the readers accept; `patternErrorMessage` is for VS Code and its relatives. */
export function rulesJsonSchema(): Schema {
  known ??= build();
  return known;
}

/** The keys that may stand at a path (`["for", 0, "sending"]`); undefined where no map belongs. */
export function keysAt(path: readonly PropertyKey[]): string[] | undefined {
  const keys = schemaAt(path)?.properties;
  return keys === undefined ? undefined : Object.keys(keys);
}

/** Every path at which a key may stand, without those inside lists: `sending.at_most`, `me.name`. */
export function keyPaths(): string[] {
  const walk = (schema: Schema, prefix: string): string[] =>
    Object.entries(properties(schema) ?? {}).flatMap(([key, inner]) => [
      `${prefix}${key}`,
      ...walk(inner, `${prefix}${key}.`),
    ]);
  return walk(rulesJsonSchema(), "");
}

function schemaAt(path: readonly PropertyKey[]): Schema | undefined {
  let schema: Schema | undefined = rulesJsonSchema();
  for (const step of path) {
    schema = typeof step === "number" ? schema?.items : properties(schema ?? {})?.[String(step)];
  }
  return schema === undefined
    ? undefined
    : { ...schema, ...(properties(schema) === undefined ? {} : { properties: properties(schema) ?? {} }) };
}

function properties(schema: Schema): Record<string, Schema> | undefined {
  return schema.properties ?? schema.anyOf?.find((one) => one.properties !== undefined)?.properties;
}

function build(): Schema {
  const schema = z.toJSONSchema(RulesFile, { io: "input", override: withExamples }) as Schema;
  const keys = schema.properties ?? {};
  addDefaults(schema, defaultWords);
  keys.me = { ...keys.me, required: ["name", "about", "curious_about"] };
  const mailbox = keys.mailbox ?? {};
  const address = mailbox.properties?.address ?? {};
  keys.mailbox = {
    description: "My mailbox: its address",
    anyOf: [address, { ...mailbox, required: ["address"] }],
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "rules.yaml of quarterhour",
    ...schema,
    required: ["me", "mailbox"],
  };
}

/** zod leaves the examples of a key out where its value is read into something else. */
function withExamples(context: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const examples = z.globalRegistry.get(context.zodSchema)?.examples;
  if (Array.isArray(examples)) context.jsonSchema.examples = examples;
}

/** Also lets a section have nothing under it. */
function addDefaults(schema: Schema, words: Plain): void {
  if (typeof words !== "object" || words === null || Array.isArray(words)) return;
  for (const [key, value] of Object.entries(words)) {
    const inner = schema.properties?.[key];
    if (inner === undefined) continue;
    if (inner.properties === undefined) {
      inner.default = key === "version" ? 1 : value;
    } else {
      inner.type = ["object", "null"];
      addDefaults(inner, value);
    }
  }
}
