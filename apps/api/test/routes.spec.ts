import { routesWithAccess } from '../src/core/access/check-routes';
import { rolePermissions } from '../src/core/access/permissions';
import { TestApp } from './test-app';

describe('who may use what', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  // A difference here is a change of who may do what: look at it as such.
  it('is declared for every route', () => {
    expect(routesWithAccess(app.nest)).toMatchSnapshot();
  });

  it('is the table of roles', () => {
    expect(rolePermissions).toMatchSnapshot();
  });
});
