import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { createDocument } from './openapi.js';
import { pagePolicy } from './platform/http/page-policy.js';

const PAGE = '/api/docs';
const CONTRACT = '/api/openapi.json';
const ASSETS = new Set(['/swagger-ui-bundle.js', '/swagger-ui.css', '/favicon-32x32.png']);

const html = (nonce: string): string => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>ASN Squad API</title>
<link rel="icon" href="${PAGE}/assets/favicon-32x32.png">
<link rel="stylesheet" href="${PAGE}/assets/swagger-ui.css">
<body><div id="swagger-ui"></div>
<script nonce="${nonce}" src="${PAGE}/assets/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">SwaggerUIBundle({url:'${CONTRACT}',dom_id:'#swagger-ui',deepLinking:true,validatorUrl:null})</script>
</body></html>`;

/**
 * The readable contract. Swagger's own page brings style elements that no policy can name; this one stands under the policy
 * of all pages, and its files come from here.
 */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  SwaggerModule.setup('api/docs', app, () => createDocument(app), {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: CONTRACT.slice(1),
  });
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: `${PAGE}/assets/`,
    decorateReply: false,
    index: false,
    allowedPath: (path) => ASSETS.has(path),
  });
  fastify.get(PAGE, (_request, reply) => {
    const { nonce, headers } = pagePolicy(false);
    return reply.headers(headers).type('text/html; charset=utf-8').send(html(nonce));
  });
}
