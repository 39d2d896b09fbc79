import { IdentityModule } from './identity/identity.module';
import { SchoolsModule } from './schools/schools.module';

/** What Headway does, one module a capability; the same list in every process. */
export const capabilities = [IdentityModule, SchoolsModule];
