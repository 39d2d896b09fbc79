import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller';
import { AssessmentsQueries } from './assessments.queries';
import { MarkHistoryQueries } from './marks/mark-history.queries';
import { MarkSheetQueries } from './marks/mark-sheet.queries';
import { MarksController } from './marks/marks.controller';
import { SaveResults } from './marks/save-results';
import { UndoMarks } from './marks/undo-marks';

@Module({
  controllers: [AssessmentsController, MarksController],
  providers: [AssessmentsQueries, MarkHistoryQueries, MarkSheetQueries, SaveResults, UndoMarks],
})
export class AssessmentsModule {}
