/** `npm run schema` writes `rules.schema.json`, by which editors complete and check a `rules.yaml`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rulesJsonSchema } from "../src/core/rules/json-schema.ts";

const path = join(import.meta.dirname, "..", "rules.schema.json");
writeFileSync(path, `${JSON.stringify(rulesJsonSchema(), null, 2)}\n`);
console.log(`Wrote ${path}.`);
