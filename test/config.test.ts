import { describe, expect, it } from "vitest";
import { readEnvironment } from "../src/config.ts";

describe("the environment", () => {
  it("may name the home", () => {
    expect(readEnvironment({ QUARTERHOUR_HOME: "/srv/dana" })).toEqual({ home: "/srv/dana" });
  });

  it("names none where the variable is missing or empty", () => {
    expect(readEnvironment({})).toEqual({ home: undefined });
    expect(readEnvironment({ QUARTERHOUR_HOME: " " })).toEqual({ home: undefined });
  });
});
