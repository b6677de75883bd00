/** The .ics files of the calendar folder: which calendar each belongs to, and its text. */
import { lstatSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "./durable.ts";

export interface IcsFile {
  /** As the owner knows it: `calendar/work/dentist.ics`. */
  name: string;
  path: string;
  stamp: string;
  size: number;
}

/** The files of one calendar: `primary` is the folder itself, others are its subfolders. Undefined where there is none of that name. */
export async function listIcs(folder: string, calendar: string): Promise<IcsFile[] | undefined> {
  const isPrimary = calendar === "primary";
  if (!isPrimary && !(await calendarNames(folder)).includes(calendar)) return undefined;
  const inside = isPrimary ? folder : join(folder, calendar);
  const files: IcsFile[] = [];
  for (const name of (await entries(inside)).sort()) {
    if (!/\.ics$/i.test(name) || name.startsWith(".")) continue;
    const path = join(inside, name);
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) continue;
    files.push({
      name: isPrimary ? `calendar/${name}` : `calendar/${calendar}/${name}`,
      path,
      stamp: `${stat.ino}.${stat.size}.${stat.mtimeNs}.${stat.ctimeNs}.${Date.now() - Number(stat.ctimeMs) < 50 ? Date.now() : ""}`,
      size: Number(stat.size),
    });
  }
  return files;
}

/** The calendars that there are besides `primary`. */
export async function calendarNames(folder: string): Promise<string[]> {
  return (await entries(folder)).filter((name) => {
    if (name.startsWith(".")) return false;
    return lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true;
  });
}

/** The text of a file; undefined where it is gone meanwhile. */
export async function textOfFile(file: { path: string }): Promise<string | undefined> {
  try {
    return await readFile(file.path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
