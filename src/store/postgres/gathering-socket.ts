/**
 * A socket that sends what is written in one breath in one go. Each write of its own is a call of the system and wakes the
 * server, which costs more than the statement in it; a transaction's beginning, its first statements and those that
 * nobody waits for are written one right after the other.
 */
import { Socket } from "node:net";

export function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let isGathering = false;
  socket.write = (...given: unknown[]) => {
    if (!isGathering) {
      isGathering = true;
      socket.cork();
      // After all that promises which are settled already still have to say.
      process.nextTick(() => {
        isGathering = false;
        socket.uncork();
      });
    }
    return write(...given);
  };
  return socket;
}
