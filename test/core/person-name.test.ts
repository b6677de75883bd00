import { describe, expect, it } from "vitest";
import { firstName, formalName, properName } from "../../src/core/person-name.ts";

describe("a name", () => {
  it.each([
    ["Priya Raman", "Priya"],
    ["Dr. Søren Kjærgaard", "Søren"],
    ["Dipl.-Ing. Gernot Feichtlbauer", "Gernot"],
    ["Orgelbaumeister Friedhelm Kötter-Sandvoß", "Friedhelm"],
    ["Raman, Priya", "Priya"],
    ["HANNE MARIE DALGAARD", "Hanne"],
    ["KIM HYE-JIN", "Hye-Jin"],
    ["Juniper (June) O'Farrell", "June"],
    ["Priya Raman (she/her)", "Priya"],
    ["Ana Silva (PhD)", "Ana"],
    ["Odalys", "Odalys"],
    ["JJ Abel", "JJ"],
    ["Dr.", undefined],
  ])("%s is greeted as %s (S23)", (name, greeted) => {
    expect(firstName(name)).toBe(greeted);
  });

  it.each([
    ["Priya Raman", undefined],
    ["Dr. Søren Kjærgaard", "Dr. Kjærgaard"],
    ["Prof. Dr. Ximena Ibáñez Urrutia", "Prof. Ximena Ibáñez Urrutia"],
    ["Prof. Annelise van der Westhuizen", "Prof. van der Westhuizen"],
    ["Assoc. Prof. Emre Çağlayan", "Prof. Çağlayan"],
    ["Kjærgaard, Dr. Søren", "Dr. Kjærgaard"],
    ["Drew Barry", undefined],
  ])("%s is formally %s (S23)", (name, formal) => {
    expect(formalName(name)).toBe(formal);
  });

  it("is not shouted, unless it is short enough to be meant so", () => {
    expect(properName("DANA OKAFOR-HART")).toBe("Dana Okafor-Hart");
    expect(properName("JJ")).toBe("JJ");
    expect(properName("Ana SILVA")).toBe("Ana SILVA");
  });
});
