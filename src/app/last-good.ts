/** What a running worker goes on with while a file that it reads is wrong. */

export type Log = (event: string, fields: Record<string, string | number>) => void;

/** A file or folder that is not there is undefined; anything else stays an error. */
export function unlessAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}
