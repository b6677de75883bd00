/** What a running worker goes on with while a file that it reads is wrong. */

export type Log = (event: string, fields: Record<string, string | number>) => void;

/** For `.catch`: a file or folder that is not there is undefined; anything else stays an error. */
export function absent(error: unknown): undefined {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
    return undefined;
  throw error;
}
