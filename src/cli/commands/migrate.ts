import { migratePostgres, whereOf } from "../../store/postgres/open.ts";
import { fleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: false,
  details: `For a fleet: makes the tables in the database that DATABASE_URL names, or brings them up to date. Any number may run
it at the same time, and where nothing is to be done it changes nothing. Stop the workers first: they do not work on a
database that is newer than they are. A home needs none of this.`,
  async run(context) {
    const { databaseUrl: url } = fleetOf(context);
    const { found, latest } = await migratePostgres({ url });
    if (context.isJson) context.printJson({ found, version: latest });
    else if (found === latest) context.print(`${whereOf(url)} is up to date (version ${latest}).`);
    else if (found === 0) context.print(`${whereOf(url)} is ready (version ${latest}).`);
    else context.print(`${whereOf(url)} was brought from version ${found} to ${latest}.`);
    return 0;
  },
};
