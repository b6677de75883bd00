import { describe, expect, it } from "vitest";
import { clockGuard } from "../../workers/clock-guard.ts";

const server = Temporal.Instant.from("2026-05-04T10:00:00Z");

describe("the guard of a worker's clock", () => {
  const guarded = (seconds: number) => {
    const said: [string, unknown][] = [];
    const hands: string[] = [];
    const state = { seconds, isAway: false };
    const guard = clockGuard(
      {
        clock: () => server.add({ milliseconds: state.seconds * 1_000 }),
        serverNow: () => (state.isAway ? Promise.reject(new Error("away")) : Promise.resolve(server)),
        log: (event, fields) => void said.push([event, fields.seconds]),
      },
      { pause: async () => void hands.push("pause"), resume: async () => void hands.push("resume") },
    );
    guard.end();
    return { guard, said, hands, state };
  };

  it.each([
    [1, true, []],
    [-2, true, []],
    [3, true, [["clock.drifts", 3]]],
    [-30, true, [["clock.drifts", -30]]],
    [31, false, [["clock.off", 31]]],
    [-3_600, false, [["clock.off", -3_600]]],
  ])("finds a clock that is %i s ahead right: %s", async (seconds, isRight, told) => {
    const { guard, said, hands } = guarded(seconds);
    await guard.look();
    expect(await guard.isRight()).toBe(isRight);
    expect(said).toEqual(told);
    expect(hands).toEqual(isRight ? [] : ["pause"]);
  });

  it("takes the hands off once, and puts them back when the clock was set right (R-43)", async () => {
    const { guard, said, hands, state } = guarded(60);
    await guard.look();
    await guard.look();
    state.seconds = 0;
    await guard.look();
    expect(await guard.isRight()).toBe(true);
    expect(hands).toEqual(["pause", "resume"]);
    expect(said.map(([event]) => event)).toEqual(["clock.off", "clock.right"]);
  });

  it("tells a drift once, and again after it was gone", async () => {
    const { guard, said, state } = guarded(5);
    for (const seconds of [5, 6, 0, 5]) {
      state.seconds = seconds;
      await guard.look();
    }
    expect(said).toEqual([
      ["clock.drifts", 5],
      ["clock.drifts", 5],
    ]);
  });

  it("keeps its verdict while the server does not answer", async () => {
    const { guard, hands, state } = guarded(60);
    await guard.look();
    state.isAway = true;
    state.seconds = 0;
    await guard.look();
    expect(await guard.isRight()).toBe(false);
    expect(hands).toEqual(["pause"]);
  });
});
