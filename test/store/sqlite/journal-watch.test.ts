import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { journalWatch } from "../../../src/store/sqlite/journal-watch.ts";
import { newFolder } from "./sqlite-under-test.ts";

it("a save past the log goes on as long as its journal is there and something is written", () => {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "quarterhour.db");
  writeFileSync(file, "pages");
  const [patient, impatient] = [journalWatch(file), journalWatch(file, 0)];
  expect([patient(), impatient()]).toEqual([false, false]);

  writeFileSync(`${file}-journal`, "");
  expect([patient(), impatient()]).toEqual([true, true]);
  expect([patient(), impatient()]).toEqual([true, false]);

  appendFileSync(file, "and more");
  expect(impatient()).toBe(true);
  appendFileSync(`${file}-journal`, "what was there before");
  expect(impatient()).toBe(true);
  expect(impatient()).toBe(false);

  rmSync(`${file}-journal`);
  expect(patient()).toBe(false);
});
