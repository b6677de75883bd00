/** Lists in pages, as both APIs cut them. */
import { type Api, invalid } from "./refusal.ts";

/**
 * One page and the token of the next. `usual` is the size where none is asked, `most` the largest that is given;
 * asking for more gives `most`.
 */
export function listed<T>(
  api: Api,
  all: readonly T[],
  params: { maxResults?: number | undefined; pageToken?: string | undefined },
  usual: number,
  most: number,
): { page: T[]; nextPageToken: { nextPageToken?: string } } {
  if (params.maxResults !== undefined && params.maxResults < 1) throw invalid(api, "Invalid maxResults");
  const size = Math.min(params.maxResults ?? usual, most);
  const from =
    params.pageToken === undefined ? 0 : Number(/^page~(\d+)$/.exec(params.pageToken)?.[1] ?? "NaN");
  if (!Number.isSafeInteger(from)) throw invalid(api, "Invalid pageToken");
  const next = from + size;
  return {
    page: all.slice(from, next),
    nextPageToken: next < all.length ? { nextPageToken: `page~${next}` } : {},
  };
}
