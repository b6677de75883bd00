import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../../../scripts/servers/running-server.ts";
import { folder } from "../../cli/program.ts";
import { describeFleet } from "../../servers/fleet-services.ts";

const script = join(import.meta.dirname, "../../../scripts/fleet/health.ts");

/** As the health check of a container runs it. */
async function health(environment: Record<string, string>, ...words: string[]) {
  const child: ChildProcess = spawn(process.execPath, [script, ...words], {
    env: { ...environment, PATH: process.env.PATH },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr?.on("data", (text) => {
    err += text;
  });
  const [exitCode] = await once(child, "close");
  return { exitCode, err };
}

describeFleet("the health of a worker", (services) => {
  it("is good where both servers let it in, by the files that name them", async () => {
    const files = folder();
    writeFileSync(join(files, "database_url"), `${services.databaseUrl}\n`);
    const environment = { DATABASE_URL_FILE: join(files, "database_url"), REDIS_URL: services.redisUrl };
    expect(await health(environment)).toEqual({ exitCode: 0, err: "" });
  });

  it("is bad, and says which, where one of them is away or refuses", async () => {
    const nobody = await freePort();
    const away = { DATABASE_URL: services.databaseUrl, REDIS_URL: `redis://127.0.0.1:${nobody}` };
    expect(await health(away)).toEqual({ exitCode: 1, err: expect.stringMatching(/^redis: .*ECONNREFUSED/) });
    const unknown = { DATABASE_URL: `${services.databaseUrl}_not`, REDIS_URL: services.redisUrl };
    expect(await health(unknown)).toEqual({
      exitCode: 1,
      err: expect.stringMatching(/^postgres: .*does not exist/),
    });
  });
});

describe("the health of the web process", () => {
  it("is what its own address answers", async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/readyz" ? 200 : 503;
      response.end();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const base = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
    expect((await health({}, `${base}/readyz`)).exitCode).toBe(0);
    expect(await health({}, `${base}/other`)).toEqual({
      exitCode: 1,
      err: `web: ${base}/other answers 503\n`,
    });
  });

  it("is bad where nothing says which servers to ask", async () => {
    expect((await health({})).err).toBe(
      "postgres: neither DATABASE_URL nor DATABASE_URL_FILE is set\nredis: neither REDIS_URL nor REDIS_URL_FILE is set\n",
    );
  });
});
