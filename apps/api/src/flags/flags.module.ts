import { Module } from '@nestjs/common';
import { AcknowledgeFlag } from './acknowledge-flag';
import { AnalyseChangesJob } from './analyse-changes.job';
import { AnalyseSchool } from './analyse-school';
import { AnalyseSchoolJob } from './analyse-school.job';
import { AnalysisController } from './analysis.controller';
import { AnalysisQueries } from './analysis.queries';
import { AnalysisRuns } from './analysis-runs';
import { AskForAnalysis } from './ask-for-analysis';
import { CancelAnalysis } from './cancel-analysis';
import { CheckAnalysisJob } from './check-analysis.job';
import { DismissFlag } from './dismiss-flag';
import { FlagsController } from './flags.controller';
import { FlagsQueries } from './flags.queries';
import { PupilFlagsQueries } from './pupil-flags.queries';
import { UndoFlagAct } from './undo-flag-act';

@Module({
  controllers: [AnalysisController, FlagsController],
  providers: [
    AcknowledgeFlag,
    AnalyseChangesJob,
    AnalyseSchool,
    AnalyseSchoolJob,
    AnalysisQueries,
    AnalysisRuns,
    AskForAnalysis,
    CancelAnalysis,
    CheckAnalysisJob,
    DismissFlag,
    FlagsQueries,
    PupilFlagsQueries,
    UndoFlagAct,
  ],
  exports: [AnalyseSchool, AnalysisQueries, FlagsQueries, PupilFlagsQueries],
})
export class FlagsModule {}
