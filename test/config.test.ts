import { describe, expect, it } from "vitest";
import { endpoint, isLoopback, readEnvironment } from "../src/config.ts";

describe("the environment", () => {
  it("may name the home", () => {
    expect(readEnvironment({ QUARTERHOUR_HOME: "/srv/dana" })).toEqual({ home: "/srv/dana" });
  });

  it("may hold the vault's key, and say where Google and Microsoft are", () => {
    const variables = {
      QUARTERHOUR_KEY: "a key",
      QUARTERHOUR_GOOGLE_API: "http://127.0.0.1:1",
      QUARTERHOUR_GOOGLE_OAUTH: "http://127.0.0.1:2",
      QUARTERHOUR_GRAPH_API: "http://127.0.0.1:3",
      QUARTERHOUR_MICROSOFT_LOGIN: "http://127.0.0.1:4",
    };
    const google = { googleApi: "http://127.0.0.1:1", googleOauth: "http://127.0.0.1:2" };
    const microsoft = { graphApi: "http://127.0.0.1:3", microsoftLogin: "http://127.0.0.1:4" };
    const read = { key: "a key", ...google, ...microsoft };
    expect(readEnvironment(variables)).toEqual({ home: undefined, ...read });
  });

  it("names none where the variable is missing or empty", () => {
    expect(readEnvironment({})).toEqual({ home: undefined });
    expect(readEnvironment({ QUARTERHOUR_HOME: " " })).toEqual({ home: undefined });
  });
});

describe("an endpoint that is elsewhere", () => {
  it.each([
    ["https://gmail.example", "https://gmail.example"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
    ["http://127.1.2.3:4000/", "http://127.1.2.3:4000"],
    ["http://localhost:4000/any/path?x=1", "http://localhost:4000"],
    ["http://[::1]:4000", "http://[::1]:4000"],
  ])("may be %s", (text, origin) => {
    expect(endpoint("QUARTERHOUR_GOOGLE_API", text)).toBe(origin);
    expect(isLoopback(origin)).toBe(!text.startsWith("https"));
  });

  it.each([
    "http://gmail.example",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://10.0.0.1",
    "http://0.0.0.0:80",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "127.0.0.1:4000",
    "nonsense",
  ])("is refused where tokens would go there unprotected: %s", (text) => {
    expect(() => endpoint("QUARTERHOUR_GOOGLE_API", text)).toThrow(
      expect.objectContaining({ code: "environment/invalid", where: "QUARTERHOUR_GOOGLE_API" }),
    );
  });

  it("is at the provider where nothing is said", () => {
    expect(endpoint("QUARTERHOUR_GOOGLE_API", undefined)).toBeUndefined();
    expect(isLoopback(undefined)).toBe(false);
  });
});
