import { Module } from '@nestjs/common';
import { ThrottlerStorageService } from '@nestjs/throttler';
import { AnswerQuestions } from './answer-questions';
import { ApplyImport } from './apply-import';
import { ApplyImportJob } from './apply-import.job';
import { CheckImport } from './check-import';
import { CheckImportJob } from './check-import.job';
import { ConfirmMapping } from './confirm-mapping';
import { DiscardImport } from './discard-import';
import { ChangeFeed } from './feeds/change-feed';
import { FeedUploadController } from './feeds/feed-upload.controller';
import { FeedsController } from './feeds/feeds.controller';
import { FeedsQueries } from './feeds/feeds.queries';
import { ReadFeedsJob } from './feeds/read-feeds.job';
import { RefuseFeedFile } from './feeds/refuse-feed-file';
import { TakeFeedFile } from './feeds/take-feed-file';
import { TakeFeedFileJob } from './feeds/take-feed-file.job';
import { ImportFile } from './import-file';
import { ImportKindsController } from './import-kinds.controller';
import { ImportsController } from './imports.controller';
import { ImportsQueries } from './imports.queries';
import { ProposeMapping } from './propose-mapping';
import { RequestApply } from './request-apply';
import { ChangeSavedMapping } from './saved/change-saved-mapping';
import { SavedMappingsController } from './saved/saved-mappings.controller';
import { SavedMappingsQueries } from './saved/saved-mappings.queries';
import { StopImport } from './stop-import';
import { TidyImportsJob } from './tidy-imports.job';
import { UndoImport } from './undo/undo-import';
import { UploadImport } from './upload-import';

@Module({
  controllers: [
    FeedUploadController,
    FeedsController,
    ImportKindsController,
    ImportsController,
    SavedMappingsController,
  ],
  providers: [
    AnswerQuestions,
    ApplyImport,
    ApplyImportJob,
    CheckImport,
    CheckImportJob,
    ConfirmMapping,
    DiscardImport,
    ChangeFeed,
    FeedsQueries,
    ReadFeedsJob,
    RefuseFeedFile,
    TakeFeedFile,
    TakeFeedFileJob,
    ImportFile,
    ImportsQueries,
    ProposeMapping,
    RequestApply,
    ChangeSavedMapping,
    SavedMappingsQueries,
    StopImport,
    ThrottlerStorageService,
    TidyImportsJob,
    UndoImport,
    UploadImport,
  ],
  exports: [ImportFile],
})
export class ImportsModule {}
