import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller';
import { AssessmentsQueries } from './assessments.queries';
import { SaveResults } from './save-results';

@Module({
  controllers: [AssessmentsController],
  providers: [AssessmentsQueries, SaveResults],
})
export class AssessmentsModule {}
