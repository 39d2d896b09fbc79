import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WindowDto } from '../assessments/assessments.dto';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { VersionETag } from '../core/http/version-etag';
import { CollectionQueries } from './collection.queries';
import { FinishCollection } from './finish-collection';
import { LockWindowAgain } from './lock-window-again';
import { ModerationQueries } from './moderation.queries';
import { RecordModeration } from './record-moderation';
import { RemindTeachers } from './remind-teachers';
import { SetReminders } from './set-reminders';
import { SetWindow } from './set-window';
import { UnlockWindow } from './unlock-window';
import {
  FinishCollectionDto,
  ModerationDto,
  RecordModerationDto,
  RemindedDto,
  SetRemindersDto,
  SetWindowDto,
  UnlockWindowDto,
  WindowCollectionDto,
} from './windows.dto';

@ApiTags('windows')
@Controller('api/v1/schools/:schoolId/windows/:windowId')
export class WindowsController {
  constructor(
    private readonly collection: CollectionQueries,
    private readonly moderations: ModerationQueries,
    private readonly setting: SetWindow,
    private readonly unlocking: UnlockWindow,
    private readonly locking: LockWindowAgain,
    private readonly finishing: FinishCollection,
    private readonly reminding: RemindTeachers,
    private readonly settingReminders: SetReminders,
    private readonly moderating: RecordModeration,
  ) {}

  /** Says what is collected in a window, from whom and when. */
  @Put()
  @Permit('school.write')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  setWindow(
    @InSchool() caller: Caller,
    @Param('windowId') windowId: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: SetWindowDto,
  ): Promise<WindowDto> {
    return this.setting.run(caller, windowId, body, ifMatch);
  }

  /** Who has finished: every class and subject of the window with its marks so far, and what was unlocked. */
  @Get('collection')
  @Permit('results.read')
  getWindowCollection(@InSchool() caller: Caller, @Param('windowId') windowId: number): Promise<WindowCollectionDto> {
    return this.collection.one(caller, windowId);
  }

  /** Opens a locked window again until a day, for a reason. */
  @Post('unlocks')
  @HttpCode(204)
  @Permit('school.write')
  unlockWindow(
    @InSchool() caller: Caller,
    @Param('windowId') windowId: number,
    @Body() body: UnlockWindowDto,
  ): Promise<void> {
    return this.unlocking.run(caller, windowId, body);
  }

  /** Locks it again before that day. */
  @Delete('unlocks/:unlockId')
  @HttpCode(204)
  @Permit('school.write')
  lockWindowAgain(
    @InSchool() caller: Caller,
    @Param('windowId') windowId: number,
    @Param('unlockId', ParseUUIDPipe) unlockId: string,
  ): Promise<void> {
    return this.locking.run(caller, windowId, unlockId);
  }

  /** Says that the marks of a class in a subject are in, or takes it back. */
  @Put('finished')
  @HttpCode(204)
  @Permit('results.write')
  finishCollection(
    @InSchool() caller: Caller,
    @Param('windowId') windowId: number,
    @Body() body: FinishCollectionDto,
  ): Promise<void> {
    return this.finishing.run(caller, windowId, body);
  }

  /** Reminds everybody whose classes are not finished, once a day at most. */
  @Post('reminders')
  @HttpCode(200)
  @Permit('school.write')
  remindTeachers(@InSchool() caller: Caller, @Param('windowId') windowId: number): Promise<RemindedDto> {
    return this.reminding.run(caller, windowId);
  }

  /** Has the window remind by itself, or no longer. */
  @Put('reminders')
  @HttpCode(204)
  @Permit('school.write')
  setWindowReminders(
    @InSchool() caller: Caller,
    @Param('windowId') windowId: number,
    @Body() body: SetRemindersDto,
  ): Promise<void> {
    return this.settingReminders.run(caller, windowId, body);
  }

  /** What was moderated in the window, newest first. */
  @Get('moderations')
  @Permit('results.read')
  listModerations(@InSchool() caller: Caller, @Param('windowId') windowId: number): Promise<ModerationDto[]> {
    return this.moderations.inWindow(caller, windowId);
  }

  /** Records a moderation: sample, with whom, what was agreed. */
  @Post('moderations')
  @HttpCode(204)
  @Permit('moderation.write')
  recordModeration(
    @InSchool() caller: Caller,
    @Param('windowId') windowId: number,
    @Body() body: RecordModerationDto,
  ): Promise<void> {
    return this.moderating.run(caller, windowId, body);
  }
}
