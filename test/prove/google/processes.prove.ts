/** Real workers at a double of Google, killed at random moments. */
import type { Shown } from "../run.ts";
import { proveProcesses } from "../storm/processes.ts";

export const prove = (): Promise<Shown[]> => proveProcesses("google");
