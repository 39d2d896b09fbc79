import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { AlertDto, AlertPageDto, AnswerAlertDto, DismissAlertDto, ReviewAlertDto } from './alerts.dto';
import { AlertsQueries } from './alerts.queries';
import { AnswerAlert } from './answer-alert';
import { DismissAlert } from './dismiss-alert';
import { ReviewAlert } from './review-alert';
import { UndoAlertAct } from './undo-alert-act';

@ApiTags('alerts')
@Controller('api/v1/schools/:schoolId/alerts')
export class AlertsController {
  constructor(
    private readonly queries: AlertsQueries,
    private readonly answering: AnswerAlert,
    private readonly reviewing: ReviewAlert,
    private readonly dismissing: DismissAlert,
    private readonly undoing: UndoAlertAct,
  ) {}

  /** Year groups, classes and sub-groups whose level fell beyond its interval. Names no pupil. */
  @Get()
  @Permit('alerts.read')
  listAlerts(@InSchool() caller: Caller): Promise<AlertPageDto> {
    return this.queries.list(caller);
  }

  /** Answers an alert with an action of the school. */
  @Post(':alertId/action')
  @HttpCode(200)
  @Permit('alerts.act')
  @NeedsVersion()
  answerAlert(
    @InSchool() caller: Caller,
    @Param('alertId', ParseUUIDPipe) alertId: string,
    @Body() answer: AnswerAlertDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<AlertDto> {
    return this.answering.run({ caller, alertId, ifMatch, answer });
  }

  /** Says how the action about an alert stands. */
  @Post(':alertId/review')
  @HttpCode(200)
  @Permit('alerts.act')
  @NeedsVersion()
  reviewAlert(
    @InSchool() caller: Caller,
    @Param('alertId', ParseUUIDPipe) alertId: string,
    @Body() review: ReviewAlertDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<AlertDto> {
    return this.reviewing.run({ caller, alertId, ifMatch, review });
  }

  /** Says why nothing needs to be done about an alert. */
  @Post(':alertId/dismiss')
  @HttpCode(200)
  @Permit('alerts.act')
  @NeedsVersion()
  dismissAlert(
    @InSchool() caller: Caller,
    @Param('alertId', ParseUUIDPipe) alertId: string,
    @Body() { reason }: DismissAlertDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<AlertDto> {
    return this.dismissing.run({ caller, alertId, ifMatch, reason });
  }

  /** Takes back one's own last act on an alert, within a day. */
  @Post(':alertId/undo')
  @HttpCode(200)
  @Permit('alerts.act')
  @NeedsVersion()
  undoAlertAct(
    @InSchool() caller: Caller,
    @Param('alertId', ParseUUIDPipe) alertId: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<AlertDto> {
    return this.undoing.run({ caller, alertId, ifMatch });
  }
}
