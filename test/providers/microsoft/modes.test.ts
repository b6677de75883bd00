import { describe } from "vitest";
import { itWaitsForItsOwner } from "../../contracts/draft-mode.ts";
import { itSendsByItself } from "../../contracts/sends-by-itself.ts";
import { makeGraphHome } from "./home.ts";

describe("at Microsoft", () => {
  itWaitsForItsOwner(makeGraphHome);
  itSendsByItself(makeGraphHome);
});
