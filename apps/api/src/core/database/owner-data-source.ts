import { createDataSource } from './data-source';

/** For the migration tools: the schema's owner, as DATABASE_URL says. */
export default createDataSource(process.env['DATABASE_URL'] ?? '');
