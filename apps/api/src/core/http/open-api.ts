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
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, options, { operationIdFactory: (_controller, method) => method });
  return withSchoolInPath(document);
}

type Parameters = NonNullable<OpenAPIObject['paths'][string]['parameters']>;

const school: Exclude<Parameters[number], { $ref: string }> = {
  name: 'schoolId',
  in: 'path',
  required: true,
  schema: { type: 'integer' },
  description: 'The school to work in.',
};

/** The guard takes the school from the address, so that no handler names it: it is named here for all of them. */
function withSchoolInPath(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.includes('{schoolId}')) continue;
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      const others = operation?.parameters?.filter((one) => !('name' in one && one.name === school.name)) ?? [];
      if (operation) operation.parameters = [school, ...others];
    }
  }
  return document;
}
