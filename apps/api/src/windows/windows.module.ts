import { Module } from '@nestjs/common';
import { CollectionQueries } from './collection.queries';
import { FinishCollection } from './finish-collection';
import { LockWindowAgain } from './lock-window-again';
import { ModerationQueries } from './moderation.queries';
import { RecordModeration } from './record-moderation';
import { RemindByItselfJob } from './remind-by-itself.job';
import { RemindTeachers } from './remind-teachers';
import { SetReminders } from './set-reminders';
import { SetWindow } from './set-window';
import { UnlockWindow } from './unlock-window';
import { WindowsController } from './windows.controller';

@Module({
  controllers: [WindowsController],
  providers: [
    CollectionQueries,
    FinishCollection,
    LockWindowAgain,
    ModerationQueries,
    RecordModeration,
    RemindByItselfJob,
    RemindTeachers,
    SetReminders,
    SetWindow,
    UnlockWindow,
  ],
})
export class WindowsModule {}
