import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from './platform/http/validators.js';

/** The public contract; `npm run contract` writes it to backend/openapi.json and the front end's types. */
export function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('ASN Squad')
      .setDescription(
        'Sistem kerja dan kinerja tim kerja ASN. Errors are RFC 9457 problem details with a stable code.',
      )
      .setVersion('1')
      .addBearerAuth()
      .build(),
    { extraModels: [ProblemDto] },
  );
  const failure = {
    description: 'Problem details (RFC 9457)',
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
    },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation) operation.responses.default = failure;
    }
  }
  return document;
}
