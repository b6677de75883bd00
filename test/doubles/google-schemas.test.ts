import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { googleData, googleDataPath } from "../../scripts/google-schemas.ts";

describe("what the double knows of Google's wire", () => {
  const written = JSON.parse(readFileSync(googleDataPath, "utf8")) as ReturnType<typeof googleData>;

  it("is what the installed client library says (else run `node scripts/google-schemas.ts`)", () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(googleData())));
  });

  it("has the address, the scopes and both bodies of each method", () => {
    const ids = Object.keys(written.methods);
    expect(ids.length).toBeGreaterThan(25);
    const bodies = JSON.stringify(written.schema.definitions?.GoogleBodies);
    for (const id of ids) {
      expect(bodies).toContain(`"${id}"`);
      expect(written.methods[id]).toMatchObject({
        path: expect.stringMatching(/^\/(gmail\/v1|calendar\/v3)\//),
      });
      expect(written.methods[id]?.scopes.length).toBeGreaterThan(0);
    }
  });
});
