import { Module } from '@nestjs/common';
import { AnswerQuestions } from './answer-questions';
import { ApplyImport } from './apply-import';
import { ApplyImportJob } from './apply-import.job';
import { CheckImport } from './check-import';
import { CheckImportJob } from './check-import.job';
import { ConfirmMapping } from './confirm-mapping';
import { DiscardImport } from './discard-import';
import { ImportFile } from './import-file';
import { ImportKindsController } from './import-kinds.controller';
import { ImportsController } from './imports.controller';
import { ImportsQueries } from './imports.queries';
import { ProposeMapping } from './propose-mapping';
import { RequestApply } from './request-apply';
import { StopImport } from './stop-import';
import { UndoImport } from './undo/undo-import';
import { UploadImport } from './upload-import';

@Module({
  controllers: [ImportKindsController, ImportsController],
  providers: [
    AnswerQuestions,
    ApplyImport,
    ApplyImportJob,
    CheckImport,
    CheckImportJob,
    ConfirmMapping,
    DiscardImport,
    ImportFile,
    ImportsQueries,
    ProposeMapping,
    RequestApply,
    StopImport,
    UndoImport,
    UploadImport,
  ],
  exports: [ImportFile],
})
export class ImportsModule {}
