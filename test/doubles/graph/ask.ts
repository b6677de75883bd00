/** Plain requests to Graph, for tests that look at what stands on the wire. */

export interface Said {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed text, or an empty object. */
  json: Record<string, unknown>;
}

export type Ask = (
  method: string,
  /** After /v1.0, or a whole link that Graph gave. */
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Said>;

/** `body` goes as JSON, bytes as MIME in base64. Throws where the line breaks. */
export function asker(url: string, accessToken: string | undefined): Ask {
  return async (method, path, body, headers = {}) => {
    const isMime = body instanceof Uint8Array;
    const response = await fetch(path.startsWith("http") ? path : `${url}/v1.0${path}`, {
      method,
      headers: {
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
        ...(body === undefined ? {} : { "content-type": isMime ? "text/plain" : "application/json" }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isMime ? Buffer.from(body).toString("base64") : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
  };
}

/** The items of a page. */
export function itemsOf(said: Said): Record<string, unknown>[] {
  return (said.json.value ?? []) as Record<string, unknown>[];
}

/** The code of an error. */
export function codeOf(said: Said): string {
  return (said.json.error as { code: string } | undefined)?.code ?? "";
}
