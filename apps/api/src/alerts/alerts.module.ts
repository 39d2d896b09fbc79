import { Module } from '@nestjs/common';
import { AlertsController } from './alerts.controller';
import { AlertsQueries } from './alerts.queries';
import { AnswerAlert } from './answer-alert';
import { ChangeVerdictsController } from './change-verdicts.controller';
import { ChangeVerdictsQueries } from './change-verdicts.queries';
import { DismissAlert } from './dismiss-alert';
import { ReviewAlert } from './review-alert';
import { UndoAlertAct } from './undo-alert-act';

@Module({
  controllers: [AlertsController, ChangeVerdictsController],
  providers: [AlertsQueries, AnswerAlert, ChangeVerdictsQueries, DismissAlert, ReviewAlert, UndoAlertAct],
  exports: [AlertsQueries],
})
export class AlertsModule {}
