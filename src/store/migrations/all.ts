import { first } from "./0001-first.ts";
import { fleet } from "./0002-fleet.ts";
import { vault } from "./0003-vault.ts";
import { taken } from "./0004-taken.ts";
import { aliases } from "./0005-aliases.ts";
import type { Migration } from "./migration.ts";

/** In order. The last number is the version that this program writes. */
export const migrations: readonly Migration[] = [first, fleet, vault, taken, aliases];
