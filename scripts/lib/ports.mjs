import { createServer } from 'node:net';

/** A port that nobody listens on right now. */
export async function freePort() {
  return listenOnce(0, '127.0.0.1');
}

/** Whether this address can be taken; other errors than "in use" are thrown. */
export async function isPortFree(port, host) {
  try {
    await listenOnce(port, host);
    return true;
  } catch (error) {
    if (error.code === 'EADDRINUSE') return false;
    throw error;
  }
}

async function listenOnce(port, host) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const taken = server.address().port;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return taken;
}
