import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { REFUSAL_CODES, type RefusalCode } from './kernel/error.js';
import { groupBy } from './platform/collections.js';
import { ANY_ENDPOINT, REFUSES } from './platform/errors/refuses.js';
import { STATUS } from './platform/errors/status.js';
import { ProblemDto } from './platform/http/validators.js';

/** The public contract; `npm run contract` writes it to backend/openapi.json and the front end's types. */
export function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('ASN Squad')
      .setDescription(
        'Sistem kerja dan kinerja tim kerja ASN. Errors are RFC 9457 problem details with a stable code. ' +
          `Each endpoint declares its own; any may answer ${ANY_ENDPOINT.join(', ')}.`,
      )
      .setVersion('1')
      .addBearerAuth()
      .build(),
    { extraModels: [ProblemDto] },
  );
  const refused: Record<string, ReturnType<typeof problemOf>> = {};
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation) declareRefusals(operation, refused);
    }
  }
  return { ...document, components: { ...document.components, responses: refused } };
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/**
 * The codes that an endpoint declares become its responses, by status; what any endpoint may answer is the default.
 * @param refused gets each set of codes once, under their names
 */
function declareRefusals(
  operation: Operation,
  refused: Record<string, ReturnType<typeof problemOf>>,
): void {
  const declared: readonly RefusalCode[] = Reflect.get(operation, REFUSES) ?? [];
  Reflect.deleteProperty(operation, REFUSES);
  for (const [status, codes] of groupBy(declared, (code) => STATUS[REFUSAL_CODES[code]])) {
    const name = codes.toSorted().join('.');
    refused[name] ??= problemOf(codes.toSorted());
    operation.responses[status] = { $ref: `#/components/responses/${name}` };
  }
  operation.responses.default = {
    description: 'what any endpoint may answer',
    content: { 'application/problem+json': { schema: PROBLEM } },
  };
}

const PROBLEM = { $ref: '#/components/schemas/ProblemDto' };

const problemOf = (codes: string[]) => ({
  description: codes.join(', '),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          PROBLEM,
          {
            type: 'object',
            required: ['code'],
            properties: { code: { type: 'string', enum: codes } },
          },
        ],
      },
    },
  },
});
