import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { PupilGate } from './pupil-gate';
import { Sessions } from './sessions';

@Global()
@Module({
  providers: [Sessions, PupilGate, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [Sessions, PupilGate],
})
export class AccessModule {}
