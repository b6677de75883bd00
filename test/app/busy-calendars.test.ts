/** Under which names the calendars are asked for in which an owner is busy. */
import { describe, expect, it } from "vitest";
import { busyCalendars } from "../../src/app/lazy-ports.ts";

describe("a busy calendar", () => {
  it("that is named by the owner's address is the primary one, in which our own entries lie (A17)", () => {
    const named = ["Dana@Example.com", "primary", "family@group.calendar.google.com", "omar@example.com"];
    const others = ["family@group.calendar.google.com", "omar@example.com"];
    expect(busyCalendars(named, "dana@example.com")).toEqual(["primary", ...others]);
    expect(busyCalendars(["dana.okafor@gmail.com"], "danaokafor@gmail.com")).toEqual(["primary"]);
    expect(busyCalendars(others, "dana@example.com")).toEqual(others);
  });
});
