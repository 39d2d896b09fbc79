import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { csrfHeader, sessionCookie } from '../access/session-token';

/** The description of the API that clients are generated from. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Headway')
    .setDescription(
      'Pupil progress and interventions. Errors are application/problem+json and name the field at fault.',
    )
    .setVersion('1')
    .addCookieAuth(sessionCookie)
    .addApiKey({ type: 'apiKey', in: 'header', name: csrfHeader }, 'csrf')
    .build();
  return SwaggerModule.createDocument(app, options, { operationIdFactory: (_controller, method) => method });
}
