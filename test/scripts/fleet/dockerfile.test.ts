import { existsSync, globSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import { importsOf } from "../../architecture/imports.ts";

const root = join(import.meta.dirname, "../../..");
const read = (name: string) => readFileSync(join(root, name), "utf8").replaceAll(/\\\n\s*/g, "");
const steps = read("Dockerfile")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => ({ word: line.split(" ")[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }));
const copied = steps
  .filter(({ word, rest }) => word === "COPY" && !rest.startsWith("--from"))
  .flatMap(({ rest }) => rest.split(" ").slice(0, -1));
const last = steps.slice(steps.findLastIndex(({ word }) => word === "FROM"));
const inImage = (path: string) => copied.some((from) => path === from || path.startsWith(`${from}/`));

describe("the image", () => {
  it("is of the Node that the program brings elsewhere", () => {
    const images = steps.filter(({ word }) => word === "FROM").map(({ rest }) => rest.split(" ")[0]);
    expect(new Set(images)).toEqual(new Set([`node:${packageJson.dependencies.node}-slim`]));
  });

  it("copies only what is there, and what .dockerignore lets through", () => {
    const allowed = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied.filter((path) => !allowed.includes(path))).toEqual([]);
    expect(allowed.filter((path) => !copied.includes(path))).toEqual([]);
  });

  it("holds every file that its programs import", () => {
    const files = globSync(["bin/**/*.js", "src/**/*.ts", "workers/**/*.ts", "scripts/fleet/health.ts"], {
      cwd: root,
    });
    const missing = files
      .filter(inImage)
      .flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")))
      .flatMap(({ path }) => (path === undefined || inImage(path) ? [] : [path]));
    expect(missing).toEqual([]);
    expect(inImage("scripts/pack.ts")).toBe(false);
  });

  it("runs no script of a package, and takes no package that only development needs", () => {
    const runs = steps.filter(({ word }) => word === "RUN").map(({ rest }) => rest);
    expect(runs).toEqual(["npm ci --omit=dev --ignore-scripts --no-audit"]);
  });

  it("starts as somebody who owns none of its files", () => {
    expect(last.find(({ word }) => word === "USER")?.rest).toBe("node");
    expect(last.findIndex(({ word }) => word === "USER")).toBeGreaterThan(
      last.findLastIndex(({ word }) => word === "COPY"),
    );
    expect(steps.some(({ rest }) => rest.includes("--chown"))).toBe(false);
  });

  it("is the program itself", () => {
    expect(last.find(({ word }) => word === "ENTRYPOINT")?.rest).toBe('["node", "bin/quarterhour.js"]');
  });

  it("holds no secret, no home and no test", () => {
    const kept = ["secrets/quarterhour_key", "home/rules.yaml", ".env", "test/config.test.ts", ".git/config"];
    expect(kept.filter((path) => inImage(path) || copied.some((one) => matchesGlob(path, one)))).toEqual([]);
    expect(steps.filter(({ word }) => word === "ARG")).toEqual([]);
    expect(steps.filter(({ word }) => word === "ENV").map(({ rest }) => rest)).toEqual([
      "NODE_ENV=production",
    ]);
  });
});
