import { Module } from '@nestjs/common';
import { AlertsController } from './alerts.controller';
import { AlertsQueries } from './alerts.queries';
import { AnswerAlert } from './answer-alert';
import { DismissAlert } from './dismiss-alert';
import { ReviewAlert } from './review-alert';
import { UndoAlertAct } from './undo-alert-act';

@Module({
  controllers: [AlertsController],
  providers: [AlertsQueries, AnswerAlert, DismissAlert, ReviewAlert, UndoAlertAct],
  exports: [AlertsQueries],
})
export class AlertsModule {}
