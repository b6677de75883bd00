/**
 * `npm run schema:google` writes `test/doubles/data/google.json`: what the client library knows of each method that
 * the double of Google serves. Addresses come from its code, scopes and parameters from its declarations, and the
 * schemas of bodies and replies from its types, by ts-json-schema-generator.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGenerator, type Schema } from "ts-json-schema-generator";

const root = join(import.meta.dirname, "..");
export const googleDataPath = join(root, "test/doubles/data/google.json");

/** One method as the wire sees it. */
export interface WireMethod {
  http: string;
  /** With `{name}` for what stands in the address. */
  path: string;
  /** Any one of them is enough. */
  scopes: string[];
  /** Name to `string`, `number`, `boolean` or `string[]`, without those that every method takes. */
  params: Record<string, string>;
}

export interface GoogleData {
  methods: Record<string, WireMethod>;
  /** JSON Schema of `{ [method]: { body, reply } }`, with its definitions. */
  schema: Schema;
}

/** What the file should hold with the installed library. */
export function googleData(): GoogleData {
  const list = join(root, "test/doubles/google/methods.ts");
  const names = [...readFileSync(list, "utf8").matchAll(/^ {2}"(.+)": (.+?\.Params\$Resource\$.+);$/gm)];
  const methods = names.map(([, id = "", params = ""]) => [id, wireMethod(id, params)] as const);
  return { methods: Object.fromEntries(methods), schema: bodies(list) };
}

function bodies(path: string): Schema {
  const tsconfig = join(root, "tsconfig.json");
  return createGenerator({
    path,
    tsconfig,
    type: "GoogleBodies",
    skipTypeCheck: true,
    jsDoc: "none",
    additionalProperties: false,
  }).createSchema("GoogleBodies");
}

function wireMethod(id: string, params: string): WireMethod {
  const [api = "", ...rest] = id.split(".");
  const base = join(root, `node_modules/googleapis/build/src/apis/${api}/${api === "gmail" ? "v1" : "v3"}`);
  const code = readFileSync(`${base}.js`, "utf8");
  const types = readFileSync(`${base}.d.ts`, "utf8");
  const verb = rest.at(-1) ?? "";
  const holder = params.replace(/^.*Params\$Resource\$(.*)\$\w+$/, "$1").toLowerCase();
  return {
    ...address(code, holder, verb, id),
    scopes: scopes(types, id),
    params: parameters(types, params.replace(/^\w+\./, ""), id),
  };
}

function address(code: string, holder: string, verb: string, id: string): { http: string; path: string } {
  const classes = code.split(/^ {4}class Resource\$/m).slice(1);
  const one = classes.find((text) => text.slice(0, text.indexOf(" ")).toLowerCase() === holder) ?? "";
  const method = one.split(new RegExp(`^ {8}${verb}\\(`, "m"))[1] ?? "";
  const path = /rootUrl \+\s*'([^']+)'/.exec(method)?.[1];
  const http = /method: '([A-Z]+)'/.exec(method)?.[1];
  if (path === undefined || http === undefined) throw new Error(`${id} is not in the library's code`);
  return { http, path };
}

/** The example above each method lists the scopes, then calls the method by its name. */
function scopes(types: string, id: string): string[] {
  const call = types.indexOf(`const res = await ${id}(`);
  const listed = types
    .slice(0, call)
    .match(/scopes: \[([^\]]*)\]/g)
    ?.at(-1);
  if (call < 0 || listed === undefined) throw new Error(`${id} has no scopes in the library's examples`);
  return [...listed.matchAll(/'([^']+)'/g)].map(([, scope = ""]) => scope);
}

function parameters(types: string, name: string, id: string): Record<string, string> {
  const text = types.split(`interface ${name} extends StandardParameters {`)[1]?.split(/^ {4}\}/m)[0];
  if (text === undefined) throw new Error(`${id} has no parameters in the library's types`);
  const found = [...text.matchAll(/^ {8}(\w+)\?: (string|number|boolean|string\[\]);$/gm)];
  return Object.fromEntries(found.map(([, key = "", type = ""]) => [key, type]));
}

if (import.meta.main) {
  writeFileSync(googleDataPath, `${JSON.stringify(googleData(), null, 1)}\n`);
  console.log(`Wrote ${googleDataPath}.`);
}
