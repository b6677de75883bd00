/** 2,000 contacts are written to at a double of Microsoft while every second request goes wrong. */
import type { Shown } from "../run.ts";
import { proveSends } from "../storm/sends.ts";

export const prove = (): Promise<Shown[]> => proveSends("microsoft");
