/** Google's own client library, pointed at an address on loopback. One attempt each, as the product makes them. */
import { OAuth2Client } from "google-auth-library";
import { calendar, type calendar_v3 } from "googleapis/build/src/apis/calendar/index.js";
import { gmail, type gmail_v1 } from "googleapis/build/src/apis/gmail/index.js";

export interface Clients {
  gmail: gmail_v1.Resource$Users;
  calendar: calendar_v3.Calendar;
}

export function clientsOf(url: string, token: string): Clients {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  const how = { auth, rootUrl: url, retry: false };
  return { gmail: gmail({ version: "v1", ...how }).users, calendar: calendar({ version: "v3", ...how }) };
}

/** A plain mail. Further headers come as they are given. */
export function mail(
  head: { from?: string; to: string; subject: string; more?: readonly string[] },
  text = "Could I ask you about your own move?",
): string {
  const from = head.from ?? "Dana Okafor <dana@example.com>";
  const lines = [`From: ${from}`, `To: ${head.to}`, `Subject: ${head.subject}`, ...(head.more ?? [])];
  return `${lines.join("\r\n")}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
}

export function toRaw(mime: string): string {
  return Buffer.from(mime).toString("base64url");
}

/** What the library throws for an answer that is no success: its status, and the body's reason and message. */
export async function refusalOf(
  asked: Promise<unknown>,
): Promise<{ status: number; reason: string; message: string }> {
  const error = await asked.then(
    () => {
      throw new Error("it was not refused");
    },
    (thrown: unknown) => thrown as { status?: number; response?: { status: number; data: unknown } },
  );
  const data = error.response?.data as
    | { error?: { message?: string; errors?: { reason?: string }[] } }
    | undefined;
  const { message = "", errors = [] } = data?.error ?? {};
  return { status: error.response?.status ?? error.status ?? 0, reason: errors[0]?.reason ?? "", message };
}
