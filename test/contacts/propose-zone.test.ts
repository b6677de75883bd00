import { describe, expect, it } from "vitest";
import { loadCities } from "../../src/contacts/cities.ts";
import { type ImportContext, preflight } from "../../src/contacts/preflight.ts";
import { proposeZone } from "../../src/contacts/propose-zone.ts";
import { readTable } from "../../src/contacts/read-table.ts";
import type { Contact } from "../../src/core/contact.ts";
import { toMailboxId } from "../../src/core/keys.ts";

const towns = loadCities();
const mailboxId = toMailboxId("local", "dana@example.com");
const of = (csv: string, existing: readonly Contact[] = [], more: Partial<ImportContext> = {}) =>
  preflight(readTable(new TextEncoder().encode(csv)), {
    ...{ existing, mailboxId, owner: "dana@example.com", cities: () => towns },
    ...more,
  });

describe("the zone of a place (A23)", () => {
  it.each([
    ["", "", "DE", "Europe/Berlin"],
    ["", "", "IN", "Asia/Kolkata"],
    ["Chicago", "", "US", "America/Chicago"],
    ["Portland", "", "US", "America/Los_Angeles"],
    ["Portland, ME", "", "US", "America/New_York"],
    ["Arlington", "VA", "US", "America/New_York"],
    ["Sydney", "NSW", "AU", "Australia/Sydney"],
    ["Las Palmas", "", "ES", "Atlantic/Canary"],
    ["Washington, DC", "", "US", "America/New_York"],
    ["San Francisco Bay Area", "", "US", "America/Los_Angeles"],
    ["London", "", undefined, "Europe/London"],
    ["Wien", "", undefined, "Europe/Vienna"],
  ])("%s %s %s is %4$s", (city, region, country, zone) => {
    expect(proposeZone({ city, region, country }, towns)).toMatchObject({ kind: "zone", zone });
  });
  it("is several where it is several, and none where nothing tells", () => {
    expect(proposeZone({ city: "Springfield", country: "US" }, towns)).toMatchObject({ kind: "unclear" });
    expect(proposeZone({ region: "TX", country: "US" }, towns)).toEqual({
      kind: "unclear",
      zones: ["America/Chicago", "America/Denver"],
    });
    expect(proposeZone({ country: "US" }, towns)).toEqual({ kind: "unknown" });
    expect(proposeZone({ city: "Nowhere", country: "US" }, towns)).toEqual({ kind: "unknown" });
  });
});

describe("a zone that is proposed", () => {
  const csv = "name,email,city,country\nPriya Raman,p@b.co,Chicago,US";
  it("is not taken without a yes, and never over one that is said (A23)", () => {
    expect(of(csv)).toMatchObject({ zones: [{ line: 2, place: "Chicago, US", zone: "America/Chicago" }] });
    expect(of(csv).save[0]?.timezone).toBeUndefined();
    expect(of(csv, [], { takeZones: true }).save[0]?.timezone).toBe("America/Chicago");
    const said = of("name,email,city,country,timezone\nPriya,p@b.co,Chicago,US,Europe/Paris", [], {
      takeZones: true,
    });
    expect(said).toMatchObject({ zones: [], save: [{ timezone: "Europe/Paris" }] });
  });
  it("is proposed anew where somebody has moved, with the one of before", () => {
    const before = of(csv, [], { takeZones: true }).save;
    const moved = of("name,email,city,country\nPriya Raman,p@b.co,Berlin,DE", before);
    expect(moved.zones).toMatchObject([{ from: "America/Chicago", zone: "Europe/Berlin" }]);
    expect(moved.save[0]?.timezone).toBe("America/Chicago");
    const own = before.map((contact) => ({ ...contact, timezone: "America/Denver" }));
    expect(of(csv, own, { takeZones: true })).toMatchObject({ zones: [], save: [] });
  });
});
