/** docker-compose.yml as data: what `npm run fleet` takes from it, checked; whatever else stands there is kept. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

export const Service = z.looseObject({
  image: z.string().optional(),
  command: z.array(z.string()).min(1),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  restart: z.string(),
  deploy: z.looseObject({ replicas: z.number().int().optional() }),
});
export type Service = z.infer<typeof Service>;

export const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});
export type Compose = z.infer<typeof Compose>;

export const composeFile = join(import.meta.dirname, "../../docker-compose.yml");

/** Throws where something that a fleet needs does not stand there. */
export function readCompose(file = composeFile): Compose {
  return Compose.parse(readYaml(file));
}

/** As compose reads it: anchors resolved, `<<` merged. */
export function readYaml(file = composeFile): unknown {
  return parse(readFileSync(file, "utf8"), { merge: true });
}

/** Throws where there is no such service. */
export function serviceOf(compose: Compose, name: string): Service {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service "${name}".`);
  return found;
}
