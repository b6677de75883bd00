import { describe } from "vitest";
import { itIsHeardFrom } from "../../contracts/morning.ts";
import { makeGoogleHome } from "./home.ts";

describe("at Google", () => {
  itIsHeardFrom(makeGoogleHome);
});
