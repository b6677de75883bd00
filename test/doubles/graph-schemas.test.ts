import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { graphData, graphDataPath } from "../../scripts/graph-schemas.ts";
import { checkBody, checkReply, schemaOf } from "./graph/wire.ts";

describe("what the double knows of Graph's bodies", () => {
  const written = readFileSync(graphDataPath, "utf8");

  it("is what the installed types say (else run `node scripts/graph-schemas.ts`)", () => {
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(graphData())));
  });

  it("names nothing after a place on the machine that made it", () => {
    expect(written).not.toMatch(/-interface-|-alias-|NullableOption/);
  });

  it("has the properties of Microsoft's types, and refuses any other, at any depth", () => {
    expect(Object.keys(schemaOf("Event"))).toEqual(
      expect.arrayContaining(["transactionId", "showAs", "attendees"]),
    );
    const post = (body: object) => () => checkBody("POST /me/events", body);
    expect(post({ subject: "a", "@odata.type": "#microsoft.graph.event" })).not.toThrow();
    expect(post({ colour: "red" })).toThrow("additional properties");
    expect(post({ attendees: [{ email: "ana@elsewhere.example" }] })).toThrow("additional properties");
    expect(post({ showAs: "away" })).toThrow("/showAs");
    expect(() => checkBody("GET /me", {})).toThrow("must be null");
  });

  it("holds the double itself to them", () => {
    expect(() => checkReply("GET /me/messages/{id}", { id: "a", invented: 1 })).toThrow("as Graph would not");
  });
});
