import { resolve } from "node:path";
import { moveIntoFleet, moveIntoHome } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { fleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";
import { counted } from "../show/counted.ts";

export const command: Command = {
  takesNow: false,
  options: [
    { flags: "--to <where>", summary: "postgres://… of a fleet, or the folder of a home" },
    { flags: "--files <folder>", summary: "what the fleet's workers have as QUARTERHOUR_HOME" },
  ],
  details: `Everything goes along: contacts, what happened, what is under way, who must not be written to, and the files of a
practice mailbox. The place that it leaves keeps its data but works with it no more, so nobody is written to twice. Stop
the home's worker first; those of a fleet let go by themselves.

Examples:
  quarterhour move --to postgres://quarterhour:PASSWORD@db.example.org/quarterhour --files /srv/quarterhour
  quarterhour move --as dana@example.com --to ~/dana            (with DATABASE_URL set: out of the fleet)`,
  async run(context, given) {
    const to = given.text("--to");
    if (to === undefined) {
      throw new Problem("cli/no-answer", {
        what: "It is not said where to.",
        next: "Give --to: postgres://… for a fleet, or a folder for a home.",
      });
    }
    const isFleet = /^postgres(?:ql)?:\/\//.test(to);
    const files = given.text("--files");
    const moved = isFleet
      ? await moveIntoFleet(context.home, to, files === undefined ? undefined : resolve(context.cwd, files))
      : await moveIntoHome(context.home, fleetOf(context), resolve(context.cwd, to));
    if (context.isJson) {
      context.printJson(moved);
      return 0;
    }
    const { address, contacts, facts, files: place } = moved;
    const lines = [
      `${address} lives ${isFleet ? "in the fleet" : `in ${resolve(context.cwd, to)}`} now, with ${counted(contacts, "contact")} and ${counted(facts, "fact")}.`,
      ...(place === undefined || !isFleet ? [] : [`  its files: ${place}`]),
      isFleet
        ? "The home that it left works with it no more. `quarterhour status` looks at it with DATABASE_URL set."
        : "The fleet works with it no more. Go on with `quarterhour start` in that folder, without DATABASE_URL and QUARTERHOUR_KEY.",
    ];
    context.print(lines.join("\n"));
    return 0;
  },
};
