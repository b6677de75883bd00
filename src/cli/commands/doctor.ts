import { examine } from "../examine.ts";
import type { Command } from "../frame/command.ts";
import { examinedText } from "../show/examined.ts";

export const command: Command = {
  takesNow: true,
  details:
    "Looks and changes nothing. It reads the whole database once, so it can take a while in a large home; exits 1 where something is wrong.",
  async run(context) {
    const checks = await examine(context);
    if (context.isJson) context.printJson({ checks });
    else context.print(examinedText(checks));
    return checks.some(({ state }) => state === "wrong") ? 1 : 0;
  },
};
