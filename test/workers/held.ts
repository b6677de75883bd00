/** What stands in a home's calendar folder: the times that are held, and the meetings. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type IncomingEvent, readEvents } from "../../src/formats/ical-in.ts";
import type { Home } from "./home.ts";

export interface Standing {
  holds: (IncomingEvent & { text: string })[];
  /** Less those that were called off. */
  meetings: IncomingEvent[];
}

export async function standing(home: Home): Promise<Standing> {
  const folder = join(home.folder, "calendar");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".ics")).sort();
  const found: Standing = { holds: [], meetings: [] };
  for (const name of names) {
    const text = await readFile(join(folder, name), "utf8");
    for (const event of readEvents(text, "UTC").events) {
      if (event.action?.includes("~hold~") === true) found.holds.push({ ...event, text });
      else if (event.status !== "cancelled") found.meetings.push(event);
    }
  }
  return found;
}
