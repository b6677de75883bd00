import { importsOf } from "./imports.ts";

/** Import circles, type imports counted, each as a path that ends where it begins. One is given for each way back. */
export function circles(files: ReadonlyMap<string, string>): string[][] {
  const edges = new Map(
    [...files].map(([path, source]) => [path, importsOf(path, source).flatMap((one) => one.path ?? [])]),
  );
  const done = new Set<string>();
  const found: string[][] = [];

  const walk = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path]);
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}
