/**
 * The text of an event that is an online meeting as well. Exchange writes the way in beneath it, under a line; an event
 * whose text loses that part loses its meeting (learn.microsoft.com/graph/api/event-update).
 */
import type { EventItem } from "./wire.ts";

export function withMeeting(description: string, item: EventItem): { contentType: "html"; content: string } {
  const own = description
    .split(/\r?\n/)
    .map((line) => escaped(line))
    .join("<br>\r\n");
  return { contentType: "html", content: `<div>${own}</div>\r\n<br>\r\n${meetingOf(item)}` };
}

/** From the line on; where there is none, the link alone. */
function meetingOf({ body, onlineMeeting }: EventItem): string {
  const content = body?.content ?? "";
  const line = /(<div[^>]*>|<p[^>]*>|<span[^>]*>|\s)*_{40,}/i.exec(content);
  if (line !== null) return content.slice(line.index).replace(/<\/(body|html)>/gi, "");
  const link = escaped(onlineMeeting?.joinUrl ?? "");
  return link === "" ? "" : `<div><a href="${link}">${link}</a></div>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
