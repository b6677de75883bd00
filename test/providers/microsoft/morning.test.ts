import { describe } from "vitest";
import { itIsHeardFrom } from "../../contracts/morning.ts";
import { makeGraphHome } from "./home.ts";

describe("at Microsoft", () => {
  itIsHeardFrom(makeGraphHome);
});
