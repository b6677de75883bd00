/** The text of `rules.schema.json`. `npm run schema` writes it; a test holds the file to it. */
import { rulesJsonSchema } from "./json-schema.ts";

export function schemaText(): string {
  return `${JSON.stringify(rulesJsonSchema(), null, 2)}\n`;
}
