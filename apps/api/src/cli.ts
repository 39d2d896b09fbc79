import 'reflect-metadata';
import { run } from './cli/program';

run(process.argv).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
