import { describe, expect, it } from "vitest";
import { hear } from "../../../src/core/read-reply/hear.ts";
import type { Read } from "../../../src/core/read-reply/heard.ts";
import { onlyPage } from "../../../src/core/read-reply/manner.ts";
import { newText } from "../../../src/core/read-reply/new-text.ts";
import { candidateOf } from "../../../src/core/read-reply/weighed/candidate.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
const asking = (text: string) => reading("asks-for-times", text, other);
const other: Read = { reading: { kind: "other" }, sure: false, because: "" };
const reading = (kind: "asks-for-times" | "refers", text: string, plain: Read) => {
  const heard = hear(newText(text), "priya@acme.com", {
    offered: [slot("2026-12-01T16:00:00Z"), slot("2026-12-03T20:30:00Z")],
    owner: "America/New_York",
    contact: "America/Chicago",
    receivedAt: at("2026-11-27T15:00:00Z"),
  });
  return candidateOf(kind, heard, plain, [])?.reading;
};

describe("who leaves the time to us", () => {
  it("names a page on which times can be chosen, whatever its address is", () => {
    for (const text of [
      "My link if it helps: https://meet.kpalmer.example/intro",
      "Use my scheduler, it knows my life better than I do: https://tkaplan.example/quick-chat.",
      "I never do it by mail, https://dl.example/20 please.",
    ])
      expect(asking(text)).toMatchObject({
        link: expect.stringMatching(/example\/(?:intro|quick-chat|20)$/u),
      });
  });
  it("means a page and no person where the rules heard of a scheduler and a page is named", () => {
    const person: Read = {
      reading: { kind: "asks-for-times", assistant: { name: "K-Drama" } },
      sure: true,
      because: "",
    };
    const text = "Here is my scheduler: https://slots.voss.example/coffee. I have opinions about K-Drama.";
    expect(reading("asks-for-times", text, person)).toEqual({
      kind: "asks-for-times",
      link: "https://slots.voss.example/coffee",
    });
  });
  it("does not name the page on which people meet, nor one that tells of them", () => {
    expect(onlyPage("We can talk at https://us02web.zoom.us/j/123")).toBeUndefined();
    expect(onlyPage("Read our article at https://acme.example/roots first")).toBeUndefined();
    expect(onlyPage("Either https://a.example/one or https://b.example/two")).toBeUndefined();
  });
  it("names the one person with an address who is to be asked, and never themselves", () => {
    expect(asking("My week is known to Luz Diaz, desk@dental.example: tell her yes.")).toEqual({
      kind: "asks-for-times",
      assistant: { name: "Luz Diaz", email: "desk@dental.example" },
    });
    expect(asking("Write to Priya at priya@acme.com with other dates.")).toEqual({ kind: "asks-for-times" });
    expect(asking("Ask Ana (ana@acme.com) or Ben (ben@acme.com).")).toEqual({ kind: "asks-for-times" });
  });
});

describe("somebody who is to be asked instead", () => {
  it("is not who signs below, where somebody else is named", () => {
    const text = "It is Dr. Halima Yusuf who is there now, kindly write to her.\n\nPastor Samuel Adeleke";
    expect(reading("refers", text, other)).toEqual({ kind: "refers", people: [{ name: "Halima Yusuf" }] });
  });
});
