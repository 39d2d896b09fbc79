import { Module } from '@nestjs/common';
import { ClassTargetsQueries } from './class-targets.queries';
import { EndWorkingTo } from './end-working-to';
import { ReopenWorkingTo } from './reopen-working-to';
import { SetForecasts } from './set-forecasts';
import { SetTargets } from './set-targets';
import { SetWorkingTo } from './set-working-to';
import { TakeBackWorkingTo } from './take-back-working-to';
import { TargetsController } from './targets.controller';
import { TargetsQueries } from './targets.queries';

@Module({
  controllers: [TargetsController],
  providers: [
    ClassTargetsQueries,
    EndWorkingTo,
    ReopenWorkingTo,
    SetForecasts,
    SetTargets,
    SetWorkingTo,
    TakeBackWorkingTo,
    TargetsQueries,
  ],
})
export class TargetsModule {}
