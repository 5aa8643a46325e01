import { createServer } from 'node:http';
import path from 'node:path';
import next from 'next';
import { consoleAsJson } from './log.mjs';
import { root } from './paths.mjs';

const HOST = '127.0.0.1';
const port = Number(process.env.NEXT_INNER_PORT);

if (process.env.LOG_FORMAT === 'json') consoleAsJson('pages');

const server = createServer();
const app = next({
  dev: process.env.NODE_ENV === 'development',
  dir: path.join(root, 'frontend'),
  hostname: HOST,
  port,
  httpServer: server,
});
await app.prepare();
const handle = app.getRequestHandler();
const upgrade = app.getUpgradeHandler();
server.on('request', (request, response) => handle(request, response));
server.on('upgrade', (request, socket, head) => upgrade(request, socket, head));
// The backend in front keeps its connections open; Node's 5 s would close them under its feet.
server.keepAliveTimeout = 65_000;
server.listen(port, HOST, () => process.send?.('ready'));

function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
process.once('SIGTERM', stop);
process.once('disconnect', stop);
