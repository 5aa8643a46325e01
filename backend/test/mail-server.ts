import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TestMailServer {
  url: string;
  /** Whole messages, as they came over the wire. */
  messages: string[];
  /** Resolves when so many messages have come; the test's own time limit ends the wait. */
  arrival(count: number): Promise<void>;
  close(): Promise<void>;
}

/** The few words of SMTP that a client needs to hand over a message. */
function converse(socket: Socket, messages: string[]): void {
  let data: string[] | null = null;
  let rest = '';
  const answer = (line: string): void => {
    if (data) {
      if (line !== '.') {
        data.push(line);
        return;
      }
      messages.push(data.join('\n'));
      data = null;
      socket.write('250 kept\r\n');
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'DATA') {
      data = [];
      socket.write('354 go on\r\n');
    } else if (verb === 'QUIT') {
      socket.end('221 bye\r\n');
    } else {
      socket.write('250 ok\r\n');
    }
  };
  socket.write('220 test\r\n');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) answer(line);
  });
}

/** A mail server on a free port of this machine; it keeps what it is given. */
export async function startMailServer(): Promise<TestMailServer> {
  const messages: string[] = [];
  const server: Server = createServer((socket) => converse(socket, messages));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    arrival: async (count) => {
      while (messages.length < count) await sleep(10);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
